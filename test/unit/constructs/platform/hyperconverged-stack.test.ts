import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import {
  Disk,
  HyperConvergedStack,
  type HyperConvergedStackProps,
  Image,
  Nic,
  OpenShiftVirtualization,
  ReleaseSource,
  synth,
  VirtualizationStack,
  VirtualMachine,
  VMPool,
} from '../../../../constructs';
import { inOrder } from '../../../../constructs/synth/order';
import { only } from '../rendered';
import { releaseFolder } from './release-folder';

let releases: string;
let outdir: string;
beforeAll(() => {
  releases = releaseFolder();
});
afterAll(() => rmSync(releases, { recursive: true, force: true }));
beforeEach(() => {
  outdir = mkdtempSync(join(tmpdir(), 'flavour-'));
});
afterEach(() => rmSync(outdir, { recursive: true, force: true }));

const given = () => ({ source: ReleaseSource.folder(releases), lockFile: join(releases, 'lock.json') });

function install(props: HyperConvergedStackProps = {}) {
  const app = new App();
  const chart = new Chart(app, 'platform');
  const stack = new HyperConvergedStack(chart, 'virt', { ...given(), ...props });
  return { app, chart, stack };
}

const names = (app: App): string[] =>
  inOrder(app).map(
    ({ object }) => `${object.kind} ${[object.metadata.namespace, object.name].filter(Boolean).join('/')}`,
  );

it('installs the newest tagged release behind cert-manager, and HyperConverged last', () => {
  const { app, chart, stack } = install();
  expect(stack).toMatchObject({ version: 'v1.18.1', kubevirtVersion: 'v1.8.4', namespace: 'kubevirt-hyperconverged' });
  const order = names(app);
  const at = (name: string) => order.indexOf(name);
  expect(order.at(-1)).toBe('HyperConverged kubevirt-hyperconverged/kubevirt-hyperconverged');
  expect(at('Deployment cert-manager/cert-manager')).toBeGreaterThan(-1);
  expect(at('Issuer kubevirt-hyperconverged/selfsigned')).toBeGreaterThan(at('Deployment cert-manager/cert-manager'));
  expect(only(chart, 'HyperConverged')).toMatchObject({
    apiVersion: 'hco.kubevirt.io/v1',
    metadata: { annotations: { 'kubevirt-iac.io/release': 'v1.18.1' } },
  });
});

it('omits what serves OpenShift alone, and a webhook whose service is not in the release', () => {
  const order = names(install().app).filter((name) => !name.startsWith('CustomResourceDefinition'));
  expect(order.filter((name) => /ssp|cli-download|node-?maintenance|vssp/.test(name))).toEqual([]);
  expect(order).toContain('Deployment kubevirt-hyperconverged/virt-operator');
  expect(order).toContain('ClusterRole hyperconverged-cluster-operator');
});

it('takes a branch where it is named, whose release no object reports', () => {
  const { chart, stack } = install({ version: 'release-1.19', certManager: false });
  expect(stack).toMatchObject({ version: 'release-1.19', kubevirtVersion: 'v1.9.0' });
  expect(only(chart, 'HyperConverged')['metadata']).not.toHaveProperty('annotations');
});

it('rejects a version that is not known, with those that are', () => {
  expect(() => install({ version: '1.2.3' })).toThrow(
    /HyperConverged "1\.2\.3" is not a known version of it\. Use release-1\.19 or v1\.18\.1/,
  );
});

/** The files of the VMs of one program, by name. */
function vmsOn(make: (platform: Chart) => IConstruct, outcome: string): Record<string, string> {
  const app = new App();
  const platform = new Chart(app, 'platform');
  const virt = make(platform);
  const vms = new Chart(app, 'vms', { namespace: 'vms' });
  vms.node.addDependency(virt);
  const web = new VirtualMachine(vms, 'web', {
    instancetype: 'u1.medium',
    preference: 'fedora',
    bootDisk: Disk.import(Image.registry('quay.io/containerdisks/fedora:42'), { size: '20Gi' }),
    nics: [Nic.pod()],
    deletionProtection: true,
  });
  web.expose('http', { port: 80 });
  new VMPool(vms, 'workers', {
    replicas: 2,
    machine: { cpu: 2, memory: '2Gi', bootDisk: Disk.containerDisk('quay.io/containerdisks/fedora:42') },
  });
  const folder = join(outdir, outcome);
  synth(app, { outdir: folder, onWarning: () => {} });
  const files = readdirSync(join(folder, 'vms'));
  return Object.fromEntries(files.sort().map((file) => [file, readFileSync(join(folder, 'vms', file), 'utf8')]));
}

it('runs the same program of VMs as the other platforms: their objects are the same to the byte', () => {
  const { source, lockFile } = given();
  const upstream = vmsOn(
    (scope) => new VirtualizationStack(scope, 'virt', { kubevirt: { source }, lockFile }),
    'upstream',
  );
  const openshift = vmsOn((scope) => new OpenShiftVirtualization(scope, 'virt', { version: '4.20.1' }), 'openshift');
  const plain = vmsOn((scope) => new HyperConvergedStack(scope, 'virt', given()), 'hco');
  expect(Object.keys(upstream)).toHaveLength(4);
  expect(openshift).toEqual(upstream);
  expect(plain).toEqual(upstream);
});

it('is refused beside a standalone installation, with what to remove and where its settings belong', () => {
  const app = new App();
  const chart = new Chart(app, 'platform');
  new OpenShiftVirtualization(chart, 'virt', { version: '4.20.1' });
  const { source, lockFile } = given();
  new VirtualizationStack(chart, 'stack', { kubevirt: { source }, cdi: false, lockFile });
  expect(() => synth(app, { outdir: join(outdir, 'both'), onWarning: () => {} })).toThrow(
    /for one reason\. Nothing was written\.\n.*KubeVirt kubevirt\/kubevirt at metadata\.name: HyperConverged "kubevirt-hyperconverged" makes the KubeVirt object itself and reverts every other change of it\. Remove KubeVirt kubevirt\/kubevirt from the program, and set spec\.virtualization/,
  );
});
