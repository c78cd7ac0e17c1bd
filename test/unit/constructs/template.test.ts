import { CloudInit, Disk, Parameter, Template, TemplateKind, type TemplateProps } from 'kubevirt-iac';
import { chartIn, objectsOf, only } from './rendered';

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
