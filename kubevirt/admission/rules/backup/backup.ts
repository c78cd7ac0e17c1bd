import { objectRules } from '../../engine/rule';
import { show } from '../../engine/suggest';
import { immutableSpec, needsGate, type Reference, sameJson, type WithSpec } from '../shared/rule-templates';

type Backup = WithSpec<{ source?: Reference; mode?: string; pvcName?: string; tokenSecretRef?: string }> & {
  status?: { conditions?: { type: string; status: string }[] };
};

const BACKUP = ['VirtualMachineBackup'];
const TRACKER = ['VirtualMachineBackupTracker'];
const configuration = { developerConfiguration: { featureGates: ['IncrementalBackup'] } };

/** What can be backed up, by API group. */
const KINDS: Readonly<Record<string, string>> = {
  'kubevirt.io': 'VirtualMachine',
  'backup.kubevirt.io': 'VirtualMachineBackupTracker',
};

const isOver = ({ status }: Backup) =>
  status?.conditions?.some(
    ({ type, status: state }) => (type === 'Complete' || type === 'Failed') && state === 'True',
  ) ?? false;

export const BACKUPS = objectRules<Backup>('backups', [
  needsGate('BKP-01', 'backup-feature-gate', [...BACKUP, ...TRACKER], 'IncrementalBackup', true) as never,
  {
    id: 'BKP-02',
    name: 'backup-without-claim',
    title: 'Backup without a `pvcName`',
    kinds: BACKUP,
    paths: ['spec.pvcName'],
    check: ({ spec }) =>
      spec && !spec.pvcName
        ? {
            at: 'spec',
            message:
              'The backup names no PersistentVolumeClaim, which both modes need: Push writes the backup to it, Pull needs room there while it is read. Put its name into spec.pvcName.',
            allowed: 'the name of a PersistentVolumeClaim',
          }
        : undefined,
    good: { edit: {}, configuration },
    bad: { edit: { 'spec.pvcName': undefined }, configuration },
  },
  {
    id: 'BKP-03',
    name: 'pull-backup-without-token',
    title: '`mode: Pull` without a `tokenSecretRef`',
    kinds: BACKUP,
    paths: ['spec.tokenSecretRef'],
    check: ({ spec }) =>
      spec?.mode === 'Pull' && !spec.tokenSecretRef
        ? {
            at: 'spec',
            message:
              'A backup with mode: Pull is read over the network with a token, and names no Secret that holds it. Put the name of a Secret with a key "token" into spec.tokenSecretRef.',
            allowed: 'the name of a Secret',
          }
        : undefined,
    good: { edit: { 'spec.mode': 'Push' }, configuration },
    bad: { edit: { 'spec.mode': 'Pull' }, configuration },
  },
  {
    id: 'BKP-04',
    name: 'backup-source-api-group',
    title: 'Backup source with an unsupported `apiGroup`',
    kinds: BACKUP,
    paths: ['spec.source.apiGroup'],
    check: ({ spec }) => {
      const group = spec?.source?.apiGroup;
      if (!spec?.source || (group !== undefined && Object.hasOwn(KINDS, group))) return undefined;
      return {
        at: 'spec.source',
        message: `spec.source has the apiGroup ${show(group)}, which has nothing to back up. Write apiGroup: kubevirt.io for a VirtualMachine, or backup.kubevirt.io for a VirtualMachineBackupTracker.`,
        found: group,
        allowed: 'kubevirt.io, backup.kubevirt.io',
      };
    },
    good: { edit: {}, configuration },
    bad: { edit: { 'spec.source.apiGroup': 'apps' }, configuration },
  },
  {
    id: 'BKP-05',
    name: 'incomplete-backup-source',
    title: 'Incomplete backup source',
    kinds: BACKUP,
    paths: ['spec.source.kind', 'spec.source.name'],
    check: ({ spec }) => {
      const { apiGroup = '', kind, name } = spec?.source ?? {};
      if (!spec?.source) return undefined;
      if (Object.hasOwn(KINDS, apiGroup) && kind !== KINDS[apiGroup]) {
        return {
          at: 'spec.source',
          message: `The API group ${apiGroup} has no ${show(kind)} to back up. Write kind: ${KINDS[apiGroup]}.`,
          found: kind,
          allowed: KINDS[apiGroup],
        };
      }
      return name === ''
        ? {
            at: 'spec.source',
            message: 'The backup does not name what to back up. Put the name into spec.source.name.',
          }
        : undefined;
    },
    good: {
      edit: { 'spec.source': { apiGroup: 'backup.kubevirt.io', kind: 'VirtualMachineBackupTracker', name: 't' } },
      configuration,
    },
    bad: { edit: { 'spec.source.kind': 'VirtualMachineInstance' }, configuration },
  },
  {
    id: 'BKP-06',
    name: 'backup-tracker-source',
    title: 'Backup tracker source that is not a VirtualMachine',
    kinds: TRACKER,
    paths: ['spec.source'],
    check: ({ spec }) => {
      const { apiGroup, kind, name } = spec?.source ?? {};
      if (!spec?.source || (apiGroup === 'kubevirt.io' && kind === 'VirtualMachine' && name !== '')) return undefined;
      return {
        at: 'spec.source',
        message: `A tracker follows the backups of one VirtualMachine, but its source is ${show(spec.source)}. Write apiGroup: kubevirt.io, kind: VirtualMachine and the name.`,
        found: spec.source,
        allowed: 'a VirtualMachine of kubevirt.io, by name',
      };
    },
    good: { edit: {}, configuration },
    bad: { edit: { 'spec.source.kind': 'VirtualMachineInstance' }, configuration },
  },
  {
    id: 'BKP-07',
    name: 'concurrent-backup',
    title: 'Second backup of the same source',
    kinds: BACKUP,
    paths: ['spec.source'],
    check: (backup, { related, old }) => {
      if (old) return undefined;
      const other = related
        .all<Backup>('VirtualMachineBackup', backup.metadata?.namespace ?? 'default')
        .find(
          (one) =>
            one.metadata?.name !== backup.metadata?.name &&
            !isOver(one) &&
            sameJson(one.spec?.source, backup.spec?.source),
        );
      return (
        other && {
          at: 'spec.source',
          message: `"${backup.spec?.source?.name}" is being backed up already, by "${other.metadata?.name}". Wait until that one has ended.`,
          found: backup.spec?.source?.name,
        }
      );
    },
    good: { edit: {}, configuration, related: [backupThat('True')] },
    bad: { edit: {}, configuration, related: [backupThat('False')] },
  },
  immutableSpec('BKP-08', 'immutable-backup-spec', [...BACKUP, ...TRACKER], 'Create another one under another name.', {
    good: { edit: { 'metadata.labels': { keep: 'yes' } }, configuration },
    bad: { edit: {}, configuration, old: { 'spec.source.name': 'other' } },
  }) as never,
]);

function backupThat(complete: string): Backup {
  return {
    apiVersion: 'backup.kubevirt.io/v1alpha1',
    kind: 'VirtualMachineBackup',
    metadata: { name: 'before' },
    spec: { source: { apiGroup: 'kubevirt.io', kind: 'VirtualMachine', name: 'web' } },
    status: { conditions: [{ type: 'Complete', status: complete }] },
  };
}
