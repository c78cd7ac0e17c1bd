import * as pulumi from '@pulumi/pulumi';
import { ACTIONS, inputsOf } from '../../../provider';
import * as actions from '../../../sdk/generated/actions';

type Constructor = new (name: string, args: object) => pulumi.CustomResource;

beforeAll(() =>
  pulumi.runtime.setMocks({ newResource: ({ name, inputs }) => ({ id: name, state: inputs }), call: () => ({}) }),
);

test.each(Object.keys(ACTIONS))('%s has a class with each input and output of the provider', (name) => {
  const action = ACTIONS[name]!;
  const Class = (actions as unknown as Record<string, Constructor & { __pulumiType: string }>)[name]!;
  expect(Class.__pulumiType).toBe(`kubevirt:actions:${name}`);
  const resource = new Class(`the-${name}`, {});
  const wanted = [...Object.keys(inputsOf(action)), ...Object.keys(action.outputs)];
  expect(Object.keys(resource)).toEqual(expect.arrayContaining(wanted));
});
