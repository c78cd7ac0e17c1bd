import { memoize } from '../../kube/memoize';
import { type ClusterConfig, clusterConfig, DEFAULT_PROFILE, profileOfKubeVirt } from '../../kubevirt/config';
import type { FindObject } from '../../kubevirt/instancetype';
import {
  CLUSTER_INSTANCETYPE,
  CLUSTER_PREFERENCE,
  DATA_SOURCE,
  INSTANCETYPE,
  type Kind,
  KUBEVIRT,
  PREFERENCE,
} from './kinds';
import { asKubeObject } from './live-object';
import type { KubeVirt } from './types';
import type { World } from './world';

const NO_KUBEVIRT = clusterConfig(DEFAULT_PROFILE);
const known = new WeakMap<KubeVirt, ClusterConfig>();

/** The configuration that the KubeVirt object gives the cluster. */
export function clusterConfigOf(world: Pick<World, 'list'>): ClusterConfig {
  const [kubevirt] = world.list(KUBEVIRT);
  return kubevirt
    ? memoize(known, kubevirt, () => clusterConfig(profileOfKubeVirt(asKubeObject(kubevirt))))
    : NO_KUBEVIRT;
}

const FINDABLE = new Map<string, Kind>(
  [INSTANCETYPE, CLUSTER_INSTANCETYPE, PREFERENCE, CLUSTER_PREFERENCE, DATA_SOURCE].map((kind) => [
    kind.kind,
    kind as Kind,
  ]),
);

/** Kind of an object that a VM refers to, by its name. */
export const findableKind = (name: string): Kind | undefined => FINDABLE.get(name);

/** Finds what VMs refer to among the watched objects. */
export const findIn =
  (world: World): FindObject =>
  (name, object, namespace) => {
    const kind = findableKind(name);
    const found = kind && world.get(kind, kind.namespaced ? namespace : undefined, object);
    return found && asKubeObject(found);
  };
