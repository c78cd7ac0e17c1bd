import type { KubeObject, ObjectMeta } from '../../../kube/object';
import type { ClusterConfig } from '../../config';
import type { ObjectIndex } from '../../object-index';
import type { core } from '../../types';
import { HIDDEN, isHidden, UNKNOWABLE } from './unresolved-guard';

export type VmiOwnerKind =
  | 'VirtualMachine'
  | 'VirtualMachineInstance'
  | 'VirtualMachineInstanceReplicaSet'
  | 'VirtualMachinePool'
  /** A part of a guest, of which only the rules marked `presets` hold. */
  | 'VirtualMachineInstancePreset';

/** Where each carrier keeps its guest's metadata and spec. */
export const VMI_PATHS: Readonly<Record<VmiOwnerKind, string>> = {
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
export interface VmiSpecView {
  /** The kind that is judged: in the view `guest` always the VMI, and for a VM of a pool the VM. */
  kind: VmiOwnerKind;
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
  cluster: ClusterConfig;
  related: ObjectIndex;
}

/** What a machine is made from: everything else is derived. */
export interface Guest {
  kind: VmiOwnerKind;
  view: VmiSpecView['view'];
  object: KubeObject;
  old: KubeObject | undefined;
  metadata: ObjectMeta;
  spec: core.VirtualMachineInstanceSpec;
}

const NOTHING = Object.freeze({});

export function vmiSpecView(guest: Guest, cluster: ClusterConfig, related: ObjectIndex): VmiSpecView {
  return new PreparedView(guest, cluster, related);
}

/** Made twice for every VM, so it is a class of plain fields rather than a literal of closures. */
class PreparedView implements VmiSpecView {
  readonly kind: VmiOwnerKind;
  readonly view: VmiSpecView['view'];
  readonly path: string;
  readonly metadataPath: string;
  readonly object: KubeObject;
  readonly old: KubeObject | undefined;
  readonly metadata: ObjectMeta;
  readonly spec: core.VirtualMachineInstanceSpec;
  readonly domain: core.DomainSpec;
  readonly devices: core.Devices;
  readonly cpu: Partial<core.CPU>;
  readonly memory: Partial<core.Memory>;
  readonly requests: Readonly<Record<string, unknown>>;
  readonly limits: Readonly<Record<string, unknown>>;
  readonly disks: readonly core.Disk[];
  readonly volumes: readonly core.Volume[];
  readonly interfaces: readonly core.Interface[];
  readonly networks: readonly core.Network[];
  private byName: Partial<Record<'disks' | 'volumes' | 'interfaces' | 'networks', ByName>> = {};

  constructor(
    guest: Guest,
    readonly cluster: ClusterConfig,
    readonly related: ObjectIndex,
  ) {
    const base = VMI_PATHS[guest.object.kind as VmiOwnerKind];
    this.kind = guest.kind;
    this.view = guest.view;
    this.path = base ? `${base}.spec` : 'spec';
    this.metadataPath = base ? `${base}.metadata` : 'metadata';
    this.object = guest.object;
    this.old = guest.old;
    this.metadata = guest.metadata;
    this.spec = guest.spec;
    this.domain = part(guest.spec, 'domain');
    this.devices = part(this.domain, 'devices');
    this.cpu = part(this.domain, 'cpu');
    this.memory = part(this.domain, 'memory');
    const resources = part<object>(this.domain, 'resources');
    this.requests = part(resources, 'requests');
    this.limits = part(resources, 'limits');
    this.disks = list(this.devices, 'disks');
    this.volumes = list(guest.spec, 'volumes');
    this.interfaces = list(this.devices, 'interfaces');
    this.networks = list(guest.spec, 'networks');
  }

  get architecture(): string {
    return this.spec.architecture ?? '';
  }

  volume(name: string): core.Volume | undefined {
    return find(this, this.byName, 'volumes', name);
  }

  disk(name: string): core.Disk | undefined {
    return find(this, this.byName, 'disks', name);
  }

  interface(name: string): core.Interface | undefined {
    return find(this, this.byName, 'interfaces', name);
  }

  network(name: string): core.Network | undefined {
    return find(this, this.byName, 'networks', name);
  }
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

/** A list by name, made on first use; incomplete where some name cannot be known. */
interface ByName {
  items: ReadonlyMap<string | undefined, { name?: string }>;
  complete: boolean;
}

type Lists = Pick<VmiSpecView, 'disks' | 'volumes' | 'interfaces' | 'networks'>;

function find<L extends keyof Lists>(
  machine: Lists,
  memory: Partial<Record<keyof Lists, ByName>>,
  which: L,
  name: string,
): Lists[L][number] | undefined {
  memory[which] ??= indexed(machine[which]);
  const { items, complete } = memory[which];
  const found = items.get(name);
  if (!found && !complete) throw UNKNOWABLE;
  return found as Lists[L][number] | undefined;
}

function indexed(list: readonly { name?: string }[]): ByName {
  const items = new Map<string | undefined, { name?: string }>();
  let complete = true;
  for (let i = 0; i < list.length; i++) {
    if (isHidden(list, i) || isHidden(list[i]!, 'name')) complete = false;
    else if (!items.has(list[i]!.name)) items.set(list[i]!.name, list[i]!);
  }
  return { items, complete };
}

/** The VirtualMachineSpec of a VM, or of the VMs that a pool makes. */
export function virtualMachineSpecOf(object: KubeObject): Partial<core.VirtualMachineSpec> {
  const spec = (object.spec ?? {}) as Record<string, unknown>;
  if (object.kind === 'VirtualMachine') return spec;
  return (spec['virtualMachineTemplate'] as { spec?: Partial<core.VirtualMachineSpec> } | undefined)?.spec ?? {};
}
