import type { KubeObject } from '../../../../kube/object';
import { quantityValue } from '../../../../kube/quantity';
import { objectRules } from '../../rule';
import { show } from '../../suggest';
import { gateClosed } from '../machine/words';
import { immutableSpec, sameJson, type WithSpec } from './words';

type Migration = WithSpec<{
  vmiName?: string;
  priority?: unknown;
  sendTo?: { migrationID?: string };
  receive?: { migrationID?: string };
}> & { status?: { phase?: string } };

const MIGRATION = ['VirtualMachineInstanceMigration'];
const SELECTOR_LABEL = 'kubevirt.io/vmi-name';
const isOver = (migration: { status?: { phase?: unknown } }) =>
  migration.status?.phase === 'Succeeded' || migration.status?.phase === 'Failed';

interface Guest extends KubeObject {
  status?: { phase?: string; conditions?: { type: string; status: string; reason?: string; message?: string }[] };
}

export const MIGRATIONS = objectRules<Migration>('migrations', [
  {
    id: 'MIG-01',
    title: 'A migration of nobody',
    kinds: MIGRATION,
    paths: ['spec.vmiName'],
    check: ({ spec }) =>
      spec?.vmiName
        ? undefined
        : {
            at: 'spec.vmiName',
            message:
              'The migration does not say which guest to move. Put the name of a running VirtualMachineInstance (the same as that of its VirtualMachine) into spec.vmiName.',
            allowed: 'the name of a VirtualMachineInstance in the same namespace',
          },
    good: {},
    bad: { 'spec.vmiName': '' },
  },
  {
    id: 'MIG-02',
    title: 'A priority that only KubeVirt may set',
    kinds: MIGRATION,
    paths: ['spec.priority'],
    check: ({ spec }, { old }) =>
      spec?.priority === undefined || old
        ? undefined
        : {
            at: 'spec.priority',
            message: `The priority of a migration (${show(spec.priority)}) is set by KubeVirt itself and refused from anybody else. Remove it.`,
            found: spec.priority,
            allowed: 'nothing',
          },
    good: {},
    bad: { 'spec.priority': 'user-triggered' },
  },
  {
    id: 'MIG-04',
    title: 'A guest that cannot be migrated',
    kinds: MIGRATION,
    paths: ['spec.vmiName'],
    check: ({ metadata, spec }, { related, old }) => {
      const guest =
        spec?.vmiName && !old && related.find<Guest>('VirtualMachineInstance', spec.vmiName, metadata?.namespace);
      if (!guest) return undefined;
      const phase = guest.status?.phase;
      if (phase === 'Succeeded' || phase === 'Failed') {
        return {
          at: 'spec.vmiName',
          message: `The guest "${spec.vmiName}" has ended (its phase is ${phase}), so there is nothing to move. Start its VirtualMachine, then migrate.`,
          found: spec.vmiName,
        };
      }
      const decentralized = spec.sendTo !== undefined || spec.receive !== undefined;
      const verdict = guest.status?.conditions?.find(
        ({ type, status, reason }) =>
          type === 'LiveMigratable' && status === 'False' && !(decentralized && reason === 'DisksNotLiveMigratable'),
      );
      if (!verdict) return undefined;
      return {
        at: 'spec.vmiName',
        message: `The guest "${spec.vmiName}" cannot be migrated: ${verdict.message || verdict.reason}. Remove the cause and restart the guest, or move it by stopping and starting it.`,
        found: spec.vmiName,
      };
    },
    good: { edit: {}, related: [guestThat({ phase: 'Running' })] },
    bad: { edit: {}, related: [guestThat({ phase: 'Failed' })] },
  },
  {
    id: 'MIG-05',
    title: 'A second migration of a guest at once',
    kinds: MIGRATION,
    paths: ['spec.vmiName'],
    check: ({ metadata, spec }, { related, old }) => {
      if (old || !spec?.vmiName) return undefined;
      const other = related
        .all<Migration>('VirtualMachineInstanceMigration', metadata?.namespace ?? 'default')
        .find(
          (migration) =>
            migration.metadata?.name !== metadata?.name &&
            (migration.metadata?.labels?.[SELECTOR_LABEL] ?? migration.spec?.vmiName) === spec.vmiName &&
            !isOver(migration),
        );
      return (
        other && {
          at: 'spec.vmiName',
          message: `The guest "${spec.vmiName}" is being migrated already, by "${other.metadata?.name}". Wait until that one has ended, or delete it to cancel it.`,
          found: spec.vmiName,
        }
      );
    },
    good: { edit: {}, related: [migrationIn('Succeeded')] },
    bad: { edit: {}, related: [migrationIn('Running')] },
  },
  {
    id: 'MIG-06',
    title: 'A migration between clusters without its feature gate',
    kinds: MIGRATION,
    paths: ['spec.sendTo', 'spec.receive'],
    check: ({ spec }, { cluster, old }) => {
      const at = spec?.sendTo ? 'sendTo' : spec?.receive ? 'receive' : undefined;
      if (!at || old || cluster.gate('DecentralizedLiveMigration')) return undefined;
      return gateClosed(`spec.${at}`, 'Migrating to another namespace or cluster', 'DecentralizedLiveMigration');
    },
    good: {
      edit: { 'spec.sendTo': { migrationID: 'a', connectURL: '10.0.0.1:9185' } },
      configuration: { developerConfiguration: { featureGates: ['DecentralizedLiveMigration'] } },
    },
    bad: { 'spec.sendTo': { migrationID: 'a', connectURL: '10.0.0.1:9185' } },
  },
  {
    id: 'MIG-07',
    title: 'Two ends of a migration that do not belong together',
    kinds: MIGRATION,
    paths: ['spec.sendTo.migrationID', 'spec.receive.migrationID'],
    check: ({ spec }, { old }) =>
      old || !spec?.sendTo || !spec.receive || spec.sendTo.migrationID === spec.receive.migrationID
        ? undefined
        : {
            at: 'spec.receive.migrationID',
            message: `Sender and receiver find each other by the migration's id, but sendTo says ${show(spec.sendTo.migrationID)} and receive says ${show(spec.receive.migrationID)}. Use the same id in both.`,
            found: spec.receive.migrationID,
            allowed: show(spec.sendTo.migrationID),
          },
    good: {
      edit: { 'spec.sendTo': { migrationID: 'a', connectURL: 'x' }, 'spec.receive': { migrationID: 'a' } },
      configuration: { developerConfiguration: { featureGates: ['DecentralizedLiveMigration'] } },
    },
    bad: {
      edit: { 'spec.sendTo': { migrationID: 'a', connectURL: 'x' }, 'spec.receive': { migrationID: 'b' } },
      configuration: { developerConfiguration: { featureGates: ['DecentralizedLiveMigration'] } },
    },
  },
  immutableSpec('MIG-08', MIGRATION, 'A migration is a single run: delete it to cancel it, and create another.', {
    good: { edit: { 'metadata.annotations': { note: 'x' } } },
    bad: { edit: {}, old: { 'spec.vmiName': 'other' } },
  }) as never,
  {
    id: 'MIG-09',
    title: 'The label by which a running migration is found',
    kinds: MIGRATION,
    paths: [`metadata.labels["${SELECTOR_LABEL}"]`],
    on: 'update',
    check: (migration, { old }) => {
      const before = old?.metadata?.labels?.[SELECTOR_LABEL];
      if (before === undefined || isOver(migration) || migration.metadata?.labels?.[SELECTOR_LABEL] === before)
        return undefined;
      return {
        at: `metadata.labels["${SELECTOR_LABEL}"]`,
        message: `The label ${SELECTOR_LABEL}: ${before} tells KubeVirt which guest this migration moves, and may be neither changed nor removed while that runs. Put it back.`,
        found: migration.metadata?.labels?.[SELECTOR_LABEL],
        allowed: before,
      };
    },
    good: {
      edit: { 'metadata.labels': { [SELECTOR_LABEL]: 'web' } },
      old: { 'metadata.labels': { [SELECTOR_LABEL]: 'web' } },
    },
    bad: { edit: {}, old: { 'metadata.labels': { [SELECTOR_LABEL]: 'web' } } },
  },
]);

