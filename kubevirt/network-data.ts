/** The network configuration that cloud-init is given, version 2 (netplan), as far as addresses are concerned. */
import { isObject, type JsonObject, objectAt, objectsAt, valueAt } from '../kube/json';
import { lazy } from '../kube/lazy';

/** Loaded with the first text, because most programs have none. */
const yaml = lazy(() => require('js-yaml') as typeof import('js-yaml'));

/** An interface with static addresses. */
export interface StaticInterface {
  name: string;
  /** MAC address by which the guest finds it. */
  mac?: string;
  /** With their prefix lengths. */
  addresses: string[];
  /** Of routes through the interface that are not marked as on the link. */
  gateways: string[];
  /** Whether it gets further addresses, which are not known. */
  dhcp: boolean;
}

const GROUPS = ['ethernets', 'bonds', 'bridges', 'vlans'];

/** The interfaces with static addresses; none where the text is not version 2, or cannot be read. */
export function staticInterfaces(text: string): StaticInterface[] {
  const root = parsed(text);
  const config = objectAt(root, 'network') ?? root;
  if (!config || valueAt(config, 'version') !== 2) return [];
  return GROUPS.flatMap((group) =>
    Object.entries(objectAt(config, group) ?? {}).flatMap(([name, one]) => (isObject(one) ? read(name, one) : [])),
  );
}

function parsed(text: string): JsonObject | undefined {
  try {
    const found: unknown = yaml().load(text, { json: true });
    return isObject(found) ? found : undefined;
  } catch {
    return undefined;
  }
}

function read(name: string, one: JsonObject): StaticInterface[] {
  const given = Array.isArray(one['addresses']) ? one['addresses'] : [];
  // An address may carry options: it is then the only key of an object.
  const addresses = given.flatMap((entry) =>
    typeof entry === 'string' ? [entry] : isObject(entry) ? Object.keys(entry).slice(0, 1) : [],
  );
  if (addresses.length === 0) return [];
  const routes = objectsAt(one, 'routes').filter((route) => route['on-link'] !== true);
  const gateways = [one['gateway4'], one['gateway6'], ...routes.map(({ via }) => via)];
  const mac = valueAt(one, 'match', 'macaddress');
  return [
    {
      name,
      ...(typeof mac === 'string' && { mac }),
      addresses,
      gateways: gateways.filter((gateway) => typeof gateway === 'string'),
      dhcp: one['dhcp4'] === true || one['dhcp6'] === true || one['accept-ra'] === true,
    },
  ];
}
