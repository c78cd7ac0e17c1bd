import { mapUnresolved } from '../kube/unresolved';
import { suffixed } from './base';

/** One VM of a pool. */
export interface PoolMember {
  /** Number of the VM, from 0. A VM that is removed leaves a gap, which the next new one fills. */
  readonly index: number;
  /** Name of the VM and of its guest: `<pool>-<index>`. */
  readonly name: string;
  /** DNS name of the guest, `<pool>-<index>.<service>.<namespace>.svc`; undefined without a headless Service. */
  readonly hostname?: string;
  /** DNS names of all VMs of the pool in the order of their numbers, this one included; empty without a headless Service or `replicas`. */
  readonly peers: readonly string[];
}

interface PoolNames {
  readonly pool: string;
  readonly namespace: string | undefined;
  /** Name of the headless Service. */
  readonly subdomain: string | undefined;
  readonly replicas: number | undefined;
}

export function poolMember({ pool, namespace, subdomain, replicas = 0 }: PoolNames, index: number): PoolMember {
  const name = suffixed(pool, String(index));
  const hostnameOf = (at: number) =>
    mapUnresolved({ pool, namespace, subdomain }, (known) =>
      [`${known.pool}-${at}`, known.subdomain, ...(known.namespace === undefined ? [] : [known.namespace, 'svc'])].join(
        '.',
      ),
    ) as string;
  if (subdomain === undefined) return { index, name, peers: [] };
  return {
    index,
    name,
    hostname: hostnameOf(index),
    peers: Array.from({ length: replicas }, (_, at) => hostnameOf(at)),
  };
}
