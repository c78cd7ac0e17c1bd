import type { Construct } from 'constructs';
import type { FleetCluster } from '../fleet';
import type { CommonInstancetype, Disk, MachineProps, NetworkRef } from '../machine';
import type { TenantAllowance, TenantValues } from './values';

/** An image that tenants name. */
export interface TenantImage {
  /** Boot disk of a VM: `Disk.clone(DataSource.ref('fedora', { namespace: 'golden-images' }), { size: '20Gi' })`. */
  readonly disk: Disk;
  /**
   * Preference of the VM.
   * @default - none
   */
  readonly preference?: MachineProps['preference'];
}

/** What the platform offers to tenants, and what it keeps for itself. Values files are checked against it when they are read. */
export interface TenantOffers {
  /**
   * Clusters that tenants name.
   * @default - names of clusters are not checked
   */
  readonly clusters?: readonly FleetCluster[];
  /**
   * Sizes, by the name that tenants use: each a common instancetype, such as `u1.medium`.
   * @default - the common instancetypes, by their names
   */
  readonly sizes?: Readonly<Record<string, CommonInstancetype>>;
  /**
   * Images, by the name that tenants use.
   * @default - none
   */
  readonly images?: Readonly<Record<string, TenantImage>>;
  /**
   * Networks beside the pod network, by the name that tenants use: each makes the network in the namespace of a tenant, or names one that exists.
   * @default - none
   */
  readonly networks?: Readonly<Record<string, (scope: Construct, namespace: string) => NetworkRef>>;
  /**
   * Ranges of the addresses of Pods, of all clusters. They are taken out of the addresses that tenants name, which would otherwise contain guests of
   * other tenants; without them, tenants name public addresses only.
   * @default - not known
   */
  readonly podNetworks?: readonly string[];
  /**
   * Most that a tenant may ask for. One that asks for nothing gets that.
   * @default - no limit
   */
  readonly atMost?: Omit<TenantAllowance, 'sizes'>;
  /**
   * Names that a tenant cannot have because they are those of other namespaces, beside those of Kubernetes, OpenShift and KubeVirt.
   * @default - none
   */
  readonly reserved?: readonly string[];
}

/** Tenants whose values are valid, and what they were checked against. */
export interface TenantList {
  readonly tenants: readonly TenantValues[];
  readonly offers: TenantOffers;
}