function guestThat(status: Guest['status']): Guest {
  return { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachineInstance', metadata: { name: 'web' }, status };
}

function migrationIn(phase: string): Migration {
  return {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachineInstanceMigration',
    metadata: { name: 'before', labels: { [SELECTOR_LABEL]: 'web' } },
    spec: { vmiName: 'web' },
    status: { phase },
  };
}

type Policy = WithSpec<{
  completionTimeoutPerGiB?: number;
  bandwidthPerMigration?: unknown;
  maxDowntimeMs?: number;
  experimental?: { stallDetector?: Record<string, unknown> };
}>;

const POLICY = ['MigrationPolicy'];
const GATE = 'MigrationStallDetection';
const DETECTOR = 'spec.experimental.stallDetector';
const withGate = { developerConfiguration: { featureGates: [GATE] } };

/** Factors of the stall detector, which are written as text: the least, the most, and whether the least itself is too little. */
const FACTORS: Readonly<Record<string, { rule: string; least: number; most: number; above?: true; words: string }>> = {
  ewmaAlpha: { rule: 'MP-05', least: 0, most: 1, above: true, words: 'more than 0 and at most 1' },
  precopyPossibleFactor: { rule: 'MP-06', least: 1, most: Number.MAX_VALUE, words: 'at least 1' },
  completionTimeoutFactor: { rule: 'MP-06', least: 1, most: Number.MAX_VALUE, words: 'at least 1' },
  patienceWindowDecayFactor: { rule: 'MP-07', least: 0, most: 1, words: 'from 0 to 1' },
};

/** A factor as KubeVirt reads it: at most three decimals; undefined where it is none. */
function factorOf(text: unknown): number | undefined {
  if (typeof text !== 'string' || !/^\s*[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?\s*$/.test(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) && Math.abs(value - Number(value.toFixed(3))) <= 1e-9 ? value : undefined;
}

function factorsOutOfRange({ spec }: Policy, rule: string) {
  return Object.entries(FACTORS).flatMap(([name, { rule: of, least, most, above, words }]) => {
    const written = spec?.experimental?.stallDetector?.[name];
    const value = of === rule && written !== undefined ? factorOf(written) : undefined;
    if (value === undefined || ((above ? value > least : value >= least) && value <= most)) return [];
    return [
      {
        at: `${DETECTOR}.${name}`,
        message: `${name} is ${show(written)}; it must be ${words}.`,
        found: written,
        allowed: words,
      },
    ];
  });
}

const inDetector = (factors: Record<string, string>) => ({
  edit: { 'spec.experimental': { stallDetector: factors } },
  configuration: withGate,
});

export const MIGRATION_POLICIES = objectRules<Policy>('migration policies', [
  {
    id: 'MP-01',
    title: 'A completion timeout below zero',
    kinds: POLICY,
    paths: ['spec.completionTimeoutPerGiB'],
    check: ({ spec }) =>
      Number(spec?.completionTimeoutPerGiB) < 0
        ? {
            at: 'spec.completionTimeoutPerGiB',
            message: `completionTimeoutPerGiB is ${spec.completionTimeoutPerGiB}. It is a number of seconds for each GiB of guest memory, and 0 means no limit; use 0 or more.`,
            found: spec.completionTimeoutPerGiB,
            allowed: '0 or more',
          }
        : undefined,
    good: { 'spec.completionTimeoutPerGiB': 0 },
    bad: { 'spec.completionTimeoutPerGiB': -1 },
  },
  {
    id: 'MP-02',
    title: 'A bandwidth below zero',
    kinds: POLICY,
    paths: ['spec.bandwidthPerMigration'],
    check: ({ spec }) =>
      (quantityValue(spec?.bandwidthPerMigration) ?? 0) < 0
        ? {
            at: 'spec.bandwidthPerMigration',
            message: `bandwidthPerMigration is ${show(spec.bandwidthPerMigration)}. It is a number of bytes a second, and 0 means no limit; use 0 or more, such as 64Mi.`,
            found: spec.bandwidthPerMigration,
            allowed: '0 or more',
          }
        : undefined,
    good: { 'spec.bandwidthPerMigration': '64Mi' },
    bad: { 'spec.bandwidthPerMigration': '-64Mi' },
  },
  {
    id: 'MP-03',
    title: 'maxDowntimeMs without its feature gate',
    kinds: POLICY,
    paths: ['spec.maxDowntimeMs'],
    check: ({ spec }, { cluster, old }) =>
      spec?.maxDowntimeMs === undefined || spec.maxDowntimeMs === old?.spec?.maxDowntimeMs || cluster.gate(GATE)
        ? undefined
        : gateClosed('spec.maxDowntimeMs', 'Setting maxDowntimeMs', GATE, spec.maxDowntimeMs),
    good: { edit: { 'spec.maxDowntimeMs': 500 }, configuration: withGate },
    bad: { 'spec.maxDowntimeMs': 500 },
  },
  {
    id: 'MP-04',
    title: 'A stall detector without its feature gate',
    kinds: POLICY,
    paths: [DETECTOR],
    check: ({ spec }, { cluster, old }) => {
      const detector = spec?.experimental?.stallDetector;
      if (!detector || sameJson(detector, old?.spec?.experimental?.stallDetector) || cluster.gate(GATE))
        return undefined;
      return gateClosed(DETECTOR, 'Setting the stall detector (which notices migrations that make no progress)', GATE);
    },
    good: inDetector({}),
    bad: { 'spec.experimental': { stallDetector: {} } },
  },
  {
    id: 'MP-05',
    title: 'A smoothing factor outside 0 to 1',
    kinds: POLICY,
    paths: [`${DETECTOR}.ewmaAlpha`],
    check: (policy) => factorsOutOfRange(policy, 'MP-05'),
    good: inDetector({ ewmaAlpha: '1' }),
    bad: inDetector({ ewmaAlpha: '0' }),
  },
  {
    id: 'MP-06',
    title: 'A factor below 1',
    kinds: POLICY,
    paths: [`${DETECTOR}.precopyPossibleFactor`, `${DETECTOR}.completionTimeoutFactor`],
    check: (policy) => factorsOutOfRange(policy, 'MP-06'),
    good: inDetector({ precopyPossibleFactor: '1' }),
    bad: inDetector({ completionTimeoutFactor: '0.5' }),
  },
  {
    id: 'MP-07',
    title: 'A decay factor outside 0 to 1',
    kinds: POLICY,
    paths: [`${DETECTOR}.patienceWindowDecayFactor`],
    check: (policy) => factorsOutOfRange(policy, 'MP-07'),
    good: inDetector({ patienceWindowDecayFactor: '0' }),
    bad: inDetector({ patienceWindowDecayFactor: '1.1' }),
  },
  {
    id: 'MP-08',
    title: 'A factor that is no number',
    kinds: POLICY,
    paths: [`${DETECTOR}.*`],
    check: ({ spec }) =>
      Object.keys(FACTORS)
        .map((name) => ({ name, written: spec?.experimental?.stallDetector?.[name] }))
        .filter(({ written }) => written !== undefined && factorOf(written) === undefined)
        .map(({ name, written }) => ({
          at: `${DETECTOR}.${name}`,
          message: `${name} is ${show(written)}, which is not a number that KubeVirt can read. Write a number with at most three decimals, as text, such as "0.5".`,
          found: written,
          allowed: 'a decimal number with at most three decimals, as text',
        })),
    good: inDetector({ ewmaAlpha: '0.125' }),
    bad: inDetector({ ewmaAlpha: '0.1234' }),
  },
]);
