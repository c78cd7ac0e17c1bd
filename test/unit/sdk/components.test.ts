import * as pulumi from '@pulumi/pulumi';
import { type ApiObject, App, Chart } from 'cdk8s';
import { Manifest as ManifestConstruct, VirtualMachine as VirtualMachineConstruct } from '../../../constructs';
import * as kubevirt from '../../../sdk';
import { childOptions } from '../../../sdk/components/options';

interface Registered {
  type: string;
  name: string;
  inputs: Record<string, unknown>;
  importId: string | undefined;
}

const service = ({ spec }: Record<string, unknown>) => ({
  spec: { ...(spec as object), clusterIP: '10.96.0.10' },
  status: { loadBalancer: { ingress: [{ ip: '192.0.2.7' }] } },
});

let registered: Registered[];
beforeEach(async () => {
  registered = [];
  await pulumi.runtime.setMocks({
    newResource: ({ type, name, inputs, id }) => {
      registered.push({ type, name, inputs, importId: id || undefined });
      const guest = {
        status: { printableStatus: 'Running' },
        nodeName: 'node-1',
        ipAddresses: ['10.0.0.7', '10.0.0.8'],
      };
      return {
        id: `${name}-id`,
        state: {
          ...inputs,
          ...(inputs['kind'] === 'Service' && service(inputs)),
          ...(type.endsWith(':VirtualMachine') && inputs['spec'] ? guest : {}),
        },
      };
    },
    call: () => ({}),
  });
});

const value = <T>(output: pulumi.Output<T>): Promise<T> => new Promise((resolve) => void output.apply(resolve));
const of = (type: string): Registered[] => registered.filter((resource) => resource.type === type);
/** The id that a resource is imported by. */
const importedAs = (name: string, type: string): string | undefined =>
  registered.find((one) => one.name === name && one.type === type)?.importId;
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

  it('of a Service labels the VMs behind it, a pool is scaled, and a tenant holds an Output', async () => {
    const vms = ['a', 'b'].map((name) => new kubevirt.VirtualMachine(name, { ...machine, namespace: 'vms' }));
    const web = new kubevirt.GuestService('web', { guests: vms, ports: { http: 80 } });
    const pool = new kubevirt.VMPool('workers', { machine });
    pool.autoscale({ min: 2, max: 4, cpu: 50 });
    const team = new kubevirt.Tenant('team-a', { network: false, quota: { storage: pulumi.output('1Ti') } });
    await Promise.all([web.urn, team.urn, pool.name].map((output) => value(output as pulumi.Output<string>)));
    const label = { 'service.kubevirt-iac/web': 'true' };
    for (const { inputs } of of(VM))
      expect(inputs).toHaveProperty('spec.template.metadata.labels', expect.objectContaining(label));
    const inputsOf = (kind: string) =>
      of('kubevirt:index:Manifest').find(({ inputs }) => inputs['kind'] === kind)?.inputs;
    expect(inputsOf('Service')).toMatchObject({ metadata: { namespace: 'vms' }, spec: { selector: label } });
    expect(inputsOf('HorizontalPodAutoscaler')).toMatchObject({ spec: { minReplicas: 2, maxReplicas: 4 } });
    expect(inputsOf('ResourceQuota')).toMatchObject({ spec: { hard: { 'requests.storage': '1Ti' } } });
    expect(of('kubevirt:pool/v1beta1:VirtualMachinePool')[0]?.inputs).toMatchObject({ spec: { replicas: 2 } });
  });

  it('is refused as a part of what would add to it after it is registered, and read as long as the program runs', async () => {
    const vms = ['a', 'b'].map((name) => new kubevirt.VirtualMachine(name, { ...machine, namespace: 'vms' }));
    await Promise.all(vms.map(({ urn }) => value(urn)));
    expect(() => vms[0]!.construct.addGuestLabel('late', 'yes')).toThrow('its objects are registered already');
    const schedule = new kubevirt.SnapshotSchedule('nightly', { of: vms, schedule: '0 2 * * *' });
    const made = await (schedule as unknown as { getData(): Promise<Map<unknown, pulumi.Resource>> }).getData();
    await Promise.all([schedule, ...made.values()].map(({ urn }) => value(urn)));
    expect(of('kubevirt:index:Manifest').map(({ inputs }) => inputs['kind'])).toContain('CronJob');
  });

  it('grows a disk by its DataVolume, whose claim the provider grows', async () => {
    const grown = { blank: {}, size: pulumi.output('40Gi'), initialSize: '20Gi' };
    const vm = new kubevirt.VirtualMachine('web', { ...machine, disks: [{ ...grown, name: 'data' }] });
    await value(vm.printableStatus);
    expect(of('kubevirt:cdi/v1beta1:DataVolume')[0]?.inputs).toMatchObject({
      spec: { storage: { resources: { requests: { storage: '40Gi' } } } },
    });
    expect(registered.map(({ name }) => name).sort()).toEqual(['web', 'web', 'web/disk-data']);
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
    expect(() => vm.expose('late', { port: 80 })).toThrow(
      /web\.expose\(\): call expose\(\) before the first await after new VirtualMachine\('web', \.\.\.\)/,
    );
  });
});

