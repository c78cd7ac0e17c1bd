/** The Pod in which virt-launcher runs a guest: the labels that KubeVirt adds, and what its main container asks of a node. */
import { type JsonObject, objectAt, objectsAt, valueAt } from '../kube/json';
import { quantityValue } from '../kube/quantity';
import type { ClusterConfig } from './config';

/** The label that the Pods of all guests have in common. */
export const APP = 'kubevirt.io';

/** Labels by which KubeVirt marks the Pods of guests, whatever the template says; both values are the name of the guest. */
export const launcherLabels = (guest: string): Record<string, string> => ({
  [APP]: 'virt-launcher',
  'vm.kubevirt.io/name': guest,
  'vmi.kubevirt.io/id': guest,
});

/** CPUs in cores, memory in bytes. */
export interface LauncherResources {
  requests: { cpu: number; memory: number };
  /** What the guest sets, or KubeVirt sets because a ResourceQuota of the namespace counts limits; absent: no limit. */
  limits: { cpu?: number; memory?: number };
}

const MI = 2 ** 20;

/** What every launcher needs beside the memory of its guest: its own processes, and an I/O thread. */
const FIXED = (25 + 100 + 25 + 40 + 50 + 8) * MI;
const PER_VCPU = 8 * MI;
const GRAPHICS = 32 * MI;
const UEFI_OF_ARM64 = 128 * MI;
/** Of guests with a device of the node, whose whole memory is locked. */
const PASSED_THROUGH = 1024 * MI;
const EXEC_PROBES = 100 * MI;
const PER_EXEC_PROBE = 10 * MI;
const ENCRYPTED = 256 * MI;
const TPM = 53 * MI;
const GUARANTEED = 100 * MI;
/** Bytes of page table for each byte that is requested. */
const PAGE_TABLE = 1 / 512;
/** How much a memory limit that KubeVirt sets by itself is above the request. */
const AUTO_LIMIT = 2;

/**
 * What the Pod of a guest asks for. `spec`: that of the VirtualMachineInstance, with defaults; `limitedBy`: whether a ResourceQuota of
 * the namespace counts limits of CPU or memory. Small containers beside the main one are not counted.
 */
export function launcherResources(
  spec: JsonObject,
  cluster: ClusterConfig,
  limitedBy: { cpu?: boolean; memory?: boolean } = {},
): LauncherResources {
  const domain = objectAt(spec, 'domain') ?? {};
  const requested = (kind: string, of: string) => quantityValue(valueAt(domain, 'resources', kind, of)) || undefined;
  const threads = count(valueAt(domain, 'ioThreads', 'supplementalPoolThreadCount'));
  const dedicated = valueAt(domain, 'cpu', 'dedicatedCpuPlacement') === true;
  const cpus = vcpusOf(domain) + threads;
  const overhead = memoryOverhead(spec, cluster);
  const guest = guestMemory(domain, requested('requests', 'memory') ?? requested('limits', 'memory'), cluster);
  const uncounted = valueAt(domain, 'resources', 'overcommitGuestOverhead') === true;
  const memory = valueAt(domain, 'memory', 'hugepages') ? overhead : guest + (uncounted ? 0 : overhead);
  const memoryLimit = requested('limits', 'memory');
  const cpuLimit = dedicated ? cpus : requested('limits', 'cpu');
  const autoCpu = limitedBy.cpu ? cpus : undefined;
  const autoMemory = limitedBy.memory ? memory * AUTO_LIMIT : undefined;
  const limits = { cpu: cpuLimit ?? autoCpu, memory: memoryLimit === undefined ? autoMemory : memoryLimit + overhead };
  return {
    requests: { cpu: dedicated ? cpus : (requested('requests', 'cpu') ?? cpus / allocationRatio(cluster)), memory },
    limits: {
      ...(limits.cpu !== undefined && { cpu: limits.cpu }),
      ...(limits.memory !== undefined && { memory: limits.memory }),
    },
  };
}

