/** A set of manifests at one point in time, by identity. */
import { statSync } from 'node:fs';
import { relative } from 'node:path';
import { lazy } from '../../kube/lazy';
import { describe, type KubeObject } from '../../kube/object';
import { knownKinds } from '../../kubevirt/kinds';
import { manifestFiles } from '../manifest-files';
import { manifestText } from '../manifest-limits';
import { type Manifest, readManifests } from '../manifests';

/** Objects by group, kind, namespace and name: what makes two manifests the same object. */
export type Tree = ReadonlyMap<string, Manifest>;

/** Reads a file, or every .yaml, .yml and .json file below a folder. */
export const readTree = (path: string): Tree => treeOf(readPath(path), path);

/** The manifests of a file, or of every .yaml, .yml and .json file below a folder. */
export function readPath(path: string, advance?: (done: number, total: number) => void): Manifest[] {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) throw new Error(`No such file or folder: ${path}. Give the current manifests and the new ones.`);
  const folder = stats.isDirectory();
  return manifestFiles(path).flatMap((file, index, files) => {
    advance?.(index, files.length);
    return readManifests(manifestText(file), folder ? relative(path, file) : file);
  });
}

/** Throws where two manifests describe the same object: which of them would win is not known. */
export function treeOf(manifests: readonly Manifest[], from: string): Tree {
  const tree = new Map<string, Manifest>();
  for (const manifest of manifests) {
    const id = identityOf(manifest.object);
    const other = tree.get(id);
    if (other) {
      throw new Error(
        `${describe(manifest.object as unknown as KubeObject)} is defined twice in ${from}: in ${other.file} and in ${manifest.file}. Remove one of them.`,
      );
    }
    tree.set(id, manifest);
  }
  return tree;
}

/** Groups and kinds without a namespace, whatever the version. */
const clusterScoped = lazy(
  () => new Set(knownKinds().flatMap(({ group, kind, namespaced }) => (namespaced ? [] : [`${group} ${kind}`]))),
);

/** What makes two manifests the same object. A cluster-scoped one is the same whatever namespace its manifest names. */
export function identityOf({ apiVersion, kind, metadata }: Record<string, unknown>): string {
  const { name, generateName, namespace } = (metadata ?? {}) as Record<string, unknown>;
  const version = String(apiVersion);
  const group = version.includes('/') ? version.slice(0, version.indexOf('/')) : '';
  const place = clusterScoped().has(`${group} ${String(kind)}`) ? '' : namespace || 'default';
  return JSON.stringify([group, kind, place, name ?? `${String(generateName ?? '')}*`]);
}

export function objectsOf(tree: Tree): KubeObject[] {
  return [...tree.values()].map(({ object }) => object as unknown as KubeObject);
}
