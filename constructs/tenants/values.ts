import type { AccessSubjects } from '../access';

/** A member of a tenant: one of the three. */
export interface TenantMember {
  /**
   * User, by the name that the cluster's authentication gives it.
   * @default - not a user
   */
  readonly user?: string;
  /**
   * Group, by the name that the cluster's authentication gives it.
   * @default - not a group
   */
  readonly group?: string;
  /**
   * ServiceAccount with its namespace, such as `ci/deployer`.
   * @default - not a ServiceAccount
   */
  readonly serviceAccount?: string;
}

/** Clusters of a fleet: those that are named, and those that carry all of the labels. */
export interface TenantSites {
  /**
   * Clusters by name.
   * @default - none by name
   */
  readonly names?: readonly string[];
  /**
   * Labels of the clusters.
   * @default - none by labels
   */
  readonly labels?: Readonly<Record<string, string>>;
}

/** What the guests of a tenant may use together: by size, or as a sum. */
export interface TenantAllowance {
  /**
   * Number of VMs by size. They need not be of these sizes: the sums of their vCPUs and memory count.
   * @default - `vms`, `cpu` and `memory`
   */
  readonly sizes?: Readonly<Record<string, number>>;
  /**
   * Number of VMs, running or not.
   * @default - the sum of `sizes`, otherwise no limit
   */
  readonly vms?: number;
  /**
   * vCPUs of all running guests.
   * @default - the sum of `sizes`, otherwise no limit
   */
  readonly cpu?: number;
  /**
   * Memory of all running guests, such as `128Gi`.
   * @default - the sum of `sizes`, otherwise no limit
   */
  readonly memory?: string;
  /**
   * Size of all disks together, such as `2Ti`. A disk counts twice while it is imported.
   * @default - no limit
   */
  readonly storage?: string;
  /**
   * Size of all disks of a StorageClass together, by its name.
   * @default - no limit
   */
  readonly storageClasses?: Readonly<Record<string, string>>;
  /**
   * Largest size of one disk.
   * @default - no limit
   */
  readonly largestDisk?: string;
}

/** The other end of a connection: a tenant, addresses, or the internet; and the ports. */
export interface TenantPeer {
  /**
   * Name of another tenant. It must name this one, too, in the other direction.
   * @default - no tenant
   */
  readonly tenant?: string;
  /**
   * Range of addresses outside of the clusters, such as `192.0.2.0/24`.
   * @default - no addresses
   */
  readonly addresses?: string;
  /**
   * Whether it is every public address.
   * @default false
   */
  readonly internet?: true;
  /**
   * Ports of the end that is connected to: `443` for TCP, `53/udp`.
   * @default - all ports
   */
  readonly ports?: readonly (number | string)[];
}

/** Who may talk to the guests of a tenant, and to whom they may talk, on the pod network. */
export interface TenantTraffic {
  /**
   * Whether the guests of the tenant may talk to each other.
   * @default true
   */
  readonly within?: boolean;
  /**
   * Ends that may connect to the guests.
   * @default - nobody but `virtctl`
   */
  readonly from?: readonly TenantPeer[];
  /**
   * Ends that the guests may connect to.
   * @default - name resolution alone
   */
  readonly to?: readonly TenantPeer[];
}

/** VMs of one kind. */
export interface TenantMachine {
  /** Size, of those that are offered. */
  readonly size: string;
  /** Image of the boot disk, of those that are offered. */
  readonly image: string;
  /**
   * Size of the boot disk.
   * @default - that of the image
   */
  readonly disk?: string;
  /**
   * Number of VMs. With more than one, their names end in `-1`, `-2` and so on.
   * @default 1
   */
  readonly count?: number;
  /**
   * Networks beside the pod network, of those of the tenant.
   * @default - none
   */
  readonly networks?: readonly string[];
  /**
   * Whether the API server rejects the deletion of the VMs, where the platform has the policy for it.
   * @default false
   */
  readonly deletionProtection?: boolean;
}

/** What of a tenant may differ between clusters. */
export interface TenantOptions {
  /** Members, by what they may do. */
  readonly members: { readonly [Role in keyof AccessSubjects]?: readonly TenantMember[] };
  /**
   * What the guests may use.
   * @default - no limit, unless the platform sets one
   */
  readonly quota?: TenantAllowance;
  /**
   * Networks beside the pod network, of those that are offered.
   * @default - none
   */
  readonly networks?: readonly string[];
  /**
   * Connections on the pod network. What is not named is denied.
   * @default - the guests talk to each other
   */
  readonly traffic?: TenantTraffic;
  /**
   * VMs by name, for a tenant that does not deploy them itself.
   * @default - none
   */
  readonly machines?: Readonly<Record<string, TenantMachine>>;
}

/** Fields that differ on some clusters: each replaces that of the tenant as a whole. */
export interface TenantOverride extends Partial<TenantOptions> {
  /** Clusters for which it holds. */
  readonly sites: TenantSites;
}

/** A tenant as a values file describes it. */
export interface TenantValues extends TenantOptions {
  /** Name of the tenant, and of its namespace. A DNS label. */
  readonly name: string;
  /**
   * Clusters that it is on.
   * @default - all
   */
  readonly sites?: TenantSites;
  /**
   * What differs on some clusters. The last one that concerns a cluster wins.
   * @default - nothing
   */
  readonly overrides?: readonly TenantOverride[];
}
