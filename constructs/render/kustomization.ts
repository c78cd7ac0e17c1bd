import { toYaml } from './yaml';

/** A `kustomization.yaml` that applies these files in this order. */
export const kustomization = (resources: readonly string[]): string =>
  toYaml({
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    sortOptions: { order: 'fifo' },
    resources,
  });
