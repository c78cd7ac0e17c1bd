/** The KubeVirt object as virt-operator reads and completes it. */
import { createHash } from 'node:crypto';
import { withMetadata } from './live-object';
import type { KubeVirt, Labels } from './types';

const REGISTRY = 'quay.io/kubevirt';
const API_VERSIONS = ['kubevirt.io/latest-observed-api-version', 'kubevirt.io/storage-observed-api-version'];

export interface Target {
  version: string;
  registry: string;
  id: string;
}

/** What makes a deployment another one: images and a few settings of them, not the configuration. */
export function targetOf({ spec }: KubeVirt, operatorVersion: string): Target {
  const version = spec.imageTag ?? operatorVersion;
  const registry = spec.imageRegistry ?? REGISTRY;
  const all = spec as Record<string, unknown>;
  const counted = [
    'imagePullPolicy',
    'imagePullSecrets',
    'monitorAccount',
    'monitorNamespace',
    'serviceMonitorNamespace',
    'productName',
    'productVersion',
    'productComponent',
  ];
  const settings = counted.map((key) => all[key] ?? null);
  return {
    version,
    registry,
    id: createHash('sha1')
      .update(JSON.stringify([version, registry, settings]))
      .digest('hex'),
  };
}

export const selectorOf = (spec: KubeVirt['spec'], part: 'infra' | 'workloads'): Labels | undefined =>
  ((spec as Record<string, unknown>)[part] as { nodePlacement?: { nodeSelector?: Labels } } | undefined)?.nodePlacement
    ?.nodeSelector;

/** virt-operator writes a new object back as its Go type has it: with empty structures, without empty lists. */
export function asGoWritesIt(kubevirt: KubeVirt): KubeVirt {
  const { metadata, spec } = kubevirt;
  if (metadata.annotations?.[API_VERSIONS[0]!] !== undefined) return kubevirt;
  const complete = {
    certificateRotateStrategy: {},
    configuration: {},
    customizeComponents: {},
    workloadUpdateStrategy: {},
    ...spec,
  };
  return {
    ...withMetadata(kubevirt, {
      annotations: { ...metadata.annotations, ...Object.fromEntries(API_VERSIONS.map((name) => [name, 'v1'])) },
    }),
    spec: withoutEmptyLists(complete) as KubeVirt['spec'],
  };
}

const withoutEmptyLists = (value: unknown): unknown =>
  typeof value !== 'object' || value === null || Array.isArray(value)
    ? value
    : Object.fromEntries(
        Object.entries(value)
          .filter(([, inner]) => !(Array.isArray(inner) && inner.length === 0))
          .map(([key, inner]) => [key, withoutEmptyLists(inner)]),
      );
