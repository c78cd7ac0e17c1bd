import { shapesOf } from '../../../../cli/plan/shape';
import type { KubeObject } from '../../../../kube/object';
import { UNRESOLVED } from '../../../../kube/unresolved';

const guest = (edits: object = {}) => ({
  domain: {
    cpu: { sockets: 2, cores: 2 },
    memory: { guest: '4096Mi' },
    devices: { interfaces: [{ name: 'lan', bridge: {} }] },
  },
  networks: [{ name: 'lan', multus: { networkName: 'vlan-120' } }],
  volumes: [
    { name: 'root', dataVolume: { name: 'web-root' } },
    { name: 'ci', cloudInitNoCloud: { userData: 'password: hunter2' } },
  ],
  ...edits,
});
const vm = (spec: object = {}, edits: object = {}) => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  metadata: { name: 'web', namespace: 'vms' },
  spec: { runStrategy: 'Always', template: { spec: guest(edits) }, ...spec },
});
const disk = (source: object, size = '30Gi') =>
  ({
    apiVersion: 'cdi.kubevirt.io/v1beta1',
    kind: 'DataVolume',
    metadata: { name: 'web-root', namespace: 'vms' },
    spec: { source, storage: { resources: { requests: { storage: size } } } },
  }) as unknown as KubeObject;

/** The rows of a machine that is new. */
const rows = (object: object, beside: readonly KubeObject[] = []) =>
  Object.fromEntries(
    shapesOf({ object: undefined, beside: [] }, { object, beside }).map((row) => [row.name, row.new?.join('; ')]),
  );

test('has what somebody compares who knows no YAML', () => {
  expect(rows(vm(), [disk({ http: { url: 'https://images.example.com/fedora.qcow2' } })])).toEqual({
    'Run strategy': 'Always',
    CPU: '4 vCPU (2 sockets × 2 cores)',
    Memory: '4Gi',
    Image: 'https://images.example.com/fedora.qcow2',
    Disks: 'root: web-root, 30Gi; ci: cloud-init',
    Networks: 'lan: bridge to vlan-120',
  });
});

test('has the old side beside the new one, each with the disks of its own side', () => {
  const found = shapesOf(
    { object: vm(), beside: [disk({ blank: {} }, '10Gi')] },
    { object: vm({ runStrategy: 'Halted' }), beside: [disk({ blank: {} }, '20Gi')] },
  );
  expect(found).toEqual(
    expect.arrayContaining([
      { name: 'Run strategy', old: ['Always'], new: ['Halted'] },
      { name: 'Memory', old: ['4Gi'], new: ['4Gi'] },
      {
        name: 'Disks',
        old: ['root: web-root, 10Gi', 'ci: cloud-init'],
        new: ['root: web-root, 20Gi', 'ci: cloud-init'],
      },
    ]),
  );
});

test('applies the instancetype, of a pool as well', () => {
  const bare = { domain: { devices: {} }, volumes: [], networks: [] };
  const sized = { instancetype: { name: 'u1.medium' }, template: { spec: bare } };
  expect(rows(vm(sized))).toMatchObject({ Instancetype: 'u1.medium', CPU: '1 vCPU', Memory: '4Gi' });
  const pool = {
    apiVersion: 'pool.kubevirt.io/v1beta1',
    kind: 'VirtualMachinePool',
    metadata: { name: 'workers', namespace: 'vms' },
    spec: { replicas: 3, virtualMachineTemplate: { spec: { runStrategy: 'Always', ...sized } } },
  };
  expect(rows(pool)).toMatchObject({ Replicas: '3', Instancetype: 'u1.medium', Memory: '4Gi' });
});

test.each([
  ['https://user:hunter2@images.example.com/a.img?X-Signature=hunter2#hunter2', 'https://images.example.com/a.img'],
  ['docker://quay.io/containerdisks/fedora:42', 'docker://quay.io/containerdisks/fedora:42'],
])('of the address %s shows no user, password or signature', (url, shown) => {
  expect(rows(vm(), [disk({ http: { url } })])['Image']).toBe(shown);
});

test('says what is not known yet, and holds no secret', () => {
  const later = vm(
    { runStrategy: UNRESOLVED },
    { domain: { cpu: { cores: UNRESOLVED }, memory: { guest: UNRESOLVED } } },
  );
  expect(rows(later)).toMatchObject({
    'Run strategy': '(known after apply)',
    CPU: '(known after apply)',
    Memory: '(known after apply)',
  });
  expect(JSON.stringify(rows(vm()))).not.toContain('hunter2');
});

test.each([
  [{}],
  [{ spec: 3 }],
  [{ spec: { template: { spec: { domain: [], volumes: 'x', networks: [3] } } } }],
  [null],
  [[]],
])('is empty or short for %j', (odd) => {
  expect(() => rows({ kind: 'VirtualMachine', ...(odd as object) })).not.toThrow();
});
