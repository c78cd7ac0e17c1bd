/** What KubeVirt's webhook writes into a VirtualMachineInstance when it is made. */
import { ensureObject, fill, isFilled, isGiven, type JsonObject, objectAt, objectsAt, valueAt } from '../../kube/json';
import { bytesQuantity, quantityValue } from '../../kube/quantity';
import { isUnresolved } from '../../kube/unresolved';
import type { ClusterConfig } from '../config';
import { fillFeatures } from './features';
import { memoryGrowthFault } from './memory-growth';
import { fillTemplate } from './template';

/** Marks a guest whose PCI devices are laid out so that more can be plugged while it runs. */
const PCI_TOPOLOGY = 'kubevirt.io/pci-topology-version';

/** A VirtualMachineInstance, or what stands for one: its metadata and its spec. */
export interface GuestParts {
  metadata: JsonObject;
  spec: JsonObject;
}

/** Fills in everything that the webhook writes, except the firmware's uuid, which is random. */
export function fillGuest(guest: GuestParts, cluster: ClusterConfig): void {
  fillTemplate(guest.spec, cluster);
  fillBeyondTemplate(guest, cluster);
}

/** The same for a guest whose template is filled in already. */
export function fillBeyondTemplate({ metadata, spec }: GuestParts, cluster: ClusterConfig): void {
  fillFeatures(spec);
  fillDevices(spec);
  for (const probe of ['readinessProbe', 'livenessProbe']) fillProbe(objectAt(spec, probe));
  fillCpuModel(spec, cluster);
  if (spec['architecture'] === 'arm64') fillBootloader(spec);
  else if (cluster.liveUpdate) fillGrowth(spec, cluster);
  markPciTopology(metadata, spec);
}

/** The bus of a disk that names none, by architecture. */
const DISK_BUS: Readonly<Record<string, string>> = { arm64: 'virtio', s390x: 'virtio' };
/** The watchdog of an architecture that has one. */
const WATCHDOG: Readonly<Record<string, string>> = { amd64: 'i6300esb', s390x: 'diag288' };

const TARGETS = ['disk', 'cdrom', 'lun'];

function fillDevices(spec: JsonObject): void {
  const devices = ensureObject(spec, 'domain', 'devices');
  const architecture = String(spec['architecture']);
  const bus = isUnresolved(spec['architecture']) ? undefined : (DISK_BUS[architecture] ?? 'sata');
  for (const disk of objectsAt(devices, 'disks')) {
    if (!TARGETS.some((target) => isGiven(disk[target]))) disk['disk'] = {};
    for (const target of TARGETS) fill(objectAt(disk, target), 'bus', bus, isFilled);
    fill(objectAt(disk, 'cdrom'), 'readonly', true);
    fill(objectAt(disk, 'cdrom'), 'tray', 'closed', isFilled);
    fill(objectAt(disk, 'blockSize', 'matchVolume'), 'enabled', true);
  }
  for (const gpu of objectsAt(devices, 'gpus')) {
    fill(objectAt(gpu, 'virtualGPUOptions', 'display', 'ramFB'), 'enabled', true);
  }
  for (const input of objectsAt(devices, 'inputs')) {
    fill(input, 'bus', 'usb', isFilled);
    fill(input, 'type', 'tablet', isFilled);
  }
  const model = WATCHDOG[architecture === 'arm64' || architecture === 's390x' ? architecture : 'amd64'];
  const watchdog = objectAt(devices, 'watchdog');
  if (watchdog && model) fill(ensureObject(watchdog, model), 'action', 'reset', isFilled);
}

const PROBE_DEFAULTS = Object.entries({
  timeoutSeconds: 1,
  periodSeconds: 10,
  successThreshold: 1,
  failureThreshold: 3,
});

function fillProbe(probe: JsonObject | undefined): void {
  if (!probe) return;
  for (const [key, value] of PROBE_DEFAULTS) fill(probe, key, value, (own) => isUnresolved(own) || Number(own) >= 1);
}

function fillCpuModel(spec: JsonObject, { configuration }: ClusterConfig): void {
  const cpu = ensureObject(spec, 'domain', 'cpu');
  if (spec['architecture'] === 'arm64') fill(cpu, 'model', 'host-passthrough', isFilled);
  const configured = configuration['cpuModel'];
  fill(cpu, 'model', isFilled(configured) ? configured : 'host-model', isFilled);
}

/** On arm64 a guest boots by EFI, without secure boot unless it asks for it. */
function fillBootloader(spec: JsonObject): void {
  const firmware = ensureObject(spec, 'domain', 'firmware');
  if (!firmware) return;
  fill(firmware, 'bootloader', { efi: {} });
  fill(objectAt(firmware, 'bootloader', 'efi'), 'secureBoot', false);
}

/** More vCPUs than this no machine type takes. */
const MAX_VCPUS = 512;

/** How far the guest's CPUs and memory may grow while it runs. */
function fillGrowth(spec: JsonObject, cluster: ClusterConfig): void {
  const cpu = objectAt(spec, 'domain', 'cpu');
  const [sockets, cores, threads] = ['sockets', 'cores', 'threads'].map((key) => cpu?.[key] ?? 0);
  if (cpu && typeof sockets === 'number' && typeof cores === 'number' && typeof threads === 'number') {
    fill(
      cpu,
      'maxSockets',
      cluster.maxCpuSockets ? Math.max(cluster.maxCpuSockets, sockets) : grown(sockets, cores * threads, cluster),
      isFilled,
    );
  }
  const memory = ensureObject(spec, 'domain', 'memory');
  if (!memory || isGiven(memory['maxGuest'])) return;
  const bytes = quantityValue(memory['guest']);
  const atMost =
    cluster.maxGuest ?? (bytes === undefined ? undefined : bytesQuantity(Math.ceil(bytes) * cluster.maxHotplugRatio));
  if (atMost !== undefined && !memoryGrowthFault(spec, atMost)) memory['maxGuest'] = atMost;
}

function grown(sockets: number, vcpusOfSocket: number, cluster: ClusterConfig): number | undefined {
  const most = sockets * cluster.maxHotplugRatio;
  if (most * vcpusOfSocket <= MAX_VCPUS) return most || undefined;
  return Math.max(Math.floor(MAX_VCPUS / vcpusOfSocket), sockets);
}

/** Marks a guest whose machine has PCIe: not on s390x, and not with a machine type of another bus. */
export function markPciTopology(metadata: JsonObject | undefined, spec: JsonObject): void {
  const architecture = spec['architecture'];
  const machine = valueAt(spec, 'domain', 'machine', 'type');
  const pcie = typeof machine !== 'string' || machine.includes('q35') || machine.startsWith('virt');
  if (['amd64', 'arm64', '', undefined].includes(architecture as string) && pcie) {
    fill(ensureObject(metadata, 'annotations'), PCI_TOPOLOGY, 'v3');
  }
}
