import { valueAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';

/** Annotations that make a class the default: a StorageClass of VMs before that of Kubernetes, and a VolumeSnapshotClass of its driver. */
export const DEFAULT_MARKS = {
  forVms: 'storageclass.kubevirt.io/is-default-virt-class',
  ofCluster: 'storageclass.kubernetes.io/is-default-class',
  ofDriver: 'snapshot.storage.kubernetes.io/is-default-class',
} as const;

/** A default that one class of a kind can be, by an annotation. */
export interface DefaultClass {
  readonly kind: string;
  readonly mark: string;
  /** Prop of the construct that sets the annotation. */
  readonly prop: string;
  /** What it is the default of. */
  readonly of: string;
  /** Field by which each value has a default of its own. */
  readonly per?: string;
  /** What happens where several classes have the annotation. */
  readonly several: string;
}

const LAST = 'Kubernetes would use the one that was created last';

export const DEFAULT_CLASSES: readonly DefaultClass[] = [
  { kind: 'StorageClass', mark: DEFAULT_MARKS.ofCluster, prop: 'default', of: 'of the cluster', several: LAST },
  { kind: 'StorageClass', mark: DEFAULT_MARKS.forVms, prop: 'defaultForVms', of: 'for VMs', several: LAST },
  {
    kind: 'VolumeSnapshotClass',
    mark: DEFAULT_MARKS.ofDriver,
    prop: 'default',
    of: 'of its driver',
    per: 'driver',
    several: 'every snapshot that names no class would fail',
  },
];

export const isMarked =
  (mark: string) =>
  ({ metadata }: KubeObject): boolean =>
    metadata?.annotations?.[mark] === 'true';

/** The class that disks get that name none. */
export const defaultClassOf = (classes: readonly KubeObject[]): KubeObject | undefined =>
  classes.find(isMarked(DEFAULT_MARKS.forVms)) ?? classes.find(isMarked(DEFAULT_MARKS.ofCluster));

/** Classes of one kind that are the same default as `found`. */
export const sharingDefault = (
  found: KubeObject,
  { kind, mark, per }: DefaultClass,
  classes: readonly KubeObject[],
): KubeObject[] =>
  found.kind !== kind || !isMarked(mark)(found)
    ? []
    : classes.filter(
        (other) =>
          other.kind === kind &&
          isMarked(mark)(other) &&
          className(other) !== className(found) &&
          (per === undefined || valueAt(other, per) === valueAt(found, per)),
      );

/** The names of classes that are the same default. */
export function severalMarked(classes: readonly KubeObject[], which: DefaultClass): string[] {
  const groups = classes.map((one) => [one, ...sharingDefault(one, which, classes)]);
  return (groups.find(({ length }) => length > 1) ?? []).map(className).sort();
}

export const className = ({ metadata }: KubeObject): string => metadata?.name ?? '';
export const provisionerOf = (found: KubeObject): string => String(valueAt(found, 'provisioner') ?? '');
