import { FakeCluster, Process } from './fake-cluster';

const urnOf = (name: string, stack = 'dev') => `urn:pulumi:${stack}::shop::kubevirt:core/v1:VirtualMachine::${name}`;
const WEB = urnOf('web');

const machine = (rest: Record<string, unknown> = {}, guest = '1Gi') => ({
  await: 'created',
  metadata: { name: 'web', namespace: 'vms' },
  spec: { runStrategy: 'Always', template: { spec: { domain: { memory: { guest }, devices: {} } } } },
  ...rest,
});

let cluster: FakeCluster;
beforeEach(() => {
  cluster = new FakeCluster();
});
const run = () => new Process(cluster);
const live = () => cluster.get('VirtualMachine', 'web');
const urnIn = () => live()?.metadata?.annotations?.['kubevirt-iac.io/urn'];

it('P1: a renamed resource that adopts its machine does not delete it in the same run', async () => {
  const old = await run().create(WEB, machine());
  const up = run();
  const renamed = await up.create(urnOf('shop'), machine({ adopt: true }));
  await up.delete(old);
  expect(live()?.metadata?.uid).toBe(renamed.outputs.value['uid']);
  expect(urnIn()).toBe(urnOf('shop'));
  expect(up.warned).toEqual([expect.stringMatching(/now belongs to resource "shop" of stack dev .*left alone/)]);
});

it('P1: nor by a run later; the resource that owns it still can', async () => {
  const old = await run().create(WEB, machine());
  const renamed = await run().create(urnOf('shop'), machine({ adopt: true }));
  await run().delete(old);
  expect(live()).toBeDefined();
  await run().delete(renamed);
  expect(live()).toBeUndefined();
});

it('P1: a machine that is imported under a new name is not deleted by the old one', async () => {
  const old = await run().create(WEB, machine());
  const up = run();
  const imported = await up.read({ ...old, urn: urnOf('shop'), inputs: empty(), outputs: empty() });
  expect(imported.inputs.value).not.toHaveProperty('metadata.annotations');
  await up.delete(old);
  expect(live()).toBeDefined();
  await run().delete(imported);
  expect(live()).toBeUndefined();
});

it('a resource with an alias still deletes the object that carries its former URN', async () => {
  const old = await run().create(WEB, machine());
  await run().delete({ ...old, urn: urnOf('shop') });
  expect(live()).toBeUndefined();
});

it('P3: after a kill in the middle of a create, the next run goes on with the object, without adopt', async () => {
  const killed = await run().create(WEB, machine());
  const next = await run().create(WEB, machine({}, '2Gi'));
  expect(next.outputs.value['uid']).toBe(killed.outputs.value['uid']);
  expect(live()?.spec).toMatchObject({ template: { spec: { domain: { memory: { guest: '2Gi' } } } } });
  expect(cluster.writes).toEqual(['apply VirtualMachine web', 'apply VirtualMachine web']);
});

describe('P5, P18: a replacement that the engine is asked for', () => {
  it('is always answered with delete-before-replace while the name stays', async () => {
    const kept = await run().create(WEB, machine());
    expect(await run().diff(kept, machine({}, '2Gi'))).toMatchObject({ replaces: [], deleteBeforeReplace: true });
  });

  it('does not shut a guest down without allow', async () => {
    const kept = await run().create(WEB, machine());
    cluster.put({ ...live()!, status: { created: true } });
    const up = run();
    await up.diff(kept, machine({}, '2Gi'));
    await expect(up.delete(kept)).rejects.toThrow(
      /shuts its guest down .*nothing was deleted.*`allow: \['metadata\.name'\]`/,
    );
    const allowed = run();
    await allowed.diff(kept, machine({ allow: ['metadata.name'] }, '2Gi'));
    await allowed.delete(kept);
    expect(live()).toBeUndefined();
  });

  it('deletes the old object first where the engine creates before it deletes', async () => {
    const kept = await run().create(WEB, machine());
    const up = run();
    await up.diff(kept, machine({}, '2Gi'));
    const replaced = await up.create(WEB, machine({}, '2Gi'));
    expect(replaced.outputs.value['uid']).not.toBe(kept.outputs.value['uid']);
    await up.delete(kept);
    expect(live()?.metadata?.uid).toBe(replaced.outputs.value['uid']);
    expect(up.warned.filter((line) => /left alone/.test(line))).toEqual([]);
  });

  it('by `--replace`, of which the engine shows nothing before, keeps the object and says how to replace it', async () => {
    const kept = await run().create(WEB, machine());
    const up = run();
    await up.create(WEB, machine());
    await up.delete(kept);
    expect(live()?.metadata?.uid).toBe(kept.outputs.value['uid']);
    expect(up.warned).toEqual([expect.stringMatching(/`--replace` creates before.*deleteBeforeReplace: true/)]);
  });
});

