import type { KubeObject } from '../../../../kube/object';
import { objectRules } from '../../engine/rule';
import { show } from '../../engine/suggest';
import { gateClosed } from '../shared/messages';
import { immutableSpec, type WithSpec } from '../shared/rule-templates';

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
    name: 'migration-without-vmi-name',
    title: 'Migration without a `vmiName`',
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
    name: 'reserved-migration-priority',
    title: '`priority` of a migration, which is reserved for KubeVirt',
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
    name: 'vmi-not-migratable',
    title: 'VMI that cannot be migrated',
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
    name: 'concurrent-migration',
    title: 'Second migration of the same VMI',
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
    name: 'decentralized-migration-feature-gate',
    title: 'Decentralized migration without its feature gate',
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
    name: 'migration-id-mismatch',
    title: 'Different `migrationID` in `sendTo` and `receive`',
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
  immutableSpec(
    'MIG-08',
    'immutable-migration-spec',
    MIGRATION,
    'A migration is a single run: delete it to cancel it, and create another.',
    {
      good: { edit: { 'metadata.annotations': { note: 'x' } } },
      bad: { edit: {}, old: { 'spec.vmiName': 'other' } },
    },
  ) as never,
  {
    id: 'MIG-09',
    name: 'immutable-migration-label',
    title: 'Change of the label that selects a running migration',
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
