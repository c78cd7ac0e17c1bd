/** A sandbox as a reader sees it who looks at it during a migration: always the same guests on the same nodes. */
import { serveView } from '../../cli/sandbox-view/server';
import type { Cluster, ResourceKind } from '../../cluster';
import type { KubeObject } from '../../kube/object';
import { kindOf } from '../../kubevirt/kinds';
import { FAULT_ANNOTATION, startSandbox } from '../../sandbox';

const EVENT = kindOf('v1', 'Event')!;
const NODE = kindOf('v1', 'Node')!;
const VM = kindOf('kubevirt.io/v1', 'VirtualMachine')!;
const VMI = kindOf('kubevirt.io/v1', 'VirtualMachineInstance')!;
const MIGRATION = kindOf('kubevirt.io/v1', 'VirtualMachineInstanceMigration')!;
const SPEED = 10;

/** Guests by the nodes on which they may run. */
const GUESTS: Readonly<Record<string, readonly [memory: string, ...nodes: string[]]>> = {
  'web-1': ['4Gi', 'node-1'],
  'web-2': ['4Gi', 'node-1', 'node-2'],
  postgres: ['32Gi', 'node-1'],
  redis: ['8Gi', 'node-2'],
  search: ['16Gi', 'node-2'],
  build: ['24Gi', 'node-3'],
  mail: ['4Gi', 'node-3'],
  legacy: ['8Gi', 'node-3'],
};
const MOVING = 'web-2';
const STOPPED = 'legacy';

function vm(name: string, memory: string, ...nodes: readonly string[]): KubeObject {
  const hosts = { key: 'kubernetes.io/hostname', operator: 'In', values: nodes };
  const terms = { nodeSelectorTerms: [{ matchExpressions: [hosts] }] };
  const affinity = { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: terms } };
  const devices = { interfaces: [{ name: 'default', masquerade: {} }] };
  return {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachine',
    metadata: { name, namespace: 'default' },
    spec: {
      runStrategy: 'Always',
      template: {
        spec: {
          affinity,
          domain: { devices, memory: { guest: memory } },
          networks: [{ name: 'default', pod: {} }],
        },
      },
    },
  };
}

/** Calls back with the address of the view while a guest is on its way. */
export async function duringMigration(look: (url: string) => Promise<void>): Promise<void> {
  const sandbox = await startSandbox({ name: 'default', nodes: 3, speed: SPEED });
  const source = { name: 'default', find: async () => ({ id: 'one', kubeconfig: sandbox.kubeconfig }) };
  const view = await serveView({ source });
  try {
    const cluster = sandbox.cluster();
    const [, origin, target] = GUESTS[MOVING]!;
    const cordon = (unschedulable: boolean) =>
      cluster.patch(NODE, { name: target! }, { type: 'merge', body: { spec: { unschedulable } } });
    // So that it begins on the first of its nodes.
    await cordon(true);
    await cluster.apply(VM, vm(MOVING, ...GUESTS[MOVING]!));
    await seen(
      cluster,
      VMI,
      ({ metadata, status }) =>
        metadata?.name === MOVING && status?.['nodeName'] === origin && status['phase'] === 'Running',
    );
    await cordon(false);
    for (const [name, of] of Object.entries(GUESTS)) if (name !== MOVING) await cluster.apply(VM, vm(name, ...of));
    for (const name of Object.keys(GUESTS))
      await seen(cluster, VMI, ({ metadata, status }) => metadata?.name === name && status?.['phase'] === 'Running');
    await cluster.patch(
      VM,
      { namespace: 'default', name: STOPPED },
      { type: 'merge', body: { spec: { runStrategy: 'Halted' } } },
    );
    await seen(cluster, EVENT, (event) => event['reason'] === 'Stopped');
    // What was noted until now differs from run to run in its order.
    for (const { metadata } of (await cluster.list(EVENT)).items)
      await cluster.delete(EVENT, { namespace: metadata?.namespace, name: metadata?.name ?? '' });
    // Slow enough to be looked at.
    const slow = { metadata: { annotations: { [FAULT_ANNOTATION]: 'slow' } } };
    await cluster.patch(VMI, { namespace: 'default', name: MOVING }, { type: 'merge', body: slow });
    await cluster.create(MIGRATION, {
      apiVersion: 'kubevirt.io/v1',
      kind: 'VirtualMachineInstanceMigration',
      metadata: { name: 'move', namespace: 'default' },
      spec: { vmiName: MOVING },
    });
    await look(view.url);
  } finally {
    await view.close();
    await sandbox.stop();
  }
}

/** Waits until an object of this kind is as it should be. */
async function seen(cluster: Cluster, kind: ResourceKind, isSo: (object: KubeObject) => boolean): Promise<void> {
  const watch = cluster.watch(kind, { namespace: 'default' });
  try {
    await watch.ready();
    await new Promise<void>((resolve, reject) => {
      const look = () => watch.list().some(isSo) && resolve();
      watch.onChange(look);
      AbortSignal.timeout(60_000).onabort = () => reject(new Error(`No ${kind.kind} became what the picture needs.`));
    });
  } finally {
    watch.close();
  }
}
