/** A guest as props of the construct: what has a prop becomes one. What has none is for the comparison with the original to find. */
import { EvictionStrategy } from '../../constructs';
import { isObject } from '../../kube/json';
import { quantityValue } from '../../kube/quantity';
import { type Drives, drives } from './disk-props';
import { at, filled, type Json, listAt, objectAt, orNone, without } from './fields';
import { nics } from './nic-props';
import { claimedDevices } from './resource-claim-props';

/** Label that the construct sets itself. */
const IDENTITY = 'kubevirt.io/vm';

/** Props of the construct for a VirtualMachine. */
export function virtualMachineProps({ metadata, spec }: Json): Json {
  const { template, ...own } = objectAt({ spec }, 'spec');
  return filled({
    ...machineProps(own, objectAt({ template }, 'template'), String(at(metadata, 'name'))),
    runStrategy: own['runStrategy'] ?? (own['running'] === true ? undefined : 'Halted'),
    updateVolumesStrategy: own['updateVolumesStrategy'],
    labels: orNone(without(objectAt(metadata, 'labels'), IDENTITY)),
    annotations: at(metadata, 'annotations'),
  });
}

/** Props of a guest, by its template; `spec` has the matchers and the templates of disks beside it. */
export function machineProps(spec: Json, template: Json, vmName: string): Json {
  const guest = objectAt(template, 'spec');
  const domain = objectAt(guest, 'domain');
  const devices = objectAt(domain, 'devices');
  const { cloudInit, sysprep, disks }: Drives = drives(guest, {
    templates: listAt(spec, 'dataVolumeTemplates'),
    defaultBus: isObject(spec['preference']) ? undefined : guest['architecture'] === 'arm64' ? 'virtio' : 'sata',
    vmName,
  });
  return filled({
    ...sizing(spec, domain),
    disks: orNone(disks),
    nics: nics(guest),
    cloudInit,
    sysprep,
    ...credentials(guest),
    firmware: firmware(objectAt(domain, 'firmware')),
    clock: domain['clock'],
    features: domain['features'],
    launchSecurity: domain['launchSecurity'],
    tpm: tpm(devices['tpm']),
    devices: orNone(
      filled({
        ...without(devices, 'disks', 'interfaces', 'filesystems', 'tpm'),
        gpus: claimedDevices(guest, listAt(devices, 'gpus')),
        hostDevices: claimedDevices(guest, listAt(devices, 'hostDevices')),
      }),
    ),
    machineType: at(domain, 'machine', 'type'),
    chassis: domain['chassis'],
    ioThreads: ioThreads(domain),
    rebootPolicy: domain['rebootPolicy'],
    hostname: guest['hostname'],
    subdomain: guest['subdomain'],
    dnsPolicy: guest['dnsPolicy'],
    dnsConfig: guest['dnsConfig'],
    serviceAccount: guest['serviceAccountName'],
    startStrategy: guest['startStrategy'],
    architecture: guest['architecture'],
    evictionStrategy: guest['evictionStrategy'] ?? EvictionStrategy.CLUSTER_DEFAULT,
    priorityClass: guest['priorityClassName'],
    terminationGracePeriod: seconds(guest['terminationGracePeriodSeconds']),
    readiness: probe(guest['readinessProbe']),
    liveness: probe(guest['livenessProbe']),
    scheduling: orNone(
      filled({
        nodeSelector: guest['nodeSelector'],
        affinity: guest['affinity'],
        tolerations: guest['tolerations'],
        topologySpreadConstraints: guest['topologySpreadConstraints'],
        schedulerName: guest['schedulerName'],
      }),
    ),
    guestLabels: orNone(without(objectAt(template, 'metadata', 'labels'), IDENTITY)),
    guestAnnotations: at(template, 'metadata', 'annotations'),
  });
}

