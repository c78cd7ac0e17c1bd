import { ApiError, Cluster } from '../../../cluster';
import type { KubeObject } from '../../../kube/object';
import { runCli } from '../../support/in-process-cli';

const of = (apiVersion: string, kind: string, name: string, rest: object = {}): KubeObject =>
  ({ apiVersion, kind, metadata: { name, uid: `uid-${name}` }, ...rest }) as KubeObject;

const WEBHOOK = of('admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration', 'virt-api-validator');
const SERVICE = of('apiregistration.k8s.io/v1', 'APIService', 'v1.subresources.kubevirt.io', {
  spec: { group: 'subresources.kubevirt.io', service: { name: 'virt-api' } },
});
const crd = (kind: string, plural: string) =>
  of('apiextensions.k8s.io/v1', 'CustomResourceDefinition', `${plural}.kubevirt.io`, {
    spec: {
      group: 'kubevirt.io',
      scope: 'Namespaced',
      names: { kind, plural },
      versions: [{ name: 'v1', served: true }],
    },
  });
const CRDS = [crd('VirtualMachine', 'virtualmachines'), crd('VirtualMachineInstance', 'virtualmachineinstances')];
const VM = of('kubevirt.io/v1', 'VirtualMachine', 'web');

/** Runs the command on a cluster with these objects; what is forbidden may not be listed. */
async function run(objects: readonly KubeObject[], args: readonly string[] = [], forbidden: readonly string[] = []) {
  const deleted: string[] = [];
  const list = async ({ kind }: { kind: string }) => {
    if (!forbidden.includes(kind)) return { items: objects.filter((one) => one.kind === kind) };
    throw new ApiError({
      message: `may not list ${kind}`,
      status: 403,
      reason: 'Forbidden',
      attempt: { verb: 'list' },
    });
  };
  const remove = async ({ kind }: { kind: string }, { name }: { name: string }, { uid }: { uid?: string }) =>
    void deleted.push(`${kind} ${name} ${uid}`);
  jest.spyOn(Cluster, 'connect').mockReturnValue({ list, delete: remove } as never);
  const { code, out, err } = await runCli('leftovers', ...args);
  jest.restoreAllMocks();
  return { code, stdout: out, stderr: err, deleted };
}

test('without --sweep, nothing is deleted', async () => {
  const { code, stdout, deleted } = await run([WEBHOOK, SERVICE, ...CRDS]);
  expect({ code, deleted }).toEqual({ code: 1, deleted: [] });
  expect(stdout.split('\n')).toEqual([
    expect.stringMatching(/^left +APIService v1\.subresources\.kubevirt\.io of virt-operator: nothing serves its API/),
    expect.stringMatching(
      /^left +ValidatingWebhookConfiguration virt-api-validator of virt-operator: the API server calls/,
    ),
    expect.stringMatching(/^left +CustomResourceDefinition virtualmachines\.kubevirt\.io/),
    expect.stringMatching(/^left +CustomResourceDefinition virtualmachineinstances\.kubevirt\.io/),
    '4 left behind; --sweep removes 2 of them, --sweep --purge-crds removes CRDs without objects, of 2',
    '',
  ]);
});

test('--sweep deletes what loses nothing, by its uid, and leaves CRDs', async () => {
  const { code, deleted } = await run([WEBHOOK, SERVICE, ...CRDS], ['--sweep']);
  expect(code).toBe(1);
  expect(deleted).toEqual([
    'APIService v1.subresources.kubevirt.io uid-v1.subresources.kubevirt.io',
    'ValidatingWebhookConfiguration virt-api-validator uid-virt-api-validator',
  ]);
});

test('--purge-crds deletes a CRD that has no objects, and leaves one that has', async () => {
  const { stdout, deleted } = await run([...CRDS, VM], ['--sweep', '--purge-crds']);
  expect(deleted).toEqual([
    'CustomResourceDefinition virtualmachineinstances.kubevirt.io uid-virtualmachineinstances.kubevirt.io',
  ]);
  expect(stdout).toMatch(/left +CustomResourceDefinition virtualmachines\.kubevirt\.io/);
});

test('a CRD whose objects may not be listed is not deleted', async () => {
  const { deleted } = await run(CRDS, ['--sweep', '--purge-crds'], ['VirtualMachine', 'VirtualMachineInstance']);
  expect(deleted).toEqual([]);
});

test('an operator whose object may not be read may be installed: nothing of it is touched', async () => {
  const { code, stdout, deleted } = await run([WEBHOOK, SERVICE], ['--sweep'], ['KubeVirt']);
  expect({ code, deleted }).toEqual({ code: 0, deleted: [] });
  expect(stdout).toMatch(/could not be read: KubeVirt: may not list KubeVirt/);
});

test('nothing is left of an empty cluster', async () => {
  expect(await run([])).toMatchObject({ code: 0, stdout: 'nothing is left behind\n' });
});

test('JSON names what is left and what was removed', async () => {
  const { stdout } = await run([WEBHOOK, ...CRDS], ['--sweep', '--format', 'json']);
  expect(JSON.parse(stdout)).toMatchObject({
    removed: [{ object: 'ValidatingWebhookConfiguration virt-api-validator', remedy: 'sweep' }],
    left: [{ remedy: 'purge' }, { remedy: 'purge' }],
    unread: [],
  });
});

test('a cluster whose operators cannot be read is an error', async () => {
  const { code, stderr } = await run([], [], ['Deployment']);
  expect(code).toBe(2);
  expect(stderr).toMatch(/may not list Deployment/);
});
