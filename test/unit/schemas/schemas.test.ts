import { familyKinds } from '../../../kubevirt/kinds';
import {
  COMPONENTS,
  crdsOf,
  customResourceDefinitions,
  definitionOf,
  type Schema,
  schemaOf,
} from '../../../kubevirt/schemas';

/** The schema at the end of a path such as `spec.template.spec.domain.devices.disks[].bus`. */
function at(apiVersion: string, kind: string, path: string): Schema {
  let schema = schemaOf(apiVersion, kind)!;
  for (const step of path.split('.')) {
    schema = schema.properties![step.replace(/(\[\]|\{\})+$/, '')]!;
    for (const [mark] of step.matchAll(/\[\]|\{\}/g)) schema = (mark === '[]' ? schema.items : schema.values)!;
  }
  return schema;
}

const vm = (path: string) => at('kubevirt.io/v1', 'VirtualMachine', path);

test('every kind has a schema under every version that is served', () => {
  for (const { group, version, served, kind } of familyKinds) {
    for (const one of [version, ...served]) {
      expect(schemaOf(`${group}/${one}`, kind)).toMatchObject({
        type: 'object',
        properties: { apiVersion: { type: 'string' } },
      });
    }
  }
});

test.each([
  ['kubevirt.io/v2', 'VirtualMachine'],
  ['kubevirt.io/v1', 'VirtualMachin'],
  ['v1', 'Pod'],
  ['', ''],
  ['__proto__', 'constructor'],
])('%s %s has none', (apiVersion, kind) => {
  expect(schemaOf(apiVersion, kind)).toBeUndefined();
});

test.each([
  ['spec', { required: ['template'] }],
  ['spec.template.spec.domain', { required: ['devices'] }],
  ['spec.template.spec.domain.resources.requests', { type: 'map', values: { type: 'quantity' } }],
  ['spec.template.spec.domain.memory.guest', { type: 'quantity' }],
  ['spec.template.spec.domain.devices.disks', { type: 'array', maxItems: 256 }],
  ['spec.template.spec.domain.clock', { open: true }],
  ['spec.template.spec.domain.rebootPolicy', { enum: ['Reboot', 'Terminate'] }],
  ['spec.template.spec.livenessProbe.tcpSocket.port', { type: 'intOrString' }],
  ['spec.template.spec.topologySpreadConstraints', { listKeys: ['topologyKey', 'whenUnsatisfiable'] }],
  ['spec.template.metadata', { type: 'object', open: true, nullable: true }],
  ['status.created', { type: 'boolean' }],
])('the schema of a VirtualMachine says of %s what its CRD says', (path, facts) => {
  expect(vm(path)).toMatchObject(facts);
});

test('what the API server would drop is not open', () => {
  expect(vm('spec.template.spec').open).toBeUndefined();
  expect(at('cdi.kubevirt.io/v1beta1', 'DataImportCron', 'spec.template.metadata')).toEqual({ type: 'object' });
});

test('rules in CEL are kept without prose', () => {
  expect(at('backup.kubevirt.io/v1alpha1', 'VirtualMachineBackup', 'spec').cel).toContainEqual({
    rule: 'self == oldSelf',
  });
});

test('kinds share the types that they have in common', () => {
  const spec = definitionOf('kubevirt', 'core.VirtualMachineInstanceSpec');
  expect(vm('spec.template.spec')).toBe(spec);
  expect(at('pool.kubevirt.io/v1beta1', 'VirtualMachinePool', 'spec.virtualMachineTemplate.spec.template.spec')).toBe(
    spec,
  );
  expect(spec.name).toBe('core.VirtualMachineInstanceSpec');
});

test("a VM's embedded DataVolume is the one that KubeVirt knows, a DataVolume the one of CDI", () => {
  expect(vm('spec.dataVolumeTemplates[].spec.source.http').properties).not.toHaveProperty('checksum');
  expect(at('cdi.kubevirt.io/v1beta1', 'DataVolume', 'spec.source.http').properties).toHaveProperty('checksum');
});

test('CRDs made from the schemas are structural and complete', () => {
  const made = COMPONENTS.flatMap((component) => customResourceDefinitions(component));
  expect(made).toHaveLength(new Set(familyKinds.map(({ group, kind }) => `${group}/${kind}`)).size);
  const pool = made.find(
    ({ metadata }) => (metadata as { name: string }).name === 'virtualmachinepools.pool.kubevirt.io',
  );
  expect(pool).toMatchObject({
    spec: {
      scope: 'Namespaced',
      names: { kind: 'VirtualMachinePool', shortNames: ['vmpool', 'vmpools'], listKind: 'VirtualMachinePoolList' },
      versions: [
        { name: 'v1beta1', storage: true, subresources: { status: {}, scale: { specReplicasPath: '.spec.replicas' } } },
        { name: 'v1alpha1', storage: false },
      ],
    },
  });
  const ours = /"name":"core\.\w+|"known"|"type":"(map|quantity|intOrString|any)"|#\w+/g;
  expect(JSON.stringify(made).match(ours)).toBeNull();
});

test('a version with fields of its own has a schema of its own', () => {
  const spec = (version: string) => Object.keys(at(`hco.kubevirt.io/${version}`, 'HyperConverged', 'spec').properties!);
  expect(spec('v1')).toContain('virtualization');
  expect(spec('v1')).not.toContain('liveMigrationConfig');
  expect(spec('v1beta1')).toContain('liveMigrationConfig');
  expect(spec('v1beta1')).not.toContain('virtualization');
});

test('no component defines two kinds of one name in a group', () => {
  const names = crdsOf().map(({ group, kind }) => `${group}/${kind}`);
  expect(new Set(names).size).toBe(names.length);
});
