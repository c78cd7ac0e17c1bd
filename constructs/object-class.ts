import type { ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';
import { familyKinds } from '../kubevirt/kinds';
import type * as types from '../kubevirt/types';
import { Manifest } from './base';

/** What an object of level 1 is written as: the fields of the API, and the metadata of cdk8s. */
export type ObjectProps<T> = Omit<T, 'apiVersion' | 'kind' | 'metadata' | 'status'> & {
  readonly metadata?: ApiObjectMetadata;
};

/** The class of one kind. */
export interface ObjectClass<T> {
  new (scope: Construct, id: string, props: ObjectProps<T>): Manifest;
  readonly apiVersion: string;
  readonly kind: string;
}

/** A class whose objects are the kind as the API has it, checked by the compiler and at synth, and with nothing left out. */
function object<T extends { kind: string }>(module: string, kind: T['kind']): ObjectClass<T> {
  const info = familyKinds.find((known) => known.module === module && known.kind === kind);
  if (!info) throw new Error(`there is no kind ${kind} in ${module}`);
  const { apiVersion } = info;
  return class extends Manifest {
    static readonly apiVersion = apiVersion;
    static readonly kind: string = kind;

    constructor(scope: Construct, id: string, props: ObjectProps<T>) {
      super(scope, id, { ...props, apiVersion, kind });
    }
  };
}

/** KubeVirt: `new core.v1.VirtualMachine(chart, 'web', { spec: { ... } })`. */
export const core = {
  v1: {
    KubeVirt: object<types.core.KubeVirt>('core/v1', 'KubeVirt'),
    VirtualMachine: object<types.core.VirtualMachine>('core/v1', 'VirtualMachine'),
    VirtualMachineInstance: object<types.core.VirtualMachineInstance>('core/v1', 'VirtualMachineInstance'),
    VirtualMachineInstanceMigration: object<types.core.VirtualMachineInstanceMigration>(
      'core/v1',
      'VirtualMachineInstanceMigration',
    ),
    VirtualMachineInstancePreset: object<types.core.VirtualMachineInstancePreset>(
      'core/v1',
      'VirtualMachineInstancePreset',
    ),
    VirtualMachineInstanceReplicaSet: object<types.core.VirtualMachineInstanceReplicaSet>(
      'core/v1',
      'VirtualMachineInstanceReplicaSet',
    ),
  },
};

export const pool = {
  v1beta1: { VirtualMachinePool: object<types.pool.VirtualMachinePool>('pool/v1beta1', 'VirtualMachinePool') },
};

export const instancetype = {
  v1beta1: {
    VirtualMachineInstancetype: object<types.instancetype.VirtualMachineInstancetype>(
      'instancetype/v1beta1',
      'VirtualMachineInstancetype',
    ),
    VirtualMachineClusterInstancetype: object<types.instancetype.VirtualMachineClusterInstancetype>(
      'instancetype/v1beta1',
      'VirtualMachineClusterInstancetype',
    ),
    VirtualMachinePreference: object<types.instancetype.VirtualMachinePreference>(
      'instancetype/v1beta1',
      'VirtualMachinePreference',
    ),
    VirtualMachineClusterPreference: object<types.instancetype.VirtualMachineClusterPreference>(
      'instancetype/v1beta1',
      'VirtualMachineClusterPreference',
    ),
  },
};

export const migrations = {
  v1alpha1: { MigrationPolicy: object<types.migrations.MigrationPolicy>('migrations/v1alpha1', 'MigrationPolicy') },
};

export const snapshot = {
  v1beta1: {
    VirtualMachineSnapshot: object<types.snapshot.VirtualMachineSnapshot>('snapshot/v1beta1', 'VirtualMachineSnapshot'),
    VirtualMachineSnapshotContent: object<types.snapshot.VirtualMachineSnapshotContent>(
      'snapshot/v1beta1',
      'VirtualMachineSnapshotContent',
    ),
    VirtualMachineRestore: object<types.snapshot.VirtualMachineRestore>('snapshot/v1beta1', 'VirtualMachineRestore'),
  },
};

export const clone = {
  v1beta1: { VirtualMachineClone: object<types.clone.VirtualMachineClone>('clone/v1beta1', 'VirtualMachineClone') },
};

const exports_ = {
  v1: { VirtualMachineExport: object<types.export.VirtualMachineExport>('export/v1', 'VirtualMachineExport') },
};

export { exports_ as export };

export const backup = {
  v1alpha1: {
    VirtualMachineBackup: object<types.backup.VirtualMachineBackup>('backup/v1alpha1', 'VirtualMachineBackup'),
    VirtualMachineBackupTracker: object<types.backup.VirtualMachineBackupTracker>(
      'backup/v1alpha1',
      'VirtualMachineBackupTracker',
    ),
  },
};

export const plugin = {
  v1alpha1: { Plugin: object<types.plugin.Plugin>('plugin/v1alpha1', 'Plugin') },
};

export const template = {
  v1beta1: {
    VirtualMachineTemplate: object<types.template.VirtualMachineTemplate>('template/v1beta1', 'VirtualMachineTemplate'),
    VirtualMachineTemplateRequest: object<types.template.VirtualMachineTemplateRequest>(
      'template/v1beta1',
      'VirtualMachineTemplateRequest',
    ),
  },
};

/** CDI, the Containerized Data Importer. */
export const cdi = {
  v1beta1: {
    CDI: object<types.cdi.CDI>('cdi/v1beta1', 'CDI'),
    CDIConfig: object<types.cdi.CDIConfig>('cdi/v1beta1', 'CDIConfig'),
    DataImportCron: object<types.cdi.DataImportCron>('cdi/v1beta1', 'DataImportCron'),
    DataSource: object<types.cdi.DataSource>('cdi/v1beta1', 'DataSource'),
    DataVolume: object<types.cdi.DataVolume>('cdi/v1beta1', 'DataVolume'),
    ObjectTransfer: object<types.cdi.ObjectTransfer>('cdi/v1beta1', 'ObjectTransfer'),
    StorageProfile: object<types.cdi.StorageProfile>('cdi/v1beta1', 'StorageProfile'),
    VolumeCloneSource: object<types.cdi.VolumeCloneSource>('cdi/v1beta1', 'VolumeCloneSource'),
    VolumeImportSource: object<types.cdi.VolumeImportSource>('cdi/v1beta1', 'VolumeImportSource'),
    VolumeUploadSource: object<types.cdi.VolumeUploadSource>('cdi/v1beta1', 'VolumeUploadSource'),
  },
};

export const forklift = {
  v1beta1: {
    OpenstackVolumePopulator: object<types.forklift.OpenstackVolumePopulator>(
      'forklift/v1beta1',
      'OpenstackVolumePopulator',
    ),
    OvirtVolumePopulator: object<types.forklift.OvirtVolumePopulator>('forklift/v1beta1', 'OvirtVolumePopulator'),
  },
};

/** Multus. */
export const k8scni = {
  v1: {
    NetworkAttachmentDefinition: object<types.k8scni.NetworkAttachmentDefinition>(
      'k8scni/v1',
      'NetworkAttachmentDefinition',
    ),
  },
};
