import * as pulumi from '@pulumi/pulumi';
import { familyKinds } from '../../../../kubevirt/kinds';
import * as kubevirt from '../../../../sdk';
import { CLASSES } from '../../../../sdk/generated/classes';
import { newResource } from '../../../../sdk/resources';

/** What the engine was told, by the resource's name. */
const registered = new Map<string, pulumi.runtime.MockResourceArgs>();

beforeAll(async () => {
  await pulumi.runtime.setMocks({
    newResource: (args) => {
      registered.set(args.name, args);
      const uid = args.custom && !args.type.startsWith('pulumi:') ? { uid: `uid-of-${args.name}` } : {};
      return { id: args.id || `vms/${args.name}`, state: { ...args.inputs, ...uid } };
    },
    call: () => ({}),
  });
});

const known = <T>(output: pulumi.Output<T>) => new Promise<T>((resolve) => void output.apply(resolve));
const urnOf = (resource: pulumi.Resource) => known(resource.urn);

const spec = { template: { spec: { domain: { devices: {} } } } };

test('every kind of the family has its class, under the token that the provider knows', () => {
  const tokens = CLASSES.map(({ __pulumiType, apiVersion, kind }) => [__pulumiType, apiVersion, kind]);
  const expected = familyKinds.map(({ module, apiVersion, kind }) => [`kubevirt:${module}:${kind}`, apiVersion, kind]);
  expect(tokens.sort()).toEqual(expected.sort());
});

test('a class sends its object and its settings, Outputs and all', async () => {
  const vm = new kubevirt.core.v1.VirtualMachine('web', {
    metadata: { name: 'web', namespace: pulumi.output('vms') },
    spec: { ...spec, runStrategy: pulumi.output('Always' as const) },
    onRestart: 'refuse',
  });
  await urnOf(vm);
  expect(registered.get('web')).toMatchObject({
    type: 'kubevirt:core/v1:VirtualMachine',
    inputs: {
      apiVersion: 'kubevirt.io/v1',
      kind: 'VirtualMachine',
      metadata: { name: 'web', namespace: 'vms' },
      spec: { ...spec, runStrategy: 'Always' },
      onRestart: 'refuse',
    },
  });
  expect(await known(vm.uid)).toBe('uid-of-web');
  expect((await known(vm.spec)).runStrategy).toBe('Always');
});

test('what a program does not say is not an input', async () => {
  await urnOf(new kubevirt.k8scni.v1.NetworkAttachmentDefinition('lan', {}));
  expect(registered.get('lan')!.inputs).toEqual({
    apiVersion: 'k8s.cni.cncf.io/v1',
    kind: 'NetworkAttachmentDefinition',
  });
});

test('a resource that exists is read by its id and says nothing itself', async () => {
  const dv = kubevirt.cdi.v1beta1.DataVolume.get('disk', 'vms/disk');
  await urnOf(dv);
  expect(registered.get('disk')).toMatchObject({ type: 'kubevirt:cdi/v1beta1:DataVolume', id: 'vms/disk', inputs: {} });
});

test('classes know their own, and only their own', () => {
  const policy = new kubevirt.migrations.v1alpha1.MigrationPolicy('gentle', { spec: { selectors: {} } });
  expect(kubevirt.migrations.v1alpha1.MigrationPolicy.isInstance(policy)).toBe(true);
  expect(kubevirt.core.v1.VirtualMachine.isInstance(policy)).toBe(false);
  expect(kubevirt.Manifest.isInstance({ __pulumiType: 'kubevirt:index:Manifest' })).toBe(false);
  expect(kubevirt.Provider.isInstance(new kubevirt.Provider('here'))).toBe(true);
  expect(kubevirt.Provider.isInstance(policy)).toBe(false);
});

test('a manifest becomes the resource of its kind, any other a Manifest', async () => {
  const vm = newResource('a', { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine', spec });
  const old = newResource('b', { apiVersion: 'kubevirt.io/v1alpha3', kind: 'VirtualMachine', spec });
  const secret = newResource('c', {
    apiVersion: 'v1',
    kind: 'Secret',
    stringData: { userdata: 'text' },
    await: 'created',
  });
  await Promise.all([vm, old, secret].map(urnOf));
  expect(kubevirt.core.v1.VirtualMachine.isInstance(vm)).toBe(true);
  expect(registered.get('b')).toMatchObject({
    type: 'kubevirt:index:Manifest',
    inputs: { apiVersion: 'kubevirt.io/v1alpha3', kind: 'VirtualMachine', spec },
  });
  expect(registered.get('c')!.inputs).toEqual({
    apiVersion: 'v1',
    kind: 'Secret',
    stringData: { userdata: 'text' },
    await: 'created',
  });
});

test("the provider's settings travel as its plugin reads them", async () => {
  const provider = new kubevirt.Provider('prod', {
    kubeconfig: pulumi.output('apiVersion: v1'),
    namespace: 'vms',
    qps: 20,
    cluster: { architecture: 'arm64' },
  });
  await urnOf(provider);
  expect(registered.get('prod')).toMatchObject({
    type: 'pulumi:providers:kubevirt',
    inputs: { namespace: 'vms', qps: '20', cluster: '{"architecture":"arm64"}' },
  });
  expect(JSON.stringify(registered.get('prod')!.inputs['kubeconfig'])).toMatch(
    /1b47061264138c4ac30d75fd1eb44270.*apiVersion: v1/,
  );
});

test('references that the engine sends become resources again', async () => {
  const urn = await urnOf(new kubevirt.core.v1.VirtualMachine('referred', { spec }));
  const found = pulumi.runtime.getResourceModule('kubevirt', 'core/v1', undefined)!;
  const again = found.construct('referred', 'kubevirt:core/v1:VirtualMachine', urn);
  expect(kubevirt.core.v1.VirtualMachine.isInstance(again)).toBe(true);
  expect(await urnOf(again)).toBe(urn);
  expect(() => found.construct('x', 'kubevirt:core/v1:Nope', urn)).toThrow(
    /has no resource type kubevirt:core\/v1:Nope/,
  );
});
