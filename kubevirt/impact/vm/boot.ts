/** The guest that a VM boots: its template with what virt-controller and the webhooks fill in, where a later change can meet it. */
import { isBlank, isObject, type JsonObject } from '../../../kube/json';
import { quantityValue } from '../../../kube/quantity';
import type { ClusterConfig } from '../../config';
import type { Expanded } from './expanded';
import { memoryHotplugFault } from './memory-rules';
import { asObject, type Domain, type Item, type VmiSpec } from './read-vm';
import { NOTHING_PENDING, type Vmi } from './vmi';

export function boot({ vm, full }: Expanded, cluster: ClusterConfig): Vmi {
  const spec = bootSpec(full.spec, cluster);
  const guestAtBoot = quantityValue(spec.domain.memory?.['guest']);
  return {
    metadata: vm.metadata,
    spec,
    maxSockets: maxSocketsOf(spec, cluster),
    maxGuest: maxGuestOf(spec, cluster),
    guestAtBoot,
    pending: NOTHING_PENDING,
  };
}

export function bootSpec(written: VmiSpec, cluster: ClusterConfig): VmiSpec {
  const architecture = architectureOf(written, cluster);
  const devices = withPodInterface(written, cluster);
  return {
    ...written,
    architecture,
    networks: devices.networks,
    domain: {
      ...written.domain,
      machine: { type: cluster.machineType(architecture), ...asObject(written.domain['machine']) },
      cpu: cpuOf(written.domain),
      memory: memoryOf(written.domain),
      devices: {
        ...written.domain.devices,
        interfaces: devices.interfaces,
        disks: disksOf(written).map((disk) => withDiskDefaults(disk, architecture)),
      },
    },
  };
}

export function architectureOf(spec: VmiSpec, cluster: ClusterConfig): string {
  return typeof spec['architecture'] === 'string' ? spec['architecture'] : cluster.architecture;
}

/** Without any topology all CPUs become sockets. */
function cpuOf({ cpu = {}, resources = {} }: Domain): JsonObject {
  if (!isBlank(cpu['sockets']) || !isBlank(cpu['cores']) || !isBlank(cpu['threads'])) return cpu;
  const asked = asObject(resources['limits'])['cpu'] ?? asObject(resources['requests'])['cpu'];
  return { ...cpu, sockets: Math.ceil(quantityValue(asked) ?? 1), cores: 1, threads: 1 };
}

function memoryOf({ memory = {}, resources = {} }: Domain): JsonObject {
  const guest =
    memory['guest'] ??
    asObject(resources['requests'])['memory'] ??
    asObject(resources['limits'])['memory'] ??
    spelled(asObject(memory['hugepages'])['pageSize']);
  return guest === undefined ? memory : { ...memory, guest };
}

function spelled(quantity: unknown): string | undefined {
  const worth = quantityValue(quantity);
  return worth === undefined ? undefined : `${worth}`;
}

function withPodInterface(
  spec: VmiSpec,
  cluster: ClusterConfig,
): Pick<Domain['devices'], 'interfaces'> & Pick<VmiSpec, 'networks'> {
  const { networks, domain } = spec;
  const { interfaces, autoattachPodInterface } = domain.devices;
  if (networks.length > 0 || interfaces.length > 0 || autoattachPodInterface === false) return { networks, interfaces };
  return {
    networks: [{ name: 'default', pod: {} }],
    interfaces: [{ name: 'default', [cluster.defaultNetworkInterface]: {} }],
  };
}

/** Every volume gets a disk unless a disk or a file system uses it. */
function disksOf(spec: VmiSpec): readonly Item[] {
  const { disks, filesystems } = spec.domain.devices;
  const used = new Set(disks.map((disk) => disk.name));
  for (const filesystem of Array.isArray(filesystems) ? filesystems : [])
    used.add(asObject(filesystem)['name'] as string);
  const added = spec.volumes.filter((volume) => !used.has(volume.name) && !volume['memoryDump']);
  return added.length === 0 ? disks : [...disks, ...added.map(({ name }) => ({ name, disk: {} }))];
}

const DISK_BUS: Readonly<Record<string, string>> = { amd64: 'sata', arm64: 'virtio', s390x: 'virtio' };

function withDiskDefaults(disk: Item, architecture: string): Item {
  const bus = DISK_BUS[architecture] ?? 'sata';
  if (isObject(disk['cdrom'])) {
    return { ...disk, cdrom: { bus, readonly: true, tray: 'closed', ...disk['cdrom'] } };
  }
  if (isObject(disk['lun'])) return { ...disk, lun: { bus, ...disk['lun'] } };
  return { ...disk, disk: { bus, ...asObject(disk['disk']) } };
}

/** KubeVirt plans for no more CPUs than this when nobody says how many. */
const MAX_VCPUS = 512;

function maxSocketsOf(spec: VmiSpec, cluster: ClusterConfig): number {
  const { maxSockets, sockets, cores, threads } = numbers(spec.domain.cpu ?? {});
  if (maxSockets > 0) return maxSockets;
  if (!cluster.liveUpdate || spec['architecture'] === 'arm64') return 0;
  if (cluster.maxCpuSockets > 0) return Math.max(cluster.maxCpuSockets, sockets);
  const room = sockets * cluster.maxHotplugRatio;
  // With cores or threads left out KubeVirt multiplies by zero here, so that the limit does not bind.
  if (room * cores * threads <= MAX_VCPUS) return room;
  return Math.max(Math.floor(MAX_VCPUS / (cores * threads)), sockets);
}

export function numbers(cpu: JsonObject): Record<'maxSockets' | 'sockets' | 'cores' | 'threads', number> {
  const of = (key: string) => (typeof cpu[key] === 'number' ? (cpu[key] as number) : 0);
  return { maxSockets: of('maxSockets'), sockets: of('sockets'), cores: of('cores'), threads: of('threads') };
}

function maxGuestOf(spec: VmiSpec, cluster: ClusterConfig): number | undefined {
  const written = quantityValue(spec.domain.memory?.['maxGuest']);
  if (written !== undefined) return written;
  if (!cluster.liveUpdate || spec['architecture'] === 'arm64') return undefined;
  const guest = quantityValue(spec.domain.memory?.['guest']);
  const room = quantityValue(cluster.maxGuest) ?? (guest === undefined ? undefined : guest * cluster.maxHotplugRatio);
  return memoryHotplugFault(spec, room, spec['architecture']) ? undefined : room;
}
