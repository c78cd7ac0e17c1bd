import { compareTrees, type Plan } from '../../../../cli/plan/compare';
import { readLive } from '../../../../cli/plan/live';
import { planText } from '../../../../cli/plan/text';
import { treeOf } from '../../../../cli/plan/tree';
import type { KubeObject } from '../../../../kube/object';
import { applyDefaults } from '../../../../kubevirt/defaults';
import { type Reply, type Seen, scripted, status } from '../../cluster/server';
import { type Edits, vm } from '../../impact/objects';

const tree = (object: object) => treeOf([{ file: 'web.yaml', object: object as Record<string, unknown> }], 'web.yaml');

const KUBEVIRT = {
  metadata: { name: 'kubevirt', namespace: 'kubevirt' },
  spec: { workloadUpdateStrategy: { workloadUpdateMethods: ['LiveMigrate'] } },
  status: { observedKubeVirtVersion: 'v1.9.0', defaultArchitecture: 'amd64' },
};
const condition = (type: string, value: boolean) => ({ type, status: value ? 'True' : 'False' });

interface Guest {
  liveMigratable?: boolean;
  phase?: string;
  migrating?: boolean;
}

function vmi({ liveMigratable = true, phase = 'Running', migrating = false }: Guest): object {
  return {
    metadata: { name: 'web', namespace: 'vms' },
    spec: {},
    status: {
      phase,
      nodeName: 'here',
      virtualMachineRevisionName: 'revision-start-vm-1-1',
      conditions: [condition('LiveMigratable', liveMigratable), condition('StorageLiveMigratable', liveMigratable)],
      ...(migrating && { migrationState: { startTimestamp: '2026-01-01T00:00:00Z' } }),
    },
  };
}

/** The VM as the cluster stores it: with what its webhooks wrote. */
function stored(edits: Edits = {}): KubeObject {
  const live = applyDefaults(vm(edits) as unknown as KubeObject);
  const domain = (live.spec as { template: { spec: { domain: Record<string, unknown> } } }).template.spec.domain;
  domain['firmware'] = { uuid: '6a1a24a1-4061-4607-8bf4-a3963d0c5895', serial: 'e2686dfe-8e15-4ddb-a3cb-f9a9d29bd3e7' };
  return live;
}

const node = (name: string, spec: object = {}) => ({
  metadata: { name, labels: { 'kubevirt.io/schedulable': 'true' } },
  spec,
  status: { conditions: [condition('Ready', true)] },
});
const claims = ['data', 'plug', 'iso'].map((name) => ({ metadata: { name, namespace: 'vms' }, spec: {} }));
const list = (...items: object[]): Reply => ({ body: { metadata: {}, items } });

/** What an API server answers by path; a test overrides some. */
function cluster(guests: object[], booted: Edits, override: Record<string, Reply>) {
  const replies: Record<string, Reply> = {
    '/apis/kubevirt.io/v1/kubevirts': list(KUBEVIRT),
    '/apis/kubevirt.io/v1/namespaces/vms/virtualmachines': list(stored()),
    '/apis/kubevirt.io/v1/namespaces/vms/virtualmachineinstances': list(...guests),
    '/api/v1/namespaces/vms/persistentvolumeclaims': list(...claims),
    '/api/v1/nodes': list(node('here'), node('there'), node('cordoned', { unschedulable: true })),
    '/apis/apps/v1/namespaces/vms/controllerrevisions/revision-start-vm-1-1': {
      body: { metadata: { name: 'revision-start-vm-1-1' }, data: { spec: stored(booted).spec } },
    },
    ...override,
  };
  return ({ url }: Seen): Reply => replies[url.pathname] ?? { status: 404, body: status(404, 'NotFound', 'not found') };
}

/** The plan of a change against such a cluster, and the methods of all requests. */
async function planned(
  edits: Edits,
  {
    guests = [vmi({})],
    booted = {},
    override = {},
    before = {},
  }: {
    guests?: object[];
    booted?: Edits;
    before?: Edits;
    override?: Record<string, Reply>;
  } = {},
): Promise<{ plan: Plan; requests: string[] }> {
  const server = await scripted(cluster(guests, booted, override), { retry: { retries: 0 } });
  try {
    const [old, now] = [tree(vm(before)), tree(vm({ ...before, ...edits }))];
    const live = await readLive(server.cluster, old, now);
    return {
      plan: compareTrees(old, now, undefined, live),
      requests: server.seen.map(({ method, url }) => `${method} ${url.pathname}`),
    };
  } finally {
    await server.stop();
  }
}

const MEMORY = { 'domain.memory.guest': '4Gi' };
const SOCKETS = { 'domain.cpu.sockets': 4 };