describe('P17, pulumi-kubernetes#2491: two stacks that own one machine', () => {
  const OTHER = urnOf('web', 'prod');

  it('are told by stack and URN at create', async () => {
    await run().create(OTHER, machine());
    await expect(run().create(WEB, machine())).rejects.toThrow(
      /VirtualMachine vms\/web belongs to resource "web" of stack prod in project shop \(urn:pulumi:prod::.*retainOnDelete.*adopt: true/,
    );
  });

  it('are told at the next update of the one that lost it, and its destroy leaves the machine alone', async () => {
    const kept = await run().create(WEB, machine());
    await run().create(OTHER, machine({ adopt: true }));
    await expect(run().update(kept, machine({}, '2Gi'))).rejects.toThrow(/belongs to resource "web" of stack prod/);
    const destroy = run();
    await destroy.delete(await run().read(kept));
    expect(live()).toBeDefined();
    expect(destroy.warned).toEqual([expect.stringMatching(/now belongs to .*stack prod/)]);
  });

  it('names `aliases` first where the owner is this very stack', async () => {
    await run().create(WEB, machine());
    await expect(run().create(urnOf('shop'), machine())).rejects.toThrow(
      /belongs to resource "web" of stack dev .*If the resource was renamed or moved in the program, set the resource option `aliases`/,
    );
  });
});

it('P22, pulumi-kubernetes#4522, #2948: destroy leaves a re-created object of the same name alone, and says so', async () => {
  const kept = await run().create(WEB, machine());
  cluster.objects.clear();
  cluster.put({ apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine', metadata: { name: 'web' } });
  const destroy = run();
  await destroy.delete(kept);
  expect(live()).toBeDefined();
  expect(destroy.warned).toEqual([expect.stringMatching(/created again by another client.*left alone/)]);
});

it('pulumi-kubernetes#955, #2575, #3767, #342: an immutable field is shown as a replacement, and nothing is sent to be rejected', async () => {
  const urn = 'urn:pulumi:dev::shop::kubevirt:index:Manifest::claim';
  const claim = (storageClassName: string) => ({
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    await: 'created',
    metadata: { name: 'claim', namespace: 'vms' },
    spec: { storageClassName, accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
  });
  const kept = await run().create(urn, claim('slow'));
  expect((await run().diff(kept, claim('fast'))).detailedDiff).toEqual({
    'spec.storageClassName': { kind: 5, inputDiff: true },
  });
});

function empty() {
  return { value: {}, secrets: [] };
}

describe('an object that HyperConverged has made', () => {
  const KUBEVIRT = 'urn:pulumi:dev::shop::kubevirt:core/v1:KubeVirt::virt';
  const inputs = (rest = {}) => ({
    await: 'created',
    metadata: { name: 'kubevirt', namespace: 'vms' },
    spec: { workloadUpdateStrategy: { workloadUpdateMethods: ['LiveMigrate'] } },
    ...rest,
  });
  const made = (labels: Record<string, string>, ownerReferences: object[] = []) =>
    cluster.put({
      apiVersion: 'kubevirt.io/v1',
      kind: 'KubeVirt',
      metadata: { name: 'kubevirt', labels, ownerReferences },
    } as never);
  const REFUSED =
    /KubeVirt vms\/kubevirt is managed by HyperConverged.*Nothing was changed.*spec\.virtualization \(v1\)/;

  it.each([
    ['its label', { 'app.kubernetes.io/managed-by': 'hco-operator' }, []],
    [
      'its owner',
      {},
      [{ apiVersion: 'hco.kubevirt.io/v1', kind: 'HyperConverged', name: 'kubevirt-hyperconverged', uid: 'x' }],
    ],
  ])('is not taken over, even with adopt: %s tells it', async (_how, labels, owners) => {
    made(labels, owners);
    await expect(run().create(KUBEVIRT, inputs({ adopt: true }))).rejects.toThrow(REFUSED);
    await expect(run().create(KUBEVIRT, inputs())).rejects.toThrow(REFUSED);
    expect(cluster.writes).toEqual([]);
  });

  it('is not changed once HyperConverged has it', async () => {
    const old = await run().create(KUBEVIRT, inputs());
    made({ 'app.kubernetes.io/managed-by': 'hco-operator' });
    const before = [...cluster.writes];
    await expect(run().update(old, inputs({ spec: { workloadUpdateStrategy: {} } }))).rejects.toThrow(REFUSED);
    expect(cluster.writes).toEqual(before);
  });
});
