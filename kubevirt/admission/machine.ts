import type { KubeObject, ObjectMeta } from '../object';
import type { core } from '../types';
import type { Cluster } from './cluster';
import type { Related } from './related';
import { HIDDEN, isHidden, UNKNOWABLE } from './unknowable';

export type MachineKind =
  | 'VirtualMachine'
  | 'VirtualMachineInstance'
  | 'VirtualMachineInstanceReplicaSet'
  | 'VirtualMachinePool'
  /** A part of a guest, of which only the rules marked `presets` hold. */
  | 'VirtualMachineInstancePreset';

/** Where each carrier keeps its guest's metadata and spec. */
export const GUEST_PATHS: Readonly<Record<MachineKind, string>> = {
  VirtualMachine: 'spec.template',
  VirtualMachineInstance: '',
  VirtualMachineInstanceReplicaSet: 'spec.template',
  VirtualMachinePool: 'spec.virtualMachineTemplate.spec.template',
  VirtualMachineInstancePreset: '',
};

/**
 * A guest's description as one of KubeVirt's webhooks sees it, with what most rules ask prepared once. `template`: as the webhook
 * of the carrier does (a VM with instancetype, preference and defaults applied; a pool as written). `guest`: as the webhook of the
 * VirtualMachineInstance does, once that is made.
 */
export interface Machine {
  /** The kind that is judged: in the view `guest` always the VMI, and for a VM of a pool the VM. */
  kind: MachineKind;
  view: 'template' | 'guest';
  /** Path of the VMI spec in the carrier: `spec.template.spec`. */
  path: string;
  /** Path of the guest's metadata in the carrier. */
  metadataPath: string;
  /** The carrier as written. */
  object: KubeObject;
  /** The carrier before an update, where it is known. */
  old: KubeObject | undefined;
  metadata: ObjectMeta;
  spec: core.VirtualMachineInstanceSpec;
  domain: core.DomainSpec;
  devices: core.Devices;
  cpu: Partial<core.CPU>;
  memory: Partial<core.Memory>;
  requests: Readonly<Record<string, unknown>>;
  limits: Readonly<Record<string, unknown>>;
  disks: readonly core.Disk[];
  volumes: readonly core.Volume[];
  interfaces: readonly core.Interface[];
  networks: readonly core.Network[];
  /** Look-ups by name; the first of that name. */
  volume(name: string): core.Volume | undefined;
  disk(name: string): core.Disk | undefined;
  interface(name: string): core.Interface | undefined;
  network(name: string): core.Network | undefined;
  /** As written or defaulted; empty where the carrier's webhook sees none (replica sets and pools). */
  architecture: string;
  cluster: Cluster;
  related: Related;
}

/** What a machine is made from: everything else is derived. */
export interface Guest {
  kind: MachineKind;
  view: Machine['view'];
  object: KubeObject;
  old: KubeObject | undefined;
  metadata: ObjectMeta;
  spec: core.VirtualMachineInstanceSpec;
}

const NOTHING = Object.freeze({});

export function machineOf(guest: Guest, cluster: Cluster, related: Related): Machine {
  const { spec } = guest;
  const domain = part<core.DomainSpec>(spec, 'domain');
  const devices = part<core.Devices>(domain, 'devices');
  const resources = part<core.ResourceRequirements>(domain, 'resources');
  const disks = list<core.Disk>(devices, 'disks');
  const volumes = list<core.Volume>(spec, 'volumes');
  const interfaces = list<core.Interface>(devices, 'interfaces');
  const networks = list<core.Network>(spec, 'networks');
  const base = GUEST_PATHS[guest.object.kind as MachineKind];
  return {
    ...guest,
    path: base ? `${base}.spec` : 'spec',
    metadataPath: base ? `${base}.metadata` : 'metadata',
    domain,
    devices,
    cpu: part(domain, 'cpu'),
    memory: part(domain, 'memory'),
    requests: part(resources, 'requests'),
    limits: part(resources, 'limits'),
    disks,
    volumes,
    interfaces,
    networks,
    volume: finder(volumes),
    disk: finder(disks),
    interface: finder(interfaces),
    network: finder(networks),
    get architecture() {
      return spec.architecture ?? '';
    },
    cluster,
    related,
  };
}

/** An object inside another one; hidden throughout where the whole of it cannot be known. */
function part<T extends object>(parent: object, key: string): T {
  if (parent === HIDDEN || isHidden(parent, key)) return HIDDEN as T;
  return ((parent as Record<string, unknown>)[key] ?? NOTHING) as T;
}

/** A list inside an object; reading it throws where it cannot be known. */
function list<T>(parent: object, key: string): readonly T[] {
  if (parent === HIDDEN || isHidden(parent, key)) return HIDDEN as unknown as readonly T[];
  return ((parent as Record<string, unknown>)[key] ?? []) as readonly T[];
}

/** Finds by name; made on first use, because most lists are asked often or never. */
function finder<T extends { name?: string }>(items: readonly T[]): (name: string) => T | undefined {
  let byName: Map<string | undefined, T> | undefined;
  let complete = true;
  return (name) => {
    if (!byName) {
      byName = new Map();
      for (let i = 0; i < items.length; i++) {
        if (isHidden(items, i) || isHidden(items[i]!, 'name')) complete = false;
        else if (!byName.has(items[i]!.name)) byName.set(items[i]!.name, items[i]!);
      }
    }
    const found = byName.get(name);
    if (!found && !complete) throw UNKNOWABLE;
    return found;
  };
}

/** The VirtualMachineSpec of a VM, or of the VMs that a pool makes. */
export function virtualMachineSpecOf(object: KubeObject): Partial<core.VirtualMachineSpec> {
  const spec = (object.spec ?? {}) as Record<string, unknown>;
  if (object.kind === 'VirtualMachine') return spec;
  return (spec['virtualMachineTemplate'] as { spec?: Partial<core.VirtualMachineSpec> } | undefined)?.spec ?? {};
}
