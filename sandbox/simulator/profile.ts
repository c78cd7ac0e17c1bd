import { type ClusterProfile, DEFAULT_PROFILE, type KubeVirtConfiguration } from '../../kubevirt/config/profile';
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
import { asKubeObject } from './live';
import type { World } from './world';

/** What the KubeVirt object says of the cluster. */
export function profileOf(world: World): ClusterProfile {
  const [kubevirt] = world.list(KUBEVIRT);
  if (!kubevirt) return DEFAULT_PROFILE;
  return {
    ...DEFAULT_PROFILE,
    kubevirtVersion: kubevirt.status?.observedKubeVirtVersion ?? DEFAULT_PROFILE.kubevirtVersion,
    configuration: (kubevirt.spec.configuration ?? {}) as KubeVirtConfiguration,
    workloadUpdateMethods: kubevirt.spec.workloadUpdateStrategy?.workloadUpdateMethods ?? [],
  };
}

const FINDABLE = new Map<string, Kind>(
  [INSTANCETYPE, CLUSTER_INSTANCETYPE, PREFERENCE, CLUSTER_PREFERENCE, DATA_SOURCE].map((kind) => [
    kind.kind,
    kind as Kind,
  ]),
);

/** Finds what VMs refer to among the watched objects. */
export const findIn =
  (world: World): FindObject =>
  (name, object, namespace) => {
    const kind = FINDABLE.get(name);
    const found = kind && world.get(kind, kind.namespaced ? namespace : undefined, object);
    return found && asKubeObject(found);
  };
