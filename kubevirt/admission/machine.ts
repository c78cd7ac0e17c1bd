import type { KubeObject, ObjectMeta } from '../object';
import type { v1 } from '../types';
import type { Cluster } from './cluster';
import type { Related } from './related';
import { HIDDEN, isHidden, UNKNOWABLE } from './unknowable';

export type MachineKind =
  | 'VirtualMachine'
  | 'VirtualMachineInstance'
  | 'VirtualMachineInstanceReplicaSet'
  | 'VirtualMachinePool';

/** Where each carrier keeps its guest's metadata and spec. */
export const GUEST_PATHS: Readonly<Record<MachineKind, string>> = {
  VirtualMachine: 'spec.template',
  VirtualMachineInstance: '',
  VirtualMachineInstanceReplicaSet: 'spec.template',
  VirtualMachinePool: 'spec.virtualMachineTemplate.spec.template',
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
  metadata: ObjectMeta;
  spec: v1.VirtualMachineInstanceSpec;
  domain: v1.DomainSpec;
  devices: v1.Devices;
  cpu: Partial<v1.CPU>;
  memory: Partial<v1.Memory>;
  requests: Readonly<Record<string, unknown>>;
  limits: Readonly<Record<string, unknown>>;
  disks: readonly v1.Disk[];
  volumes: readonly v1.Volume[];
  interfaces: readonly v1.Interface[];
  networks: readonly v1.Network[];
  /** Look-ups by name; the first of that name. */
  volume(name: string): v1.Volume | undefined;
  disk(name: string): v1.Disk | undefined;
  interface(name: string): v1.Interface | undefined;
  network(name: string): v1.Network | undefined;
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
  metadata: ObjectMeta;
  spec: v1.VirtualMachineInstanceSpec;
}

const NOTHING = Object.freeze({});

export function machineOf(guest: Guest, cluster: Cluster, related: Related): Machine {
  const { spec } = guest;
  const domain = part<v1.DomainSpec>(spec, 'domain');
  const devices = part<v1.Devices>(domain, 'devices');
  const resources = part<v1.ResourceRequirements>(domain, 'resources');
  const disks = list<v1.Disk>(devices, 'disks');
  const volumes = list<v1.Volume>(spec, 'volumes');
  const interfaces = list<v1.Interface>(devices, 'interfaces');
  const networks = list<v1.Network>(spec, 'networks');
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
  if (isHidden(parent, key)) return HIDDEN as T;
  return ((parent as Record<string, unknown>)[key] ?? NOTHING) as T;
}

/** A list inside an object; reading it throws where it cannot be known. */
function list<T>(parent: object, key: string): readonly T[] {
  if (isHidden(parent, key)) return HIDDEN as unknown as readonly T[];
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
export function virtualMachineSpecOf(object: KubeObject): Partial<v1.VirtualMachineSpec> {
  const spec = (object.spec ?? {}) as Record<string, unknown>;
  if (object.kind === 'VirtualMachine') return spec;
  return (spec['virtualMachineTemplate'] as { spec?: Partial<v1.VirtualMachineSpec> } | undefined)?.spec ?? {};
}