const withDisk = {
  cpu: { sockets: 1 },
  memory: '1Gi',
  namespace: 'vms',
  bootDisk: { import: { registry: 'quay.io/containerdisks/fedora:42' }, size: '20Gi' },
} as const;
const DISK = 'kubevirt:cdi/v1beta1:DataVolume';

describe('P4, D6: a component passes on', () => {
  it('`allow` and `adopt` to all of its objects, `await` and `onRestart` to the main one', async () => {
    const settings = { adopt: true, await: 'agent', onRestart: 'restart' } as const;
    const vm = new kubevirt.VirtualMachine('web', { ...withDisk, ...settings, allow: ['web-root'] });
    vm.expose('http', { port: 80 });
    await value(vm.printableStatus);
    expect(of(VM)[0]?.inputs).toMatchObject({ ...settings, allow: ['web-root'] });
    for (const type of [DISK, 'kubevirt:index:Manifest']) {
      const { inputs } = of(type)[0]!;
      expect(inputs).toMatchObject({ allow: ['web-root'], adopt: true });
      expect(inputs).not.toHaveProperty('await');
      expect(inputs).not.toHaveProperty('onRestart');
    }
  });

  it('`await: created` to all of its objects: none is waited for', async () => {
    const vm = new kubevirt.VirtualMachine('web', { ...withDisk, await: 'created' });
    await value(vm.printableStatus);
    expect([of(VM), of(DISK)].flat().map(({ inputs }) => inputs['await'])).toEqual(['created', 'created']);
  });

  it("Pulumi's options: time limits and retention to all, paths of the API to the main object", () => {
    const toAll = { customTimeouts: { create: '1h' }, retainOnDelete: true };
    const toMain = { ignoreChanges: ['spec.runStrategy'], replaceOnChanges: ['metadata.labels'] };
    const main = {} as ApiObject;
    expect(childOptions(main, main, { ...toAll, ...toMain })).toEqual({ ...toAll, ...toMain });
    expect(childOptions({} as ApiObject, main, { ...toAll, ...toMain })).toEqual(toAll);
  });

  it('`import`: the main object by the id given, the others by the names that the component gives them', async () => {
    const { namespace: _namespace, ...anywhere } = withDisk;
    const vm = new kubevirt.VirtualMachine('web', anywhere, { import: 'vms/web' });
    vm.expose('http', { port: 80 });
    await value(vm.printableStatus);
    expect(importedAs('web', VM)).toBe('vms/web');
    expect(importedAs('web/disk-root', DISK)).toBe('vms/web-root');
    expect(importedAs('web/service-http', 'kubevirt:index:Manifest')).toBe('v1/Service/vms/web-http');
    expect(importedAs('web', 'kubevirt:index:VirtualMachine')).toBeUndefined();
  });

  it('no argument that does not exist: it is an error that names those that do', () => {
    const misspelled = { ...machine, adoptt: true };
    expect(() => new kubevirt.VirtualMachine('web', misspelled)).toThrow(
      /VirtualMachine "web": "adoptt" is not an argument\. The arguments are adopt, allow, .*bootDisk/,
    );
    const pool = { replicas: 2, machine: { ...machine, memori: '1Gi' } };
    expect(() => new kubevirt.VMPool('workers', pool)).toThrow(
      /VMPool "workers": machine: "memori" is not an argument/,
    );
  });

  it('no Output in place of a list, because the list determines which objects are created', () => {
    const late = { ...machine, disks: pulumi.output([]) } as unknown as kubevirt.VirtualMachineArgs;
    expect(() => new kubevirt.VirtualMachine('web', late)).toThrow(
      'disks: the list must be known; Outputs may stand inside it.',
    );
  });
});

describe('import ids', () => {
  const main = { kind: 'VirtualMachine', apiVersion: 'kubevirt.io/v1', metadata: { name: 'web', namespace: 'vms' } };
  test.each(['vms/other', 'lab/web', 'a/b/web'])('%s is not the object that the component declares', (id) => {
    const object = main as unknown as ApiObject;
    expect(() => childOptions(object, object, { import: id })).toThrow(
      `import: "${id}" is not the VirtualMachine that this component declares, vms/web.`,
    );
  });

  it('an import into a component without a main object is an error', () => {
    expect(() => childOptions(main as unknown as ApiObject, undefined, { import: 'kubevirt' })).toThrow(
      /this component has no main object/,
    );
  });
});

describe('P24: Outputs of a component', () => {
  it('are its main resource, its name, its disks and the addresses of its Services', async () => {
    const vm = new kubevirt.VirtualMachine('web', withDisk);
    const http = vm.expose('http', { port: 80, type: 'LoadBalancer' });
    expect(Object.keys(vm.disks)).toEqual(['root']);
    expect(Object.keys(vm.services)).toEqual(['http']);
    expect(await value(vm.name)).toBe('web');
    expect(kubevirt.core.v1.VirtualMachine.isInstance(await value(vm.resource))).toBe(true);
    expect(await value(vm.disks['root']!.metadata.name)).toBe('web-root');
    expect(await value(http.name)).toBe('web-http');
    expect(await value(http.hostname)).toBe('web-http.vms.svc');
    expect(await value(http.clusterIP)).toBe('10.96.0.10');
    expect(await value(vm.services['http']!.address)).toBe('192.0.2.7');
    expect(http.port).toBe(80);
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
