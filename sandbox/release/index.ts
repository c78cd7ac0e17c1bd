/** A stand-in for the release manifests of KubeVirt, CDI and NMState: the same objects by kind and name, with little in them. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { KubeObject } from '../../kube/object';
import { cdiCr, cdiOperator } from './cdi';
import { kubevirtCr, kubevirtOperator } from './kubevirt';
import { nmstateFiles } from './nmstate';
import { nodeMaintenanceOperator } from './node-maintenance';

export { operatorCrd } from './objects';

export interface StandInRelease {
  /** Release of KubeVirt that the operator reports. Default `v1.9.0`. */
  kubevirt?: string;
  /** Release of CDI. Default `v1.66.0`. */
  cdi?: string;
}

/** The release's files by name. The same bytes every time. */
export function standInRelease({ kubevirt = 'v1.9.0', cdi = 'v1.66.0' }: StandInRelease = {}): Record<string, string> {
  return {
    'kubevirt-operator.yaml': manifest(kubevirtOperator(kubevirt)),
    'kubevirt-cr.yaml': manifest(kubevirtCr()),
    'cdi-operator.yaml': manifest(cdiOperator(cdi)),
    'cdi-cr.yaml': manifest(cdiCr()),
  };
}

/** The files of a release of NMState, by `nmstate/<name>`. The same bytes every time. */
export const standInNMState = (version = 'v0.86.0'): Record<string, string> =>
  Object.fromEntries(
    Object.entries(nmstateFiles(version)).map(([name, objects]) => [`nmstate/${name}`, manifest(objects)]),
  );

/** The bundle of a release of node-maintenance-operator, as its kustomization renders it. The same bytes every time. */
export const standInNodeMaintenance = (version = 'v0.20.1'): string => manifest(nodeMaintenanceOperator(version));

/** Writes the release into a folder, created if missing. Returns the paths of the files. */
export async function writeStandInRelease(folder: string, release?: StandInRelease): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  return Promise.all(
    Object.entries(standInRelease(release)).map(async ([name, text]) => {
      const path = join(folder, name);
      await writeFile(path, text);
      return path;
    }),
  );
}

const manifest = (objects: readonly KubeObject[]): string =>
  objects.map((object) => `---\n${stringify(object, { lineWidth: 0, aliasDuplicateObjects: false })}`).join('');
