import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Cluster, type ResourceKind } from '../../cluster';
import type { KubeObject } from '../../kube/object';
import { type Sandbox, startSandbox, writeVerbs } from '../../sandbox';
import { download } from '../../toolchain/download';

const kind = (apiVersion: string, kind: string, plural: string, namespaced = true): ResourceKind => ({
  apiVersion,
  kind,
  plural,
  namespaced,
});
const CONFIG_MAP = kind('v1', 'ConfigMap', 'configmaps');
const NAMESPACE = kind('v1', 'Namespace', 'namespaces', false);
const VM = kind('kubevirt.io/v1', 'VirtualMachine', 'virtualmachines');
const DEPLOYMENT = kind('apps/v1', 'Deployment', 'deployments');
const configMap = (name: string, data: Record<string, string>, more: object = {}): KubeObject => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, ...more },
  data,
});

jest.setTimeout(120_000);
let sandbox: Sandbox;
let cluster: Cluster;
let namespace: string;
beforeAll(async () => {
  sandbox = await startSandbox({ simulated: false });
});
afterAll(() => sandbox?.stop());
beforeEach(async () => {
  namespace = `test-${randomUUID().slice(0, 8)}`;
  cluster = sandbox.cluster({ namespace, userAgent: namespace, retry: { retries: 0 } });
  await cluster.apply(NAMESPACE, { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
});
const asked = () => sandbox.requests({ userAgent: namespace }).filter(({ resource }) => resource !== 'namespaces');

test('createOnly makes an object in one write, owned as an apply, and leaves a foreign one alone', async () => {
  const live = await cluster.apply(CONFIG_MAP, configMap('a', { x: '1' }), { createOnly: true });
  expect(live.metadata?.managedFields).toMatchObject([{ manager: 'kubevirt-iac', operation: 'Apply' }]);
  expect(asked().map(({ verb }) => verb)).toEqual(['patch']);

  await cluster.create(CONFIG_MAP, configMap('foreign', { x: 'theirs' }), { fieldManager: 'helm' });
  await expect(
    cluster.apply(CONFIG_MAP, configMap('foreign', { x: 'ours' }), { createOnly: true }),
  ).rejects.toMatchObject({
    reason: 'AlreadyExists',
    message: expect.stringMatching(new RegExp(`ConfigMap ${namespace}/foreign .*already exists.*managed by helm`)),
  });
  expect(await cluster.get(CONFIG_MAP, { name: 'foreign' })).toMatchObject({ data: { x: 'theirs' } });
});

test('createOnly works for kinds of CRDs, and as a dry run', async () => {
  const vm = {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachine',
    metadata: { name: 'web' },
    spec: { runStrategy: 'Halted', template: { spec: { domain: { devices: {} } } } },
  };
  await cluster.apply(VM, vm, { createOnly: true, dryRun: true });
  expect(await cluster.find(VM, { name: 'web' })).toBeUndefined();
  await cluster.apply(VM, vm, { createOnly: true });
  await expect(cluster.apply(VM, vm, { createOnly: true, dryRun: true })).rejects.toMatchObject({
    reason: 'AlreadyExists',
  });
});

test('an apply over a field of another manager is refused with its name, and forced on request', async () => {
  await cluster.apply(CONFIG_MAP, configMap('a', { x: '1' }), { fieldManager: 'argocd' });
  await expect(cluster.apply(CONFIG_MAP, configMap('a', { x: '2' }))).rejects.toMatchObject({
    status: 409,
    message: expect.stringContaining('argocd (.data.x)'),
  });
  expect(await cluster.apply(CONFIG_MAP, configMap('a', { x: '2' }), { force: true })).toMatchObject({
    data: { x: '2' },
  });
});

test('what an apply no longer says is taken away', async () => {
  await cluster.apply(CONFIG_MAP, configMap('a', { x: '1', y: '1' }));
  const live = await cluster.apply(CONFIG_MAP, configMap('a', { x: '1' }));
  expect(live.data).toEqual({ x: '1' });
});

test('a delete with a uid spares the object that took the name', async () => {
  const first = await cluster.create(CONFIG_MAP, configMap('a', {}));
  await cluster.delete(CONFIG_MAP, { name: 'a' }, { uid: first.metadata?.uid });
  await cluster.create(CONFIG_MAP, configMap('a', { new: 'yes' }));
  await expect(cluster.delete(CONFIG_MAP, { name: 'a' }, { uid: first.metadata?.uid })).rejects.toMatchObject({
    status: 409,
  });
  expect(await cluster.find(CONFIG_MAP, { name: 'a' })).toBeDefined();
  await cluster.delete(CONFIG_MAP, { name: 'a' });
  await expect(cluster.delete(CONFIG_MAP, { name: 'a' })).resolves.toBeUndefined();
});

test('a foreground delete ends, dependents first', async () => {
  const owner = await cluster.create(CONFIG_MAP, configMap('owner', {}));
  const ownerReferences = [
    { apiVersion: 'v1', kind: 'ConfigMap', name: 'owner', uid: owner.metadata?.uid, blockOwnerDeletion: true },
  ];
  await cluster.create(CONFIG_MAP, configMap('dependent', {}, { ownerReferences }));
  const watch = cluster.watch(CONFIG_MAP, { namespace });
  const gone: string[] = [];
  watch.onChange(({ type, object }) => type === 'DELETED' && gone.push(object.metadata?.name ?? ''));
  await watch.ready();
  await cluster.delete(CONFIG_MAP, { name: 'owner' }, { propagationPolicy: 'Foreground' });
  await watch.until({ name: 'owner', namespace }, (live) => (live ? undefined : true), {
    signal: AbortSignal.timeout(60_000),
  });
  watch.close();
  expect(gone).toEqual(['dependent', 'owner']);
});

test('a namespace goes with what is in it', async () => {
  await cluster.create(CONFIG_MAP, configMap('a', {}));
  await cluster.apply(VM, {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachine',
    metadata: { name: 'web' },
    spec: { runStrategy: 'Halted', template: { spec: { domain: { devices: {} } } } },
  });
  await cluster.delete(NAMESPACE, { name: namespace });
  const watch = cluster.watch(NAMESPACE);
  await watch.until({ name: namespace }, (live) => (live ? undefined : true), { signal: AbortSignal.timeout(60_000) });
  watch.close();
  expect(await cluster.list(VM, { namespace })).toMatchObject({ items: [] });
});

test('pulumi#7682: 200 waits for objects of a kind cost one list, one watch and one write an object', async () => {
  const warm = cluster.watch(CONFIG_MAP, { namespace });
  await warm.ready();
  const names = Array.from({ length: 200 }, (_, index) => `cm-${index}`);
  await Promise.all(
    names.map(async (name) => {
      const live = await cluster.apply(CONFIG_MAP, configMap(name, { x: '1' }), { createOnly: true });
      const watch = cluster.watch(CONFIG_MAP, { namespace });
      await watch.until({ name, namespace }, (seen) => seen, { since: live.metadata?.resourceVersion });
      watch.close();
    }),
  );
  warm.close();
  const verbs = asked().map(({ verb }) => verb);
  expect(verbs.filter((verb) => writeVerbs.includes(verb))).toHaveLength(200);
  expect(verbs.filter((verb) => !writeVerbs.includes(verb)).sort()).toEqual(['list', 'watch']);
});

describe('what a user is told', () => {
  test('of a kind without its CRD, of an object that is not there, of a namespace that is not', async () => {
    await expect(cluster.get(kind('example.com/v1', 'Widget', 'widgets', false), { name: 'a' })).rejects.toMatchObject({
      reason: 'KindNotServed',
      message: expect.stringContaining('does not serve example.com/v1 Widget'),
    });
    await expect(cluster.get(VM, { name: 'nobody' })).rejects.toMatchObject({ reason: 'NotFound', notFound: true });
    await expect(cluster.apply(CONFIG_MAP, configMap('a', {}, { namespace: 'nowhere' }))).rejects.toMatchObject({
      message: expect.stringContaining('Create namespace nowhere first'),
    });
  });

  test('of every field that is wrong', async () => {
    const bad = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'd' },
      spec: { selector: {}, template: {} },
    };
    const error = await cluster.apply(DEPLOYMENT, bad).catch((refused) => refused);
    expect(error).toMatchObject({ status: 422, reason: 'Invalid' });
    expect(error.causes.map(({ field }: { field: string }) => field)).toContain('spec.template.spec.containers');
  });

  test('who may only read: cannot write, and hears which rule is missing', async () => {
    const reader = await sandbox.userWith(
      'reader',
      [{ apiGroups: [''], resources: ['configmaps'], verbs: ['get', 'list', 'watch'] }],
      namespace,
    );
    const limited = Cluster.connect({ kubeconfig: reader });
    try {
      await expect(limited.list(CONFIG_MAP, { namespace })).resolves.toMatchObject({ items: [] });
      await expect(limited.apply(CONFIG_MAP, configMap('a', {}))).rejects.toMatchObject({
        status: 403,
        message: expect.stringContaining(`\`create\` and \`patch\` on \`configmaps\` in namespace ${namespace}`),
      });
    } finally {
      await limited.close();
    }
  });

  test('who is unknown, and whom the CA does not vouch for', async () => {
    const config = JSON.parse(sandbox.kubeconfig);
    config.users[0].user.token = 'wrong-secret';
    const unknown = Cluster.connect({ kubeconfig: JSON.stringify(config) });
    const error = await unknown.list(CONFIG_MAP).catch((refused) => refused);
    expect(error).toMatchObject({ status: 401, message: expect.stringContaining('Log in again') });
    expect(error.message).not.toContain('wrong-secret');
    delete config.clusters[0].cluster['certificate-authority-data'];
    const untrusted = Cluster.connect({ kubeconfig: JSON.stringify(config), retry: { retries: 0 } });
    await expect(untrusted.list(CONFIG_MAP)).rejects.toMatchObject({
      reason: 'TLSFailed',
      message: expect.stringContaining('certificate-authority'),
    });
    const misnamed = JSON.parse(sandbox.kubeconfig);
    misnamed.clusters[0].cluster['tls-server-name'] = 'elsewhere.example';
    const other = Cluster.connect({ kubeconfig: JSON.stringify(misnamed), retry: { retries: 0 } });
    await expect(other.list(CONFIG_MAP)).rejects.toMatchObject({
      reason: 'TLSFailed',
      message: expect.stringContaining('certificate is for another name'),
    });
    const folder = mkdtempSync(join(tmpdir(), 'kubevirt-iac-tls-'));
    const url = `${misnamed.clusters[0].cluster.server}/version`;
    const limit = { bytes: 1024, of: 'version' };
    await expect(download({ url, part: join(folder, 'part'), limit })).rejects.toThrow(
      /certificate of the server is not valid for it/,
    );
    rmSync(folder, { recursive: true });
    await Promise.all([unknown.close(), untrusted.close(), other.close()]);
  });
});
