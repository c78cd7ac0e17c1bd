import { App, Chart } from 'cdk8s';
import {
  CloudInit,
  Disk,
  Parameter,
  Template,
  TemplateKind,
  type TemplateProps,
  VirtualMachine,
  VirtualMachineTemplateRequest,
} from 'kubevirt-iac';
import { chartIn, objectsOf, only, refusals } from './rendered';

const parameters = {
  NAME: Parameter.generated('vm-[a-z0-9]{6}'),
  SIZE: Parameter.required('Disk size'),
  IMAGE: Parameter.optional('fedora:42'),
};
type Parameters = typeof parameters;

function template(props: Partial<TemplateProps<Parameters>> = {}) {
  const chart = chartIn();
  const made = new Template(chart, 'small', {
    parameters,
    machine: (p) => ({
      name: p.NAME,
      instancetype: 'u1.small',
      bootDisk: Disk.import({ registry: `quay.io/containerdisks/${p.IMAGE}` }, { size: p.SIZE }),
      cloudInit: CloudInit.config({ hostname: p.NAME }),
    }),
    ...props,
  });
  return { chart, made };
}

/* biome-ignore-start lint/suspicious/noTemplateCurlyInString: parameters of a template */
const MACHINE = {
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  metadata: { name: '${NAME}', labels: { 'kubevirt.io/vm': '${NAME}' } },
  spec: {
    dataVolumeTemplates: [
      {
        metadata: { name: '${NAME}-root' },
        spec: {
          source: { registry: { url: 'docker://quay.io/containerdisks/${IMAGE}' } },
          storage: { resources: { requests: { storage: '${SIZE}' } } },
        },
      },
    ],
    template: {
      spec: {
        volumes: [
          { dataVolume: { name: '${NAME}-root' } },
          { cloudInitNoCloud: { userData: '#cloud-config\nhostname: "${NAME}"\n' } },
        ],
      },
    },
  },
};
/* biome-ignore-end lint/suspicious/noTemplateCurlyInString: parameters of a template */

/** A parameter in cloud-init stands between quotes, a value that needs none does not. */
const withoutQuotes = (value: object) => JSON.parse(JSON.stringify(value).replaceAll('\\"', ''));

const PARAMETERS = [
  { name: 'NAME', generate: 'expression', from: 'vm-[a-z0-9]{6}' },
  { name: 'SIZE', required: true, description: 'Disk size' },
  { name: 'IMAGE', value: 'fedora:42' },
];

it('is a VirtualMachineTemplate', () => {
  const { chart } = template({ message: 'hello' });
  const object = only(chart, 'VirtualMachineTemplate');
  expect(object).toMatchObject({
    apiVersion: 'template.kubevirt.io/v1beta1',
    spec: { message: 'hello', virtualMachine: MACHINE },
  });
  expect(object.spec.parameters).toEqual(PARAMETERS);
});

it("is OpenShift's Template if requested", () => {
  const { chart } = template({ kind: TemplateKind.OPENSHIFT });
  const object = only(chart, 'Template');
  expect(object).toMatchObject({ apiVersion: 'template.openshift.io/v1', objects: [MACHINE] });
  expect(object.parameters).toEqual(PARAMETERS);
});

/* biome-ignore-start lint/suspicious/noTemplateCurlyInString: parameters of a template */
describe('with the machine as data', () => {
  const data = {
    name: '${NAME}',
    cpu: '${{CPUS}}',
    memory: '4Gi',
    bootDisk: { import: { registry: 'quay.io/containerdisks/${IMAGE}' }, size: '${SIZE}' },
    cloudInit: { userData: '#!/bin/sh\necho ${NAME} ${HOME}\n' },
  } as const;
  const all = { ...parameters, CPUS: Parameter.number({ value: 2 }) };

  it('is what a function of the placeholders makes', () => {
    const [byData, byFunction] = [chartIn(), chartIn()];
    new Template(byData, 'small', { parameters: all, machine: data });
    new Template(byFunction, 'small', {
      parameters: all,
      machine: (p) => ({
        name: p.NAME,
        cpu: p.CPUS,
        memory: '4Gi',
        bootDisk: Disk.import({ registry: `quay.io/containerdisks/${p.IMAGE}` }, { size: p.SIZE }),
        cloudInit: CloudInit.userData(`#!/bin/sh\necho ${p.NAME} \${HOME}\n`),
      }),
    });
    expect(objectsOf(byData)).toEqual(objectsOf(byFunction));
  });

  it('makes the VM of the values here, and leaves variables of a script alone', () => {
    const chart = chartIn();
    const made = new Template(chart, 'small', { parameters: all, machine: data });
    made.instantiate(chart, 'one', { NAME: 'vm-one', SIZE: '20Gi' });
    const { spec } = only(chart, 'VirtualMachine');
    expect(spec.template.spec.domain.cpu).toMatchObject({ sockets: 2 });
    expect(spec.template.spec.volumes).toContainEqual(
      expect.objectContaining({ cloudInitNoCloud: { userData: '#!/bin/sh\necho vm-one ${HOME}\n' } }),
    );
    expect(JSON.stringify(spec)).toContain('quay.io/containerdisks/fedora:42');
  });

  it('needs a parameter in the name, and none inside a longer text that is a number', () => {
    const make = (machine: object) => () =>
      new Template(chartIn(), 'small', { parameters: all, machine: { ...data, ...machine } });
    expect(make({ name: 'fixed' })).toThrow('must contain a parameter, and "fixed" does not');
    expect(make({ hostname: 'web-${{CPUS}}' })).toThrow('Parameter CPUS is a number and stands inside a text');
  });
});
/* biome-ignore-end lint/suspicious/noTemplateCurlyInString: parameters of a template */

