import type { JsonObject } from '../../../../kube/json';
import { DEPRECATED_TOPOLOGIES, SPREAD_ACROSS, spreadOptions, TOPOLOGIES } from '../../../instancetype';
import { objectRules } from '../../engine/rule';
import { didYouMean, nearest, oneOf, show } from '../../engine/suggest';
import { sameJson, type WithSpec } from '../shared/rule-templates';

const INSTANCETYPES = ['VirtualMachineInstancetype', 'VirtualMachineClusterInstancetype'];
const PREFERENCES = ['VirtualMachinePreference', 'VirtualMachineClusterPreference'];

type Instancetype = WithSpec<{
  memory?: { overcommitPercent?: number; hugepages?: unknown };
  launchSecurity?: unknown;
}>;

export const INSTANCETYPE_RULES = objectRules<Instancetype>('instancetypes', [
  {
    id: 'INS-28',
    name: 'overcommitted-hugepages',
    title: '`overcommitPercent` with `hugepages`',
    kinds: INSTANCETYPES,
    paths: ['spec.memory.overcommitPercent', 'spec.memory.hugepages'],
    check: ({ spec }) => {
      const { overcommitPercent, hugepages } = spec?.memory ?? {};
      if (!overcommitPercent || hugepages === undefined) return undefined;
      return {
        at: 'spec.memory.overcommitPercent',
        message: `Hugepages cannot be overcommitted, but overcommitPercent is ${overcommitPercent}. Remove either overcommitPercent or hugepages.`,
        found: overcommitPercent,
        allowed: '0 with hugepages',
      };
    },
    good: { 'spec.memory': { guest: '4Gi', hugepages: { pageSize: '2Mi' }, overcommitPercent: 0 } },
    bad: { 'spec.memory': { guest: '4Gi', hugepages: { pageSize: '2Mi' }, overcommitPercent: 10 } },
  },
  {
    id: 'INS-33',
    name: 'launch-security-in-instancetype',
    title: 'Deprecated `launchSecurity` in an instancetype',
    kinds: INSTANCETYPES,
    paths: ['spec.launchSecurity'],
    severity: 'warning',
    check: ({ spec }) =>
      spec?.launchSecurity === undefined
        ? undefined
        : {
            at: 'spec.launchSecurity',
            message:
              'launchSecurity in an instancetype is deprecated and will be removed in a future release. Use spec.preferredLaunchSecurity of a VirtualMachinePreference instead.',
            suggestion: 'spec.preferredLaunchSecurity of a VirtualMachinePreference',
          },
    good: {},
    bad: { 'spec.launchSecurity': { snp: {} } },
  },
  {
    id: 'INS-34',
    name: 'instancetype-edited-in-place',
    title: 'Instancetype edited in place',
    kinds: INSTANCETYPES,
    paths: ['spec'],
    severity: 'warning',
    on: 'update',
    check: ({ spec, metadata }, { old }) =>
      sameJson(spec, old?.spec)
        ? undefined
        : {
            at: 'spec',
            message: `VirtualMachines that use "${metadata?.name}" keep the revision with which they were created, so the change applies only to new VMs. To change existing VMs too, create an instancetype under another name and refer to it in those VMs.`,
          },
    good: { edit: { 'metadata.labels': { series: 'u' } } },
    bad: { edit: {}, old: { 'spec.cpu.guest': 1 } },
  },
]);

type Preference = WithSpec<
  { cpu?: { preferredCPUTopology?: string; spreadOptions?: { across?: string; ratio?: number } } } & JsonObject
>;

const known: readonly string[] = [...TOPOLOGIES, ...Object.keys(DEPRECATED_TOPOLOGIES)];
const isSpread = ({ spec }: Preference) => ['spread', 'preferSpread'].includes(spec?.cpu?.preferredCPUTopology ?? '');

