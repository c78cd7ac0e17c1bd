/** What holds data and whose an object is, under the real Pulumi CLI: the engine's own ways to replace and delete included. */
import { dirname, join } from 'node:path';
import type { Stack } from '@pulumi/pulumi/automation';
import { type Sandbox, startSandbox } from '../../sandbox/testing';
import * as kubevirt from '../../sdk';
import { binaries } from '../../toolchain/binaries';
import { type PulumiWorkspace, pulumiWorkspace } from '../../tools/pulumi-workspace';

let sandbox: Sandbox;
let workspace: PulumiWorkspace;
jest.setTimeout(180_000);

const DISK = { apiVersion: 'cdi.kubevirt.io/v1beta1', kind: 'DataVolume', plural: 'datavolumes', namespaced: true };
const CLAIM = { apiVersion: 'v1', kind: 'PersistentVolumeClaim', plural: 'persistentvolumeclaims', namespaced: true };
const VM = { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine', plural: 'virtualmachines', namespaced: true };

beforeAll(async () => {
  sandbox = await startSandbox({ speed: 20 });
  workspace = pulumiWorkspace(dirname((await binaries(['pulumi'])).pulumi), join(__dirname, '../../bin'));
});
afterAll(async () => {
  workspace?.remove();
  await sandbox?.stop();
});

/** A stack, and what its commands report: an error's text instead of the error. */
async function project(name: string, program: () => void) {
  const stack = await workspace.inline(name, async () => {
    program();
    return {};
  });
  await stack.setConfig('kubevirt:kubeconfig', { value: sandbox.kubeconfig, secret: true });
  const reported = async (act: (show: { onOutput: (text: string) => void }) => Promise<unknown>) => {
    let said = '';
    const onOutput = (text: string) => {
      said += text;
    };
    const failed = await act({ onOutput }).then(
      () => false,
      () => true,
    );
    return { failed, said };
  };
  return { stack, reported };
}

const urnOf = async (stack: Stack, type: string): Promise<string> => {
  const { deployment } = await stack.exportStack();
  return deployment.resources.find((one: { type: string }) => one.type.endsWith(type)).urn;
};

it('D1: a filled disk survives another source, --replace and destroy without allow, and grows in place', async () => {
  let [imported, size, allow]: [boolean, string, string[]] = [false, '1Gi', []];
  let replaceOnChanges: string[] = [];
  const { stack, reported } = await project('disk', () => {
    new kubevirt.cdi.v1beta1.DataVolume(
      'data',
      {
        allow,
        metadata: { name: 'data', namespace: 'default' },
        spec: {
          source: imported ? { http: { url: 'https://example.com/disk.img' } } : { blank: {} },
          storage: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: size } } },
        },
      } as never,
      { replaceOnChanges },
    );
  });
  const live = () => sandbox.cluster().get(DISK, { namespace: 'default', name: 'data' });
  await stack.up();
  const { uid } = (await live()).metadata!;

  imported = true;
  const preview = await reported((show) => stack.preview(show));
  expect(preview).toMatchObject({
    failed: true,
    said: expect.stringMatching(/deletes the disk data with all its data/),
  });
  imported = false;

  size = '2Gi';
  expect((await stack.up()).summary.resourceChanges).toMatchObject({ update: 1 });
  const claim = await sandbox.cluster().get(CLAIM, { namespace: 'default', name: 'data' });
  expect(claim.spec).toMatchObject({ resources: { requests: { storage: '2Gi' } } });
  expect(Object.keys((await stack.refresh()).summary.resourceChanges ?? {})).toEqual(['same']);
  expect(Object.keys((await stack.up()).summary.resourceChanges ?? {})).toEqual(['same']);

  const urn = await urnOf(stack, ':DataVolume');
  const forced = await reported((show) => stack.up({ ...show, replace: [urn] }));
  expect(forced.said).toMatch(/`--replace` creates before it deletes/);
  replaceOnChanges = ['*'];
  size = '3Gi';
  const engines = await reported((show) => stack.up(show));
  expect(engines).toMatchObject({ failed: true, said: expect.stringMatching(/so nothing was deleted/) });
  [replaceOnChanges, size] = [[], '2Gi'];

  const destroy = await reported((show) => stack.destroy(show));
  expect(destroy.said).toMatch(/Deleting DataVolume default\/data deletes the disk data with all its data/);
  expect((await live()).metadata?.uid).toBe(uid);
  allow = ['data'];
  await stack.up();
  await stack.destroy();
});

describe('whose a machine is', () => {
  const machine = (name: string, adopt = false) =>
    new kubevirt.core.v1.VirtualMachine(name, {
      adopt,
      metadata: { name: 'owned', namespace: 'default' },
      spec: { runStrategy: 'Halted', template: { spec: { domain: { devices: {}, memory: { guest: '1Gi' } } } } },
    } as never);
  const live = () => sandbox.cluster().find(VM, { namespace: 'default', name: 'owned' });

  it('P1, P3, P17: a lost state goes on, a renamed resource keeps its machine, another stack is named', async () => {
    let program = () => void machine('before');
    const mine = await project('mine', () => program());
    await mine.stack.up();
    const uid = (await live())?.metadata?.uid;

    // As after a kill in the middle of the create: the object exists, and the state does not know it.
    const state = await mine.stack.exportStack();
    const resources = state.deployment.resources.filter(
      ({ type }: { type: string }) => !type.endsWith(':VirtualMachine'),
    );
    await mine.stack.importStack({ ...state, deployment: { ...state.deployment, resources } });
    expect((await mine.stack.up()).summary.resourceChanges).toMatchObject({ create: 1 });

    program = () => void machine('after', true);
    const renamed = await mine.reported((show) => mine.stack.up(show));
    expect(renamed).toMatchObject({ failed: false, said: expect.stringMatching(/now belongs to resource "after"/) });
    expect((await live())?.metadata?.uid).toBe(uid);

    const theirs = await project('theirs', () => void machine('theirs'));
    const taken = await theirs.reported((show) => theirs.stack.up(show));
    expect(taken).toMatchObject({
      failed: true,
      said: expect.stringMatching(/belongs to resource "after" of stack dev in project mine/),
    });
    await mine.stack.destroy();
    expect(await live()).toBeUndefined();
  });
});