describe('a VM created from it here', () => {
  it('is the one that the cluster would create', () => {
    const { chart, made } = template();
    const vm = made.instantiate(chart, 'one', { NAME: 'vm-one', SIZE: '20Gi' });
    expect(vm.name).toBe('vm-one');
    expect(objectsOf(chart).map(({ kind }) => kind)).toEqual(['VirtualMachineTemplate', 'VirtualMachine']);
    const values: Record<string, string> = { NAME: 'vm-one', SIZE: '20Gi', IMAGE: 'fedora:42' };
    const fill = (value: object) =>
      JSON.parse(JSON.stringify(value).replace(/\$\{(\w+)\}/g, (_, name: string) => values[name]!));
    const { virtualMachine } = only(chart, 'VirtualMachineTemplate').spec;
    const inProgram = withoutQuotes(only(chart, 'VirtualMachine'));
    const expected = withoutQuotes(fill(virtualMachine));
    expect(inProgram).toEqual({ ...expected, metadata: { ...expected.metadata, namespace: 'vms' } });
  });

  it.each([
    [{ NAME: 'a' }, 'Parameter SIZE requires a value here'],
    [{ SIZE: '1Gi' }, 'Parameter NAME requires a value here: a generated one would differ at every synth'],
    [{ NAME: 'a', SIZE: '1Gi', COLOR: 'red' }, 'Unknown parameter COLOR. The template has NAME, SIZE, IMAGE'],
    [{ NAME: 'a', SIZE: '1Gi', constructor: 'red' }, 'Unknown parameter constructor'],
    [{ NAME: 'a', SIZE: 'big' }, '"big" is not a valid quantity'],
  ])('of %j is rejected', (values, message) => {
    const { chart, made } = template();
    expect(() => made.instantiate(chart, 'one', values)).toThrow(`test/small: cannot be instantiated as test/one. `);
    expect(() => made.instantiate(chart, 'two', values)).toThrow(message);
  });
});

describe('what a template cannot do', () => {
  const refused = (machine: TemplateProps<Parameters>['machine']) => () => template({ machine });

  it('create several VMs with one name', () => {
    expect(refused(() => ({ name: 'fixed', instancetype: 'u1.small' }))).toThrow(
      "test/small: the name of a template's VM must contain a parameter",
    );
  });

  it('create Secrets', () => {
    expect(
      refused((p) => ({ name: p.NAME, instancetype: 'u1.small', cloudInit: CloudInit.config({ password: 'x' }) })),
    ).toThrow("CloudInit.fromSecret('name')");
  });

  it('create disks that outlive the VM', () => {
    expect(
      refused((p) => ({
        name: p.NAME,
        instancetype: 'u1.small',
        bootDisk: Disk.blank({ size: p.SIZE, retain: true }),
      })),
    ).toThrow('disk "root" cannot outlive');
  });
});

