import { overlaps, type Subnet, subnetOf } from '../../kube/subnet';
import { Peer, PRIVATE } from '../connections';
import type { Json } from '../machine';

/** Whether no address of a range is private. */
export const isPublic = (range: Subnet): boolean =>
  [...PRIVATE.ipv4, ...PRIVATE.ipv6].every((other) => !overlaps(range, subnetOf(other)!));

/** Whether all addresses of a range are in another one. */
export function isInside(range: Subnet, other: string): boolean {
  const around = subnetOf(other);
  return around !== undefined && overlaps(range, around) && around.prefix <= range.prefix;
}

/** A range of addresses but those of Pods. */
export const addressesPeer = (cidr: string, podNetworks: readonly string[] = []): Peer =>
  withoutPods(Peer.ipBlock(cidr), podNetworks);

/** All public addresses but those of Pods. */
export const internetPeer = (podNetworks: readonly string[] = []): Peer => withoutPods(Peer.internet(), podNetworks);

/** Everything but Pods, as far as it is known which addresses these have. */
export const outsidePeers = (podNetworks: readonly string[] = []): readonly Peer[] =>
  podNetworks.length === 0
    ? [Peer.anywhere()]
    : ['0.0.0.0/0', '::/0'].map((everything) => addressesPeer(everything, podNetworks));

const withoutPods = ({ peers }: Peer, podNetworks: readonly string[]): Peer => ({
  peers: peers.map((peer) => {
    const { cidr, except = [] } = peer['ipBlock'] as { cidr: string; except?: readonly string[] };
    const pods = podNetworks.filter(
      (pods) => isInside(subnetOf(pods)!, cidr) && !except.some((other) => isInside(subnetOf(pods)!, other)),
    );
    const all = [...except, ...pods];
    return { ipBlock: { cidr, ...(all.length > 0 && { except: all }) } } as Json;
  }),
});
