import type { TimeSpan } from '../base';
import type { Clock, Devices, Features, LaunchSecurity, Tpm } from './devices';
import type { Disk } from './disk';
import type { Architecture, EvictionStrategy } from './enums';
import type { Firmware } from './firmware';
import type { GuestConfigProps } from './guest-config';
import type { Nic } from './nic';
import type { Probe } from './probe';
import type { Scheduling } from './scheduling';
import type { SizedByInstancetype, SizedExplicitly } from './sizing';

/** A guest, described once: what a VirtualMachine, the machines of a VMPool and those of a Template have in common. */
export type MachineProps = MachineCommonProps & (SizedByInstancetype | SizedExplicitly);

export interface MachineCommonProps extends GuestConfigProps {
  /**
   * The disk that the guest starts from; its name is `root` unless it says otherwise. Default: the first of `disks`, or the network.
   * @change volumes[]
   */
  readonly bootDisk?: Disk;
  /**
   * Further disks. Their order is the boot order, unless they say otherwise.
   * @change volumes[]
   */
  readonly disks?: readonly Disk[];
  /**
   * Default: one NIC on the pod network, masquerade and virtio. An empty list: none.
   * @change domain.devices.interfaces[]
   */
  readonly nics?: readonly Nic[];
  /**
   * Host name in the guest, as far as DHCP and cloud-init decide it. Default: the name of the machine.
   * @change hostname
   */
  readonly hostname?: string;
  /**
   * With it, the guest has a DNS name under the headless Service of this name.
   * @change subdomain
   */
  readonly subdomain?: string;
  /** @change domain.firmware */
  readonly firmware?: Firmware;
  /** @change domain.devices.tpm */
  readonly tpm?: Tpm;
  /** @change domain.devices */
  readonly devices?: Devices;
  /** @change domain.clock */
  readonly clock?: Clock;
  /** @change domain.features */
  readonly features?: Features;
  /**
   * Where the guest may run. See also `vm.scheduling`.
   * @change nodeSelector
   */
  readonly scheduling?: Scheduling;
  /**
   * What happens when the node is drained. Default `LiveMigrateIfPossible`; KubeVirt's own is to power the guest off.
   * @change evictionStrategy
   */
  readonly evictionStrategy?: EvictionStrategy;
  /**
   * Name of a PriorityClass.
   * @change priorityClassName
   */
  readonly priorityClass?: string;
  /**
   * Time that the guest is given to shut down. Default: what the preference prefers, else 30 s.
   * @change terminationGracePeriodSeconds
   */
  readonly terminationGracePeriod?: TimeSpan;
  /**
   * When the guest counts as ready, and gets traffic of its Services. Default: as soon as it runs.
   * @change readinessProbe
   */
  readonly readiness?: Probe;
  /**
   * When the guest is restarted. Default: never.
   * @change livenessProbe
   */
  readonly liveness?: Probe;
  /**
   * Default: that of the cluster.
   * @change architecture
   */
  readonly architecture?: Architecture;
  /** @change domain.launchSecurity */
  readonly launchSecurity?: LaunchSecurity;
  /**
   * Labels of the guest, which Services, policies and affinities look at.
   * @change /spec.template.metadata.labels
   */
  readonly guestLabels?: Readonly<Record<string, string>>;
  /**
   * Annotations of the guest.
   * @change /spec.template.metadata.annotations
   */
  readonly guestAnnotations?: Readonly<Record<string, string>>;
}
