import { lazy } from '../../kube/lazy';
import type { KubeObject } from '../../kube/object';
import type { Diagnostic } from '../../kubevirt/admission';
import type { ClusterProfile } from '../../kubevirt/config';
import { warning } from './finding';

/** Loaded for the first object that they are about: most apps have none. */
const availability = lazy(() => require('../../kubevirt/availability') as typeof import('../../kubevirt/availability'));
const index = lazy(() => require('../../kubevirt/object-index') as typeof import('../../kubevirt/object-index'));

/** The objects of the app, and the cluster that they are for. */
export interface CheckedApp {
  readonly related: readonly KubeObject[];
  readonly profile: ClusterProfile;
}

/** Fields that the rules below read. */
type WithSpec = KubeObject & { spec?: Readonly<Record<string, unknown>> };

export const UNMOVABLE = 'OPS-01';
export const DRAIN = 'OPS-02';
export const RUNNING_TARGET = 'OPS-03';

/** A migration of a guest of the app that cannot be migrated. */
export function unmovable(object: WithSpec, { related, profile }: CheckedApp): Diagnostic[] {
  if (object.kind !== 'VirtualMachineInstanceMigration') return [];
  const vm = index()
    .objectIndex(related)
    .find('VirtualMachine', String(object.spec?.['vmiName']), object.metadata?.namespace);
  const obstacle = vm && availability().migrationObstacle(vm, { related, profile });
  if (obstacle === undefined) return [];
  return [
    warning(
      UNMOVABLE,
      object,
      'spec.vmiName',
      `The guest ${object.spec?.['vmiName']} cannot be migrated live: ${obstacle}. The migration will be rejected while the guest runs. Remove what prevents it, or stop the VM and start it elsewhere.`,
    ),
  ];
}

/** The maintenance of a node, with what becomes of the guests of the app. */
export function drained(object: WithSpec, { related, profile }: CheckedApp): Diagnostic[] {
  if (object.kind !== 'NodeMaintenance') return [];
  const node = object.spec?.['nodeName'];
  const { drainOutlook, drainOutlookText } = availability();
  const text = drainOutlookText(drainOutlook(node, related, { profile }));
  if (text === undefined) return [];
  return [
    warning(
      DRAIN,
      object,
      'spec.nodeName',
      `Of the guests of this app that may run on ${typeof node === 'string' ? node : 'the node'}, a drain has this effect: ${text}`,
    ),
  ];
}

const WAITS = new Set([undefined, 'WaitGracePeriod', 'FailImmediate']);

/** A restore of a VM that the app keeps running. */
export function runningTarget(object: WithSpec, { related }: CheckedApp): Diagnostic[] {
  if (object.kind !== 'VirtualMachineRestore' || !WAITS.has(object.spec?.['targetReadinessPolicy'] as string))
    return [];
  const name = (object.spec?.['target'] as { name?: string } | undefined)?.name;
  const vm = index().objectIndex(related).find<WithSpec>('VirtualMachine', String(name), object.metadata?.namespace);
  if (vm?.spec?.['runStrategy'] !== 'Always') return [];
  return [
    warning(
      RUNNING_TARGET,
      object,
      'spec.target',
      `The VM ${name} runs (runStrategy Always), and its restore fails unless it is stopped within ${object.spec?.['targetReadinessPolicy'] === 'FailImmediate' ? 'no time' : '5 minutes'}. Set runStrategy: Halted on the VM until it is restored, or targetReadinessPolicy: StopTarget.`,
    ),
  ];
}
