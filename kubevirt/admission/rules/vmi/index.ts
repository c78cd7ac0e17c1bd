/** The rules on the VMI spec, a file per API field, in the order in which a VM is written. */
import type { VmiArea } from '../../engine/rule';
import { ACCESS_CREDENTIALS } from './access-credentials';
import { AFFINITY } from './affinity';
import { BLOCK_SIZE } from './block-size';
import { CLOUD_INIT } from './cloud-init';
import { CONTAINER_PATH } from './container-path';
import { CPU } from './cpu';
import { DEDICATED_CPUS } from './dedicated-cpus';
import { DEVICES } from './devices';
import { DISK_BUS } from './disk-bus';
import { DISKS } from './disks';
import { DNS } from './dns';
import { FIRMWARE } from './firmware';
import { HOST_DISK } from './host-disk';
import { HUGEPAGES } from './hugepages';
import { HYPERV } from './hyperv';
import { INTERFACE_BINDINGS } from './interface-bindings';
import { INTERFACES } from './interfaces';
import { KUBERNETES_VALUES } from './kubernetes-values';
import { LAUNCH_SECURITY } from './launch-security';
import { MEMORY } from './memory';
import { MEMORY_HOTPLUG } from './memory-hotplug';
import { GUEST_METADATA } from './metadata';
import { NETWORKS } from './networks';
import { GRACE } from './nvidia-grace';
import { PORTS } from './ports';
import { PROBES_AREA } from './probes';
import { RESOURCE_CLAIMS } from './resource-claims';
import { TOPOLOGY_SPREAD } from './topology-spread';
import { GENERAL } from './vmi-spec';
import { VOLUMES } from './volumes';

export const VMI_SPEC_AREAS: readonly VmiArea[] = [
  GENERAL,
  GUEST_METADATA,
  CPU,
  DEDICATED_CPUS,
  MEMORY,
  HUGEPAGES,
  MEMORY_HOTPLUG,
  FIRMWARE,
  HYPERV,
  LAUNCH_SECURITY,
  DISKS,
  DISK_BUS,
  BLOCK_SIZE,
  VOLUMES,
  HOST_DISK,
  CONTAINER_PATH,
  CLOUD_INIT,
  NETWORKS,
  INTERFACES,
  INTERFACE_BINDINGS,
  PORTS,
  DNS,
  DEVICES,
  RESOURCE_CLAIMS,
  GRACE,
  ACCESS_CREDENTIALS,
  PROBES_AREA,
  AFFINITY,
  TOPOLOGY_SPREAD,
  KUBERNETES_VALUES,
];

export { GUEST_UPDATES } from './updates';
