/** What HyperConverged makes of its object: the profile that VMs beside it are judged by. */
import type { KubeObject } from '../../../kube/object';
import { UNRESOLVED } from '../../../kube/unresolved';
import { validate } from '../../../kubevirt/admission';
import { DEFAULT_PROFILE, gateEnabled } from '../../../kubevirt/config';
import { profileOf } from '../../../kubevirt/declared-profile';
import { kubevirtOf } from '../../../kubevirt/hyperconverged';
import { parseProfile } from '../../../kubevirt/profile-file';

const hco = (spec: object = {}, more: Partial<KubeObject> = {}): KubeObject => ({
  apiVersion: 'hco.kubevirt.io/v1',
  kind: 'HyperConverged',
  metadata: { name: 'kubevirt-hyperconverged', namespace: 'openshift-cnv' },
  spec: spec as Record<string, unknown>,
  ...more,
});
const running = (version: string, spec: object = {}): KubeObject =>
  hco(spec, { status: { versions: [{ name: 'operator', version }] } });
const subscription = (csv: string): KubeObject => ({
  apiVersion: 'operators.coreos.com/v1alpha1',
  kind: 'Subscription',
  metadata: { name: 'kubevirt-hyperconverged', namespace: 'openshift-cnv' },
  spec: { startingCSV: csv },
});

const DEVICES = {
  pciHostDevices: [
    { pciDeviceSelector: '10DE:1EB8', resourceName: 'nvidia.com/T4' },
    { pciDeviceSelector: '8086:6F54', resourceName: 'intel.com/qat', disabled: true },
  ],
  usbHostDevices: [{ resourceName: 'kubevirt.io/peripherals', selectors: [{ vendor: '17ef', product: '3076' }] }],
};
const PERMITTED = {
  pciHostDevices: [{ pciVendorSelector: '10DE:1EB8', resourceName: 'nvidia.com/T4' }],
  usb: [{ resourceName: 'kubevirt.io/peripherals', selectors: [{ vendor: '17ef', product: '3076' }] }],
};

const guest = (devices: object, more: object = {}): KubeObject => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  metadata: { name: 'gpu', namespace: 'vms' },
  spec: {
    runStrategy: 'Always',
    template: {
      spec: {
        domain: {
          memory: { guest: '2Gi' },
          devices: { ...devices, interfaces: [{ name: 'default', masquerade: {} }] },
        },
        networks: [{ name: 'default', pod: {} }],
        ...more,
      },
    },
  },
});
const withDevice = (deviceName: string) => guest({ hostDevices: [{ name: 'card', deviceName }] });
const found = (object: KubeObject, ...beside: KubeObject[]) =>
  validate({ object, related: beside, profile: profileOf(beside) }).map(({ rule }) => rule);

test('H5: a device that HyperConverged permits is not refused, in either version of its API; one that it does not is reported', () => {
  for (const spec of [{ virtualization: { permittedHostDevices: DEVICES } }, { permittedHostDevices: DEVICES }]) {
    expect(profileOf([hco(spec)]).configuration['permittedHostDevices']).toEqual(PERMITTED);
    const rules = found(withDevice('nvidia.com/T4'), hco(spec));
    expect(rules).not.toContain('DEV-08');
    expect(rules).not.toContain('LT-01');
    expect(found(withDevice('intel.com/qat'), hco(spec))).toContain('LT-01');
  }
  expect(found(withDevice('nvidia.com/T4'))).toContain('DEV-08');
});

test.each([
  [
    '1.16.0',
    'v1.6.0',
    ['ExpandDisks', 'HotplugVolumes', 'VMExport', 'VMPersistentState'],
    ['DecentralizedLiveMigration', 'VideoConfig'],
  ],
  ['1.17.3', 'v1.7.0', ['HotplugVolumes', 'VideoConfig'], ['DecentralizedLiveMigration', 'VMPersistentState']],
  [
    '1.18.1',
    'v1.8.0',
    ['DecentralizedLiveMigration', 'HotplugVolumes', 'LiveUpdateNADRef'],
    ['DeclarativeHotplugVolumes'],
  ],
  ['4.22.0', 'v1.8.0', ['DecentralizedLiveMigration', 'LiveUpdateNADRef'], ['Template']],
  [
    '1.19.0',
    'v1.9.0',
    ['DeclarativeHotplugVolumes', 'ExternalNetResourceInjection', 'Template'],
    ['HotplugVolumes', 'ImageVolume', 'VMExport'],
  ],
])('HyperConverged %s brings KubeVirt %s and its own choice of gates', (version, kubevirt, open, closed) => {
  const profile = profileOf([running(version)]);
  expect(profile.kubevirtVersion).toBe(kubevirt);
  const gates = profile.configuration.developerConfiguration?.featureGates;
  expect(gates).toEqual(
    expect.arrayContaining(['CPUManager', 'HostDevices', 'HypervStrictCheck', 'Snapshot', ...open]),
  );
  expect(gates?.filter((gate) => closed.includes(gate))).toEqual([]);
});

test('from 1.19 on, a Beta feature that HyperConverged does not want is closed, though KubeVirt 1.9 has it open', () => {
  const profile = profileOf([running('1.19.0')]);
  expect(gateEnabled(profile, 'ImageVolume')).toBe(false);
  expect(gateEnabled(DEFAULT_PROFILE, 'ImageVolume')).toBe(true);
  expect(gateEnabled(profile, 'Template')).toBe(true);
});

