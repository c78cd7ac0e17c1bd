/** The rules on guests, an area a file, in the order in which a machine is written. */
import type { MachineArea, ObjectArea } from '../../engine/rule';
import { GUEST_METADATA, METADATA } from '../shared/metadata';
import { DATA_VOLUME_TEMPLATES } from '../vm/data-volume-templates';
import { VIRTUAL_MACHINE } from '../vm/virtual-machine';
import { ACCESS_CREDENTIALS } from './access-credentials';
import { AFFINITY } from './affinity';
import { BLOCK_SIZE } from './block-size';
import { CLOUD_INIT } from './cloud-init';
import { CPU } from './cpu';
import { DEVICES } from './devices';
import { DISK_BUS } from './disk-bus';
import { DISKS } from './disks';
import { DNS } from './dns';
import { FIRMWARE } from './firmware';
import { HYPERV } from './hyperv';
import { INTERFACE_BINDINGS } from './interface-bindings';
import { INTERFACES } from './interfaces';
import { KUBERNETES_VALUES } from './kubernetes-values';
import { LAUNCH_SECURITY } from './launch-security';
import { MEMORY } from './memory';
import { NETWORKS } from './networks';
import { GRACE } from './nvidia-grace';
import { PORTS } from './ports';
import { PROBES_AREA } from './probes';
import { RESOURCE_CLAIMS } from './resource-claims';
import { TOPOLOGY_SPREAD } from './topology-spread';
import { GENERAL } from './vmi-spec';
import { VOLUMES } from './volumes';

export const MACHINE_AREAS: readonly MachineArea[] = [
  VIRTUAL_MACHINE,
  GENERAL,
  GUEST_METADATA,
  CPU,
  MEMORY,
  FIRMWARE,
  HYPERV,
  LAUNCH_SECURITY,
  DISKS,
  DISK_BUS,
  BLOCK_SIZE,
  VOLUMES,
  CLOUD_INIT,
  DATA_VOLUME_TEMPLATES,
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

/** Rules on whole objects: every object's metadata. */
export const MACHINE_OBJECT_AREAS: readonly ObjectArea[] = [METADATA];
