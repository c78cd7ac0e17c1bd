/** Kinds of which the changed path alone tells the effect. */

import { covers, type Difference, differences } from '../../../kube/differences';
import { changeBy } from '../change';
import { worst } from '../effects';
import type { RowId } from '../table';
import type { Impact } from '../verdict';

/** What decides, first match wins; metadata never has an effect unless listed. */
export type FieldRows = readonly (readonly [subject: string, row: RowId])[];

const IMMUTABLE: FieldRows = [['spec', 'immutable-spec']];

export const FIELD_ROWS: Readonly<Record<string, FieldRows>> = {
  DataVolume: [['spec', 'data-volume-immutable']],
  MigrationPolicy: [['spec', 'migration-policy']],
  VirtualMachineInstancetype: [['spec', 'instancetype-edited']],
  VirtualMachineClusterInstancetype: [['spec', 'instancetype-edited']],
  VirtualMachinePreference: [['spec', 'instancetype-edited']],
  VirtualMachineClusterPreference: [['spec', 'instancetype-edited']],
  NetworkAttachmentDefinition: [
    ['spec', 'network-attachment'],
    ['metadata.annotations["k8s.v1.cni.cncf.io/resourceName"]', 'network-attachment'],
  ],
  VirtualMachineInstanceReplicaSet: [['spec.template', 'replica-set-template']],
  VirtualMachineInstance: [['spec', 'instance-immutable']],
  VirtualMachineInstanceMigration: IMMUTABLE,
  VirtualMachineSnapshot: IMMUTABLE,
  VirtualMachineRestore: IMMUTABLE,
  VirtualMachineClone: IMMUTABLE,
  VirtualMachineExport: IMMUTABLE,
  VirtualMachineBackup: IMMUTABLE,
  VirtualMachineBackupTracker: IMMUTABLE,
  VirtualMachineTemplateRequest: IMMUTABLE,
};

/** What users changed of an object, both canonical: everything but the status and the server's metadata. */
export function userChanges(old: unknown, object: unknown): Difference[] {
  return differences(old, object).filter(
    ({ path }) =>
      !/^status(\.|$)/.test(path) && !(path.startsWith('metadata.') && !/^metadata\.(labels|annotations)/.test(path)),
  );
}

export function impactByField(old: unknown, object: unknown, rows: FieldRows = []): Impact {
  return impactOfChanges(
    userChanges(old, object).map((difference) => {
      const [, id] = rows.find(([subject]) => covers(subject, difference.path)) ?? ['', 'not-a-guest' as RowId];
      return changeBy(id, difference);
    }),
  );
}

/** The verdict on independent changes: the worst of them. */
export function impactOfChanges(changes: Impact['changes']): Impact {
  return {
    class: worst(changes.map(({ effect }) => effect)),
    changes,
    hazards: [],
    assumptions: [],
  };
}
