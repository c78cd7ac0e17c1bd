/** `kubevirt-iac import --live`: a namespace of guests that run becomes a program, whose manifests the API server takes for what it has. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from '../../cli/main';
import { readTree } from '../../cli/plan/tree';
import type { Cluster } from '../../cluster';
import { objectsAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { kindOf } from '../../kubevirt/kinds';
import { type Sandbox, startSandbox } from '../../sandbox';
import { run } from '../support/imported-program';
import { requestsBy, rightsIn, rulesOf, sorted, used, without } from '../support/rights';

jest.setTimeout(120_000);

const NAMESPACE = 'vms';
const PASSWORD = 'correct-horse-battery-staple';
const USER_DATA = `#cloud-config\npassword: ${PASSWORD}\n`;
const ROLE = rulesOf('kubevirt-iac-import');

const meta = (name: string, rest: object = {}) => ({ name, namespace: NAMESPACE, ...rest });
const guest = (name: string, volumes: object[]) => ({
  metadata: { labels: { app: name } },
  spec: {
    domain: {
      cpu: { sockets: 1 },
      memory: { guest: '1Gi' },
      devices: {
        disks: [{ name: 'root', disk: { bus: 'virtio' } }],
        interfaces: [{ name: 'default', masquerade: {} }],
      },
    },
    networks: [{ name: 'default', pod: {} }],
    volumes,
  },
});
const init = (source: object) => ({ name: 'init', cloudInitNoCloud: source });
const claim = { storage: { resources: { requests: { storage: '1Gi' } } } };

const OBJECTS = [
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE } },
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'empty' } },
  { apiVersion: 'v1', kind: 'Secret', metadata: meta('web-init'), stringData: { userdata: USER_DATA } },
  {
    apiVersion: 'instancetype.kubevirt.io/v1beta1',
    kind: 'VirtualMachineInstancetype',
    metadata: meta('small'),
    spec: { cpu: { guest: 1 }, memory: { guest: '1Gi' } },
  },
  {
    apiVersion: 'cdi.kubevirt.io/v1beta1',
    kind: 'DataVolume',
    metadata: meta('web-root'),
    spec: { source: { blank: {} }, ...claim },
  },
  {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachine',
    metadata: meta('web', { labels: { team: 'shop' } }),
    spec: {
      runStrategy: 'Always',
      template: guest('web', [
        { name: 'root', dataVolume: { name: 'web-root' } },
        init({ secretRef: { name: 'web-init' } }),
      ]),
    },
  },
  {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachine',
    metadata: meta('db'),
    spec: {
      running: true,
      dataVolumeTemplates: [{ metadata: { name: 'db-root' }, spec: { source: { blank: {} }, ...claim } }],
      template: guest('db', [{ name: 'root', dataVolume: { name: 'db-root' } }, init({ userData: USER_DATA })]),
    },
  },
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: meta('web-http'),
    spec: { selector: { app: 'web' }, ports: [{ name: 'http', port: 80, targetPort: 8080 }] },
  },
] as KubeObject[];

let sandbox: Sandbox;
let cluster: Cluster;
let folder: string;

beforeAll(async () => {
  sandbox = await startSandbox({ name: 'importing', speed: 20 });
  cluster = sandbox.cluster();
  folder = mkdtempSync(join(tmpdir(), 'import-live-'));
  for (const object of OBJECTS) await cluster.apply(kindOf(object.apiVersion, object.kind)!, object);
  const VMI = kindOf('kubevirt.io/v1', 'VirtualMachineInstance')!;
  const watch = cluster.watch(VMI, { namespace: NAMESPACE });
  for (const name of ['web', 'db'])
    await watch.until({ namespace: NAMESPACE, name }, (live) =>
      live && objectsAt(live, 'status', 'conditions').some((one) => one['type'] === 'Ready' && one['status'] === 'True')
        ? true
        : undefined,
    );
  watch.close();
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await sandbox?.stop();
});

/** Runs the command as a user with these rules; the answer has what it wrote and printed. */
async function imported(user: string, rules = ROLE, namespace = NAMESPACE) {
  const kubeconfig = join(folder, user);
  writeFileSync(kubeconfig, await sandbox.userWith(user, rules, namespace), { mode: 0o600 });
  const to = join(folder, `${user}.ts`);
  const { code, err } = await ran('--live', namespace, '--to', to, '--kubeconfig', kubeconfig);
  return { code, err, text: code === 2 ? '' : readFileSync(to, 'utf8') };
}