function sizing(spec: Json, domain: Json): Json {
  const preference = matcher(spec['preference'], 'VirtualMachineClusterPreference');
  const instancetype = matcher(spec['instancetype'], 'VirtualMachineClusterInstancetype');
  if (instancetype) return { instancetype, preference };
  const resources = objectAt(domain, 'resources');
  const cpus = at(resources, 'limits', 'cpu') ?? at(resources, 'requests', 'cpu');
  const cpu = objectAt(domain, 'cpu');
  const { maxGuest, ...memory } = objectAt(domain, 'memory');
  const hugepages = at(memory, 'hugepages', 'pageSize');
  const guest =
    memory['guest'] ?? at(resources, 'requests', 'memory') ?? at(resources, 'limits', 'memory') ?? hugepages;
  const hasTopology = ['sockets', 'cores', 'threads'].some((part) => cpu[part] !== undefined);
  return {
    cpu: hasTopology ? cpu : orNone(cpu) ? { ...cpu, sockets: vcpus(cpus) } : vcpus(cpus),
    memory: maxGuest || hugepages ? filled({ guest, maxGuest, hugepages }) : guest,
    resources: orNone(resources),
    preference,
  };
}

/** KubeVirt gives a guest without a topology as many sockets as CPUs are asked for. */
function vcpus(cpu: unknown): number {
  return Math.max(1, Math.ceil(quantityValue(cpu) ?? 1));
}

function matcher(value: unknown, kind: string): Json | undefined {
  const volume = at(value, 'inferFromVolume');
  if (volume !== undefined)
    return filled({ inferFromVolume: volume, failurePolicy: at(value, 'inferFromVolumeFailurePolicy') });
  const name = at(value, 'name');
  return name === undefined ? undefined : { name, kind: kindIn(at(value, 'kind'), kind) };
}

/** KubeVirt reads the kind in any case, and takes the one of the cluster where there is none. */
function kindIn(given: unknown, ofCluster: string): string {
  const inNamespace = ofCluster.replace('Cluster', '');
  return String(given).toLowerCase() === inNamespace.toLowerCase() ? inNamespace : ofCluster;
}

function credentials(guest: Json): Json {
  const all = listAt(guest, 'accessCredentials');
  const secretOf = (kind: string, one: Json): unknown => at(one, kind, 'source', 'secret', 'secretName');
  const keys = all.filter((one) => isObject(one['sshPublicKey']));
  const passwords = all.filter((one) => isObject(one['userPassword']));
  return {
    sshKeys: orNone(
      keys.map((one) =>
        filled({
          secret: secretOf('sshPublicKey', one),
          users: at(one, 'sshPublicKey', 'propagationMethod', 'qemuGuestAgent', 'users'),
        }),
      ),
    ),
    passwords: orNone(passwords.map((one) => ({ secret: secretOf('userPassword', one) }))),
  };
}

function firmware({ bootloader, ...rest }: Json): Json | undefined {
  const { efi, bios } = objectAt({ bootloader }, 'bootloader');
  const found = filled({ efi, bios, ...without(rest, 'acpi') });
  return orNone(found);
}

function ioThreads({ ioThreads: pool, ioThreadsPolicy }: Json): unknown {
  const threads = at(pool, 'supplementalPoolThreadCount');
  return threads === undefined ? ioThreadsPolicy : { threads };
}

function tpm(value: unknown): unknown {
  if (!isObject(value)) return undefined;
  return typeof value['enabled'] === 'boolean' ? value['enabled'] : filled({ persistent: value['persistent'] });
}

function probe(value: unknown): Json | undefined {
  if (!isObject(value)) return undefined;
  const { initialDelaySeconds, periodSeconds, timeoutSeconds, ...check } = value;
  return filled({
    ...check,
    initialDelay: seconds(initialDelaySeconds),
    period: seconds(periodSeconds),
    timeout: seconds(timeoutSeconds),
  });
}

const seconds = (value: unknown): string | undefined => (typeof value === 'number' ? `${value}s` : undefined);
