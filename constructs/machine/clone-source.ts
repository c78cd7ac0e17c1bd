import { type NamespacedRef, nameOf, namespaceOf } from '../base';

/** What a disk can be a copy of. Without a namespace it is looked for in that of the machine. */
export type CloneSource =
  | {
      /** @change DataVolume/spec.source */
      readonly dataSource: string;
      /** @change DataVolume/spec.source */
      readonly namespace?: string;
    }
  | {
      /** @change DataVolume/spec.source */
      readonly pvc: string;
      /** @change DataVolume/spec.source */
      readonly namespace?: string;
    }
  | {
      /** @change DataVolume/spec.source */
      readonly dataVolume: string;
      /** @change DataVolume/spec.source */
      readonly namespace?: string;
    }
  | {
      /** @change DataVolume/spec.source */
      readonly volumeSnapshot: string;
      /** @change DataVolume/spec.source */
      readonly namespace?: string;
    };

interface Where {
  /** Default: the namespace of the machine. */
  readonly namespace?: string;
}

const named = (ref: NamespacedRef, where: Where) => {
  const namespace = where.namespace ?? namespaceOf(ref);
  return { name: nameOf(ref), rest: namespace === undefined ? {} : { namespace } };
};

/** A DataSource of CDI: the current state of a golden image. */
export const DataSource = {
  ref: (ref: NamespacedRef, where: Where = {}): CloneSource => ({
    dataSource: named(ref, where).name,
    ...named(ref, where).rest,
  }),
};
export const PersistentVolumeClaim = {
  ref: (ref: NamespacedRef, where: Where = {}): CloneSource => ({
    pvc: named(ref, where).name,
    ...named(ref, where).rest,
  }),
};
export const DataVolume = {
  ref: (ref: NamespacedRef, where: Where = {}): CloneSource => ({
    dataVolume: named(ref, where).name,
    ...named(ref, where).rest,
  }),
};
export const VolumeSnapshot = {
  ref: (ref: NamespacedRef, where: Where = {}): CloneSource => ({
    volumeSnapshot: named(ref, where).name,
    ...named(ref, where).rest,
  }),
};
