import { type NamespacedRef, nameOf, namespaceOf } from '../base';

/** Source of a cloned disk. */
export type CloneSource =
  | {
      /**
       * Name of a DataSource.
       * @change DataVolume/spec.source
       */
      readonly dataSource: string;
      /**
       * Namespace of the source.
       * @default - the namespace of the VM
       * @change DataVolume/spec.source
       */
      readonly namespace?: string;
    }
  | {
      /**
       * Name of a PersistentVolumeClaim.
       * @change DataVolume/spec.source
       */
      readonly pvc: string;
      /**
       * Namespace of the source.
       * @default - the namespace of the VM
       * @change DataVolume/spec.source
       */
      readonly namespace?: string;
    }
  | {
      /**
       * Name of a DataVolume.
       * @change DataVolume/spec.source
       */
      readonly dataVolume: string;
      /**
       * Namespace of the source.
       * @default - the namespace of the VM
       * @change DataVolume/spec.source
       */
      readonly namespace?: string;
    }
  | {
      /**
       * Name of a VolumeSnapshot.
       * @change DataVolume/spec.source
       */
      readonly volumeSnapshot: string;
      /**
       * Namespace of the source.
       * @default - the namespace of the VM
       * @change DataVolume/spec.source
       */
      readonly namespace?: string;
    };

interface Where {
  /**
   * Namespace of the source.
   * @default - the namespace of the VM
   */
  readonly namespace?: string;
}

const named = (ref: NamespacedRef, where: Where) => {
  const namespace = where.namespace ?? namespaceOf(ref);
  return { name: nameOf(ref), rest: namespace === undefined ? {} : { namespace } };
};

/** A DataSource: a stable name for the newest version of a golden image. */
export const DataSource = {
  ref: (ref: NamespacedRef, where: Where = {}): CloneSource => ({
    dataSource: named(ref, where).name,
    ...named(ref, where).rest,
  }),
};
/** A PersistentVolumeClaim to clone. */
export const PersistentVolumeClaim = {
  ref: (ref: NamespacedRef, where: Where = {}): CloneSource => ({
    pvc: named(ref, where).name,
    ...named(ref, where).rest,
  }),
};
/** A DataVolume to clone. */
export const DataVolume = {
  ref: (ref: NamespacedRef, where: Where = {}): CloneSource => ({
    dataVolume: named(ref, where).name,
    ...named(ref, where).rest,
  }),
};
/** A VolumeSnapshot to clone. */
export const VolumeSnapshot = {
  ref: (ref: NamespacedRef, where: Where = {}): CloneSource => ({
    volumeSnapshot: named(ref, where).name,
    ...named(ref, where).rest,
  }),
};
