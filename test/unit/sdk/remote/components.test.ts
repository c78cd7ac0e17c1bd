import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REMOTE_COMPONENTS } from '../../../../sdk/remote';

interface Resource {
  isComponent?: boolean;
  properties: object;
  inputProperties: Record<string, { type?: string; $ref?: string; description?: string }>;
}
const { resources, types } = JSON.parse(readFileSync(join(__dirname, '../../../../schema.json'), 'utf8')) as {
  resources: Record<string, Resource>;
  types: Record<string, { properties: Record<string, object> }>;
};
const declared = Object.entries(resources).filter(([, { isComponent }]) => isComponent);

it('P7: a program in YAML finds every component that the plugin runs, with its outputs', () => {
  const outputs = declared.map(([type, { properties }]) => [type, Object.keys(properties).sort()]);
  const run = Object.entries(REMOTE_COMPONENTS).map(([type, { outputs: names }]) => [type, [...names].sort()]);
  expect(Object.fromEntries(outputs)).toEqual(Object.fromEntries(run));
});

it('P7: arguments have the types and descriptions of the props, and what only TypeScript can make is not offered', () => {
  const machine = resources['kubevirt:index:VirtualMachine']!.inputProperties;
  expect(machine).toMatchObject({
    runStrategy: {
      $ref: '#/types/kubevirt:index:RunStrategy',
      description: expect.stringMatching(/Default: Always\./),
    },
    disks: { type: 'array', items: { $ref: '#/types/kubevirt:index:Disk' } },
    memory: { oneOf: [{ type: 'string' }, { $ref: '#/types/kubevirt:index:Memory' }] },
    scheduling: { $ref: '#/types/kubevirt:index:Scheduling' },
  });
  expect(resources['kubevirt:index:VirtualizationStack']!.inputProperties).toMatchObject({
    transforms: { type: 'array', items: { $ref: '#/types/kubevirt:index:Transform' } },
    kubevirt: { $ref: '#/types/kubevirt:index:KubeVirt' },
  });
  expect(types['kubevirt:index:KubeVirt']!.properties['source']).toMatchObject({
    $ref: '#/types/kubevirt:index:ReleaseSource',
  });
  expect(resources['kubevirt:index:VMPool']!.inputProperties).not.toHaveProperty('perReplica');
});

it('every argument of a component is described, and every member of the objects in them', () => {
  const components = declared.map(([token, { inputProperties }]) => [token, inputProperties] as const);
  const objects = Object.entries(types)
    .filter(([token]) => token.split(':')[1] === 'index')
    .map(([token, { properties = {} }]) => [token, properties] as const);
  const silent = [...components, ...objects].flatMap(([token, properties]) =>
    Object.entries(properties).flatMap(([name, spec]) => ('description' in spec ? [] : [`${token}.${name}`])),
  );
  expect(silent).toEqual([]);
});

it('the alternatives of a disk are properties of one type, each described with what a change does', () => {
  const disk = types['kubevirt:index:Disk'] as unknown as Resource & { description: string; required?: string[] };
  const properties = disk.properties as Record<string, { description: string; $ref?: string }>;
  expect(Object.keys(properties)).toEqual(expect.arrayContaining(['import', 'clone', 'containerDisk', 'pvc', 'size']));
  expect(disk.required).toBeUndefined();
  expect(disk.description).toContain('One of `import`, `clone`, `blank`');
  expect(properties['bus']!.$ref).toBe('#/types/kubevirt:index:DiskBus');
  expect(properties['containerDisk']!.description).toMatch(/A change: .+\.$/);
});

it('nearly every argument of a component has a type: `Any` is left to JSON of others', () => {
  const untyped = declared.flatMap(([type, { inputProperties }]) =>
    Object.entries(inputProperties)
      .filter(([, { $ref }]) => $ref === 'pulumi.json#/Any')
      .map(([name]) => `${type.split(':')[2]}.${name}`),
  );
  // A component of whatever kind that has a name.
  expect(untyped).toEqual(['RestoreDrill.snapshots']);
});
