import { z } from 'zod';
import { isObject } from '../kube/json';
import type { KubeObject } from '../kube/object';
import { type ClusterProfile, DEFAULT_PROFILE, profileOfKubeVirt } from './config';

const strings = z.array(z.string());

/** A profile as a file holds it. Every field is optional. */
const PROFILE = z.strictObject({
  kubevirtVersion: z
    .string()
    .regex(/^v\d+\.\d+(\.\d+)?/, 'must be a release such as v1.9.0')
    .optional(),
  architecture: z.enum(['amd64', 'arm64', 's390x']).optional(),
  configuration: z
    .looseObject({
      developerConfiguration: z
        .looseObject({ featureGates: strings.optional(), disabledFeatureGates: strings.optional() })
        .optional(),
      vmRolloutStrategy: z.enum(['LiveUpdate', 'Stage']).optional(),
    })
    .optional(),
  workloadUpdateMethods: z.array(z.enum(['LiveMigrate', 'Evict'])).optional(),
  additionalLauncherLabelsSync: strings.optional(),
  additionalLauncherAnnotationsSync: strings.optional(),
});

/**
 * The profile in a document that has been read from a file: one that `kubevirt-iac profile` wrote, or the cluster's KubeVirt object,
 * alone or in the List that `kubectl get kubevirt -A -o yaml` prints. `source` names it in errors. Throws with what is wrong where.
 */
export function parseProfile(document: unknown, source: string): ClusterProfile {
  const found = PROFILE.safeParse(fromKubeVirt(document) ?? document);
  if (found.success) return { ...DEFAULT_PROFILE, ...(found.data as Partial<ClusterProfile>) };
  const faults = found.error.issues
    .map(({ path, message }) => `${path.join('.') || 'the file'}: ${message}`)
    .join('; ');
  throw new Error(
    `${source} is not a valid cluster profile (${faults}). Write one with kubevirt-iac profile, or give the KubeVirt object of the cluster.`,
  );
}

function fromKubeVirt(document: unknown): ClusterProfile | undefined {
  if (!isObject(document)) return undefined;
  if (document['kind'] === 'List' && Array.isArray(document['items'])) return fromKubeVirt(document['items'][0]);
  return document['kind'] === 'KubeVirt' ? profileOfKubeVirt(document as unknown as KubeObject) : undefined;
}
