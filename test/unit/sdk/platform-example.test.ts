/** The example of the full platform: what `pulumi up` registers, and after what. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import * as pulumi from '@pulumi/pulumi';
import { platform } from '../../../examples/pulumi/platform';
import { type Registration, recordRegistrations } from '../../support/registrations';
import { releaseFolder } from '../constructs/platform/release-folder';

let registered: readonly Registration[];
let releases: string;
beforeAll(async () => {
  releases = releaseFolder();
  registered = await recordRegistrations('shop');
  pulumi.runtime.setAllConfig({ 'shop:release': releases, 'shop:lockFile': join(releases, 'lock.json') });
  await platform();
  await pulumi.runtime.disconnect();
});
afterAll(() => rmSync(releases, { recursive: true, force: true }));

const kinds = () => registered.map(({ type, inputs }) => inputs['kind'] ?? type.split(':').at(-1));

test('has every component, and a Deployment of each operator', () => {
  expect(kinds()).toEqual(
    expect.arrayContaining([
      'KubeVirt',
      'CDI',
      'HostPathProvisioner',
      'NetworkAddonsConfig',
      'NMState',
      'AAQ',
      'NodeHealthCheck',
      'NodeNetworkConfigurationPolicy',
      'StorageClass',
      'VolumeSnapshotClass',
      'DataImportCron',
      'ValidatingAdmissionPolicy',
      'PrometheusRule',
      'VirtualMachine',
    ]),
  );
  const operators = registered
    .filter(({ inputs }) => inputs['kind'] === 'Deployment')
    .map(({ inputs }) => (inputs['metadata'] as { name: string }).name);
  expect(operators).toEqual(
    expect.arrayContaining(['virt-operator', 'cdi-operator', 'hostpath-provisioner-operator', 'nmstate-operator']),
  );
});

test('checks the servers before anything of the platform is registered, and makes the VM after all of it', () => {
  const all = kinds();
  expect(all.indexOf('Preflight')).toBeLessThan(all.indexOf('CustomResourceDefinition'));
  for (const kind of ['KubeVirt', 'CDI', 'HostPathProvisioner', 'NodeNetworkConfigurationPolicy'])
    expect(all.indexOf(kind)).toBeLessThan(all.lastIndexOf('VirtualMachine'));
});
