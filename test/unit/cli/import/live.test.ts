/** `import --live`: what it reads of a namespace, and the program that it writes of it. */
import { liveObjects, readNamespace } from '../../../../cli/import/live';
import { programOf } from '../../../../cli/import/program';
import { readTree } from '../../../../cli/plan/tree';
import type { KubeObject } from '../../../../kube/object';
import { run } from '../../../support/imported-program';
import { disk, machine, object, PASSWORD, readerOf, secret, service } from '../pulumi-import/fake-reader';

const NAMESPACE = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'vms' } } as KubeObject;
const USER_DATA = `#cloud-config\npassword: ${PASSWORD}\n`;

const cloudInit = (source: object) => [{ name: 'init', cloudInitNoCloud: source }];

/** Synthesizes the program of objects with its texts in the environment, and answers its manifests. */
function synthesized({ objects, withheld }: ReturnType<typeof liveObjects>): { text: string; manifests: unknown[] } {
  const { text } = programOf(objects, { withheld, live: true });
  const before = { ...process.env };
  for (const [value, expression] of withheld) {
    const variable = /^secretText\("(\w+)"\)$/.exec(expression)?.[1];
    if (variable) process.env[variable] = Buffer.from(value).toString('base64');
  }
  try {
    return { text, manifests: [...readTree(run(text)).values()].map(({ object: made }) => made) };
  } finally {
    process.env = before;
  }
}

const byKind = (a: unknown, b: unknown) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

const WORLD = [
  NAMESPACE,
  machine('web', [
    { name: 'root', dataVolume: { name: 'web-root' } },
    { name: 'init', cloudInitNoCloud: { secretRef: { name: 'web-init' } } },
    { name: 'settings', configMap: { name: 'settings' } },
  ]),
  disk('web-root'),
  secret('web-init'),
  service('http', { app: 'web' }),
  service('other', { app: 'db' }),
];

it('makes exactly what the cluster holds, without what it writes', async () => {
  const found = await readNamespace(readerOf(WORLD), 'vms');
  expect(found.objects.map(({ kind, metadata }) => `${kind} ${metadata?.name}`)).toEqual([
    'VirtualMachine web',
    'DataVolume web-root',
    'Service http',
  ]);
  const { text, manifests } = synthesized(found);
  expect(manifests.sort(byKind)).toEqual([...found.objects].sort(byKind));
  expect(text).not.toContain('// Differs');
  expect(text).toMatch(/new VirtualMachine\(inVms, "web"/);
});

it('reads no Secret, and says that it stays outside', async () => {
  const cluster = readerOf(WORLD);
  const { omitted, objects } = await readNamespace(cluster, 'vms');
  expect(cluster.asked.filter((one) => /Secret|^get/.test(one))).toEqual([]);
  expect(Object.fromEntries(omitted.map(({ object: name, why }) => [name, why]))).toEqual({
    'Secret vms/web-init': expect.stringMatching(/values would stand in Git; the program refers to it by its name/),
    'ConfigMap vms/settings': expect.stringMatching(/stays outside/),
  });
  expect(JSON.stringify(objects)).not.toContain(Buffer.from(PASSWORD).toString('base64'));
});

describe.each([
  ['plain', cloudInit({ userData: USER_DATA })],
  ['encoded', cloudInit({ userDataBase64: Buffer.from(USER_DATA).toString('base64') })],
])('a %s text of cloud-init', (_, volumes) => {
  const found = liveObjects([machine('web', volumes)], [], { kubeconfig: '/tmp/a b' });

  it('is not in the program, and in the manifests as the VM has it', () => {
    const { text, manifests } = synthesized(found);
    expect(text).not.toContain(PASSWORD);
    expect(text).not.toContain(Buffer.from(USER_DATA).toString('base64'));
    expect(text).toContain('secretText("WEB_USERDATA")');
    expect(manifests).toEqual(found.objects);
  });

  it('comes from a variable that a command sets', () => {
    expect(found.commands).toEqual([
      expect.stringMatching(
        /^export WEB_USERDATA="\$\(kubectl --kubeconfig '\/tmp\/a b' get virtualmachines\.kubevirt\.io web --namespace vms --output /,
      ),
    ]);
    expect(found.commands.join()).not.toContain(PASSWORD);
  });

  it('fails the synth where the variable is missing', () => {
    const { text } = programOf(found.objects, { withheld: found.withheld, live: true });
    expect(() => run(text)).toThrow('Set WEB_USERDATA: `kubevirt-iac import` printed the command.');
  });
});

it('keeps `running`, which another client owns, in place of the run strategy', () => {
  const vm = machine('old', [{ name: 'root', containerDisk: { image: 'quay.io/containerdisks/fedora:42' } }]);
  const { runStrategy: _, ...spec } = vm.spec!;
  const found = liveObjects([{ ...vm, spec: { ...spec, running: true } }]);
  expect(synthesized(found).manifests).toEqual(found.objects);
});

it('omits a kind that may not be listed, and names it', async () => {
  const { omitted } = await readNamespace(readerOf(WORLD, ['DataVolume']), 'vms');
  expect(omitted).toContainEqual({
    object: 'DataVolume objects',
    why: 'could not be listed: DataVolume is forbidden',
  });
});

it('leaves what others create to them', async () => {
  const guest = object('kubevirt.io/v1', 'VirtualMachineInstance', 'web', { spec: { domain: { devices: {} } } });
  guest.metadata!.ownerReferences = [{ apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine', name: 'web', uid: '1' }];
  const { objects, omitted } = await readNamespace(readerOf([...WORLD, guest]), 'vms');
  expect(objects.map(({ kind }) => kind)).not.toContain('VirtualMachineInstance');
  expect(omitted).toContainEqual(
    expect.objectContaining({ why: expect.stringMatching(/^belongs to VirtualMachine web/) }),
  );
});

it.each([
  ['does not exist', [], [], /^Namespace vms does not exist\./],
  ['is empty', [NAMESPACE], [], /^Namespace vms has nothing to import: no VirtualMachines/],
  [
    'may not be read',
    [],
    ['Namespace'],
    /^Namespace vms has nothing to import, or does not exist, which you may not read\./,
  ],
])('says that a namespace %s', async (_, world, refused, message) => {
  await expect(readNamespace(readerOf(world, refused), 'vms')).rejects.toThrow(message);
});

it('fails where the VirtualMachines may not be listed', async () => {
  await expect(readNamespace(readerOf(WORLD, ['VirtualMachine']), 'vms')).rejects.toThrow(
    'VirtualMachine is forbidden',
  );
});
