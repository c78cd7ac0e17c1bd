/** The rules on every other kind, an area a file. */
import type { ObjectArea } from '../../rule';
import { BACKUPS } from './backups';
import { CLONES } from './clones';
import { DATA_VOLUMES } from './data-volumes';
import { DURATIONS_AREA } from './durations';
import { EXPORTS } from './exports';
import { INSTANCETYPE_USE, POOL_INSTANCETYPE_USE } from './instancetype-use';
import { INSTANCETYPE_RULES, PREFERENCE_RULES } from './instancetypes';
import { KUBEVIRTS } from './kubevirt';
import { MIGRATION_POLICIES, MIGRATIONS } from './migrations';
import { PLUGINS } from './plugins';
import { POOLS } from './pools';
import { PRESETS } from './presets';
import { REPLICA_SETS } from './replica-sets';
import { RESTORES, SNAPSHOTS } from './snapshots';
import { TEMPLATES } from './templates';
import { GUEST_UPDATES, VM_UPDATES } from './updates';

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
