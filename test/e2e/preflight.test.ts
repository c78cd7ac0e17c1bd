/** The example of preflight under the real Pulumi CLI: a bare cluster is checked, gets KubeVirt, is checked again, and gives a VM its CPU model. */
import { join } from 'node:path';
import { behindPreflight } from '../../examples/pulumi/preflight';
import { kindOf } from '../../kubevirt/kinds';
import { writeStandInRelease } from '../../sandbox/release';
import { FAULT_ANNOTATION, type Sandbox, startSandbox, writeVerbs } from '../../sandbox/testing';
import * as kubevirt from '../../sdk';
import { binaries } from '../../toolchain/binaries';
import { type PulumiWorkspace, pulumiWorkspace } from '../../tools/pulumi-workspace';

let sandbox: Sandbox;
let workspace: PulumiWorkspace;
let release: string;
jest.setTimeout(300_000);

beforeAll(async () => {
  sandbox = await startSandbox({ bare: true, speed: 20 });
  workspace = pulumiWorkspace(join((await binaries(['pulumi'])).pulumi, '..'), join(__dirname, '../../bin'));
  release = join(sandbox.kubeconfigPath, '..', 'release');
  await writeStandInRelease(release);
});
afterAll(async () => {
  workspace?.remove();
  await sandbox?.stop();
});

async function stackOf(name: string, program: () => Promise<Record<string, unknown>>) {
  const stack = await workspace.inline(name, program);
  await stack.setAllConfig({
    'kubevirt:kubeconfig': { value: sandbox.kubeconfig, secret: true },
    release: { value: release },
    lockFile: { value: join(release, '..', 'lock.json') },
  });
  return stack;
}

test('a cluster that is not ready stops the program before anything is installed, with the repair', async () => {
  const NODE = kindOf('v1', 'Node')!;
  const annotate = (fault: string | null) =>
    sandbox
      .cluster()
      .patch(
        NODE,
        { name: 'node-2' },
        { type: 'merge', body: { metadata: { annotations: { [FAULT_ANNOTATION]: fault } } } },
      );
  await annotate('no-kvm');
  const stack = await stackOf('stopped', async () => {
    const preflight = new kubevirt.Preflight('before', { kubevirtVersion: 'v1.9.0' });
    new kubevirt.Manifest(
      'vms',
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'vms' } },
      { dependsOn: [preflight] },
    );
    return { nodes: preflight.nodes };
  });
  let said = '';
  const show = {
    onOutput: (text: string) => {
      said += text;
    },
  };
  const since = new Date();
  await expect(stack.up({ ...show, signal: workspace.signal })).rejects.toThrow();
  expect(said).toMatch(/The cluster is not ready for KubeVirt: 1 of \d+ checks did not pass/);
  expect(said).toMatch(
    /Hardware virtualization \(kvm\): node-2: no \/dev\/kvm; .*Enable VT-x or AMD-V in the firmware/s,
  );
  const writes = sandbox.requests({ since, verbs: writeVerbs, userAgent: 'pulumi-resource-kubevirt' });
  expect(writes.filter(({ resource, name }) => resource === 'namespaces' && name === 'vms')).toEqual([]);
  await annotate(null);
  said = '';
  await stack.up({ ...show, signal: workspace.signal });
  await stack.preview(show);
  await stack.destroy({ signal: workspace.signal });
});

test('the example installs KubeVirt behind its preflight, and its VM has the CPU model that all nodes share', async () => {
  const stack = await stackOf('behind', behindPreflight);
  let said = '';
  await stack.preview({
    onOutput: (text: string) => {
      said += text;
    },
    signal: workspace.signal,
  });
  expect(said).toMatch(/checks the cluster before what depends on it, with a short-lived Pod on each node/);
  const { outputs } = await stack.up({ signal: workspace.signal });
  expect(outputs).toMatchObject({
    cpuModel: { value: 'Skylake-Server-noTSX-IBRS' },
    nodes: { value: ['node-1', 'node-2', 'node-3'] },
    status: { value: 'Running' },
  });
  const vm = await sandbox
    .cluster()
    .get(kindOf('kubevirt.io/v1', 'VirtualMachine')!, { namespace: 'default', name: 'web' });
  expect(vm).toMatchObject({
    spec: { template: { spec: { domain: { cpu: { model: 'Skylake-Server-noTSX-IBRS' } } } } },
  });
  const again = await stack.up({ signal: workspace.signal });
  expect(Object.keys(again.summary.resourceChanges!)).toEqual(['same']);
  await stack.destroy({ signal: workspace.signal });
});
