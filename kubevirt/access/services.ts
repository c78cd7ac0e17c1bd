import { isIPv6 } from '../../kube/addresses';
import { objectAt, objectsAt, valueAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { matchesLabels } from '../../kube/selector';
import { launcherLabels } from '../launcher-pod';
import { RDP } from './commands';

/** A port of a Service, behind which a guest answers. */
export interface ServicePort {
  /** Name of the Service. */
  readonly service: string;
  readonly type: ServiceType;
  readonly portName?: string;
  readonly port: number;
  readonly protocol: string;
  readonly nodePort?: number;
  /** `host:port` where it answers from outside of the cluster; an address in square brackets is one of IPv6. */
  readonly addresses: string[];
  /** `host:port` where it answers within the cluster. */
  readonly clusterAddresses: string[];
  /** The first of these as a URL; absent where no scheme is known for what is behind the port. */
  readonly url?: string;
}

const SERVICE_TYPES = ['ClusterIP', 'NodePort', 'LoadBalancer'] as const;
type ServiceType = (typeof SERVICE_TYPES)[number];

/** The Services among these, in the namespace of the guest, that lead to it. */
export function servicesTo(vm: KubeObject, vmi: KubeObject | undefined, services: readonly KubeObject[]): KubeObject[] {
  const template = vmi ?? objectAt(vm, 'spec', 'template');
  // The Pod has those of KubeVirt beside those of the guest.
  const labels = { ...objectAt(template, 'metadata', 'labels'), ...launcherLabels(vm.metadata?.name ?? '') };
  return services
    .filter((service) => {
      const selector = objectAt(service, 'spec', 'selector') ?? {};
      return typeOf(service) && Object.keys(selector).length > 0 && matchesLabels(selector, labels);
    })
    .sort((a, b) => (a.metadata?.name ?? '').localeCompare(b.metadata?.name ?? '', 'en', { numeric: true }));
}

/** Whether some port of a Service is open on every node. */
export const hasNodePorts = (service: KubeObject): boolean =>
  objectsAt(service, 'spec', 'ports').some(({ nodePort }) => typeof nodePort === 'number');

const typeOf = ({ spec }: KubeObject): ServiceType | undefined =>
  SERVICE_TYPES.find((type) => type === (valueAt(spec, 'type') ?? 'ClusterIP'));

/** @param node that the guest runs on: whatever the policy for external traffic, its own node leads to it */
export function portsOf(service: KubeObject, { node, user }: { node?: KubeObject; user?: string }): ServicePort[] {
  const { spec, status, metadata } = service;
  const headless = valueAt(spec, 'clusterIP') === 'None';
  const balanced = objectsAt(status, 'loadBalancer', 'ingress').map(({ ip, hostname }) => ip ?? hostname);
  const outside = [...listAt(spec, 'externalIPs'), ...balanced].filter(isText);
  const inside = [`${metadata?.name}.${metadata?.namespace}.svc`, ...listAt(spec, 'clusterIPs')].filter(
    (one): one is string => isText(one) && one !== 'None',
  );
  return objectsAt(spec, 'ports').map((given) => {
    const { name, port, targetPort = port, nodePort, protocol = 'TCP' } = given as unknown as PortSpec;
    const on = (hosts: readonly string[], at: number) => hosts.map((host) => endpoint(host, at));
    const addresses = [...on(outside, port), ...(nodePort ? on(addressesOf(node), nodePort) : [])];
    // Without an address of its own, the name of a Service leads to the guest's own port.
    const clusterAddresses = on(inside, headless && typeof targetPort === 'number' ? targetPort : port);
    const scheme = protocol === 'TCP' ? schemeOf(given as unknown as PortSpec) : undefined;
    const best = addresses[0] ?? clusterAddresses[0];
    return {
      service: metadata?.name ?? '',
      type: typeOf(service)!,
      ...(isText(name) && { portName: name }),
      port,
      protocol,
      ...(nodePort && { nodePort }),
      addresses,
      clusterAddresses,
      ...(scheme && best !== undefined && { url: URLS[scheme](best, user) }),
    };
  });
}

interface PortSpec {
  readonly name?: string;
  readonly appProtocol?: string;
  readonly port: number;
  readonly targetPort?: number | string;
  readonly nodePort?: number;
  readonly protocol?: string;
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

function listAt(from: unknown, key: string): unknown[] {
  const list = valueAt(from, key);
  return Array.isArray(list) ? list : [];
}

/** Those from outside first; a name is seldom resolved there. */
function addressesOf(node: KubeObject | undefined): string[] {
  const given = objectsAt(node, 'status', 'addresses');
  const of = (wanted: string) => given.flatMap(({ type, address }) => (type === wanted ? [address] : []));
  const [external, internal] = [of('ExternalIP'), of('InternalIP')];
  return (external.length > 0 ? external : internal).filter(isText);
}

const endpoint = (host: string, port: number): string => `${isIPv6(host) ? `[${host}]` : host}:${port}`;

/** How each scheme writes an endpoint. */
const URLS = {
  http: (at) => `http://${at.replace(/:80$/, '')}`,
  https: (at) => `https://${at.replace(/:443$/, '')}`,
  ssh: (at, user) => `ssh://${user === undefined ? '' : `${encodeURIComponent(user)}@`}${at.replace(/:22$/, '')}`,
  rdp: (at) => `rdp://full%20address=s:${at}`,
} as const satisfies Readonly<Record<string, (endpoint: string, user?: string) => string>>;
type Scheme = keyof typeof URLS;

const BY_PORT: Readonly<Record<number, Scheme>> = { 22: 'ssh', 80: 'http', 443: 'https', [RDP.port]: 'rdp' };

/** By what the Service says, as `http` or `https-admin`, else by the port of the guest. */
function schemeOf({ name, appProtocol, port, targetPort = port }: PortSpec): Scheme | undefined {
  const named = [appProtocol, name, targetPort]
    .filter((one) => typeof one === 'string')
    .map((one) => one.split('-')[0]!.toLowerCase())
    .find((one): one is Scheme => Object.hasOwn(URLS, one));
  return named ?? BY_PORT[Number(targetPort)] ?? BY_PORT[port];
}
