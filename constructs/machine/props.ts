import type { TimeSpan } from '../base';
import type { Clock, Devices, Features, Tpm } from './devices';
import type { Disk } from './disk';
import type { Architecture, EvictionStrategy } from './enums';
import type { Firmware } from './firmware';
import type { GuestConfigProps } from './guest-config';
import type { HardwareProps } from './hardware';
import type { LaunchSecurity } from './launch-security';
import type { Nic } from './nic';
import type { PodProps } from './pod';
import type { Probe } from './probe';
import type { Scheduling } from './scheduling';
import type { SizedByInstancetype, SizedExplicitly } from './sizing';

/** Description of a guest, shared by VirtualMachine, VMPool and Template. */
export type MachineProps = MachineCommonProps & (SizedByInstancetype | SizedExplicitly);

/** Props of every guest, apart from its size. */
export interface MachineCommonProps extends GuestConfigProps, HardwareProps, PodProps {
  /**
   * Disk that the guest boots from; named `root` unless it has a name.
   * @default - the first of `disks`, or the network
   * @change volumes[]
   */
  readonly bootDisk?: Disk;
  /**
   * Further disks, in boot order unless they set `bootOrder`.
   * @default - none
   * @change volumes[]
   * @see https://kubevirt.io/user-guide/storage/disks_and_volumes/
   */
  readonly disks?: readonly Disk[];
  /**
   * NICs of the guest; `[]` for none.
   * @default [Nic.pod()]
   * @change domain.devices.interfaces[]
   * @see https://kubevirt.io/user-guide/network/interfaces_and_networks/
   */
  readonly nics?: readonly Nic[];
  /**
   * Host name of the guest, as set by DHCP and cloud-init.
   * @default - the name of the VM
   * @change hostname
   */
  readonly hostname?: string;
  /**
   * Name of a headless Service under which the guest gets the DNS name `<hostname>.<service>.<namespace>.svc`. A
   * `GuestService` of this program with `headless: true` sets it.
   * @default - none
   * @change subdomain
   * @see https://kubevirt.io/user-guide/network/dns/
   */
  readonly subdomain?: string;
  /**
   * Firmware that boots the guest.
   * @default - what the preference asks for, otherwise BIOS (UEFI on arm64)
   * @change domain.firmware
   */
  readonly firmware?: Firmware;
  /**
   * Trusted platform module.
   * @default - what the preference asks for, otherwise none
   * @change domain.devices.tpm
   */
  readonly tpm?: Tpm;
  /**
   * Devices other than disks, NICs and the TPM.
   * @default - what the preference asks for
   * @change domain.devices
   * @see https://kubevirt.io/user-guide/compute/host-devices/
   */
  readonly devices?: Devices;
  /**
   * Clock of the guest.
   * @default - what the preference asks for, otherwise UTC
   * @change domain.clock
   */
  readonly clock?: Clock;
  /**
   * Features of the virtual hardware.
   * @default - what the preference asks for
   * @change domain.features
   */
  readonly features?: Features;
  /**
   * Nodes that the guest may run on; `vm.scheduling` expresses it relative to other guests.
   * @default - any node that can run guests
   * @change nodeSelector
   * @see https://kubevirt.io/user-guide/compute/node_assignment/
   */
  readonly scheduling?: Scheduling;
  /**
   * Reaction to the drain of the node. KubeVirt's own default powers the guest off; `ClusterDefault` leaves it to the cluster.
   * @default LiveMigrateIfPossible
   * @change evictionStrategy
   */
  readonly evictionStrategy?: EvictionStrategy;
  /**
   * Name of a PriorityClass.
   * @default - the default PriorityClass of the cluster
   * @change priorityClassName
   */
  readonly priorityClass?: string;
  /**
   * Time that the guest has to shut down, in whole seconds.
   * @default - what the preference asks for, otherwise 30 seconds
   * @change terminationGracePeriodSeconds
   */
  readonly terminationGracePeriod?: TimeSpan;
  /**
   * Probe that decides when the guest is ready and receives traffic from its Services.
   * @default - the guest is ready as soon as it runs
   * @change readinessProbe
   * @see https://kubevirt.io/user-guide/user_workloads/liveness_and_readiness_probes/
   */
  readonly readiness?: Probe;
  /**
   * Probe that restarts the guest when it fails.
   * @default - none
   * @change livenessProbe
   * @see https://kubevirt.io/user-guide/user_workloads/liveness_and_readiness_probes/
   */
  readonly liveness?: Probe;
  /**
   * Architecture of the guest's processor.
   * @default - that of the cluster
   * @change architecture
   */
  readonly architecture?: Architecture;
  /**
   * Encryption of the guest's memory.
   * @default - none
   * @change domain.launchSecurity
   * @see https://kubevirt.io/user-guide/cluster_admin/confidential_computing/
   */
  readonly launchSecurity?: LaunchSecurity;
  /**
   * Labels of the guest, which Services, policies and affinities select by.
   * @default - none
   * @change /spec.template.metadata.labels
   */
  readonly guestLabels?: Readonly<Record<string, string>>;
  /**
   * Annotations of the guest.
   * @default - none
   * @change /spec.template.metadata.annotations
   */
  readonly guestAnnotations?: Readonly<Record<string, string>>;
}