describe('numbers and booleans', () => {
  const sized = {
    NAME: Parameter.generated('vm-[a-z0-9]{6}'),
    CPUS: Parameter.number({ value: 2, description: 'Number of CPUs' }),
    LOGS: Parameter.boolean({ value: false }),
    GIB: Parameter.number(),
  };
  const make = (machine: TemplateProps<typeof sized>['machine']) => {
    const chart = chartIn();
    const made = new Template(chart, 'sized', { parameters: sized, machine });
    return { chart, made };
  };
  const small: TemplateProps<typeof sized>['machine'] = (p) => ({
    name: p.NAME,
    cpu: p.CPUS,
    memory: '4Gi',
    devices: { logSerialConsole: p.LOGS },
    terminationGracePeriod: '30s',
  });

  it('are placeholders that the cluster writes without quotes', () => {
    const { chart } = make(small);
    const { virtualMachine, parameters: list } = only(chart, 'VirtualMachineTemplate').spec;
    expect(virtualMachine.spec.template.spec.domain).toMatchObject({
      cpu: { sockets: `\${{CPUS}}`, cores: 1, threads: 1 },
      devices: { logSerialConsole: `\${{LOGS}}` },
    });
    expect(list).toEqual([
      { name: 'NAME', generate: 'expression', from: 'vm-[a-z0-9]{6}' },
      { name: 'CPUS', value: '2', description: 'Number of CPUs' },
      { name: 'LOGS', value: 'false' },
      { name: 'GIB', required: true },
    ]);
  });

  it('are numbers and booleans in a VM that this program creates', () => {
    const { chart, made } = make(small);
    made.instantiate(chart, 'one', { NAME: 'vm-one', CPUS: 4, LOGS: true, GIB: 1 });
    expect(only(chart, 'VirtualMachine').spec.template.spec.domain).toMatchObject({
      cpu: { sockets: 4 },
      devices: { logSerialConsole: true },
    });
    expect(refusals(chart)).toEqual([]);
  });

  it.each<[what: string, machine: TemplateProps<typeof sized>['machine'], message: string]>([
    [
      'part of a text',
      (p) => ({ ...small(p), hostname: `web-${p.CPUS}` }),
      'test/sized: Parameter CPUS is a number and stands inside a text or a computation. Use it as a whole value',
    ],
    [
      'part of a quantity',
      (p) => ({ ...small(p), memory: `${p.GIB}Gi` }) as never,
      'test/sized: Parameter GIB is a number and stands inside a text',
    ],
  ])('cannot be %s', (_, machine, message) => {
    expect(() => make(machine)).toThrow(message);
  });

  it('cannot be computed with: the result never reaches the manifest', () => {
    const { chart } = make((p) => ({ ...small(p), cpu: { sockets: p.CPUS * 2 } }) as never);
    expect(() => objectsOf(chart)).toThrow(
      'The value at "spec.virtualMachine.spec.template.spec.domain.cpu.sockets" is NaN. It was computed from what is not a number',
    );
  });

  it.each([
    [{ NAME: 'a', GIB: 'many' }, 'Parameter GIB is a number, and "many" is not one.'],
    [{ NAME: 'a', GIB: 1, LOGS: 'maybe' }, 'Parameter LOGS is true or false, and "maybe" is neither.'],
  ])('reject the value in %j', (values, message) => {
    const { chart, made } = make(small);
    expect(() => made.instantiate(chart, 'one', values as never)).toThrow(message);
  });
});

it('holds a password that is a parameter, because it is not one yet', () => {
  const chart = chartIn();
  new Template(chart, 'login', {
    parameters: { NAME: Parameter.generated('vm-[a-z0-9]{6}'), PASSWORD: Parameter.generated('[a-zA-Z0-9]{12}') },
    machine: (p) => ({
      name: p.NAME,
      instancetype: 'u1.small',
      cloudInit: CloudInit.config({ user: 'ops', password: p.PASSWORD }),
    }),
  });
  const { volumes } = only(chart, 'VirtualMachineTemplate').spec.virtualMachine.spec.template.spec;
  expect(volumes).toEqual([
    { name: 'cloudinit', cloudInitNoCloud: { userData: `#cloud-config\nuser: ops\npassword: "\${PASSWORD}"\n` } },
  ]);
});

describe('in the OpenShift console', () => {
  const openshift = (console?: TemplateProps<Parameters>['console']) =>
    only(template({ kind: TemplateKind.OPENSHIFT, console }).chart, 'Template').metadata;

  it('is listed, and shown as the program says', () => {
    expect(openshift().labels).toEqual({ 'template.kubevirt.io/type': 'vm' });
    expect(
      openshift({
        displayName: 'Web',
        description: 'A web server',
        icon: 'icon-fedora',
        tags: ['a', 'b'],
        os: 'fedora',
        workload: 'server',
        flavor: 'small',
      }),
    ).toMatchObject({
      labels: {
        'template.kubevirt.io/type': 'vm',
        'os.template.kubevirt.io/fedora': 'true',
        'workload.template.kubevirt.io/server': 'true',
        'flavor.template.kubevirt.io/small': 'true',
      },
      annotations: {
        'openshift.io/display-name': 'Web',
        description: 'A web server',
        iconClass: 'icon-fedora',
        tags: 'a,b',
      },
    });
  });

  it('is only a template of OpenShift', () => {
    expect(() => template({ console: { os: 'fedora' } })).toThrow(
      'test/small: `console` is about templates of OpenShift',
    );
  });
});

describe('VirtualMachineTemplateRequest', () => {
  it('names the VM with its namespace', () => {
    const chart = chartIn();
    const vm = new VirtualMachine(chart, 'web', { instancetype: 'u1.small', namespace: 'shop' });
    new VirtualMachineTemplateRequest(chart, 'from-web', { from: vm, templateName: 'web', ttlAfterFinished: '1h' });
    expect(only(chart, 'VirtualMachineTemplateRequest').spec).toEqual({
      virtualMachineRef: { name: 'web', namespace: 'shop' },
      templateName: 'web',
      ttlSecondsAfterFinished: 3600,
    });
    expect(refusals(chart)).toEqual([]);
  });

  it('needs the namespace of the VM', () => {
    const chart = new Chart(new App(), 'nowhere');
    expect(() => new VirtualMachineTemplateRequest(chart, 'a', { from: 'web' })).toThrow(
      'nowhere/a: the VM has no namespace',
    );
  });
});
