/** What is not as it looks: machines whose guest is gone, and changes that have not reached the guest. */
import { objectAt, objectsAt, valueAt } from '../../kube/json';
import { nodeNotReady } from '../../kube/node';
import { DEFAULT_NAMESPACE, type KubeObject } from '../../kube/object';
import { objectIndex } from '../object-index';
import { drainOf } from './drain';
import { machineOf, type Surroundings } from './machine';

export type Concern =
  | 'guest-gone'
  | 'not-running'
  | 'pending-restart'
  | 'pending-live-change'
  | 'outdated-launcher'
  | 'cannot-move';

/** Concerns of a machine in the order in which they are reported, and what each means. */
export const CONCERNS: Readonly<Record<Concern, string>> = {
  'guest-gone': 'its node does not answer, so the guest is probably gone although the VM says Running',
  'not-running': 'should run and does not',
  'pending-restart': 'a change waits for the next restart of the guest',
  'pending-live-change': 'a change is on its way to the running guest',
  'outdated-launcher': 'runs in a virt-launcher of an earlier KubeVirt',
  'cannot-move': 'a drain of its node waits for it or shuts it down',
};

export interface MachineStatus {
  namespace: string;
  name: string;
  /** As KubeVirt shows it: `Running`. */
  status: string;
  node?: string;
  concerns: { concern: Concern; message: string }[];
}

const LIVE_CHANGES: Readonly<Record<string, string>> = {
  HotVCPUChange: 'CPUs',
  HotMemoryChange: 'memory',
  VolumesChange: 'volumes',
  MigrationRequired: 'a change that needs a migration',
};
/** KubeVirt puts this label on guests whose launcher is not of its own version. */
const OUTDATED = 'kubevirt.io/outdatedLauncherImage';
const RUNS = new Set(['Running', 'Migrating', 'Paused']);

/** The status of one VirtualMachine, among the objects of the cluster that were read: VMIs, Nodes, claims. */
export function machineStatus(
  vm: KubeObject,
  surroundings: Surroundings & { related: readonly KubeObject[] },
): MachineStatus {
  const name = vm.metadata?.name ?? '';
  const namespace = vm.metadata?.namespace ?? DEFAULT_NAMESPACE;
  const index = objectIndex(surroundings.related);
  const vmi = index.find('VirtualMachineInstance', name, namespace);
  const status = String(valueAt(vm, 'status', 'printableStatus') ?? 'Unknown');
  const node = valueAt(vmi, 'status', 'nodeName');
  const found: Partial<Record<Concern, string | undefined>> = {
    'guest-gone':
      vmi &&
      goneWith(
        vmi,
        index.all('Node').find((one) => one.metadata?.name === node),
      ),
    'not-running': notRunning(vm, status, surroundings),
    'pending-restart': messageOf(vm, 'RestartRequired', 'True'),
    'pending-live-change': vmi && pendingOn(vmi),
    'outdated-launcher':
      vmi?.metadata?.labels && OUTDATED in vmi.metadata.labels
        ? 'it is brought up to date by a migration or a restart'
        : undefined,
    'cannot-move': vmi && cannotMove(vm, surroundings),
  };
  return {
    namespace,
    name,
    status,
    ...(typeof node === 'string' && { node }),
    concerns: (Object.keys(CONCERNS) as Concern[]).flatMap((concern) => {
      const message = found[concern];
      return message === undefined ? [] : [{ concern, message }];
    }),
  };
}

function goneWith(vmi: KubeObject, node: KubeObject | undefined): string | undefined {
  if (valueAt(vmi, 'status', 'phase') !== 'Running' || !node) return undefined;
  const trouble = nodeNotReady(node);
  return trouble && `node ${node.metadata?.name} has not been ready since ${trouble.since ?? 'an unknown time'}`;
}

function notRunning(vm: KubeObject, status: string, surroundings: Surroundings): string | undefined {
  if (RUNS.has(status) || machineOf(vm, surroundings).runStrategy !== 'Always') return undefined;
  const trouble = objectsAt(vm, 'status', 'conditions').find(
    (one) => ['PodScheduled', 'Synchronized', 'Failure'].includes(String(one['type'])) && one['message'],
  );
  return trouble ? `it is ${status}: ${String(trouble['message'])}` : `it is ${status}`;
}

function messageOf(object: KubeObject, type: string, status: string): string | undefined {
  const found = objectsAt(object, 'status', 'conditions').find(
    (one) => one['type'] === type && one['status'] === status,
  );
  return found && String(found['message'] ?? found['reason'] ?? type);
}

function pendingOn(vmi: KubeObject): string | undefined {
  const waiting = Object.entries(LIVE_CHANGES).filter(([type]) => messageOf(vmi, type, 'True') !== undefined);
  const moving = objectAt(vmi, 'status', 'migrationState');
  if (waiting.length === 0) return undefined;
  const how = moving?.['startTimestamp'] && !moving['endTimestamp'] ? 'is being migrated' : 'waits for a migration';
  return `${waiting.map(([, what]) => what).join(', ')}: the guest ${how}`;
}

function cannotMove(vm: KubeObject, surroundings: Surroundings): string | undefined {
  const { unmovable } = machineOf(vm, surroundings);
  const { outcome, sentence } = drainOf(vm, surroundings);
  return outcome === 'blocks' || (unmovable && outcome !== 'not-running') ? sentence : undefined;
}
