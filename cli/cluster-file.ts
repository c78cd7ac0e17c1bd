/** The profile of a cluster in the file of `--cluster`. */
import { readFileSync } from 'node:fs';
import type { ClusterProfile } from '../kubevirt/config';
import { InvalidProfile, parseProfile } from '../kubevirt/profile-file';
import { UnreadableFile } from './manifest-limits';
import { readDocuments } from './manifests';
import { placeInDocument } from './report/locate';

/** Reads a profile, or the cluster's KubeVirt or HyperConverged object as `kubectl get kubevirt,hyperconverged -A -o yaml` prints them. Throws an error that names what is invalid, and where. */
export function readClusterFile(file: string): ClusterProfile {
  const text = readText(file);
  try {
    return parseProfile(readDocuments(text, file), file);
  } catch (error) {
    if (!(error instanceof InvalidProfile)) throw error;
    throw new UnreadableFile(file, error.reason, placeInDocument(text, error.path));
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new Error(`Cannot read ${file}, the file given with --cluster.`);
  }
}
