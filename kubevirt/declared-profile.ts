/** The profile of a cluster, from the object that configures KubeVirt in it: KubeVirt's own, or HyperConverged, which makes that. */
import { valueAt } from '../kube/json';
import type { KubeObject } from '../kube/object';
import { type ClusterProfile, DEFAULT_PROFILE, profileOfKubeVirt } from './config';
import { kubevirtObject, kubevirtOf, versionOf } from './hyperconverged';
import { RELEASE_ANNOTATION } from './operators';

/** The profile that a set of objects declares; the default where it holds no object that configures KubeVirt. */
export const profileOf = (objects: readonly KubeObject[]): ClusterProfile =>
  declaredProfile(objects) ?? DEFAULT_PROFILE;

/**
 * The profile that a set of objects declares by its KubeVirt object, otherwise by its HyperConverged; undefined where it holds neither. What
 * HyperConverged has made of its own is the KubeVirt object that is in force.
 */
export function declaredProfile(objects: readonly KubeObject[]): ClusterProfile | undefined {
  const of = (group: string, kind: string) =>
    objects.find(
      (one) => one?.kind === kind && typeof one.apiVersion === 'string' && one.apiVersion.startsWith(`${group}/`),
    );
  const kubevirt = of('kubevirt.io', 'KubeVirt');
  if (kubevirt) return released(kubevirt, profileOfKubeVirt(kubevirt));
  const hyperConverged = of('hco.kubevirt.io', 'HyperConverged');
  return hyperConverged && profileOfHyperConverged(hyperConverged, objects);
}

/** What a manifest does not say, the annotation of the stack that made it may. */
function released(kubevirt: KubeObject, profile: ClusterProfile): ClusterProfile {
  const release = kubevirt.metadata?.annotations?.[RELEASE_ANNOTATION];
  const observed = valueAt(kubevirt, 'status', 'observedKubeVirtVersion');
  return typeof release === 'string' && !observed ? { ...profile, kubevirtVersion: release } : profile;
}

/** What HyperConverged makes of its spec, in the release that it reports, or that the objects beside it install. */
export function profileOfHyperConverged(
  hyperConverged: KubeObject,
  beside: readonly KubeObject[] = [],
  version = versionOf(hyperConverged, beside),
): ClusterProfile {
  const profile = profileOfKubeVirt(kubevirtObject(hyperConverged, { ...(version !== undefined && { version }) }));
  const architecture = valueAt(hyperConverged, 'status', 'nodeInfo', 'defaultWorkloadArchitecture');
  return {
    ...profile,
    kubevirtVersion: version === undefined ? DEFAULT_PROFILE.kubevirtVersion : kubevirtOf(version),
    ...(typeof architecture === 'string' &&
      architecture !== '' && { architecture: architecture as ClusterProfile['architecture'] }),
  };
}
