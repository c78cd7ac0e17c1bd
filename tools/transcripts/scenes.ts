/** What the pages show of runs: each scene plays one of them on a sandbox, and answers what was shown. */

import { isTrue } from '../../kube/condition';
import type { KubeObject } from '../../kube/object';
import { kindOf } from '../../kubevirt/kinds';
import { FAULT_ANNOTATION } from '../../sandbox';
import type * as Sdk from '../../sdk';
import type { Transcripts } from './blocks';
import { NAMESPACE, type Stage } from './stage';

type Scene = (stage: Stage, kubevirt: typeof Sdk) => Promise<Transcripts>;

const NODE = kindOf('v1', 'Node')!;
const POD = kindOf('v1', 'Pod')!;
const VM = kindOf('kubevirt.io/v1', 'VirtualMachine')!;
const VMI = kindOf('kubevirt.io/v1', 'VirtualMachineInstance')!;
const NODES = ['node-1', 'node-2', 'node-3'] as const;

const IMAGE = 'quay.io/containerdisks/fedora:42';

const guest = (memory: string, spec: object = {}) => ({
  ...spec,
  domain: {
    memory: { guest: memory },
    devices: {
      disks: [{ name: 'root', disk: { bus: 'virtio' as const } }],
      interfaces: [{ name: 'default', masquerade: {} }],
    },
  },
  networks: [{ name: 'default', pod: {} }],
  volumes: [{ name: 'root', containerDisk: { image: IMAGE } }],
});

const vm = (name: string, spec: object, memory = '1Gi'): KubeObject => ({
  apiVersion: VM.apiVersion,
  kind: VM.kind,
  metadata: { name, namespace: NAMESPACE },
  spec: { runStrategy: 'Always', template: { spec: guest(memory, spec) } },
});

const runs = (live: KubeObject | undefined) =>
  live?.status?.['phase'] === 'Running' && JSON.stringify(live.status['conditions']).includes('"LiveMigratable"');

/** Only this node takes guests while `work` makes them. */
async function onlyOn(stage: Stage, node: string, work: () => Promise<void>): Promise<void> {
  const cordon = (unschedulable: boolean | null) =>
    Promise.all(
      NODES.filter((other) => other !== node).map((name) =>
        stage.cluster.patch(NODE, { name }, { type: 'merge', body: { spec: { unschedulable } } }),
      ),
    );
  await cordon(true);
  await work();
  await cordon(null);
}

async function start(stage: Stage, ...vms: readonly KubeObject[]): Promise<void> {
  for (const one of vms) await stage.cluster.apply(VM, one);
  for (const { metadata } of vms) await stage.until(VMI, metadata!.name!, runs);
}

async function remove(stage: Stage): Promise<void> {
  const scope = { namespace: NAMESPACE };
  const names = (await stage.cluster.list(VM, scope)).items.map(({ metadata }) => metadata!.name!);
  for (const name of names) await stage.cluster.delete(VM, { ...scope, name });
  for (const name of names) for (const kind of [VM, VMI]) await stage.until(kind, name, (live) => live === undefined);
}

/** A day on which no scene is played. */
const CLOSED = `${new Date().getUTCDay() === 0 ? 'Wed' : 'Sun'} 02:00-04:00 Europe/Berlin`;

