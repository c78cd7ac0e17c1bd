import * as pulumi from '@pulumi/pulumi';
import { knownStructure } from '../../../../sdk/remote/known-structure';

beforeAll(() => {
  pulumi.runtime.setMocks({ newResource: () => ({ id: '', state: {} }), call: () => ({}) });
});

const textOf = (output: unknown) =>
  (output as unknown as { promise(): Promise<unknown>; isSecret: Promise<boolean> }).promise();
const isSecret = (output: unknown) => (output as unknown as { isSecret: Promise<boolean> }).isSecret;

it('P7: a list that arrives as one secret is a list again, and each leaf is secret', async () => {
  const found = await knownStructure(pulumi.secret([{ name: 'data', size: '1Gi' }]));
  const [disk] = found as { name: unknown; size: unknown }[];
  expect(Object.keys(disk!)).toEqual(['name', 'size']);
  expect(await textOf(disk!.size)).toBe('1Gi');
  expect(await isSecret(disk!.size)).toBe(true);
});

it.each([['text'], [[{ name: 'data' }]], [undefined]])(
  'P7: %j, which is known as it is, stays as it is',
  async (given) => {
    expect(await knownStructure(given)).toEqual(given);
  },
);

it('P7: a reference to a component of an earlier call is that component, in an Output as well', async () => {
  const vm = new pulumi.ComponentResource('kubevirt:index:VirtualMachine', 'web');
  const urn = 'urn:pulumi:dev::shop::kubevirt:index:VirtualMachine::web';
  const made = new Map([[urn, vm]]);
  expect(await knownStructure({ of: [urn], keep: 7 }, made)).toEqual({ of: [vm], keep: 7 });
  expect(await knownStructure(pulumi.output({ of: [urn] }), made)).toEqual({ of: [vm] });
});
