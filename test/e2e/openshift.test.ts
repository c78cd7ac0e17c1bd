/** The OpenShift example under the real Pulumi CLI: from an empty cluster to a VM, through an upgrade, and away again. */
import { join } from 'node:path';
import type { Stack } from '@pulumi/pulumi/automation';
import { openshift } from '../../examples/pulumi/openshift';
import { kindOf } from '../../kubevirt/kinds';
import { type Sandbox, startSandbox, writeVerbs } from '../../sandbox/testing';
import { binaries } from '../../toolchain/binaries';
import { type PulumiWorkspace, pulumiWorkspace } from '../../tools/pulumi-workspace';

jest.setTimeout(300_000);

const NAMESPACE = 'openshift-cnv';
const HYPERCONVERGED = kindOf('hco.kubevirt.io/v1', 'HyperConverged')!;

let sandbox: Sandbox;
let workspace: PulumiWorkspace;
let stack: Stack;

beforeAll(async () => {
  sandbox = await startSandbox({ openshift: true, speed: 20 });
  workspace = pulumiWorkspace(join((await binaries(['pulumi'])).pulumi, '..'), join(__dirname, '../../bin'));
  stack = await workspace.inline('openshift', openshift);
  await stack.setAllConfig({
    'kubevirt:kubeconfig': { value: sandbox.kubeconfig, secret: true },
    version: { value: '4.20.0' },
  });
});
afterAll(async () => {
  workspace?.remove();
  await sandbox?.stop();
});
const up = () => stack.up({ signal: workspace.signal });
const hyperConverged = () =>
  sandbox.cluster().get(HYPERCONVERGED, { name: 'kubevirt-hyperconverged', namespace: NAMESPACE });

it('comes up in exactly its version, and runs a VM', async () => {
  const { summary, outputs } = await up();
  expect(summary.result).toBe('succeeded');
  expect(outputs['status']?.value).toBe('Running');
  expect((await hyperConverged()).status).toMatchObject({ versions: [{ name: 'operator', version: '4.20.0' }] });
});

it('is left alone where nothing changed', async () => {
  const since = new Date();
  const { summary } = await up();
  expect(Object.keys(summary.resourceChanges ?? {})).toEqual(['same']);
  expect(sandbox.requests({ since, verbs: writeVerbs, userAgent: 'pulumi-resource-kubevirt' })).toEqual([]);
});

it('is upgraded to the next version with the guest running', async () => {
  await stack.setConfig('version', { value: '4.20.1' });
  const { summary } = await up();
  expect(summary.result).toBe('succeeded');
  expect((await hyperConverged()).status).toMatchObject({ versions: [{ name: 'operator', version: '4.20.1' }] });
});

it('is taken away in order, HyperConverged before what removes it', async () => {
  const { summary } = await stack.destroy({ signal: workspace.signal });
  expect(summary.result).toBe('succeeded');
  expect((await sandbox.cluster().list(HYPERCONVERGED)).items).toEqual([]);
  expect((await sandbox.cluster().list(kindOf('kubevirt.io/v1', 'KubeVirt')!)).items).toEqual([]);
});
