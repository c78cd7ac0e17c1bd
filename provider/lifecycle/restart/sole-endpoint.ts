import { isObject, objectsAt } from '../../../kube/json';
import type { KubeObject } from '../../../kube/object';

/** Names of the Services of which a guest is the only ready member. All objects are of one namespace. */
export function soleMemberOf(
  guest: KubeObject,
  services: readonly KubeObject[],
  guests: readonly KubeObject[],
  pods: readonly KubeObject[],
): string[] {
  if (!isReady(guest)) return [];
  const uid = guest.metadata?.uid;
  const others = [
    ...guests.filter((one) => one.metadata?.uid !== uid && isReady(one)),
    // The Pods of guests are counted with their guests.
    ...pods.filter((pod) => pod.metadata?.labels?.['kubevirt.io'] !== 'virt-launcher' && isReady(pod)),
  ];
  return services
    .filter((service) => selects(service, guest) && !others.some((other) => selects(service, other)))
    .map(({ metadata }) => String(metadata?.name));
}

function selects({ spec }: KubeObject, { metadata }: KubeObject): boolean {
  const selector = isObject(spec?.['selector']) ? Object.entries(spec['selector']) : [];
  const labels: Record<string, unknown> = metadata?.labels ?? {};
  return selector.length > 0 && selector.every(([key, value]) => labels[key] === value);
}

function isReady(live: KubeObject): boolean {
  return objectsAt(live, 'status', 'conditions').some((one) => one['type'] === 'Ready' && one['status'] === 'True');
}
