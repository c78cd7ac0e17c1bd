/** Guests on a node that a test empties. */
import type { KubeObject } from '../../kube/object';
import { type EngineOnSandbox, kind } from './engine-on-sandbox';

const VM = kind('kubevirt.io/v1', 'VirtualMachine');
const VMI = kind('kubevirt.io/v1', 'VirtualMachineInstance');
const NODE = kind('v1', 'Node');

/** A VM whose guest may leave its node. */
export async function runningGuest(on: EngineOnSandbox, name: string, spec: object, more: object = {}): Promise<void> {
  await on.cluster.apply(VM, {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachine',
    metadata: { name, namespace: on.namespace },
    spec: {
      runStrategy: 'Always',
      template: {
        spec: {
          domain: { devices: { interfaces: [{ name: 'default', masquerade: {} }] }, memory: { guest: '1Gi' } },
          networks: [{ name: 'default', pod: {} }],
          ...spec,
        },
      },
      ...more,
    },
  });
  await on.until(VMI, name, isRunning);
}

export const isRunning = (live: KubeObject | undefined) =>
  live?.status?.['phase'] === 'Running' && JSON.stringify(live.status['conditions']).includes('"LiveMigratable"');

/** Only one node takes guests, while `work` makes them. */
export async function onlyOn<T>(on: EngineOnSandbox, node: string, work: () => Promise<T>): Promise<T> {
  const others = (await on.cluster.list(NODE)).items.filter(({ metadata }) => metadata?.name !== node);
  const set = (unschedulable: boolean | null) =>
    Promise.all(
      others.map(({ metadata }) =>
        on.cluster.patch(NODE, { name: metadata!.name! }, { type: 'merge', body: { spec: { unschedulable } } }),
      ),
    );
  await set(true);
  const made = await work();
  await set(null);
  return made;
}
