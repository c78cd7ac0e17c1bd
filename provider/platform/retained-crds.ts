/** CRDs that stay in the cluster when a program removes them. */
import type { KubeObject } from '../../kube/object';
import { isKeptCrd } from '../../kubevirt/operators';
import { URN_ANNOTATION } from '../kinds';

/** What `allow` names to delete a CRD that is otherwise kept; `purgeCrds` of the provider agrees a second time. */
export const PURGE_CRDS = 'purge-crds';

/** Marks a CRD that a program has left behind, so that the next one may take it over. */
const RETAINED_ANNOTATION = 'kubevirt-iac.io/retained';

/** The patch that leaves a CRD to the next program that declares it. */
export const RELEASE_PATCH = {
  metadata: { annotations: { [URN_ANNOTATION]: null, [RETAINED_ANNOTATION]: 'true' } },
};

export function isRetained({ metadata }: KubeObject): boolean {
  return metadata?.annotations?.[RETAINED_ANNOTATION] === 'true' && metadata.annotations[URN_ANNOTATION] === undefined;
}

/** Why a CRD stays, and how to delete it; undefined for any other object, and where both have agreed. */
export function retention(live: KubeObject, allowed: ReadonlySet<string>, purgeCrds: boolean): string | undefined {
  if (live.kind !== 'CustomResourceDefinition' || !isKeptCrd(live.metadata?.name ?? '')) return undefined;
  const missing = [
    ...(allowed.has(PURGE_CRDS) ? [] : [`\`allow: ['${PURGE_CRDS}']\` on the resource`]),
    ...(purgeCrds ? [] : ['`purgeCrds: true` in the configuration of the provider']),
  ];
  if (missing.length === 0) return undefined;
  return `stays in the cluster, because deleting it deletes every object of its kind. To delete it, set ${missing.join(' and ')}, and run \`pulumi up\` before it is removed or destroyed; or run \`kubectl delete crd ${live.metadata?.name}\`.`;
}
