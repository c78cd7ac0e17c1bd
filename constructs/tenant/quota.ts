import { quantityValue } from '../../kube/quantity';
import { mapUnresolved } from '../../kube/unresolved';
import { type Quantity, quantity } from '../base';

/** Quota of the guests of a tenant, as they see it. */
export interface GuestQuota {
  /**
   * Number of vCPUs of all running guests.
   * @default - no limit
   * @change ApplicationAwareResourceQuota/spec.hard
   */
  readonly cpu?: number;
  /**
   * Memory of all running guests, as they see it.
   * @default - no limit
   * @change ApplicationAwareResourceQuota/spec.hard
   */
  readonly memory?: Quantity;
  /**
   * Number of running guests.
   * @default - no limit
   * @change ApplicationAwareResourceQuota/spec.hard
   */
  readonly instances?: number;
}

/** Quota of the Pods of a tenant, those that run guests included. */
export interface PodQuota {
  /**
   * CPUs that Pods may request: a guest's Pod requests a tenth of its vCPUs, unless the cluster has another ratio or the
   * guest has dedicated CPUs.
   * @default - no limit
   * @change ResourceQuota/spec.hard
   */
  readonly cpu?: number | string;
  /**
   * Memory that Pods may request: a guest's Pod requests the memory of the guest and some 250Mi more, and twice as much while
   * the guest is migrated. Without room for one more Pod of the largest guest, that guest cannot be migrated.
   * @default - no limit
   * @change ResourceQuota/spec.hard
   */
  readonly memory?: Quantity;
}

/** Quota of claims. */
export interface StorageQuota {
  /**
   * Size of all claims together.
   * @default - no limit
   * @change ResourceQuota/spec.hard
   */
  readonly storage?: Quantity;
  /**
   * Number of claims: the disks, one more for each while it is imported, and one for the persistent state of a VM with a TPM
   * or UEFI variables.
   * @default - no limit
   * @change ResourceQuota/spec.hard
   */
  readonly claims?: number;
}

/** Quota of a tenant. There is none of `limits`: with such a quota, KubeVirt gives guests CPU limits that slow them down. */
export interface TenantQuota extends StorageQuota {
  /**
   * Quota of guests, which counts neither the memory around a guest nor the second Pod of a migration. The
   * application-aware quota must be installed (`VirtualizationStack`, prop `quota`) with its default calculator.
   * @default - none
   * @change ApplicationAwareResourceQuota/spec.hard
   */
  readonly guests?: GuestQuota;
  /**
   * Quota of Pods, which every cluster has.
   * @default - none
   * @change ResourceQuota/spec.hard
   */
  readonly pods?: PodQuota;
  /**
   * Number of VirtualMachines, running or not.
   * @default - no limit
   * @change ResourceQuota/spec.hard
   */
  readonly virtualMachines?: number;
  /**
   * Storage by StorageClass.
   * @default - none
   * @change ResourceQuota/spec.hard
   */
  readonly storageClasses?: Readonly<Record<string, StorageQuota>>;
  /**
   * Number of other objects by resource and group: `{ 'services.loadbalancers': 2, 'count/secrets': 100 }`.
   * @default - no limit
   * @change ResourceQuota/spec.hard
   */
  readonly objects?: Readonly<Record<string, number>>;
}

type Hard = Record<string, unknown>;

/** `spec.hard` of the ResourceQuota; undefined where nothing is limited. */
export function podsHard({
  pods = {},
  virtualMachines,
  storageClasses = {},
  objects,
  ...storage
}: TenantQuota): Hard | undefined {
  return filled({
    'requests.cpu': pods.cpu,
    'requests.memory': pods.memory === undefined ? undefined : quantity(pods.memory),
    'count/virtualmachines.kubevirt.io': virtualMachines,
    ...storageHard(storage),
    ...Object.fromEntries(
      Object.entries(storageClasses).flatMap(([name, quota]) =>
        Object.entries(storageHard(quota)).map(([key, value]) => [`${name}.storageclass.storage.k8s.io/${key}`, value]),
      ),
    ),
    ...objects,
  });
}

/** `spec.hard` of the ApplicationAwareResourceQuota; undefined where nothing is limited. */
export function guestsHard({ guests = {} }: TenantQuota): Hard | undefined {
  return filled({
    'requests.cpu/vmi': guests.cpu,
    'requests.memory/vmi': guests.memory === undefined ? undefined : quantity(guests.memory),
    'requests.instances/vmi': guests.instances,
  });
}

const storageHard = ({ storage, claims }: StorageQuota): Hard => ({
  'requests.storage': storage === undefined ? undefined : quantity(storage),
  persistentvolumeclaims: claims,
});

function filled(hard: Hard): Hard | undefined {
  const given = Object.entries(hard).filter(([, value]) => value !== undefined);
  if (given.length === 0) return undefined;
  // As the API server stores it: a number becomes a text, which tools would show as a difference.
  return Object.fromEntries(given.map(([key, value]) => [key, mapUnresolved(value, (known) => stored(key, known))]));
}

function stored(key: string, value: unknown): string {
  if (quantityValue(value) !== undefined && !String(value).startsWith('-')) return String(value);
  throw new Error(
    `the quota of ${key} is ${String(value)}, which is not an amount. Use a number from 0, or a quantity such as '20Gi'.`,
  );
}
