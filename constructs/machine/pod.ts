import type { k8s } from '../../kubevirt/types';
import { type NameRef, nameOf } from '../base';
import type { Json } from './json';

/** The pod that a guest runs in. */
export interface PodProps {
  /**
   * Where the guest looks up names, by the DHCP server of the pod network: in the cluster first, where the node does, or, with `None`,
   * where `dnsConfig` says.
   * @default ClusterFirst
   * @change dnsPolicy
   */
  readonly dnsPolicy?: 'ClusterFirst' | 'ClusterFirstWithHostNet' | 'Default' | 'None';
  /**
   * DNS servers and search domains of the guest, by the DHCP server of the pod network.
   * @default - those of `dnsPolicy`
   * @change dnsConfig
   */
  readonly dnsConfig?: Readonly<k8s.PodDNSConfig>;
  /**
   * ServiceAccount that the pod runs as. The guest gets its token with `Volume.serviceAccount`.
   * @default - `default` of the namespace, without a token
   * @change serviceAccountName
   */
  readonly serviceAccount?: NameRef;
  /**
   * `Paused` holds the guest before its first instruction, until it is resumed (`virtctl unpause`).
   * @default - the guest starts running
   * @change startStrategy
   */
  readonly startStrategy?: 'Paused';
}

export function podSpec({ dnsPolicy, dnsConfig, serviceAccount, startStrategy }: PodProps): Json {
  return {
    dnsPolicy,
    dnsConfig,
    serviceAccountName: serviceAccount === undefined ? undefined : nameOf(serviceAccount),
    startStrategy,
  };
}
