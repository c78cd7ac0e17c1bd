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
    runStrategy: { type: 'string', description: expect.stringMatching(/Default: Always\.$/) },
    disks: { type: 'array' },
    memory: { $ref: 'pulumi.json#/Any' },
    scheduling: { $ref: '#/types/kubevirt:index:Scheduling' },
  });
  expect(resources['kubevirt:index:VirtualizationStack']!.inputProperties).toMatchObject({
    transforms: { type: 'array', items: { $ref: 'pulumi.json#/Any' } },
    kubevirt: { $ref: '#/types/kubevirt:index:KubeVirtProps' },
  });
  expect(types['kubevirt:index:KubeVirtProps']!.properties['source']).toMatchObject({ $ref: 'pulumi.json#/Any' });
  expect(resources['kubevirt:index:MigrationPolicy']!.inputProperties).not.toHaveProperty('appliesTo');
});
