import { z } from 'zod';
import { isObject } from '../kube/json';
import type { KubeObject } from '../kube/object';
import { type ClusterProfile, DEFAULT_PROFILE } from './config';
import { declaredProfile } from './declared-profile';

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
 * The profile in the documents that have been read from a file: one that `kubevirt-iac profile` wrote, or the object that configures KubeVirt in the
 * cluster, KubeVirt or HyperConverged, alone or in the List that `kubectl get kubevirt,hyperconverged -A -o yaml` prints. `source` names it in errors.
 * Throws with what is wrong where.
 */
export function parseProfile(document: unknown, source: string): ClusterProfile {
  const documents = Array.isArray(document) ? document : [document];
  const profile = declaredProfile(documents.flatMap(objectsIn)) ?? documents[0];
  const faults = profileFaults(profile);
  if (faults.length === 0) return completeProfile(profile as Partial<ClusterProfile>);
  throw new InvalidProfile(
    source,
    `is not a valid cluster profile (${faults.join('; ')}). Write one with kubevirt-iac profile, or give the KubeVirt or HyperConverged object of the cluster.`,
    profile === documents[0] ? pathOfFault(profile) : [],
  );
}

/** What is wrong in a file that describes a cluster. */
export class InvalidProfile extends Error {
  constructor(
    source: string,
    readonly reason: string,
    /** Of the first fault in the document, as it is written. */
    readonly path: readonly PropertyKey[],
  ) {
    super(`${source} ${reason}`);
  }
}

/** An unknown key is wrong itself, not what it stands in. */
function pathOfFault(profile: unknown): readonly PropertyKey[] {
  const [issue] = PROFILE.safeParse(profile).error?.issues ?? [];
  return issue?.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0]!] : (issue?.path ?? []);
}

/** A profile with KubeVirt's defaults where it says nothing. */
export const completeProfile = (profile: Partial<ClusterProfile>): ClusterProfile => ({
  ...DEFAULT_PROFILE,
  ...Object.fromEntries(Object.entries(profile).filter(([, value]) => value !== undefined)),
});

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

/** The objects of a document: itself, or the items of a List. */
function objectsIn(document: unknown): KubeObject[] {
  if (!isObject(document)) return [];
  const { kind, items } = document;
  const all = String(kind).endsWith('List') && Array.isArray(items) ? items : [document];
  return all.filter(isObject) as unknown as KubeObject[];
}
