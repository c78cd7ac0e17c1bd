import { lazy } from '../../kube/lazy';
import { familyOf, subnetOf } from '../../kube/subnet';
import { isKnown } from '../base';
import type { Json, LabelledGuests } from '../machine';

/** Loaded where a program names the Pods of KubeVirt. */
const releases = lazy(() => require('../../kubevirt/releases') as typeof import('../../kubevirt/releases'));

/** The other end of a connection: the guests of a VM or pool, or a `Peer`. */
export type ConnectionPeer = LabelledGuests | Peer;

/** A peer other than a VM or pool of this program. */
export interface Peer {
  /** Peers of a NetworkPolicy, each of which is allowed; an empty list allows all. */
  readonly peers: readonly Json[];
}

const NAMESPACE_LABEL = 'kubernetes.io/metadata.name';

/** The ranges that no router of the internet forwards. */
export const PRIVATE = {
  ipv4: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', '169.254.0.0/16'],
  ipv6: ['fc00::/7', 'fe80::/10'],
};

export const Peer = {
  /** Pods with these labels, in the namespace of the VM unless another is given. */
  pods: (labels: Readonly<Record<string, string>>, namespace?: string): Peer => ({
    peers: [{ podSelector: { matchLabels: labels }, ...(namespace === undefined ? {} : inNamespace(namespace)) }],
  }),
  /** All pods of a namespace. */
  namespace: (namespace: string): Peer => ({ peers: [inNamespace(namespace)] }),
  /** All pods of the namespaces with these labels; without labels, all pods of the cluster. */
  namespaces: (labels: Readonly<Record<string, string>> = {}): Peer => ({
    peers: [{ namespaceSelector: Object.keys(labels).length > 0 ? { matchLabels: labels } : {} }],
  }),
  /** A range of addresses, such as `10.0.0.0/8`, except for some. */
  ipBlock: (cidr: string, except?: readonly string[]): Peer => {
    for (const range of [cidr, ...(except ?? [])]) checkRange(range);
    return { peers: [{ ipBlock: { cidr, except } }] };
  },
  /** Everything, inside and outside of the cluster, over IPv4 and IPv6. */
  anywhere: (): Peer => ({ peers: [] }),
  /** All public addresses, over IPv4 and IPv6: neither pods nor nodes, as far as these have private addresses. */
  internet: (): Peer => ({
    peers: [
      { ipBlock: { cidr: '0.0.0.0/0', except: PRIVATE.ipv4 } },
      { ipBlock: { cidr: '::/0', except: PRIVATE.ipv6 } },
    ],
  }),
  /** The Pods that resolve names: CoreDNS in `kube-system`, or the DNS of OpenShift. */
  dns: (): Peer => ({
    peers: [
      { podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } }, ...inNamespace('kube-system') },
      {
        podSelector: { matchLabels: { 'dns.operator.openshift.io/daemonset-dns': 'default' } },
        ...inNamespace('openshift-dns'),
      },
    ],
  }),
  /** The Pods that `virtctl ssh`, `scp` and `port-forward` reach the guest through. Consoles and VNC need no network. */
  virtctl: (): Peer => ({
    peers: [{ podSelector: { matchLabels: { 'kubevirt.io': 'virt-api' } }, ...inNamespaces(platformNamespaces()) }],
  }),
};

/** Kubernetes rejects the whole policy for a range that it cannot read. */
function checkRange(range: unknown): void {
  if (!isKnown(range)) return;
  if (typeof range === 'string' && subnetOf(range)) return;
  const one = typeof range === 'string' && familyOf(range);
  const repair = one
    ? `Write ${range}/${one === 4 ? 32 : 128} for one address.`
    : 'Write it as 10.0.0.0/8 or fd00::/8.';
  throw new Error(`Peer.ipBlock: ${JSON.stringify(range)} is not a range of addresses. ${repair}`);
}

/** Namespaces that KubeVirt and CDI may be installed in. */
export function platformNamespaces(): string[] {
  const { COMPONENTS } = releases();
  const upstream = [COMPONENTS.kubevirt, COMPONENTS.cdi, COMPONENTS.hyperconverged].map(({ namespace }) => namespace!);
  return [...upstream, 'openshift-cnv'];
}

export function inNamespace(namespace: string): Json {
  return { namespaceSelector: { matchLabels: { [NAMESPACE_LABEL]: namespace } } };
}

export function inNamespaces(namespaces: readonly string[]): Json {
  return {
    namespaceSelector: { matchExpressions: [{ key: NAMESPACE_LABEL, operator: 'In', values: [...namespaces] }] },
  };
}