test.each([
  [{ featureGates: [{ name: 'DOWNWARDMETRICS' }] }, 'DownwardMetrics', true],
  [{ featureGates: { downwardMetrics: true } }, 'DownwardMetrics', true],
  [{ featureGates: [{ name: 'template', state: 'Disabled' }] }, 'Template', false],
  [{ featureGates: [{ name: 'declarativeHotplugVolumes', state: 'Disabled' }] }, 'HotplugVolumes', true],
  [{ featureGates: [{ name: 'incrementalBackup' }] }, 'UtilityVolumes', true],
  [{ deployment: { deployNetworkResourcesInjector: false } }, 'ExternalNetResourceInjection', false],
  [{ virtualization: { hypervisors: [{ name: 'kvm' }] } }, 'ConfigurableHypervisor', true],
])('%j opens %s: %s', (spec, gate, open) => {
  expect(gateEnabled(profileOf([running('1.19.0', spec)]), gate)).toBe(open);
});

test('the version comes from the object, else from the Subscription or the operator beside it, else it is the newest', () => {
  expect(profileOf([hco(), subscription('kubevirt-hyperconverged-operator.v4.20.1')]).kubevirtVersion).toBe('v1.6.0');
  const operator: KubeObject = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'hyperconverged-cluster-operator' },
    spec: { template: { spec: { containers: [{ env: [{ name: 'HCO_KV_IO_VERSION', value: '1.18.1' }] }] } } },
  };
  expect(profileOf([hco(), operator]).kubevirtVersion).toBe('v1.8.0');
  expect(profileOf([running('4.21.3'), operator]).kubevirtVersion).toBe('v1.7.0');
  expect(profileOf([hco(), subscription('other-operator.v1.2.3')]).kubevirtVersion).toBe('v1.9.0');
  expect(kubevirtOf('release-1.19')).toBe('v1.9.0');
});

test('its defaults hold: masquerade, live updates, workloads that migrate, LiveMigrate as the eviction strategy', () => {
  expect(profileOf([hco()])).toMatchObject({
    workloadUpdateMethods: ['LiveMigrate'],
    configuration: {
      network: { defaultNetworkInterface: 'masquerade' },
      vmRolloutStrategy: 'LiveUpdate',
      evictionStrategy: 'LiveMigrate',
    },
  });
  const single = hco({}, { status: { infrastructureHighlyAvailable: false } });
  expect(profileOf([single]).configuration['evictionStrategy']).toBe('None');
  const set = hco({
    virtualization: { evictionStrategy: 'External', workloadUpdateStrategy: { workloadUpdateMethods: [] } },
  });
  expect(profileOf([set])).toMatchObject({
    workloadUpdateMethods: [],
    configuration: { evictionStrategy: 'External' },
  });
});

test('its annotation for JSON patches changes what is made, and one that is not JSON changes nothing', () => {
  const patched = (patch: string) =>
    profileOf([hco({}, { metadata: { name: 'x', annotations: { 'kubevirt.kubevirt.io/jsonpatch': patch } } })]);
  const add = [{ op: 'add', path: '/spec/configuration/developerConfiguration/featureGates/-', value: 'HostDisk' }];
  expect(gateEnabled(patched(JSON.stringify(add)), 'HostDisk')).toBe(true);
  expect(patched('{').configuration).toEqual(profileOf([hco()]).configuration);
});

test('what is not known yet says nothing, and breaks nothing', () => {
  const late = profileOf([hco({ virtualization: UNRESOLVED, featureGates: UNRESOLVED })]);
  expect(gateEnabled(late, 'HostDevices')).toBe(true);
  expect(
    profileOf([hco({ virtualization: { evictionStrategy: 'None', vmiCPUAllocationRatio: UNRESOLVED } })]),
  ).toMatchObject({
    configuration: { evictionStrategy: 'None' },
  });
});

test('a KubeVirt object that HyperConverged has made is what is in force, whichever comes first', () => {
  const made: KubeObject = {
    apiVersion: 'kubevirt.io/v1',
    kind: 'KubeVirt',
    metadata: { name: 'kubevirt-kubevirt-hyperconverged' },
    spec: { configuration: { cpuModel: 'Haswell' } },
    status: { observedKubeVirtVersion: 'v1.8.4' },
  };
  for (const items of [
    [running('1.18.1'), made],
    [made, running('1.18.1')],
  ])
    expect(parseProfile({ kind: 'List', apiVersion: 'v1', items }, 'x.yaml')).toMatchObject({
      kubevirtVersion: 'v1.8.4',
      configuration: { cpuModel: 'Haswell' },
    });
});

test('a KubeVirt of the stack says by its annotation which release it is, until it reports one', () => {
  const kubevirt = (status?: Record<string, unknown>): KubeObject => ({
    apiVersion: 'kubevirt.io/v1',
    kind: 'KubeVirt',
    metadata: { name: 'kubevirt', annotations: { 'kubevirt-iac.io/release': 'v1.8.4' } },
    spec: {},
    ...(status && { status }),
  });
  expect(profileOf([kubevirt()]).kubevirtVersion).toBe('v1.8.4');
  expect(profileOf([kubevirt({ observedKubeVirtVersion: 'v1.9.0' })]).kubevirtVersion).toBe('v1.9.0');
});

test.each([
  [{ featureGatez: {} }, 'featureGates'],
  [{ virtualisation: {} }, 'virtualization'],
  [{ virtualization: { liveMigrationConfig: { completionTimeoutPerGB: 5 } } }, 'completionTimeoutPerGiB'],
  [{ featureGates: [{ name: 'downwardMetric' }] }, 'downwardMetrics'],
])('H5: a misspelled field of HyperConverged is seen: %j', (spec, meant) => {
  expect(validate({ object: hco(spec) }).map(({ message }) => message)).toEqual([
    expect.stringContaining(`Did you mean "${meant}"?`),
  ]);
});