/** By name; a scene may fill several blocks. They are played in this order: the last one leaves a node without power. */
export const SCENES: Readonly<Record<string, Scene>> = {
  /** The program of the README. */
  component: async (stage, kubevirt) => {
    const program = await stage.program('web', async () => {
      const web = new kubevirt.VirtualMachine('web', {
        namespace: 'default',
        instancetype: 'u1.medium',
        bootDisk: { import: { registry: IMAGE }, size: '20Gi' },
        allow: ['web-root'],
      });
      web.expose('http', { port: 80 });
      return { address: web.ipAddress };
    });
    const component = await program.up();
    await program.destroy();
    return { component };
  },
  resources: async (stage, kubevirt) => {
    let memory = '1Gi';
    const metadata = { namespace: NAMESPACE };
    const program = await stage.program('resources', async () => {
      new kubevirt.cdi.v1beta1.DataVolume('root', {
        metadata: { ...metadata, name: 'root' },
        spec: {
          source: { registry: { url: `docker://${IMAGE}` } },
          storage: { accessModes: ['ReadWriteMany'], resources: { requests: { storage: '20Gi' } } },
        },
        allow: ['root'],
      });
      new kubevirt.core.v1.VirtualMachine('web', {
        metadata: { ...metadata, name: 'web' },
        spec: {
          runStrategy: 'Always',
          template: { spec: { ...guest(memory), volumes: [{ name: 'root', dataVolume: { name: 'root' } }] } },
        },
      });
    });
    const resources = await program.up();
    memory = '2Gi';
    const live = await program.up();
    const destroyed = await program.destroy();
    return { resources: [...resources, ...destroyed], live };
  },
  restart: async (stage, kubevirt) => {
    let hostname: string | undefined;
    const program = await stage.program('restart', async () => {
      const web = new kubevirt.core.v1.VirtualMachine('web', {
        metadata: { name: 'web', namespace: NAMESPACE },
        spec: { runStrategy: 'Always', template: { spec: guest('1Gi', hostname ? { hostname } : {}) } },
      });
      return { address: web.ipAddresses.apply((addresses) => addresses?.[0]) };
    });
    await program.configure({ onRestart: 'restart' });
    await program.up();
    hostname = 'shop';
    const restart = await program.preview();
    await program.configure({ window: CLOSED });
    const window = [...(await program.preview()), ...(await program.up()), ...(await program.preview())];
    await program.configure({ window: '00:00-24:00 UTC' });
    const opened = await program.up();
    await program.destroy();
    return { restart, window, opened };
  },
  migration: async (stage, kubevirt) => {
    await start(stage, vm('web', { evictionStrategy: 'LiveMigrate' }));
    const program = await stage.program('migration', async () => {
      new kubevirt.actions.Migration('move', { vm: 'web', namespace: NAMESPACE });
    });
    const migration = await program.up();
    await program.destroy();
    await remove(stage);
    return { migration };
  },
  wait: async (stage) => {
    const lost = {
      volumes: [{ name: 'root', persistentVolumeClaim: { claimName: 'db-root' } }],
    };
    const db = vm('db', {});
    Object.assign((db.spec!['template'] as { spec: object }).spec, lost);
    let applied: Promise<unknown> | undefined;
    const wait = await stage.run(['wait', 'vm/web', 'vm/db', '--namespace', NAMESPACE, '--timeout', '15s'], (text) => {
      if (text.includes('/web: does not exist') && text.includes('/db: does not exist'))
        applied ??= Promise.all([vm('web', {}), db].map((one) => stage.cluster.apply(VM, one)));
    });
    await applied;
    await remove(stage);
    return { wait };
  },
  drain: async (stage, kubevirt) => {
    await onlyOn(stage, NODES[0], async () => {
      const moves = { evictionStrategy: 'LiveMigrate' };
      await start(stage, vm('web', moves), vm('db', moves), vm('batch', { evictionStrategy: 'None' }));
    });
    await stage.cluster.create(POD, {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'debug', namespace: NAMESPACE },
      spec: { nodeName: NODES[0], containers: [{ name: 'shell', image: 'quay.io/fedora/fedora:42' }] },
    });
    let force: true | undefined;
    const program = await stage.program('drain', async () => {
      new kubevirt.actions.Drain('maintenance', { node: NODES[0], ...(force && { force }) });
    });
    const planned = await program.preview();
    force = true;
    const drained = await program.up();
    await program.destroy();
    await remove(stage);
    return { 'drain-preview': planned, drain: drained };
  },
  status: async (stage) => {
    await onlyOn(stage, NODES[0], () => start(stage, vm('db', {})));
    await onlyOn(stage, NODES[1], () => start(stage, vm('web', {}), vm('mail', { evictionStrategy: 'LiveMigrate' })));
    const change = { spec: { template: { spec: { hostname: 'shop' } } } };
    await stage.cluster.patch(VM, { namespace: NAMESPACE, name: 'web' }, { type: 'merge', body: change });
    await stage.until(VM, 'web', (live) => live !== undefined && isTrue(live, 'RestartRequired'));
    const fault = { metadata: { annotations: { [FAULT_ANNOTATION]: 'power-off' } } };
    await stage.cluster.patch(NODE, { name: NODES[0] }, { type: 'merge', body: fault });
    await stage.until(NODE, NODES[0], (live) => JSON.stringify(live?.status?.['conditions']).includes('"Unknown"'));
    return { status: await stage.run(['status', '--namespace', NAMESPACE]) };
  },
};
