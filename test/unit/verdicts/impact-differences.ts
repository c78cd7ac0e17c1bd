/** Where the impact model and what KubeVirt was seen to do part, and why. These tables are to shrink: an entry that is no longer true fails. */
import type { RowId } from '../../../kubevirt/impact';

/** Recordings of which we announce another class, with the reason. */
export const OTHER_CLASS: Readonly<Record<string, string>> = {
  'imp-9fc90aded8': 'A network that goes back before the guest has moved asks for no migration; we announce one.',
  'pool-8fc0b25d45': 'The VM is replaced because it fails, not because the pool changed.',
  'pool-d1cf8b3bdb':
    'Somebody had edited a VM of the pool, and the next change of the pool takes that back: the pool does not show it.',
};

/** Rows of the table "What a change does" that no recording shows, by reason. */
export const NO_RECORDING: Readonly<Record<string, readonly RowId[]>> = {
  'of kinds that were not recorded': [
    'data-volume-immutable',
    'immutable-spec',
    'instance-immutable',
    'claim-grown',
    'claim-immutable',
    'migration-policy',
    'instancetype-edited',
    'network-attachment',
    'replica-set-template',
    'boot-source',
    'live-source',
    'unused-source',
    'not-a-guest',
  ],
  'of the KubeVirt object, which was not changed while recording': [
    'handler-rollout',
    'launcher-outdated',
    'workload-update-strategy',
    'guest-room',
    'rollout-strategy',
    'guest-defaults',
    'feature-gates',
    'migration-settings',
    'cluster-setting',
  ],
  'the name or kind changes: another object, nothing to record': ['replaced'],
  'the instancetypes of the recordings are known, and told by the fields they change': [
    'instancetype',
    'instancetype-unknown',
  ],
  'told under the row of its field': ['spurious-restart'],
  'not among the recorded cases': [
    'run-strategy-unknown',
    'receiver-on-running',
    'memory-while-migrating',
    'synced-metadata',
    'disk-waits-for-running',
    'storage-migration-no-source',
    'storage-migration-cancelled',
    'started',
    'pool-empty',
    'pool-scale-in-preserving',
    'cpu-sockets-before-start',
    'instancetype-expanded',
  ],
};
