import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { stringify } from 'yaml';
import { Cluster, type ClusterProfile, type ConstructFinding, synth, VirtualMachine } from '../../../constructs';
import { gateEnabled } from '../../../kubevirt/config';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cluster-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const written = (text: string): string => {
  const file = join(folder, 'cluster.yaml');
  writeFileSync(file, text);
  return file;
};
const HYPERCONVERGED = {
  apiVersion: 'hco.kubevirt.io/v1beta1',
  kind: 'HyperConverged',
  metadata: { name: 'kubevirt-hyperconverged', namespace: 'openshift-cnv' },
  spec: {
    permittedHostDevices: { pciHostDevices: [{ pciDeviceSelector: '10DE:1EB8', resourceName: 'nvidia.com/T4' }] },
  },
  status: { versions: [{ name: 'operator', version: '4.20.1' }] },
};
const KUBEVIRT = {
  apiVersion: 'kubevirt.io/v1',
  kind: 'KubeVirt',
  metadata: { name: 'kubevirt', namespace: 'kubevirt' },
  spec: { configuration: { developerConfiguration: { featureGates: ['HostDevices'] } } },
  status: { observedKubeVirtVersion: 'v1.8.4' },
};

/** What is said of a VM with a host device, for a cluster. */
function saidFor(cluster: Partial<ClusterProfile>): string[] {
  const app = new App();
  const chart = new Chart(app, 'vms', { namespace: 'vms' });
  const vm = new VirtualMachine(chart, 'gpu', { cpu: 2, memory: '4Gi' });
  vm.addOverride('spec.template.spec.domain.devices.hostDevices', [{ name: 'card', deviceName: 'nvidia.com/T4' }]);
  const warnings: ConstructFinding[] = [];
  synth(app, { outdir: join(folder, 'out'), cluster, onWarning: (warning) => warnings.push(warning) });
  return warnings.map(({ rule }) => rule);
}

it.each([
  [
    'a profile that says little',
    stringify({ kubevirtVersion: 'v1.8.4' }),
    { kubevirtVersion: 'v1.8.4', architecture: 'amd64' },
  ],
  ['a KubeVirt object', stringify(KUBEVIRT), { kubevirtVersion: 'v1.8.4' }],
  [
    'a HyperConverged object',
    stringify(HYPERCONVERGED),
    { kubevirtVersion: 'v1.6.0', workloadUpdateMethods: ['LiveMigrate'] },
  ],
  [
    'the List of both',
    stringify({ apiVersion: 'v1', kind: 'List', items: [HYPERCONVERGED, KUBEVIRT] }),
    { kubevirtVersion: 'v1.8.4', configuration: KUBEVIRT.spec.configuration },
  ],
  ['two documents', `${stringify(HYPERCONVERGED)}---\n${stringify(KUBEVIRT)}`, { kubevirtVersion: 'v1.8.4' }],
])('reads %s from a file', (_, text, profile) => {
  expect(Cluster.fromFile(written(text))).toMatchObject(profile);
});

it.each([
  ['kubevirtVersion: 1.9\n', /cluster\.yaml is not a valid cluster profile.*kubevirtVersion/],
  ['feautreGates: []\n', /"feautreGates" is not a key of a profile; the keys are kubevirtVersion, architecture/],
  ['a: [\n', /cluster\.yaml is not valid YAML/],
])('says what is wrong in %j', (text, message) => {
  expect(() => Cluster.fromFile(written(text))).toThrow(message);
});

it('says which file cannot be read', () => {
  expect(() => Cluster.fromFile(join(folder, 'absent.yaml'))).toThrow(/cannot read .*absent\.yaml/);
});

it('H5: a device that HyperConverged permits passes, by the cluster of a file as by that of a version', () => {
  expect(saidFor(Cluster.from(HYPERCONVERGED))).not.toContain('LT-01');
  expect(saidFor(Cluster.openshift('4.20', HYPERCONVERGED.spec))).not.toContain('LT-01');
  expect(saidFor(Cluster.openshift('4.20'))).toContain('LT-01');
  expect(() => saidFor({ kubevirtVersion: 'v1.9.0' })).toThrow(/HostDevices/);
});

it('knows the release and the gates of OpenShift Virtualization by its version', () => {
  expect(Cluster.openshift('4.20').kubevirtVersion).toBe('v1.6.0');
  expect(Cluster.openshift('4.23.1').kubevirtVersion).toBe('v1.9.0');
  expect(gateEnabled(Cluster.openshift('4.22'), 'LiveUpdateNADRef')).toBe(true);
  expect(() => Cluster.openshift('1.18')).toThrow(/"1\.18" is not a version of OpenShift\. Use one such as '4\.20'/);
});

it('takes a profile in which only a part is given, and says what is wrong in one', () => {
  const gates = { configuration: { developerConfiguration: { featureGates: ['HostDevices'] } } };
  expect(saidFor(gates)).toContain('LT-01');
  expect(() => saidFor({ kubevirtVerson: 'v1.9.0' } as never)).toThrow(
    /synth: cluster is not a valid cluster profile.*"kubevirtVerson" is not a key/,
  );
});
