/**
 * Defaults of a guest's spec that hold wherever it stands. KubeVirt judges a VirtualMachine with them but does not store them in it;
 * the VirtualMachineInstance gets them for good.
 */
import { ensureObject, fill, isFilled, isGiven, type JsonObject, objectAt, objectsAt, valueAt } from '../../kube/json';
import { quantityValue } from '../../kube/quantity';
import { isUnresolved, UNRESOLVED } from '../../kube/unresolved';
import type { ClusterConfig } from '../config';

/** Fills all of them in. */
export function fillTemplate(spec: JsonObject, cluster: ClusterConfig): void {
  fillMachine(spec, cluster);
  fillCpuRequest(spec, cluster);
  fillGuestMemory(spec);
  fillTopology(spec);
  fillPullPolicies(spec);
  fill(spec, 'evictionStrategy', cluster.configuration['evictionStrategy'] ?? 'None');
  attachPodNetwork(spec, cluster);
  attachVolumes(spec);
}

/** Architecture and machine type. These two are stored in a VirtualMachine as well. */
export function fillMachine(spec: JsonObject, cluster: ClusterConfig): void {
  fill(spec, 'architecture', cluster.architecture, isFilled);
  const { architecture } = spec;
  const machine = isUnresolved(architecture) ? UNRESOLVED : cluster.machineType(architecture);
  fill(ensureObject(spec, 'domain', 'machine'), 'type', machine, isFilled);
}

function fillCpuRequest(spec: JsonObject, cluster: ClusterConfig): void {
  const resources = objectAt(spec, 'domain', 'resources');
  const limit = valueAt(resources, 'limits', 'cpu');
  if (isWorth(limit) && !isWorth(valueAt(resources, 'requests', 'cpu'))) {
    const requests = ensureObject(resources, 'requests');
    if (requests) requests['cpu'] = limit;
  }
  const configured = cluster.configuration['cpuRequest'];
  const dedicated = isFilled(valueAt(spec, 'domain', 'cpu', 'dedicatedCpuPlacement'));
  if (!isGiven(configured) || quantityValue(configured) === 0.1 || dedicated) return;
  fill(ensureObject(spec, 'domain', 'resources', 'requests'), 'cpu', configured);
}

function fillGuestMemory(spec: JsonObject): void {
  const memory = ensureObject(spec, 'domain', 'memory');
  if (!memory || isGiven(memory['guest'])) return;
  const resources = objectAt(spec, 'domain', 'resources');
  const pageSize = valueAt(memory, 'hugepages', 'pageSize');
  const first = [valueAt(resources, 'requests', 'memory'), valueAt(resources, 'limits', 'memory')].find(isWorth);
  fill(
    memory,
    'guest',
    first ?? (isUnresolved(pageSize) || quantityValue(pageSize) !== undefined ? pageSize : undefined),
  );
}

/** A guest that says nothing of its topology gets its CPU limit, else its request, in sockets; or one. */
function fillTopology(spec: JsonObject): void {
  const cpu = ensureObject(spec, 'domain', 'cpu');
  if (!cpu || ['sockets', 'cores', 'threads'].some((key) => isFilled(cpu[key]))) return;
  const resources = objectAt(spec, 'domain', 'resources');
  const share = [valueAt(resources, 'limits', 'cpu'), valueAt(resources, 'requests', 'cpu')].find(isGiven);
  const sockets = share === undefined ? 1 : isUnresolved(share) ? UNRESOLVED : Math.ceil(quantityValue(share) ?? 1);
  Object.assign(cpu, { sockets, cores: 1, threads: 1 });
}

/** An image that can change under its name is pulled always. */
function fillPullPolicies(spec: JsonObject): void {
  for (const volume of objectsAt(spec, 'volumes')) {
    const disk = objectAt(volume, 'containerDisk');
    const image = disk?.['image'];
    if (!disk || isUnresolved(image)) continue;
    const moving = typeof image !== 'string' || image.endsWith(':latest') || !/[:@]/.test(image);
    fill(disk, 'imagePullPolicy', moving ? 'Always' : 'IfNotPresent', isFilled);
  }
}

/** A guest without any network or interface gets a NIC on the pod network, unless it says otherwise. */
export function attachPodNetwork(spec: JsonObject, cluster: ClusterConfig): void {
  const devices = ensureObject(spec, 'domain', 'devices');
  if (!devices || devices['autoattachPodInterface'] === false || isUnresolved(devices['autoattachPodInterface']))
    return;
  if (!isEmptyList(spec['networks']) || !isEmptyList(devices['interfaces'])) return;
  const binding = cluster.defaultNetworkInterface;
  if (binding === 'bridge' || binding === 'masquerade') devices['interfaces'] = [{ name: 'default', [binding]: {} }];
  spec['networks'] = [{ name: 'default', pod: {} }];
}

/** A volume that neither a disk nor a filesystem names gets a disk. */
export function attachVolumes(spec: JsonObject): void {
  const devices = ensureObject(spec, 'domain', 'devices');
  if (!devices || !(isEmptyList(devices['disks']) || Array.isArray(devices['disks']))) return;
  if (isUnresolved(devices['filesystems'])) return;
  const attached = new Set<unknown>();
  for (const list of ['disks', 'filesystems']) {
    for (const { name } of objectsAt(devices, list)) {
      if (isUnresolved(name)) return;
      attached.add(name);
    }
  }
  const added = objectsAt(spec, 'volumes').filter(({ name }) => !attached.has(name));
  if (added.length === 0) return;
  devices['disks'] = [...((devices['disks'] as unknown[]) ?? []), ...added.map(({ name }) => ({ name }))];
}

function isEmptyList(value: unknown): boolean {
  return !isGiven(value) || (Array.isArray(value) && value.length === 0);
}

/** Whether a quantity is there and not zero. */
function isWorth(value: unknown): boolean {
  return isUnresolved(value) || (isGiven(value) && quantityValue(value) !== 0);
}