async function ran(...args: string[]): Promise<{ code: number; err: string }> {
  let err = '';
  const spy = jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    err += String(text);
    return true;
  });
  try {
    return { code: await main(['import', ...args]), err };
  } finally {
    spy.mockRestore();
  }
}

/** What of an object a client may decide. */
const decided = ({ apiVersion, kind, metadata, status: _, ...fields }: KubeObject) => ({
  apiVersion,
  kind,
  labels: metadata?.labels,
  annotations: metadata?.annotations,
  generation: metadata?.generation,
  ...fields,
});

test('writes a program that changes nothing, sends only GET requests, and needs every right of its role', async () => {
  const { code, err, text } = await imported('importer');
  expect(err).toMatch(
    /^Wrote .*importer\.ts\.\n3 objects as constructs, 2 of them with overrides; 2 objects as they are$/m,
  );
  // The Secret stays outside, and is named.
  expect(code).toBe(1);
  expect(err).toMatch(/^omitted: Secret vms\/web-init: stays outside, because its values would stand in Git/m);
  expect(err).toMatch(/left to their owners.*DataVolume vms\/db-root.*VirtualMachineInstance vms\/web/);
  expect(err).not.toMatch(/differs|rejected|could not be/);
  expect(err).toMatch(/^ {2}export DB_USERDATA="\$\(kubectl .* get virtualmachines\.kubevirt\.io db --namespace vms/m);
  expect(`${text}${err}`).not.toContain(PASSWORD);
  expect(text).toMatch(/new GuestService\(inVms, "web-http", \{\n {2}guests: \[virtualMachineWeb\]/);

  process.env['DB_USERDATA'] = Buffer.from(USER_DATA).toString('base64');
  const manifests = [...readTree(run(text)).values()].map(({ object }) => object as unknown as KubeObject);
  delete process.env['DB_USERDATA'];
  expect(manifests.map(({ kind, metadata }) => `${kind} ${metadata?.name}`).sort()).toEqual([
    'DataVolume web-root',
    'Service web-http',
    'VirtualMachine db',
    'VirtualMachine web',
    'VirtualMachineInstancetype small',
  ]);
  for (const manifest of manifests) {
    const kind = kindOf(manifest.apiVersion, manifest.kind)!;
    const ref = { name: manifest.metadata!.name!, namespace: NAMESPACE };
    const before = await cluster.find(kind, ref);
    const after = await cluster.apply(kind, manifest, { dryRun: true, fieldManager: 'git', force: true });
    expect(decided(after)).toEqual(decided(before!));
  }

  const requests = requestsBy(sandbox, 'importer');
  expect(sorted(requests.map(({ verb }) => verb))).toEqual(['list']);
  expect(requests.map(({ resource }) => resource)).not.toContain('secrets');
  await imported('importer', ROLE, 'empty');
  expect(sorted(used(sandbox, 'importer'))).toEqual(sorted(rightsIn(ROLE)));
});

test.each([
  ['datavolumes', /^omitted: DataVolume objects: could not be listed: .*datavolumes/m],
  ['services', /^omitted: Services: could not be listed: .*services/m],
  ['virtualmachinepools', /^omitted: VirtualMachinePool objects: could not be listed: .*virtualmachinepools/m],
])('names what it may not list: %s', async (resource, message) => {
  const { code, err } = await imported(`no-${resource}`, without(ROLE, resource, 'list'));
  expect(code).toBe(1);
  expect(err).toMatch(message);
});

test('fails without the right to list VirtualMachines, and names it', async () => {
  const { code, err } = await imported('no-vms', without(ROLE, 'virtualmachines', 'list'));
  expect(code).toBe(2);
  expect(err).toMatch(/^error: .*allows `list` on `virtualmachines\.kubevirt\.io`/m);
});

test.each([
  ['empty', 'empty', /^error: Namespace empty has nothing to import: no VirtualMachines/],
  ['missing', 'missing', /^error: Namespace missing does not exist\. Check the name, --context and --kubeconfig\./],
])('fails where the namespace is %s', async (_, namespace, message) => {
  const { code, err } = await ran('--live', namespace, '--kubeconfig', sandbox.kubeconfigPath);
  expect(code).toBe(2);
  expect(err).toMatch(message);
});
