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
  const profile = fromKubeVirt(document) ?? document;
  const faults = profileFaults(profile);
  if (faults.length === 0) return { ...DEFAULT_PROFILE, ...(profile as Partial<ClusterProfile>) };
  throw new Error(
    `${source} is not a valid cluster profile (${faults.join('; ')}). Write one with kubevirt-iac profile, or give the KubeVirt object of the cluster.`,
  );
}

/** What is wrong in a profile, one sentence for each fault: where, what, and what is allowed. */
export function profileFaults(profile: unknown): string[] {
  const found = PROFILE.safeParse(profile);
  return found.success ? [] : found.error.issues.map(faultOf);
}

function faultOf(issue: z.core.$ZodIssue): string {
  const where = issue.path.join('.') || 'the profile';
  if (issue.code !== 'unrecognized_keys') return `${where}: ${issue.message}`;
  const unknown = issue.keys.map((key) => `"${key}"`).join(', ');
  return `${where}: ${unknown} is not a key of a profile; the keys are ${Object.keys(PROFILE.shape).join(', ')}`;
}

function fromKubeVirt(document: unknown): ClusterProfile | undefined {
  if (!isObject(document)) return undefined;
  if (document['kind'] === 'List' && Array.isArray(document['items'])) return fromKubeVirt(document['items'][0]);
  return document['kind'] === 'KubeVirt' ? profileOfKubeVirt(document as unknown as KubeObject) : undefined;
}
