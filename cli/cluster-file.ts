/** `--cluster FILE`: what is known of a cluster. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type ClusterProfile, DEFAULT_PROFILE } from '../kubevirt/profile';
import { readDocuments } from './manifests';

const strings = z.array(z.string());

/** As `kubevirt-iac profile` writes it; everything may be left out. */
const PROFILE = z.strictObject({
  kubevirtVersion: z
    .string()
    .regex(/^v\d+\.\d+(\.\d+)?/, 'is no release such as v1.9.0')
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

/** Reads a profile, or the cluster's KubeVirt object as `kubectl get kubevirt -A -o yaml` prints it. Throws with what is wrong where. */
export function readClusterFile(file: string): ClusterProfile {
  const [document] = readDocuments(readText(file), file);
  const found = PROFILE.safeParse(fromKubeVirt(document) ?? document);
  if (!found.success) {
    const faults = found.error.issues
      .map(({ path, message }) => `${path.join('.') || 'the file'}: ${message}`)
      .join('; ');
    throw new Error(
      `${file} does not describe a cluster (${faults}). Write one with kubevirt-iac profile, or give the KubeVirt object of the cluster.`,
    );
  }
  return { ...DEFAULT_PROFILE, ...withoutUndefined(found.data) } as ClusterProfile;
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new Error(`Cannot read ${file}, which --cluster names.`);
  }
}

function fromKubeVirt(document: unknown): unknown {
  const object = document as Record<string, unknown> | undefined;
  if (object?.['kind'] === 'List' && Array.isArray(object['items'])) return fromKubeVirt(object['items'][0]);
  if (object?.['kind'] !== 'KubeVirt') return undefined;
  const { spec, status } = object as { spec?: Record<string, unknown>; status?: Record<string, unknown> };
  const strategy = spec?.['workloadUpdateStrategy'] as Record<string, unknown> | undefined;
  return {
    kubevirtVersion: status?.['observedKubeVirtVersion'],
    architecture: status?.['defaultArchitecture'],
    configuration: spec?.['configuration'] ?? {},
    workloadUpdateMethods: strategy?.['workloadUpdateMethods'] ?? [],
  };
}

function withoutUndefined(object: object): object {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}
