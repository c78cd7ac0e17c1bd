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
  /**
   * The disk that the guest starts from; its name is `root` unless it says otherwise. Default: the first of `disks`, or the network.
   * @change volumes[]: added or removed, or its claim replaced (the volume is hotpluggable, the disk on bus scsi or
   * virtio, and updateVolumesStrategy is not Migration): goes live; added or removed as hotpluggable
   * (updateVolumesStrategy is Migration): waits for the next boot, unannounced; added, removed or changed (it is not
   * hotpluggable (cloud-init text and images included)): needs a restart; given another claim (updateVolumesStrategy is
   * Migration): goes live by migration.
   */
  readonly bootDisk?: Disk;
  /**
   * Further disks. Their order is the boot order, unless they say otherwise.
   * @change volumes[]: added or removed, or its claim replaced (the volume is hotpluggable, the disk on bus scsi or
   * virtio, and updateVolumesStrategy is not Migration): goes live; added or removed as hotpluggable
   * (updateVolumesStrategy is Migration): waits for the next boot, unannounced; added, removed or changed (it is not
   * hotpluggable (cloud-init text and images included)): needs a restart; given another claim (updateVolumesStrategy is
   * Migration): goes live by migration.
   */
  readonly disks?: readonly Disk[];
  /**
   * Default: one NIC on the pod network, masquerade and virtio. An empty list: none.
   * @change domain.devices.interfaces[]: added (a secondary network with binding bridge or sriov): goes live by
   * migration; added (a bridge NIC, where Multus' dynamic-networks-controller is installed, or during a migration):
   * goes live; added (a secondary network with another binding): waits for the next boot, unannounced; edited, or a pod
   * network added: needs a restart; added as absent, or dropped after it was unplugged: has no effect on the guest.
   */
  readonly nics?: readonly Nic[];
  /**
   * Host name in the guest, as far as DHCP and cloud-init decide it. Default: the name of the machine.
   * @change hostname: changed: needs a restart.
   */
  readonly hostname?: string;
  /**
   * With it, the guest has a DNS name under the headless Service of this name.
   * @change subdomain: changed: needs a restart.
   */
  readonly subdomain?: string;
  /**
   * @change domain.firmware: changed: needs a restart.
   */
  readonly firmware?: Firmware;
  /**
   * @change domain.devices.tpm: changed: needs a restart.
   */
  readonly tpm?: Tpm;
  /**
   * @change domain.devices: changed: needs a restart.
   */
  readonly devices?: Devices;
  /**
   * @change domain.clock: changed: needs a restart.
   */
  readonly clock?: Clock;
  /**
   * @change domain.features: changed: needs a restart.
   */
  readonly features?: Features;
  /**
   * Where the guest may run. See also `vm.scheduling`.
   * @change nodeSelector: changed: goes live; changed (vmRolloutStrategy is Stage): needs a restart.
   */
  readonly scheduling?: Scheduling;
  /**
   * What happens when the node is drained. Default `LiveMigrateIfPossible`; KubeVirt's own is to power the guest off.
   * @change evictionStrategy: changed: needs a restart.
   */
  readonly evictionStrategy?: EvictionStrategy;
  /**
   * Name of a PriorityClass.
   * @change priorityClassName: changed: needs a restart.
   */
  readonly priorityClass?: string;
  /**
   * Time that the guest is given to shut down. Default: what the preference prefers, else 30 s.
   * @change terminationGracePeriodSeconds: changed: needs a restart.
   */
  readonly terminationGracePeriod?: TimeSpan;
  /**
   * When the guest counts as ready, and gets traffic of its Services. Default: as soon as it runs.
   * @change readinessProbe: changed: needs a restart.
   */
  readonly readiness?: Probe;
  /**
   * When the guest is restarted. Default: never.
   * @change livenessProbe: changed: needs a restart.
   */
  readonly liveness?: Probe;
  /**
   * Default: that of the cluster.
   * @change architecture: changed: needs a restart.
   */
  readonly architecture?: Architecture;
  /**
   * @change domain.launchSecurity: changed: needs a restart.
   */
  readonly launchSecurity?: LaunchSecurity;
  /**
   * Labels of the guest, which Services, policies and affinities look at.
   * @change /spec.template.metadata.labels: changed: waits for the next boot, unannounced.
   */
  readonly guestLabels?: Readonly<Record<string, string>>;
  /**
   * Annotations of the guest.
   * @change /spec.template.metadata.annotations: changed: waits for the next boot, unannounced; changed, of the keys
   * that KubeVirt writes itself: has no effect on the guest.
   */
  readonly guestAnnotations?: Readonly<Record<string, string>>;
}
