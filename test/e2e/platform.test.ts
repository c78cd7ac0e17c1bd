/** The platform from an empty cluster through an upgrade to its removal, under the real Pulumi CLI. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Stack } from '@pulumi/pulumi/automation';
import { ReleaseSource } from '../../constructs';
import { writeStandInRelease } from '../../sandbox/release';
import { type Sandbox, startSandbox, writeVerbs } from '../../sandbox/testing';
import * as kubevirt from '../../sdk';
import { binaries } from '../../toolchain/binaries';
import { type PulumiWorkspace, pulumiWorkspace } from '../../tools/pulumi-workspace';

jest.setTimeout(240_000);

const KUBEVIRT = { apiVersion: 'kubevirt.io/v1', kind: 'KubeVirt', plural: 'kubevirts', namespaced: true };
const CDI = { apiVersion: 'cdi.kubevirt.io/v1beta1', kind: 'CDI', plural: 'cdis', namespaced: false };
const VM = { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine', plural: 'virtualmachines', namespaced: true };
const VMI = { ...VM, kind: 'VirtualMachineInstance', plural: 'virtualmachineinstances' };
const CRD = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  plural: 'customresourcedefinitions',
  namespaced: false,
};
const OLD = { kubevirt: 'v1.8.4', cdi: 'v1.65.0' };
const NEW = { kubevirt: 'v1.9.0', cdi: 'v1.66.0' };

let sandbox: Sandbox;
let workspace: PulumiWorkspace;
let folder: string;
let stack: Stack;
let release = OLD;
let text = '';

const show = {
  onOutput: (more: string) => {
    text += more;
  },
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'platform-'));
  sandbox = await startSandbox({ name: 'platform', speed: 20, bare: true });
  for (const one of [OLD, NEW]) await writeStandInRelease(join(folder, one.kubevirt), one);
  workspace = pulumiWorkspace(dirname((await binaries(['pulumi'])).pulumi), join(__dirname, '../../bin'));
  stack = await workspace.inline('platform', async () => {
    const source = ReleaseSource.folder(join(folder, release.kubevirt));
    const platform = new kubevirt.VirtualizationStack('platform', {
      kubevirt: { version: release.kubevirt, source },
      cdi: { version: release.cdi },
      lockFile: join(folder, `${release.kubevirt}.lock.json`),
      await: 'guests-updated',
    });
    return { version: platform.kubevirtVersion, outdated: platform.outdatedGuests };
  });
  await stack.setConfig('kubevirt:kubeconfig', { value: sandbox.kubeconfig, secret: true });
});
afterAll(async () => {
  workspace?.remove();
  await sandbox?.stop();
  if (folder) rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  text = '';
});

const up = () => stack.up({ ...show, signal: workspace.signal });
const kubevirtNow = () => sandbox.cluster().get(KUBEVIRT, { namespace: 'kubevirt', name: 'kubevirt' });
const cdiNow = () => sandbox.cluster().get(CDI, { name: 'cdi' });

/** `kubevirt-iac leftovers` as a user runs it. */
async function leftovers(...args: string[]): Promise<{ code: number; stdout: string }> {
  const kubeconfig = join(folder, 'kubeconfig');
  writeFileSync(kubeconfig, sandbox.kubeconfig, { mode: 0o600 });
  const cli = join(__dirname, '../../bin/kubevirt-iac');
  return new Promise((resolve) => {
    execFile(process.execPath, [cli, 'leftovers', '--kubeconfig', kubeconfig, ...args], (error, stdout) =>
      resolve({ code: Number(error?.code ?? 0), stdout }),
    );
  });
}

it('is installed in order, and runs', async () => {
  const { outputs, summary } = await up();
  expect(summary.result).toBe('succeeded');
  expect(outputs).toMatchObject({ version: { value: OLD.kubevirt }, outdated: { value: 0 } });
  expect((await kubevirtNow()).status).toMatchObject({ observedKubeVirtVersion: OLD.kubevirt, phase: 'Deployed' });
  expect((await cdiNow()).status).toMatchObject({ observedVersion: OLD.cdi, phase: 'Deployed' });
});

