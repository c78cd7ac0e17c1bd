/** `ignoreChanges`: what another client has taken over stays as it is, and is not a conflict. */
import { ApiError } from '../../../cluster';
import { withoutIgnored } from '../../../provider/lifecycle/ignored-fields';
import { FakeCluster, Process } from './fake-cluster';

const conflict = (...fields: string[]) =>
  new ApiError({
    message: 'conflict',
    status: 409,
    reason: 'Conflict',
    attempt: { verb: 'apply' } as never,
    details: { causes: fields.map((field) => ({ reason: 'FieldManagerConflict', message: '', field })) } as never,
  });
const VM = {
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  metadata: { name: 'web', annotations: { 'example.com/a': '1', b: '2' } },
  spec: { runStrategy: 'Always', template: {} },
};

it.each([
  ['spec.runStrategy', '.spec.runStrategy', { ...VM, spec: { template: {} } }],
  ['spec["runStrategy"]', '.spec.runStrategy', { ...VM, spec: { template: {} } }],
  [
    'metadata.annotations["example.com/a"]',
    '.metadata.annotations.example.com/a',
    { ...VM, metadata: { name: 'web', annotations: { b: '2' } } },
  ],
  ['metadata.annotations', '.metadata.annotations.b', { ...VM, metadata: { name: 'web' } }],
  ['spec.runStrategy', '.spec.runStrategyOther', undefined],
  ['spec.template', '.spec.runStrategy', undefined],
])('ignoreChanges %s, conflict about %s', (ignored, field, rest) => {
  expect(withoutIgnored(VM, conflict(field), [ignored])).toEqual(rest);
});

it('pulumi-kubernetes#2280: virtctl stop under Always is neither a conflict nor undone by the next update', async () => {
  const urn = 'urn:pulumi:dev::shop::kubevirt:core/v1:VirtualMachine::web';
  const machine = (guest: string) => ({
    await: 'created',
    metadata: { name: 'web', namespace: 'vms' },
    spec: { runStrategy: 'Always', template: { spec: { domain: { memory: { guest }, devices: {} } } } },
  });
  const cluster = new FakeCluster();
  const kept = await new Process(cluster).create(urn, machine('1Gi'));
  const live = cluster.get('VirtualMachine', 'web')!;
  cluster.put({ ...live, spec: { ...live.spec, runStrategy: 'Halted' } });
  const sent: unknown[] = [];
  const apply = cluster.apply.bind(cluster);
  cluster.apply = async (kind, manifest, options) => {
    sent.push(manifest.spec?.['runStrategy']);
    if (manifest.spec?.['runStrategy'] !== undefined) throw conflict('.spec.runStrategy');
    return apply(kind, manifest, options);
  };
  await expect(new Process(cluster).update(kept, machine('2Gi'))).rejects.toThrow(/was not changed/);
  await new Process(cluster).update(kept, machine('2Gi'), ['spec.runStrategy']);
  await new Process(cluster).update(kept, { ...machine('2Gi'), adopt: true }, ['spec.runStrategy']);
  expect(sent.slice(1)).toEqual(['Always', undefined, 'Always', undefined]);
});
