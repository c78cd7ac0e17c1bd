/** Resources that get another name or another stack: the guest is not touched, and the object follows. */
import { FakeCluster, Process } from './fake-cluster';

const urnOf = (name: string, stack: string) => `urn:pulumi:${stack}::shop::kubevirt:core/v1:VirtualMachine::${name}`;
const machine = (guest: string) => ({
  await: 'created',
  metadata: { name: 'web', namespace: 'vms' },
  spec: { runStrategy: 'Always', template: { spec: { domain: { memory: { guest }, devices: {} } } } },
});

describe.each([
  ['renamed, with the resource option `aliases`', urnOf('shop', 'dev')],
  ['moved to another stack by `pulumi state move`', urnOf('web', 'prod')],
])('a resource that is %s', (_, urn) => {
  it('is unchanged, and its next update takes the object over, without `adopt`', async () => {
    const cluster = new FakeCluster();
    const old = await new Process(cluster).create(urnOf('web', 'dev'), machine('1Gi'));
    const moved = { ...old, urn };
    expect((await new Process(cluster).diff(moved, machine('1Gi'))).changes).toBe(1);
    const updated = await new Process(cluster).update(moved, machine('2Gi'));
    expect(updated.outputs.value['uid']).toBe(old.outputs.value['uid']);
    const live = cluster.get('VirtualMachine', 'web');
    expect(live?.metadata?.annotations?.['kubevirt-iac.io/urn']).toBe(urn);
    expect(cluster.writes.filter((write) => write.startsWith('delete'))).toEqual([]);
  });

  it('is deleted by its new name, and no longer by a copy of the old state', async () => {
    const cluster = new FakeCluster();
    const old = await new Process(cluster).create(urnOf('web', 'dev'), machine('1Gi'));
    const updated = await new Process(cluster).update({ ...old, urn }, machine('2Gi'));
    await new Process(cluster).delete(old);
    expect(cluster.get('VirtualMachine', 'web')).toBeDefined();
    await new Process(cluster).delete(updated);
    expect(cluster.get('VirtualMachine', 'web')).toBeUndefined();
  });
});