it('is left alone where nothing changed', async () => {
  const since = new Date();
  const { summary } = await up();
  expect(Object.keys(summary.resourceChanges ?? {})).toEqual(['same']);
  expect(sandbox.requests({ since, verbs: writeVerbs, userAgent: 'pulumi-resource-kubevirt' })).toEqual([]);
});

it('P12, P21: is upgraded under a running guest, and awaited until its objects report the release', async () => {
  await sandbox.cluster().create(VM, {
    apiVersion: VM.apiVersion,
    kind: VM.kind,
    metadata: { name: 'web', namespace: 'default' },
    spec: { runStrategy: 'Always', template: { spec: { domain: { devices: {}, memory: { guest: '1Gi' } } } } },
  });
  release = NEW;
  await stack.preview(show);
  const { outputs } = await up();
  expect(outputs.version?.value).toBe(NEW.kubevirt);
  expect((await kubevirtNow()).status).toMatchObject({ observedKubeVirtVersion: NEW.kubevirt });
  expect((await cdiNow()).status).toMatchObject({ observedVersion: NEW.cdi });
});

it('writes by server-side apply only: a status that is part of its object, as of CDI, is never overwritten', async () => {
  const replaced = sandbox.requests({ verbs: ['update'], userAgent: 'pulumi-resource-kubevirt' });
  expect(replaced).toEqual([]);
  expect((await cdiNow()).status).toMatchObject({ operatorVersion: NEW.cdi });
});

it('P12: is not downgraded, and the preview says so', async () => {
  release = OLD;
  await expect(stack.preview(show)).rejects.toThrow();
  expect(text).toMatch(/KubeVirt v1\.9\.0 is installed, and v1\.8\.4 is older/);
  release = NEW;
  expect((await kubevirtNow()).status).toMatchObject({ observedKubeVirtVersion: NEW.kubevirt });
});

it('P12, P21: is not removed while a VM exists, which is named', async () => {
  await expect(stack.destroy({ ...show, signal: workspace.signal })).rejects.toThrow();
  expect(text).toMatch(/Deleting (?:KubeVirt|CDI) \S+ .*, so nothing was deleted: there is 1 guest, default\/web/s);
  expect((await kubevirtNow()).metadata?.deletionTimestamp).toBeUndefined();
  expect((await cdiNow()).metadata?.deletionTimestamp).toBeUndefined();
  expect((await sandbox.cluster().get(VM, { namespace: 'default', name: 'web' })).metadata?.uid).toBeDefined();
});

it('is removed in order once it is empty, and leaves its CRDs', async () => {
  const cluster = sandbox.cluster();
  await cluster.delete(VM, { namespace: 'default', name: 'web' });
  for (const kind of [VM, VMI]) {
    const watch = cluster.watch(kind, { namespace: 'default' });
    await watch.until({ namespace: 'default', name: 'web' }, (live) => !live || undefined);
    watch.close();
  }
  const { summary } = await stack.destroy({ ...show, signal: workspace.signal });
  expect(summary.result).toBe('succeeded');
  expect(text).toMatch(/CustomResourceDefinition kubevirts\.kubevirt\.io stays in the cluster/);
  expect(await cluster.find(CRD, { name: 'kubevirts.kubevirt.io' })).toBeDefined();
  expect((await cluster.list(KUBEVIRT)).items).toEqual([]);
});

it('leaves nothing once the rest is swept, asked twice', async () => {
  const found = await leftovers();
  expect(found.code).toBe(1);
  expect(found.stdout).toMatch(/left +CustomResourceDefinition kubevirts\.kubevirt\.io of virt-operator/);
  const swept = await leftovers('--sweep');
  expect(swept.stdout).toMatch(/left +CustomResourceDefinition kubevirts\.kubevirt\.io/);
  const purged = await leftovers('--sweep', '--purge-crds');
  expect(purged.stdout).toMatch(/removed +CustomResourceDefinition kubevirts\.kubevirt\.io/);
  // The API server removes a CRD a moment after it is asked to.
  let last = await leftovers();
  while (last.code !== 0) last = await leftovers();
  expect(last.stdout).toBe('nothing is left behind\n');
});
