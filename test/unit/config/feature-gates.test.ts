import { DEFAULT_PROFILE, FEATURE_GATES, featureStage, gateEnabled } from '../../../kubevirt/config';

const profile = (
  developerConfiguration: { featureGates?: string[]; disabledFeatureGates?: string[] } = {},
  kubevirtVersion = 'v1.9.0',
) => ({ ...DEFAULT_PROFILE, kubevirtVersion, configuration: { developerConfiguration } });

test.each([
  ['Alpha is off', 'HostDisk', {}, false],
  ['Alpha is on when listed', 'HostDisk', { featureGates: ['HostDisk'] }, true],
  ['Beta is on', 'Snapshot', {}, true],
  ['Beta is off when disabled', 'Snapshot', { disabledFeatureGates: ['Snapshot'] }, false],
  ['listed wins over disabled', 'Snapshot', { featureGates: ['Snapshot'], disabledFeatureGates: ['Snapshot'] }, true],
  ['GA cannot be disabled', 'LiveMigration', { disabledFeatureGates: ['LiveMigration'] }, true],
  ['Deprecated is off', 'HotplugVolumes', {}, false],
  ['Deprecated is on when listed', 'HotplugVolumes', { featureGates: ['HotplugVolumes'] }, true],
  ['an unknown gate is off though listed', 'HostDsik', { featureGates: ['HostDsik'] }, false],
])('%s', (_, gate, configuration, enabled) => {
  expect(gateEnabled(profile(configuration), gate)).toBe(enabled);
});

test('before v1.9 a Beta feature had to be listed', () => {
  expect(gateEnabled(profile({}, 'v1.8.4'), 'Snapshot')).toBe(false);
  expect(gateEnabled(profile({ featureGates: ['Snapshot'] }, 'v1.8.4'), 'Snapshot')).toBe(true);
});

test('a stage belongs to a release', () => {
  expect(featureStage('PanicDevices', 'v1.8.4')).toBe('Beta');
  expect(featureStage('PanicDevices', 'v1.9.0')).toBe('GA');
  expect(featureStage('Plugins', 'v1.8.0')).toBeUndefined();
});

test('releases beyond the known ones read as the nearest', () => {
  expect(featureStage('Plugins', 'v1.12.0')).toBe('Alpha');
  expect(featureStage('Plugins', 'v1.3.1')).toBeUndefined();
  expect(featureStage('Plugins', 'devel')).toBe('Alpha');
});

test('a gate named like an object property is unknown, and configuration of the wrong type lists nothing', () => {
  expect(featureStage('constructor', 'v1.9.0')).toBeUndefined();
  const broken = {
    ...DEFAULT_PROFILE,
    configuration: { developerConfiguration: { featureGates: 'HostDisk' } },
  } as never;
  expect(gateEnabled(broken, 'HostDisk')).toBe(false);
});

test('a name appears once', () => {
  expect(new Set(FEATURE_GATES).size).toBe(FEATURE_GATES.length);
});
