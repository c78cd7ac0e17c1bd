/** Which instancetypes and preferences are the ones to use. */
import { commonInstancetypes, isDeprecated, latestOf } from '../../../kubevirt/instancetype';

const named = (
  name: string,
  { kind = 'VirtualMachineClusterPreference', deprecated = false, namespace = '' } = {},
) => ({
  apiVersion: 'instancetype.kubevirt.io/v1beta1',
  kind,
  metadata: {
    name,
    ...(namespace && { namespace }),
    ...(deprecated && { labels: { 'instancetype.kubevirt.io/deprecated': 'true' } }),
  },
});
const latest = (...objects: ReturnType<typeof named>[]) => [...latestOf(objects)].map(({ metadata }) => metadata?.name);

it.each([
  ['versions of a system', ['rhel.8', 'rhel.9', 'rhel.10'], ['rhel.10']],
  ['variants apart', ['rhel.9.arm64', 'rhel.10', 'rhel.9.realtime'], ['rhel.9.arm64', 'rhel.10', 'rhel.9.realtime']],
  ['streams', ['centos.stream9', 'centos.stream10'], ['centos.stream10']],
  ['servers and desktops apart', ['windows.11', 'windows.2k22', 'windows.2k25'], ['windows.11', 'windows.2k25']],
  ['systems without a version', ['fedora', 'ubuntu'], ['fedora', 'ubuntu']],
])('of preferences, %s', (_, all, expected) => {
  expect(latest(...all.map((name) => named(name)))).toEqual(expected);
});

it('of instancetypes, the newest of a series, size by size; names of our own are versions of their own', () => {
  const kind = 'VirtualMachineClusterInstancetype';
  const names = ['u1.medium', 'u2.medium', 'u1.large', 'web-4', 'web-8'];
  expect(latest(...names.map((name) => named(name, { kind })))).toEqual(['u2.medium', 'u1.large', 'web-4', 'web-8']);
});

it('what is deprecated is not the latest, and does not make another one old', () => {
  const old = named('rhel.10', { deprecated: true });
  expect(isDeprecated(old)).toBe(true);
  expect(latest(named('rhel.9'), old)).toEqual(['rhel.9']);
});

it('one of a namespace makes none of the cluster old', () => {
  const own = named('rhel.11', { kind: 'VirtualMachinePreference', namespace: 'vms' });
  expect(latest(named('rhel.10'), own)).toEqual(['rhel.10', 'rhel.11']);
});

it('of those that KubeVirt brings, each series and each system has one', () => {
  const names = [...latestOf(commonInstancetypes())].map(({ metadata }) => metadata?.name);
  expect(names).toEqual(expect.arrayContaining(['u1.medium', 'rhel.10', 'windows.11', 'windows.2k25']));
  expect(names).not.toEqual(expect.arrayContaining(['rhel.9']));
});
