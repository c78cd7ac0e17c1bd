import * as pulumi from '@pulumi/pulumi';
import { App, Chart } from 'cdk8s';
import { Manifest as ManifestConstruct, VirtualMachine as VirtualMachineConstruct } from '../../../constructs';
import * as kubevirt from '../../../sdk';

interface Registered {
  type: string;
  name: string;
  inputs: Record<string, unknown>;
}

let registered: Registered[];
beforeEach(async () => {
  registered = [];
  await pulumi.runtime.setMocks({
    newResource: ({ type, name, inputs }) => {
      registered.push({ type, name, inputs });
      const guest = {
        status: { printableStatus: 'Running' },
        nodeName: 'node-1',
        ipAddresses: ['10.0.0.7', '10.0.0.8'],
      };
      return {
        id: `${name}-id`,
        state: { ...inputs, ...(type.endsWith(':VirtualMachine') && inputs['spec'] ? guest : {}) },
      };
    },
    call: () => ({}),
  });
});

const value = <T>(output: pulumi.Output<T>): Promise<T> => new Promise((resolve) => void output.apply(resolve));
const of = (type: string): Registered[] => registered.filter((resource) => resource.type === type);
const VM = 'kubevirt:core/v1:VirtualMachine';
const machine = {
  cpu: { sockets: 1 },
  memory: '1Gi',
  bootDisk: { containerDisk: 'quay.io/containerdisks/fedora:42' },
} as const;

describe('a component', () => {
  it('registers what its construct makes, and gives the outputs of the main object', async () => {
    const vm = new kubevirt.VirtualMachine('web', {
      ...machine,
      namespace: 'vms',
      await: 'agent',
      onRestart: 'refuse',
    });
    vm.expose('http', { port: 80 });
    expect(await value(vm.ipAddress)).toBe('10.0.0.7');
    expect(await value(vm.nodeName)).toBe('node-1');
    expect(await value(vm.printableStatus)).toBe('Running');
    expect(registered.map(({ type, name }) => `${type} ${name}`)).toEqual([
      'kubevirt:index:VirtualMachine web',
      'kubevirt:index:Manifest web/service-http',
      `${VM} web`,
    ]);
    expect(of(VM)[0]?.inputs).toMatchObject({
      await: 'agent',
      onRestart: 'refuse',
      metadata: { name: 'web', namespace: 'vms' },
    });
    expect(of('kubevirt:index:Manifest')[0]?.inputs).not.toHaveProperty('await');
  });

  it('takes Outputs wherever a value may stand, and never writes them into a text', async () => {
    const vm = new kubevirt.VirtualMachine('web', {
      ...machine,
      namespace: pulumi.output('late'),
      memory: pulumi.output('2Gi'),
      cloudInit: { config: { hostname: pulumi.output('a: "quoted"') } },
    });
    await value(vm.printableStatus);
    expect(of(VM)[0]?.inputs).toMatchObject({
      metadata: { namespace: 'late' },
      spec: { template: { spec: { domain: { memory: { guest: '2Gi' } } } } },
    });
    const secret = of('kubevirt:index:Manifest')[0]?.inputs['stringData'] as { userdata: string };
    expect(secret.userdata).toContain('hostname: "a: \\"quoted\\""');
  });

  it('counts what is said about it later in the same turn, and refuses what comes too late', async () => {
    const vm = new kubevirt.VirtualMachine('web', machine);
    const pool = new kubevirt.VMPool('workers', { replicas: 2, machine });
    const policy = new kubevirt.MigrationPolicy('gentle', { appliesTo: [vm, pool], allowPostCopy: false });
    await value(vm.printableStatus);
    await value(policy.urn);
    const labels = (type: string): unknown =>
      of(type)[0]?.inputs['spec'] as {
        template?: { metadata: object };
        virtualMachineTemplate?: { spec: { template: { metadata: object } } };
      };
    expect(labels(VM)).toMatchObject({
      template: { metadata: { labels: { 'kubevirt-iac/migration-policy': 'gentle' } } },
    });
    expect(labels('kubevirt:pool/v1beta1:VirtualMachinePool')).toMatchObject({
      virtualMachineTemplate: {
        spec: { template: { metadata: { labels: { 'kubevirt-iac/migration-policy': 'gentle' } } } },
      },
    });
    expect(() => vm.expose('late', { port: 80 })).toThrow(/web\.expose\(\) was called too late/);
  });
});

describe('deploy', () => {
  it('runs a chart of anybody, in the order of its dependencies', async () => {
    const chart = new Chart(new App(), 'shop', { namespace: 'shop' });
    const settings = new ManifestConstruct(chart, 'settings', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      data: { late: pulumi.output('known now') as never },
    });
    const vm = new VirtualMachineConstruct(chart, 'web', machine);
    vm.node.addDependency(settings);
    new ManifestConstruct(chart, 'namespace', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } });
    const deployment = kubevirt.deploy(chart);
    await value(deployment.resourceOf(vm).urn);
    expect(registered.map(({ name }) => name)).toEqual(['shop', 'shop/namespace', 'shop/settings', 'shop/web']);
    expect(registered.find(({ name }) => name === 'shop/settings')?.inputs).toMatchObject({
      data: { late: 'known now' },
    });
    expect(Object.keys(deployment.resources)).toEqual(expect.arrayContaining(['shop/web/Resource']));
  });

  it('says what is not part of it', () => {
    const chart = new Chart(new App(), 'shop');
    const stranger = new ManifestConstruct(new Chart(new App(), 'other'), 'x', { apiVersion: 'v1', kind: 'ConfigMap' });
    expect(() => kubevirt.deploy(chart).resourceOf(stranger)).toThrow(/other\/x is not part of this deployment/);
  });
});
