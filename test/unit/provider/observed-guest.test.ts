import { diff } from '../../../provider/server/diff';
import { read } from '../../../provider/server/read';
import { update } from '../../../provider/server/update';
import { Session } from '../../../provider/session';
import type { Properties } from '../../../provider/wire';
import { kubeconfig, scripted } from '../cluster/server';

const URN = 'urn:pulumi:dev::shop::kubevirt:core/v1:VirtualMachine::web';
const KEY = { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine' };

const specOf = ({ guest = '1Gi', hostname = 'web', userData = '', runStrategy = 'Always' } = {}) => ({
  runStrategy,
  template: {
    spec: {
      hostname,
      domain: {
        devices: { disks: [{ name: 'root', disk: { bus: 'virtio' } }] },
        memory: { guest },
      },
      volumes: [
        { name: 'root', containerDisk: { image: 'quay.io/containerdisks/fedora:42' } },
        ...(userData ? [{ name: 'init', cloudInitNoCloud: { userData } }] : []),
      ],
    },
  },
});
const inputsOf = (change: Parameters<typeof specOf>[0] = {}): Properties => ({
  value: { ...KEY, metadata: { name: 'web', namespace: 'vms' }, spec: specOf(change) },
  secrets: [],
});
const outputsWith = (guest: object | undefined, inputs = inputsOf()): Properties => ({
  value: { ...inputs.value, uid: 'u1', ...(guest && { guest }) },
  secrets: [],
});

interface World {
  /** Generation of the machine, and the one that its guest was booted from; no guest where that is missing. */
  generation: number;
  booted?: number;
  migratable?: boolean;
  waits?: boolean;
  /** Of the condition Ready of the machine. */
  ready?: object;
  spec?: object;
}

/** A cluster that holds one machine. */
async function clusterWith({ generation, booted, migratable = true, waits = false, ready, spec = specOf() }: World) {
  const meta = { name: 'web', namespace: 'vms', resourceVersion: '7' };
  const running = booted !== undefined;
  const machine = {
    ...KEY,
    metadata: { ...meta, uid: 'u1', generation },
    spec,
    status: running
      ? {
          created: true,
          ready: true,
          printableStatus: 'Running',
          conditions: [{ type: 'Ready', status: 'True', ...ready }],
        }
      : { printableStatus: 'Stopped' },
  };
  const condition = (type: string, is: boolean) => ({ type, status: is ? 'True' : 'False' });
  const instance = {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachineInstance',
    metadata: { ...meta, uid: 'i1' },
    status: {
      phase: 'Running',
      nodeName: 'node-1',
      virtualMachineRevisionName: `revision-start-vm-u1-${booted}`,
      conditions: [condition('LiveMigratable', migratable), ...(waits ? [condition('HotMemoryChange', true)] : [])],
    },
  };
  const api = await scripted(({ url }) => {
    if (url.searchParams.get('watch')) return (_request, response) => void response.writeHead(200).flushHeaders();
    const isList = url.pathname.endsWith('instances') || url.pathname.endsWith('machines');
    const items = url.pathname.includes('instances') ? (running ? [instance] : []) : [machine];
    return { body: isList ? { metadata: { resourceVersion: '7' }, items } : machine };
  });
  const session = new Session();
  session.config = { ...session.config, kubeconfig: kubeconfig(api.address) };
  const close = async () => {
    await session.close();
    await api.stop();
  };
  return { session, close, seen: api.seen };
}

/** The guest in the state after an update from one state to another. */
async function updated(world: World, olds: Properties, from: Properties, to: Properties) {
  const { session, close } = await clusterWith({ spec: to.value['spec'] as object, ...world });
  try {
    const request = { id: 'vms/web', urn: URN, olds, oldInputs: from, news: to, timeout: 60, preview: false };
    const { properties } = await update({ ...request, ignoreChanges: [], name: '', type: '' } as never, session);
    return properties!;
  } finally {
    await close();
  }
}

async function refreshed(world: World, outputs: Properties, inputs = inputsOf()) {
  const { session, close, seen } = await clusterWith(world);
  const warned: string[] = [];
  session.engine = { ...session.engine, warn: (_, message) => void warned.push(message) };
  try {
    const request = { id: 'vms/web', urn: URN, inputs, properties: outputs, timeout: 60 };
    const { properties } = await read(request as never, session);
    return {
      warned,
      guest: properties!.value['guest'],
      requests: seen.map(({ method, url }) => `${method} ${url.pathname}`),
    };
  } finally {
    await close();
  }
}

/** What a preview of a change reports and rejects. */
async function previewed(guest: object | undefined, from: Properties, to: Properties, methods?: string[]) {
  const session = new Session();
  session.config = {
    ...session.config,
    profile: { ...session.config.profile, workloadUpdateMethods: methods } as never,
  };
  const said: string[] = [];
  session.engine = {
    status: async () => {},
    warn: (_, message) => void said.push(message),
    inform: () => {},
    close: () => {},
  };
  let error: unknown;
  try {
    const request = { id: 'vms/web', urn: URN, olds: outputsWith(guest, from), oldInputs: from, news: to };
    await diff({ ...request, ignoreChanges: [] } as never, session);
  } catch (thrown) {
    error = thrown;
  }
  return { said: said.join('\n'), error: error as Error | undefined };
}

const RUNS = { running: true, phase: 'Running', liveMigratable: true };
const refuse = (properties: Properties): Properties => ({
  ...properties,
  value: { ...properties.value, onRestart: 'refuse' },
});

describe('the state holds the guest as it was last observed', () => {
  it('after a change that the guest has yet to boot with: the spec that it was booted from', async () => {
    const before = outputsWith({ ...RUNS, revision: 'revision-start-vm-u1-1' });
    const { value } = await updated({ generation: 2, booted: 1 }, before, inputsOf(), inputsOf({ guest: '2Gi' }));
    expect(value['guest']).toEqual({ ...RUNS, revision: 'revision-start-vm-u1-1', bootedFrom: specOf() });
  });

  it('after a second such change: still the one that it was booted from', async () => {
    const before = outputsWith({ ...RUNS, revision: 'revision-start-vm-u1-1', bootedFrom: specOf() });
    const { value } = await updated(
      { generation: 3, booted: 1 },
      before,
      inputsOf({ guest: '2Gi' }),
      inputsOf({ guest: '3Gi' }),
    );
    expect(value['guest']).toMatchObject({ bootedFrom: specOf() });
  });

  it.each<[string, World, object | undefined, object]>([
    ['booted from what the program says', { generation: 2, booted: 2 }, undefined, { ...RUNS, settled: true }],
    ['not migratable', { generation: 1, booted: 1, migratable: false }, undefined, { liveMigratable: false }],
    ['waiting for a migration', { generation: 1, booted: 1, waits: true }, undefined, { settled: false }],
    ['booted anew since', { generation: 2, booted: 2 }, { ...RUNS, revision: 'r-1', bootedFrom: {} }, RUNS],
    ['at rest', { generation: 2, spec: specOf({ runStrategy: 'Manual' }) }, RUNS, { running: false }],
  ])('after a refresh: %s', async (_, world, before, expected) => {
    const { guest } = await refreshed(
      world,
      outputsWith(before),
      inputsOf({ ...(world.spec && { runStrategy: 'Manual' }) }),
    );
    expect(guest).toMatchObject(expected);
    expect(guest).not.toHaveProperty('bootedFrom');
  });

  it('D-e: a refresh warns of a machine that is shown as Running while its node does not answer, and of no other', async () => {
    const warnings = async (ready: object) =>
      (await refreshed({ generation: 1, booted: 1, ready }, outputsWith(undefined))).warned;
    expect(await warnings({ status: 'False' })).toEqual([
      expect.stringMatching(/^guest is Running as last reported, but its node does not answer\. Check the node\./),
    ]);
    expect(await warnings({ status: 'False', reason: 'GuestNotRunning' })).toEqual([]);
    expect(await warnings({})).toEqual([]);
  });

  it('does not call a machine stopped that is about to start', async () => {
    expect((await refreshed({ generation: 1 }, { value: {}, secrets: [] })).guest).toBeUndefined();
  });

  it('costs no request beyond those that find the machine and its instance', async () => {
    const { requests } = await refreshed({ generation: 1, booted: 1 }, outputsWith(undefined));
    const namespace = '/apis/kubevirt.io/v1/namespaces/vms';
    expect([...new Set(requests)]).toEqual([
      `GET ${namespace}/virtualmachines/web`,
      `GET ${namespace}/virtualmachineinstances`,
    ]);
  });

  it('keeps secret what was secret in the spec that the guest was booted from', async () => {
    const from = inputsOf({ userData: '#cloud-config\npassword: correct-horse' });
    const before = outputsWith({ ...RUNS, revision: 'revision-start-vm-u1-1' }, from);
    const { secrets } = await updated({ generation: 2, booted: 1 }, before, from, inputsOf());
    expect(secrets).toContainEqual([
      'guest',
      'bootedFrom',
      'template',
      'spec',
      'volumes',
      1,
      'cloudInitNoCloud',
      'userData',
    ]);
  });
});

describe('a preview uses what was observed, and says so', () => {
  const more = inputsOf({ guest: '2Gi' });

  it.each<[string, object | undefined, RegExp]>([
    ['assumes a running guest that can be migrated', undefined, /goes live by migration \(if the guest runs, can be/],
    ['of one that can be migrated', RUNS, /by migration \(as last observed, the guest runs and can be live-migrated/],
    ['of one that cannot', { ...RUNS, liveMigratable: false }, /needs a restart \(.* runs and cannot be live-migrated/],
    ['of one that was booted with more', { ...RUNS, bootedFrom: specOf({ guest: '2Gi' }) }, /as last observed/],
  ])('%s', async (_, guest, expected) => {
    expect((await previewed(guest, inputsOf(), more)).said).toMatch(expected);
  });

  it('of a stopped one, nothing needs a restart', async () => {
    const manual = (change = {}) => inputsOf({ runStrategy: 'Manual', ...change });
    const to = refuse(manual({ hostname: 'other' }));
    expect((await previewed({ running: false }, refuse(manual()), to)).error).toBeUndefined();
    expect((await previewed(undefined, refuse(manual()), to)).error?.message).toMatch(
      /^spec\.template\.spec\.hostname: .*`onRestart: refuse` forbids this/,
    );
  });

  it('rejects by `onRestart: refuse` a resize of a guest that cannot be migrated', async () => {
    const stuck = { ...RUNS, liveMigratable: false };
    expect((await previewed(stuck, refuse(inputsOf()), refuse(more))).error?.message).toMatch(
      /domain\.memory\.guest: .*allow/,
    );
    expect((await previewed(RUNS, refuse(inputsOf()), refuse(more))).error).toBeUndefined();
  });

  it.each<[string, string[] | undefined, RegExp]>([
    [
      'only if workloadUpdateMethods lists LiveMigrate',
      undefined,
      /by migration .*only if workloadUpdateMethods lists LiveM/,
    ],
    [
      'not by itself',
      ['Evict'],
      /by migration .*does not migrate it by itself, since workloadUpdateMethods lacks LiveMigr/,
    ],
    ['by itself', ['LiveMigrate'], /by migration (?!.*workloadUpdateMethods)/],
  ])('D5: says that KubeVirt migrates the guest %s', async (_, methods, said) => {
    const [from, to] = [inputsOf(), inputsOf({ guest: '2Gi' })];
    expect((await previewed({ ...RUNS, settled: true }, from, to, methods)).said).toMatch(said);
  });

  it('of one that waits for an earlier change, unless KubeVirt migrates guests by itself', async () => {
    const guest = { ...RUNS, bootedFrom: specOf() };
    const [from, to] = [inputsOf({ guest: '2Gi' }), inputsOf({ guest: '3Gi' })];
    expect((await previewed(guest, from, to)).said).toMatch(
      /gets stuck .*an earlier change .*`pulumi refresh` updates this/,
    );
    expect((await previewed(guest, from, to, ['LiveMigrate'])).said).toMatch(/goes live by migration/);
  });
});