/** Memory in bytes that a launcher needs beside that of its guest. */
export function memoryOverhead(spec: JsonObject, cluster: ClusterConfig): number {
  const domain = objectAt(spec, 'domain') ?? {};
  const devices = objectAt(domain, 'devices') ?? {};
  const probes = ['livenessProbe', 'readinessProbe'].filter((probe) => objectAt(spec, probe, 'exec')).length;
  const requested = quantityValue(valueAt(domain, 'resources', 'requests', 'memory')) ?? 0;
  const parts: readonly (readonly [applies: unknown, bytes: number])[] = [
    [true, FIXED + Math.floor(requested * PAGE_TABLE)],
    [true, PER_VCPU * Math.max(1, vcpusOf(domain))],
    [devices['autoattachGraphicsDevice'] !== false, GRAPHICS],
    [(spec['architecture'] ?? cluster.architecture) === 'arm64', UEFI_OF_ARM64],
    [usesNodeDevice(devices), PASSED_THROUGH],
    [probes > 0, EXEC_PROBES + probes * PER_EXEC_PROBE],
    [valueAt(domain, 'launchSecurity', 'sev') ?? valueAt(domain, 'launchSecurity', 'snp'), ENCRYPTED],
    [devices['tpm'] && valueAt(devices, 'tpm', 'enabled') !== false, TPM],
    [isGuaranteed(domain), GUARANTEED],
    [true, quantityValue(valueAt(domain, 'memory', 'reservedOverhead', 'addedOverhead')) ?? 0],
  ];
  const sum = parts.reduce((total, [applies, bytes]) => (applies ? total + bytes : total), 0);
  return sum * (Number(cluster.configuration['additionalGuestMemoryOverheadRatio']) || 1);
}

/** vCPUs of a guest: the product of what its topology sets; 1 where it sets none. */
export function vcpusOf(domain: JsonObject): number {
  const cpu = objectAt(domain, 'cpu') ?? {};
  const topology = ['sockets', 'cores', 'threads'].reduce((product, key) => product * (count(cpu[key]) || 1), 1);
  if (['sockets', 'cores', 'threads'].some((key) => count(cpu[key]))) return topology;
  const asked = ['limits', 'requests'].map((kind) => quantityValue(valueAt(domain, 'resources', kind, 'cpu')));
  return Math.ceil(asked.find(Boolean) ?? 1);
}

function guestMemory(domain: JsonObject, requested: number | undefined, { configuration }: ClusterConfig): number {
  if (requested !== undefined) return requested;
  const overcommit = count(valueAt(configuration, 'developerConfiguration', 'memoryOvercommit')) || 100;
  return ((quantityValue(valueAt(domain, 'memory', 'guest')) ?? 0) * 100) / overcommit;
}

/** CPUs of guests for each CPU that is requested of the node. */
const allocationRatio = ({ configuration }: ClusterConfig): number =>
  count(valueAt(configuration, 'developerConfiguration', 'cpuAllocationRatio')) || 10;

const usesNodeDevice = (devices: JsonObject): boolean =>
  objectsAt(devices, 'hostDevices').length > 0 ||
  objectsAt(devices, 'gpus').length > 0 ||
  objectsAt(devices, 'interfaces').some((nic) => nic['sriov'] !== undefined);

/** Dedicated CPUs, or requests that equal the limits. */
function isGuaranteed(domain: JsonObject): boolean {
  if (valueAt(domain, 'cpu', 'dedicatedCpuPlacement') === true) return true;
  const of = (kind: string, what: string) => quantityValue(valueAt(domain, 'resources', kind, what)) ?? 0;
  const [memory, memoryLimit] = [of('requests', 'memory'), of('limits', 'memory')];
  const [cpu, cpuLimit] = [of('requests', 'cpu'), of('limits', 'cpu')];
  return cpu > 0 && cpu === cpuLimit && memoryLimit > 0 && (memory === 0 || memory === memoryLimit);
}

const count = (value: unknown): number => (typeof value === 'number' && value > 0 ? value : 0);