export const PREFERENCE_RULES = objectRules<Preference>('preferences', [
  {
    id: 'INS-29',
    name: 'unknown-preferred-cpu-topology',
    title: 'Unknown `preferredCPUTopology`',
    kinds: PREFERENCES,
    paths: ['spec.cpu.preferredCPUTopology'],
    check: ({ spec }) => {
      const topology = spec?.cpu?.preferredCPUTopology;
      if (topology === undefined || known.includes(topology)) return undefined;
      return {
        at: 'spec.cpu.preferredCPUTopology',
        message: `${show(topology)} is not a valid CPU topology; use ${oneOf(TOPOLOGIES)}.${didYouMean(topology, TOPOLOGIES)}`,
        found: topology,
        allowed: TOPOLOGIES.join(', '),
        ...(nearest(topology, TOPOLOGIES) && { suggestion: nearest(topology, TOPOLOGIES) }),
      };
    },
    good: { 'spec.cpu': { preferredCPUTopology: 'cores' } },
    bad: { 'spec.cpu': { preferredCPUTopology: 'Cores' } },
  },
  {
    id: 'INS-30',
    name: 'unknown-spread-across',
    title: 'Unknown `spreadOptions.across`',
    kinds: PREFERENCES,
    paths: ['spec.cpu.spreadOptions.across'],
    check: (preference) => {
      const { across } = spreadOptions(preference.spec);
      if (!isSpread(preference) || SPREAD_ACROSS.some((one) => one === across)) return undefined;
      return {
        at: 'spec.cpu.spreadOptions.across',
        message: `vCPUs cannot be spread across ${show(across)}; use ${oneOf(SPREAD_ACROSS)}.${didYouMean(across, SPREAD_ACROSS)}`,
        found: across,
        allowed: SPREAD_ACROSS.join(', '),
      };
    },
    good: { 'spec.cpu': { preferredCPUTopology: 'spread', spreadOptions: { across: 'SocketsCores' } } },
    bad: { 'spec.cpu': { preferredCPUTopology: 'spread', spreadOptions: { across: 'Cores' } } },
  },
  {
    id: 'INS-31',
    name: 'unsupported-spread-ratio',
    title: 'Unsupported `spreadOptions.ratio`',
    kinds: PREFERENCES,
    paths: ['spec.cpu.spreadOptions.ratio', 'spec.preferSpreadSocketToCoreRatio'],
    check: (preference) => {
      if (!isSpread(preference)) return undefined;
      const { across, ratio } = spreadOptions(preference.spec);
      const at = 'spec.cpu.spreadOptions.ratio';
      if (across === 'CoresThreads' && ratio !== 2) {
        return {
          at,
          message: `across: CoresThreads supports only a ratio of 2, because a core has two threads; found ${ratio}. Use 2, or across: SocketsCores.`,
          found: ratio,
          allowed: '2',
          suggestion: '2',
        };
      }
      if (ratio !== 0) return undefined;
      return {
        at,
        message:
          'The ratio is 0. The API accepts it, but then fails with an internal error for every VirtualMachine that uses this preference together with an instancetype. Use 1 or more; the default is 2.',
        found: 0,
        allowed: '1 or more',
        suggestion: '2',
        enforcement: 'ignored' as const,
      };
    },
    good: { 'spec.cpu': { preferredCPUTopology: 'spread', spreadOptions: { ratio: 4 } } },
    bad: { 'spec.cpu': { preferredCPUTopology: 'spread', spreadOptions: { across: 'CoresThreads', ratio: 4 } } },
  },
  {
    id: 'INS-35',
    name: 'deprecated-preferred-cpu-topology',
    title: 'Deprecated `preferredCPUTopology`',
    kinds: PREFERENCES,
    paths: ['spec.cpu.preferredCPUTopology'],
    severity: 'warning',
    check: ({ spec }) => {
      const topology = spec?.cpu?.preferredCPUTopology ?? '';
      if (!Object.hasOwn(DEPRECATED_TOPOLOGIES, topology)) return undefined;
      const now = DEPRECATED_TOPOLOGIES[topology]!;
      return {
        at: 'spec.cpu.preferredCPUTopology',
        message: `${topology} is deprecated and will be removed in a future release. Use ${now}, which is equivalent.`,
        found: topology,
        allowed: now,
        suggestion: now,
      };
    },
    good: { 'spec.cpu': { preferredCPUTopology: 'threads' } },
    bad: { 'spec.cpu': { preferredCPUTopology: 'preferThreads' } },
  },
]);
