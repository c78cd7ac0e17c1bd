/**
 * Objects of Kubernetes' own that stand beside guests: what of them cannot work with these guests. Their schemas are not known here, so
 * the rules read them as any JSON; whatever does not concern guests is Kubernetes' to check.
 */
import type { ObjectArea } from '../../engine/rule';
import { NETWORK_POLICIES } from './network-policy';
import { QUOTA_VERSIONS, RESOURCE_QUOTAS } from './resource-quota';
import { SERVICES } from './service';
import { STORAGE_QUOTAS } from './storage-quota';

export const NEIGHBOUR_AREAS: readonly ObjectArea[] = [SERVICES, NETWORK_POLICIES, RESOURCE_QUOTAS, STORAGE_QUOTAS];

/** The API version of each of the kinds: other groups have a Service, too. */
const VERSIONS: Readonly<Record<string, string>> = {
  Service: 'v1',
  ...QUOTA_VERSIONS,
  NetworkPolicy: 'networking.k8s.io/v1',
};

/** Whether a kind has rules here. */
export const isNeighbour = (kind: string, apiVersion?: string): boolean =>
  Object.hasOwn(VERSIONS, kind) && (apiVersion === undefined || VERSIONS[kind] === apiVersion);