describe('a plan of a live cluster', () => {
  it('assumes nothing of a guest that it can read, and only sends GET requests', async () => {
    const { plan, requests } = await planned(MEMORY);
    expect(plan.objects[0]?.impact).toMatchObject({ class: 'live+migration', assumptions: [] });
    expect(plan).not.toHaveProperty('unread');
    expect(requests.length).toBeGreaterThan(3);
    expect(requests.filter((request) => !request.startsWith('GET '))).toEqual([]);
  });

  it.each<[string, Edits, Guest[], string]>([
    ['cannot be migrated', MEMORY, [{ liveMigratable: false }], 'restart'],
    ['is migrating', SOCKETS, [{ migrating: true }], 'stuck'],
    ['is still starting', SOCKETS, [{ phase: 'Scheduled' }], 'live'],
    ['is not there', MEMORY, [], 'next-boot-silent'],
  ])('knows that the guest %s', async (_, edits, guests, expected) => {
    const { plan } = await planned(edits, { guests: guests.map(vmi) });
    expect(plan.objects[0]?.impact.class).toBe(expected);
  });

  it('shows where each guest runs, and which other nodes can take it', async () => {
    const { plan } = await planned(MEMORY);
    expect(plan.objects[0]?.guests).toEqual([{ name: 'web', node: 'here', others: ['there'] }]);
    const { plan: forbidden } = await planned(MEMORY, {
      override: { '/api/v1/nodes': { status: 403, body: status(403, 'Forbidden', 'nodes is forbidden') } },
    });
    expect(forbidden.objects[0]?.guests).toEqual([{ name: 'web', node: 'here' }]);
    expect(forbidden.unread).toEqual([
      expect.stringMatching(/^Node objects cannot be read: HTTP 403.*guest that moves/),
    ]);
  });

  it('compares with what the guest was booted from', async () => {
    const before = { hostname: 'other' };
    const { plan } = await planned({ 'metadata.labels': { a: 'b' } }, { before, booted: {} });
    expect(plan.objects[0]?.impact.class).toBe('restart');
    const { plan: restarted } = await planned({ 'metadata.labels': { a: 'b' } }, { before, booted: before });
    expect(restarted.objects[0]?.impact.class).toBe('no-effect');
  });

  it('knows which claims do not exist', async () => {
    const swap = { 'volumes[data].persistentVolumeClaim.claimName': 'nope' };
    const { plan } = await planned(swap, {
      before: { 'spec.updateVolumesStrategy': 'Migration' },
      booted: { 'spec.updateVolumesStrategy': 'Migration' },
    });
    expect(plan.objects[0]?.impact).toMatchObject({
      class: 'next-boot-silent',
      changes: [{ row: 'storage-migration-missing' }],
    });
  });

  it('says what it may not read, and what it assumes instead', async () => {
    const denied: Reply = { status: 403, body: status(403, 'Forbidden', 'virtualmachineinstances is forbidden') };
    const { plan } = await planned(MEMORY, {
      override: { '/apis/kubevirt.io/v1/namespaces/vms/virtualmachineinstances': denied },
    });
    expect(plan.unread).toEqual([
      expect.stringMatching(
        /^VirtualMachineInstance objects in namespace vms cannot be read: HTTP 403, .*assumes that guests run/,
      ),
    ]);
    expect(plan.objects[0]?.impact.assumptions).not.toEqual([]);
    expect(planText(plan, false)).toContain('? VirtualMachineInstance objects');
  });

  it('says so where the revision is gone that the guest was booted from', async () => {
    const gone: Reply = { status: 404, body: status(404, 'NotFound', 'not found') };
    const path = '/apis/apps/v1/namespaces/vms/controllerrevisions/revision-start-vm-1-1';
    const { plan } = await planned(MEMORY, { override: { [path]: gone } });
    expect(plan.unread).toEqual([
      expect.stringMatching(/^ControllerRevision vms\/revision-start-vm-1-1 .*old manifest/),
    ]);
  });

  it('is not made of a cluster without KubeVirt, which must be another one than was meant', async () => {
    const none = { override: { '/apis/kubevirt.io/v1/kubevirts': list() } };
    await expect(planned(MEMORY, none)).rejects.toThrow(/no KubeVirt object.*--context/);
  });

  it('is made all the same where the cluster cannot be reached, with one line about it', async () => {
    const server = await scripted(() => ({ status: 500 }), { retry: { retries: 0 } });
    await server.stop();
    const [old, now] = [tree(vm()), tree(vm(MEMORY))];
    const live = await readLive(server.cluster, old, now);
    expect(live.unread).toEqual([expect.stringMatching(/^The cluster cannot be reached: /)]);
    expect(compareTrees(old, now, undefined, live).objects[0]?.impact.class).toBe('live+migration');
  });
});
