import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App, Chart } from 'cdk8s';
import { Manifest, Rules, synth, VirtualMachine } from 'kubevirt-iac';

let outdir: string;
beforeEach(() => {
  outdir = join(mkdtempSync(join(tmpdir(), 'synth-')), 'manifests');
});
afterEach(() => rmSync(join(outdir, '..'), { recursive: true, force: true }));

describe('findings about manifests in a repository', () => {
  const warningsOf = (program: (chart: Chart) => void): string[] => {
    const app = new App();
    program(new Chart(app, 'c', { namespace: 'vms' }));
    const told: string[] = [];
    synth(app, { outdir, onWarning: ({ rule, message }) => rule.startsWith('GIT') && told.push(`${rule} ${message}`) });
    return told;
  };
  const secret = (chart: Chart, stringData: Record<string, string>) =>
    new ApiObject(chart, 's', { apiVersion: 'v1', kind: 'Secret', metadata: { name: 's' }, stringData });

  it.each([
    [{ userdata: '#cloud-config\npassword: hunter2\n' }, /: CloudInit\.fromSecret\(name\)\.$/],
    [
      { 'autounattend.xml': '<Password><Value>hunter2</Value></Password>' },
      /: Sysprep\.fromSecret\(name\), or adminPassword: \{ secret: 'NAME' \} of Sysprep\.windows\.$/,
    ],
  ])('name the call that refers to the Secret of %j', (data, message) => {
    expect(warningsOf((chart) => secret(chart, data))).toEqual([expect.stringMatching(message)]);
  });

  it('take a placeholder for what it is', () => {
    expect(warningsOf((chart) => secret(chart, { password: `\${PASSWORD}` }))).toEqual([]);
  });

  it('ask for the namespace of an object, where the program sets that of others', () => {
    const service = (chart: Chart) =>
      new ApiObject(chart, 'a', { apiVersion: 'v1', kind: 'Service', metadata: { name: 'a' } });
    const elsewhere = (chart: Chart) =>
      new ApiObject(new Chart(App.of(chart) as App, 'd'), 'b', {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: 'b' },
      });
    expect(warningsOf((chart) => [service(chart), elsewhere(chart)])).toEqual([
      expect.stringMatching(/^GIT-02 Service b has no namespace, so it goes to whichever is the current one/),
    ]);
    expect(warningsOf(elsewhere)).toEqual([]);
  });

  it('can be disabled', () => {
    const chart = new Chart(new App(), 'c');
    expect(() => Rules.disable(chart, 'GIT-02', 'kubectl -n places them')).not.toThrow();
  });
});

it('asks for a feature gate where the program makes the KubeVirt object', () => {
  const app = new App();
  const chart = new Chart(app, 'c', { namespace: 'vms' });
  new Manifest(chart, 'kubevirt', {
    apiVersion: 'kubevirt.io/v1',
    kind: 'KubeVirt',
    metadata: { name: 'kubevirt' },
    spec: {},
  });
  new VirtualMachine(chart, 'web', {
    instancetype: 'u1.small',
    devices: { hostDevices: [{ name: 'a', deviceName: 'x/y' }] },
  });
  expect(() => synth(app, { outdir })).toThrow(
    'This app makes the KubeVirt object itself, in c/kubevirt: add "HostDevices" to its spec.configuration.developerConfiguration.featureGates (featureGates: [\'HostDevices\'] of a VirtualizationStack).',
  );
});

it('asks for a device in the KubeVirt object that the program makes', () => {
  const app = new App();
  const chart = new Chart(app, 'c', { namespace: 'vms' });
  new Manifest(chart, 'kubevirt', {
    apiVersion: 'kubevirt.io/v1',
    kind: 'KubeVirt',
    metadata: { name: 'kubevirt' },
    spec: { configuration: { permittedHostDevices: { pciHostDevices: [] } } },
  });
  new VirtualMachine(chart, 'web', {
    instancetype: 'u1.small',
    devices: { gpus: [{ name: 'a', deviceName: 'nvidia.com/A2' }] },
  });
  const told: string[] = [];
  synth(app, { outdir, onWarning: ({ rule, message }) => rule === 'LT-01' && told.push(message) });
  expect(told).toEqual([
    expect.stringMatching(/in c\/kubevirt: add "nvidia\.com\/A2" to its spec\.configuration\.permittedHostDevices\.$/),
  ]);
});
