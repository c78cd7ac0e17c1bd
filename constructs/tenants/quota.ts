/** What a tenant may use, as Kubernetes counts it. */
import { bytesQuantity, quantityValue } from '../../kube/quantity';
import type { ClusterConfig } from '../../kubevirt/config';
import { launcherResources } from '../../kubevirt/launcher-pod';
import type { TenantQuota } from '../tenant';
import type { TenantOffers } from './offers';
import { type GuestSize, guestSize, instancetypeOf } from './sizes';
import type { TenantAllowance, TenantOptions } from './values';

/** Number of VMs, vCPUs, and bytes of memory; absent: no limit. */
export interface Sums {
  readonly vms?: number;
  readonly cpu?: number;
  readonly memory?: number;
}

/** Each sum as messages show it. */
export const SUMS: Readonly<Record<keyof Sums, (value: number) => string>> = {
  vms: (count) => `${count} ${count === 1 ? 'VM' : 'VMs'}`,
  cpu: (count) => `${count} ${count === 1 ? 'vCPU' : 'vCPUs'}`,
  memory: (bytes) => `${bytesQuantity(bytes)} of memory`,
};

interface Some {
  readonly count: number;
  readonly size: GuestSize;
}

const MIB = 2 ** 20;

/** What a Pod of CDI requests that imports a disk, unless CDI is configured otherwise. */
const IMPORTER = { cpu: 0.1, memory: 60e6 };

/** What a tenant may use: what it asks for, otherwise the most that there is. */
export function allowanceOf({ quota = {} }: Partial<TenantOptions>, { atMost = {} }: TenantOffers): TenantAllowance {
  const { vms: _, cpu: __, memory: ___, ...beside } = atMost;
  const classes = { ...atMost.storageClasses, ...quota.storageClasses };
  return {
    ...(quota.sizes ? beside : atMost),
    ...quota,
    ...(Object.keys(classes).length > 0 && { storageClasses: classes }),
  };
}

/** The sums of an allowance. */
export function sumsOf({ sizes, vms, cpu, memory }: TenantAllowance, offers: TenantOffers): Sums {
  if (sizes) return sumOf(someOf(sizes, offers));
  return {
    ...(vms !== undefined && { vms }),
    ...(cpu !== undefined && { cpu }),
    ...(memory !== undefined && { memory: quantityValue(memory)! }),
  };
}

/** The sums of the machines that are listed. */
export const sumsOfMachines = ({ machines = {} }: TenantOptions, offers: TenantOffers): Required<Sums> =>
  sumOf(Object.values(machines).flatMap(({ size, count = 1 }) => someOf({ [size]: count }, offers)));

const someOf = (sizes: Readonly<Record<string, number>>, offers: TenantOffers): Some[] =>
  Object.entries(sizes).flatMap(([name, count]) => {
    const size = guestSize(instancetypeOf(offers, name));
    return size ? [{ count, size }] : [];
  });

const sumOf = (all: readonly Some[]): Required<Sums> => ({
  vms: all.reduce((sum, { count }) => sum + count, 0),
  cpu: all.reduce((sum, { count, size }) => sum + count * size.cpu, 0),
  memory: all.reduce((sum, { count, size }) => sum + count * size.memory, 0),
});

/** How the guests of a tenant are counted: by what they see, or by what their Pods request. */
export type TenantCounting = 'guests' | 'pods';

/** The quota of a tenant. */
export function tenantQuota(
  allowance: TenantAllowance,
  offers: TenantOffers,
  counting: TenantCounting,
  config: ClusterConfig,
): TenantQuota {
  const { storage, storageClasses } = allowance;
  const sums = sumsOf(allowance, offers);
  return {
    ...(sums.vms !== undefined && { virtualMachines: sums.vms }),
    ...(storage !== undefined && { storage }),
    ...(storageClasses && {
      storageClasses: Object.fromEntries(
        Object.entries(storageClasses).map(([name, size]) => [name, { storage: size }]),
      ),
    }),
    ...(counting === 'guests'
      ? { guests: guestsQuota(sums) }
      : { pods: podsQuota(guestsOf(allowance, sums, offers), sums, config) }),
  };
}

const guestsQuota = ({ vms, cpu, memory }: Sums): TenantQuota['guests'] => ({
  ...(vms !== undefined && { instances: vms }),
  ...(cpu !== undefined && { cpu }),
  ...(memory !== undefined && { memory: bytesQuantity(memory) }),
});

/** The guests that an allowance is meant for: those of its sizes, or as many as it has VMs, each with an equal share. */
function guestsOf(
  { sizes }: TenantAllowance,
  { vms = 0, cpu = 1, memory = 0 }: Sums,
  offers: TenantOffers,
): readonly Some[] {
  if (sizes) return someOf(sizes, offers).filter(({ count }) => count > 0);
  if (vms === 0) return [];
  const sockets = Math.max(1, Math.ceil(cpu / vms));
  const share = Math.ceil(memory / vms / MIB) * MIB;
  const domain = { cpu: { sockets }, memory: { guest: bytesQuantity(share) }, devices: {} };
  return [{ count: vms, size: { cpu: sockets, memory: share, spec: { domain } } }];
}

/** What the Pods of these guests request, with room for one that is migrated and one disk that is imported. */
function podsQuota(guests: readonly Some[], { cpu, memory }: Sums, config: ClusterConfig): TenantQuota['pods'] {
  const pods = guests.map(({ count, size: { spec } }) => ({
    count,
    ...launcherResources(withTpm(spec), config).requests,
  }));
  const room = (of: 'cpu' | 'memory') =>
    pods.reduce((sum, pod) => sum + pod.count * pod[of], Math.max(0, ...pods.map((pod) => pod[of]))) + IMPORTER[of];
  return {
    ...(cpu !== undefined && { cpu: `${Math.ceil(Number((1000 * room('cpu')).toFixed(3)))}m` }),
    ...(memory !== undefined && { memory: bytesQuantity(Math.ceil(room('memory') / MIB) * MIB) }),
  };
}

/** Preferences add one to many guests, and it takes memory of the Pod. */
const withTpm = (spec: GuestSize['spec']): GuestSize['spec'] => {
  const domain = spec['domain'] as Record<string, unknown>;
  return { ...spec, domain: { ...domain, devices: { ...(domain['devices'] as object), tpm: {} } } };
};
