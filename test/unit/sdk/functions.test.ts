/** The functions in TypeScript programs: the token and arguments that they send, and what becomes of values that a preview does not know. */
import * as pulumi from '@pulumi/pulumi';

type Sdk = typeof import('../../../sdk/generated/functions');

const sent: { token: string; inputs: object }[] = [];
let sdk: Sdk;

function mocked(preview: boolean): void {
  sent.length = 0;
  pulumi.runtime.setMocks(
    {
      newResource: ({ name, inputs }) => ({ id: preview ? undefined : `${name}-id`, state: inputs }),
      call: ({ token, inputs }) => {
        sent.push({ token, inputs });
        return { hosts: [], yaml: 'all: {}' };
      },
    },
    'project',
    'stack',
    preview,
  );
}

const value = <T>(output: pulumi.Output<T>): Promise<T> => new Promise((resolve) => output.apply(resolve));

beforeAll(() => {
  mocked(false);
  sdk = require('../../../sdk/generated/functions') as Sdk;
});

test('a plain call sends its arguments, and an Output call those of its Outputs', async () => {
  mocked(false);
  expect(await sdk.getInventory({ groupLabels: ['app'] })).toMatchObject({ yaml: 'all: {}' });
  await value(sdk.getGuestInfoOutput({ name: pulumi.output('web'), namespace: 'vms' }));
  await value(sdk.getCapabilitiesOutput());
  expect(sent).toEqual([
    { token: 'kubevirt:index:getInventory', inputs: { groupLabels: ['app'] } },
    { token: 'kubevirt:index:getGuestInfo', inputs: { name: 'web', namespace: 'vms' } },
    { token: 'kubevirt:index:getCapabilities', inputs: {} },
  ]);
});

test('a preview that does not know an argument does not call, and does not fail', async () => {
  mocked(true);
  const unknown = new (pulumi.Output as never as new (...args: unknown[]) => pulumi.Output<string>)(
    new Set(),
    Promise.resolve(undefined),
    Promise.resolve(false),
    Promise.resolve(false),
    Promise.resolve(new Set()),
  );
  const found = sdk.getGuestInfoOutput({ name: unknown });
  expect(await (found as never as { isKnown: Promise<boolean> }).isKnown).toBe(false);
  expect(sent).toEqual([]);
});

test('what is made of a secret argument is secret', async () => {
  mocked(false);
  const found = sdk.getGuestInfoOutput({ name: pulumi.secret('web') });
  expect(await (found as never as { isSecret: Promise<boolean> }).isSecret).toBe(true);
});
