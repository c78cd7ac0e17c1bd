/**
 * What the objects of a namespace use of its ResourceQuotas. The API server itself refuses what goes beyond, and counts what it admits; without a
 * controller that begins the count, it refuses everything.
 */
import { bytesQuantity, quantityValue, sameQuantity } from '../../kube/quantity';
import { type Action, updated } from './actions';
import { controller, forAll } from './controller';
import { CLAIM, type Kind, POD, RESOURCE_QUOTA, SERVICE, VM, VMI } from './kinds';
import { isDeleting } from './live-object';
import { hasEnded } from './pods';
import type { Claim, Pod, ResourceQuota } from './types';
import { passed, type World } from './world';

/** Kinds that are counted. Of others, the number that the API server admitted stays. */
const COUNTED = [POD, CLAIM, SERVICE, VM, VMI] as readonly Kind[];
/** Simulated seconds for which less must be in use before it counts: what was admitted just now is seen a moment later. */
const SETTLED = 5;

const OF_STORAGE_CLASS = /^(.+)\.storageclass\.storage\.k8s\.io\/(.+)$/;

function reconcile(quota: ResourceQuota, world: World): Action[] {
  if (isDeleting(quota)) return [];
  const { hard = {} } = quota.spec;
  const before = quota.status?.used ?? {};
  const used = Object.fromEntries(
    Object.keys(hard).map((resource) => {
      const found = usedOf(resource, quota.metadata.namespace!, world) ?? before[resource] ?? '0';
      return [resource, sameQuantity(before[resource], found) ? before[resource]! : found];
    }),
  );
  const less = Object.entries(used).some(([name, value]) => quantityValue(value)! < (quantityValue(before[name]) ?? 0));
  const stage = `${quota.metadata.resourceVersion} ${JSON.stringify(used)}`;
  if (less && !passed(world, quota, stage, SETTLED)) return [];
  return updated(quota, { ...quota, status: { hard, used } });
}

function usedOf(resource: string, namespace: string, world: World): string | undefined {
  const pods = () => world.list(POD, namespace).filter((pod) => !hasEnded(pod));
  const [, storageClass, ofClaims = resource] = OF_STORAGE_CLASS.exec(resource) ?? [];
  const claims = () =>
    world
      .list(CLAIM, namespace)
      .filter(({ spec }) => storageClass === undefined || spec.storageClassName === storageClass);
  switch (ofClaims) {
    case 'pods':
      return String(pods().length);
    case 'cpu':
    case 'requests.cpu':
      return `${Math.round(1000 * requested(pods(), 'cpu'))}m`;
    case 'memory':
    case 'requests.memory':
      return bytesQuantity(requested(pods(), 'memory'));
    case 'persistentvolumeclaims':
      return String(claims().length);
    case 'requests.storage':
      return bytesQuantity(claims().reduce((sum, claim) => sum + storageOf(claim), 0));
  }
  const counted = COUNTED.find((kind) => resource === `count/${resourceName(kind)}`);
  return counted && String(world.list(counted, namespace).length);
}

const resourceName = ({ apiVersion, plural }: Kind): string =>
  apiVersion.includes('/') ? `${plural}.${apiVersion.split('/')[0]}` : plural;

const requested = (pods: readonly Pod[], resource: 'cpu' | 'memory'): number =>
  pods
    .flatMap(({ spec }) => spec.containers)
    .reduce((sum, { resources }) => sum + (quantityValue(resources?.requests?.[resource]) ?? 0), 0);

const storageOf = ({ spec }: Claim): number => quantityValue(spec.resources?.requests?.storage) ?? 0;

export const resourceQuotas = controller({
  name: 'resource-quota',
  kind: RESOURCE_QUOTA,
  reconcile,
  watches: COUNTED.map((kind) => forAll(kind, RESOURCE_QUOTA as Kind)),
});
