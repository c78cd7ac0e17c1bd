import type { TimeSpan } from '../base';
import type { Architecture, EvictionStrategy } from './choice';
import type { Clock, Devices, Features, LaunchSecurity, Tpm } from './devices';
import type { Disk } from './disk';
import type { Firmware } from './firmware';
import type { GuestConfigProps } from './guest-config';
import type { Nic } from './nic';
import type { Probe } from './probe';
import type { Scheduling } from './scheduling';
import type { SizedByInstancetype, SizedExplicitly } from './sizing';

/** A guest, described once: what a VirtualMachine, the machines of a VMPool and those of a Template have in common. */
export type MachineProps = MachineCommonProps & (SizedByInstancetype | SizedExplicitly);

export interface MachineCommonProps extends GuestConfigProps {
  /** The disk that the guest starts from; its name is `root` unless it says otherwise. Default: the first of `disks`, or the network. */
  readonly bootDisk?: Disk;
  /** Further disks. Their order is the boot order, unless they say otherwise. */
  readonly disks?: readonly Disk[];
  /** Default: one NIC on the pod network, masquerade and virtio. An empty list: none. */
  readonly nics?: readonly Nic[];
  /** Host name in the guest, as far as DHCP and cloud-init decide it. Default: the name of the machine. A change needs a restart. */
  readonly hostname?: string;
  /** With it, the guest has a DNS name under the headless Service of this name. A change needs a restart. */
  readonly subdomain?: string;
  readonly firmware?: Firmware;
  readonly tpm?: Tpm;
  readonly devices?: Devices;
  readonly clock?: Clock;
  readonly features?: Features;
  /** Where the guest may run. See also `vm.scheduling`. */
  readonly scheduling?: Scheduling;
  /** What happens when the node is drained. Default `LiveMigrateIfPossible`; KubeVirt's own is to power the guest off. */
  readonly evictionStrategy?: EvictionStrategy;
  /** Name of a PriorityClass. A change needs a restart. */
  readonly priorityClass?: string;
  /** Time that the guest is given to shut down. Default: what the preference prefers, else 30 s. A change needs a restart. */
  readonly terminationGracePeriod?: TimeSpan;
  /** When the guest counts as ready, and gets traffic of its Services. Default: as soon as it runs. */
  readonly readiness?: Probe;
  /** When the guest is restarted. Default: never. */
  readonly liveness?: Probe;
  /** Default: that of the cluster. */
  readonly architecture?: Architecture;
  readonly launchSecurity?: LaunchSecurity;
  /** Labels of the guest, which Services, policies and affinities look at. A change waits for the guest's next boot, and nothing says so. */
  readonly guestLabels?: Readonly<Record<string, string>>;
  /** Annotations of the guest. A change waits for the guest's next boot, and nothing says so. */
  readonly guestAnnotations?: Readonly<Record<string, string>>;
}
