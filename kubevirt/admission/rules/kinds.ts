/** The rules on every other kind, an area a file. */
import type { ObjectArea } from '../engine/rule';
import { BACKUPS } from './backup/backup';
import { DATA_VOLUMES } from './cdi/data-volume-source';
import { CLONES } from './clone/clone';
import { EXPORTS } from './export/export';
import { INSTANCETYPE_RULES, PREFERENCE_RULES } from './instancetype/instancetype';
import { KUBEVIRTS } from './kubevirt/configuration';
import { MIGRATION_POLICIES, MIGRATIONS } from './migration/migration';
import { PLUGINS } from './plugin/plugin';
import { POOLS } from './pool/pool';
import { PRESETS } from './preset/preset';
import { REPLICA_SETS } from './replica-set/replica-set';
import { DURATIONS_AREA } from './shared/durations';
import { RESTORES, SNAPSHOTS } from './snapshot/snapshot';
import { TEMPLATES } from './template/template';
import { INSTANCETYPE_USE, POOL_INSTANCETYPE_USE } from './vm/instancetype-matcher';
import { GUEST_UPDATES, VM_UPDATES } from './vm/updates';

export const KIND_AREAS: readonly ObjectArea[] = [
  INSTANCETYPE_USE,
  POOL_INSTANCETYPE_USE,
  INSTANCETYPE_RULES,
  PREFERENCE_RULES,
  POOLS,
  REPLICA_SETS,
  PRESETS,
  MIGRATIONS,
  MIGRATION_POLICIES,
  SNAPSHOTS,
  RESTORES,
  CLONES,
  EXPORTS,
  BACKUPS,
  TEMPLATES,
  PLUGINS,
  KUBEVIRTS,
  DATA_VOLUMES,
  VM_UPDATES,
  GUEST_UPDATES,
  DURATIONS_AREA,
];
