/** The rules on whole objects, by kind. */
import type { ObjectArea } from '../engine/rule';
import { BACKUPS } from './backup/backup';
import { CHECKSUM } from './cdi/checksum';
import { CLONE_RIGHTS } from './cdi/clone-rights';
import { DATA_VOLUME_CLAIM } from './cdi/data-volume-claim';
import { DATA_VOLUME_SOURCE } from './cdi/data-volume-source';
import { IMPORT_CRON } from './cdi/import-cron';
import { POPULATORS } from './cdi/populators';
import { CLONES } from './clone/clone';
import { DURATIONS_AREA } from './every-kind/durations';
import { METADATA } from './every-kind/metadata';
import { EXPORTS } from './export/export';
import { HYPERCONVERGED_FEATURE_GATES } from './hyperconverged/feature-gates';
import { HYPERCONVERGED_OPERANDS } from './hyperconverged/operands';
import { INSTANCETYPE_RULES, PREFERENCE_RULES } from './instancetype/instancetype';
import { INSTANCETYPE_MEMORY } from './instancetype/memory';
import { KUBEVIRT_CERTIFICATES } from './kubevirt/certificates';
import { KUBEVIRT_COMPONENTS } from './kubevirt/components';
import { KUBEVIRT_CONFIGURATION } from './kubevirt/configuration';
import { KUBEVIRT_FEATURE_GATES } from './kubevirt/feature-gates';
import { PLACEMENTS } from './kubevirt/placement';
import { MIGRATIONS } from './migration/migration';
import { MIGRATION_POLICIES } from './migration/migration-policy';
import { NETWORK_ATTACHMENTS } from './network/attachments';
import { PLUGINS } from './plugin/plugin';
import { POOL_INSTANCETYPES } from './pool/instancetype';
import { POOLS } from './pool/pool';
import { PRESETS } from './preset/preset';
import { REPLICA_SETS } from './replica-set/replica-set';
import { RESTORES } from './snapshot/restore';
import { SNAPSHOTS } from './snapshot/snapshot';
import { TEMPLATES } from './template/template';
import { INSTANCETYPE_CONFLICTS } from './vm/instancetype-conflicts';
import { INSTANCETYPE_INFERENCE } from './vm/instancetype-inference';
import { INSTANCETYPE_MATCHER } from './vm/instancetype-matcher';
import { PREFERENCE_REQUIREMENTS } from './vm/preference-requirements';
import { VM_UPDATES } from './vm/updates';
import { GUEST_UPDATES } from './vmi';

export const KIND_AREAS: readonly ObjectArea[] = [
  INSTANCETYPE_MATCHER,
  INSTANCETYPE_INFERENCE,
  INSTANCETYPE_CONFLICTS,
  PREFERENCE_REQUIREMENTS,
  ...POOL_INSTANCETYPES,
  INSTANCETYPE_RULES,
  PREFERENCE_RULES,
  INSTANCETYPE_MEMORY,
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
  HYPERCONVERGED_OPERANDS,
  NETWORK_ATTACHMENTS,
  HYPERCONVERGED_FEATURE_GATES,
  KUBEVIRT_CERTIFICATES,
  KUBEVIRT_COMPONENTS,
  KUBEVIRT_CONFIGURATION,
  KUBEVIRT_FEATURE_GATES,
  PLACEMENTS,
  DATA_VOLUME_CLAIM,
  DATA_VOLUME_SOURCE,
  CHECKSUM,
  IMPORT_CRON,
  POPULATORS,
  CLONE_RIGHTS,
  VM_UPDATES,
  GUEST_UPDATES,
  DURATIONS_AREA,
  METADATA,
];
