import { valueAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';

/** What a StorageClass can be the default of: that for VMs comes before that of Kubernetes. */
export const DEFAULT_MARKS = {
  forVms: 'storageclass.kubevirt.io/is-default-virt-class',
  ofCluster: 'storageclass.kubernetes.io/is-default-class',
} as const;

export const isMarked =
  (mark: string) =>
  ({ metadata }: KubeObject): boolean =>
    metadata?.annotations?.[mark] === 'true';

/** The class that disks get that name none. */
export const defaultClassOf = (classes: readonly KubeObject[]): KubeObject | undefined =>
  classes.find(isMarked(DEFAULT_MARKS.forVms)) ?? classes.find(isMarked(DEFAULT_MARKS.ofCluster));

/** The names of classes that are the same default: Kubernetes uses whichever was created last. */
export function severalMarked(classes: readonly KubeObject[], mark: string): string[] {
  const names = classes.filter(isMarked(mark)).map(className).sort();
  return names.length > 1 ? names : [];
}

export const className = ({ metadata }: KubeObject): string => metadata?.name ?? '';
export const provisionerOf = (found: KubeObject): string => String(valueAt(found, 'provisioner') ?? '');
