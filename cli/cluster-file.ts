/** The profile of a cluster in the file of `--cluster`. */
import { readFileSync } from 'node:fs';
import type { ClusterProfile } from '../kubevirt/config';
import { parseProfile } from '../kubevirt/profile-file';
import { readDocuments } from './manifests';

/** Reads a profile, or the cluster's KubeVirt or HyperConverged object as `kubectl get kubevirt,hyperconverged -A -o yaml` prints them. Throws an error that names what is invalid, and where. */
export function readClusterFile(file: string): ClusterProfile {
  return parseProfile(readDocuments(readText(file), file), file);
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new Error(`Cannot read ${file}, the file given with --cluster.`);
  }
}
