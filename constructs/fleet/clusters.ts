import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isObject } from '../../kube/json';
import { lazy } from '../../kube/lazy';
import type { ClusterProfile } from '../../kubevirt/config';
import { Cluster } from '../cluster';
import { checkedClusters, type FleetCluster } from './cluster';

const yaml = lazy(() => require('js-yaml') as typeof import('js-yaml'));

/** The clusters of a fleet. */
export const Clusters = {
  /**
   * The clusters that a YAML file lists under `clusters`: each with `name`, and `labels`, `server`, `profile`, `restartWindow` and `values` as needed. `profile`
   * is the profile itself, or the path of a file, from this one, that `Cluster.fromFile` reads. Throws with everything that is wrong in it.
   */
  fromFile(path: string): FleetCluster[] {
    const source = `Clusters.fromFile: ${path}`;
    const document = parsed(path, source);
    if (!isObject(document) || !Array.isArray(document['clusters']) || Object.keys(document).length > 1) {
      throw new Error(
        `${source} is not a list of clusters. Write them below the key \`clusters\`, and nothing else beside it.`,
      );
    }
    const profiles = new Map<string, ClusterProfile>();
    const profileAt = (file: string): ClusterProfile => {
      const known = profiles.get(file) ?? Cluster.fromFile(file);
      profiles.set(file, known);
      return known;
    };
    const clusters = document['clusters'].map((cluster: unknown) =>
      isObject(cluster) && typeof cluster['profile'] === 'string'
        ? { ...cluster, profile: profileAt(resolve(dirname(path), cluster['profile'])) }
        : cluster,
    );
    return checkedClusters(clusters, source);
  },
};

function parsed(path: string, source: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new Error(`Clusters.fromFile: cannot read ${path}: ${(error as Error).message}`);
  }
  try {
    return yaml().load(text, { schema: yaml().CORE_SCHEMA });
  } catch (error) {
    throw new Error(`${source} is not valid YAML: ${(error as Error).message}`);
  }
}
