import { memoize } from '../../../kube/memoize';
import type { KubeObject, ObjectMeta } from '../../../kube/object';
import { parsePath, type Step, valueAt } from '../../../kube/path';
import type { ClusterConfig } from '../../config';
import type { ObjectIndex } from '../../object-index';
import type { core } from '../../types';
import { isUnresolvedAt, UNRESOLVED_PART, UNRESOLVED_READ } from './unresolved-guard';

/** The lists of a VMI spec that have rules of their own. */
export type VmiList = 'disks' | 'volumes' | 'interfaces' | 'networks';

export type VmiOwnerKind =
  | 'VirtualMachine'
  | 'VirtualMachineInstance'
  | 'VirtualMachineInstanceReplicaSet'
  | 'VirtualMachinePool'
  /** A part of a VMI spec, to which only the rules marked `presets` apply. */
  | 'VirtualMachineInstancePreset';

/** The path of the VMI's metadata and spec in each kind of owner. */
export const VMI_PATHS: Readonly<Record<VmiOwnerKind, string>> = {
  VirtualMachine: 'spec.template',
  VirtualMachineInstance: '',
  VirtualMachineInstanceReplicaSet: 'spec.template',
  VirtualMachinePool: 'spec.virtualMachineTemplate.spec.template',
  VirtualMachineInstancePreset: '',
};

/** The path of each list in the VMI spec. */
export const ITEM_PATHS: Readonly<Record<VmiList, string>> = {
  disks: 'domain.devices.disks',
  volumes: 'volumes',
  interfaces: 'domain.devices.interfaces',
  networks: 'networks',
};

/**
 * A VMI spec as one of KubeVirt's webhooks sees it, with the parts that most rules need prepared once. `template`: as the webhook of
 * the owner sees it (a VM with instancetype, preference and defaults applied; a pool as written). `guest`: as the webhook of the
 * VirtualMachineInstance sees it, once that is created.
 */
export interface VmiSpecView {
  /** The kind that is validated: in the view `guest` always the VMI, and for a VM of a pool the VM. */
  kind: VmiOwnerKind;
  view: 'template' | 'guest';
  /** Path of the VMI spec in the owner: `spec.template.spec`. */
  path: string;
  /** Path of the VMI metadata in the owner. */
  metadataPath: string;
  /** The owner as written. */
  object: KubeObject;
  /** The owner before an update, where it is known. */
  old: KubeObject | undefined;
  metadata: ObjectMeta;
  spec: core.VirtualMachineInstanceSpec;
  /** The spec as written in the owner, before any defaults. */
  readonly written: Partial<core.VirtualMachineInstanceSpec> | undefined;
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
  /** Lookups by name; the first entry of that name. */
  volume(name: string): core.Volume | undefined;
  disk(name: string): core.Disk | undefined;
  interface(name: string): core.Interface | undefined;
  network(name: string): core.Network | undefined;
  /** What a function makes of this view, made once for all rules. */
  derived<T>(make: (vmi: VmiSpecView) => T): T;
  /** As written or defaulted; empty where the owner's webhook sees none (replica sets and pools). */
  architecture: string;
  cluster: ClusterConfig;
  related: ObjectIndex;
}

/** The input of a view: everything else is derived from it. */
export interface VmiSource {
  kind: VmiOwnerKind;
  view: VmiSpecView['view'];
  object: KubeObject;
  old: KubeObject | undefined;
  metadata: ObjectMeta;
  spec: core.VirtualMachineInstanceSpec;
}

const SPEC_STEPS = Object.fromEntries(
  Object.entries(VMI_PATHS).map(([kind, path]) => [kind, parsePath(path ? `${path}.spec` : 'spec')]),
) as Record<VmiOwnerKind, Step[]>;

const NOTHING = Object.freeze({});

export function vmiSpecView(source: VmiSource, cluster: ClusterConfig, related: ObjectIndex): VmiSpecView {
  return new PreparedView(source, cluster, related);
}

/** Created twice for every VM, hence a class with plain fields rather than a literal with closures. */
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
  private made: Map<unknown, unknown> | undefined;
  private byName: Partial<Record<'disks' | 'volumes' | 'interfaces' | 'networks', ByName>> = {};

  constructor(
    source: VmiSource,
    readonly cluster: ClusterConfig,
    readonly related: ObjectIndex,
  ) {
    const base = VMI_PATHS[source.object.kind as VmiOwnerKind];
    this.kind = source.kind;
    this.view = source.view;
    this.path = base ? `${base}.spec` : 'spec';
    this.metadataPath = base ? `${base}.metadata` : 'metadata';
    this.object = source.object;
    this.old = source.old;
    this.metadata = source.metadata;
    this.spec = source.spec;
    this.domain = part(source.spec, 'domain');
    this.devices = part(this.domain, 'devices');
    this.cpu = part(this.domain, 'cpu');
    this.memory = part(this.domain, 'memory');
    const resources = part<object>(this.domain, 'resources');
    this.requests = part(resources, 'requests');
    this.limits = part(resources, 'limits');
    this.disks = list(this.devices, 'disks');
    this.volumes = list(source.spec, 'volumes');
    this.interfaces = list(this.devices, 'interfaces');
    this.networks = list(source.spec, 'networks');
  }

  get written(): Partial<core.VirtualMachineInstanceSpec> | undefined {
    return valueAt(this.object, SPEC_STEPS[this.object.kind as VmiOwnerKind]) as
      | Partial<core.VirtualMachineInstanceSpec>
      | undefined;
  }

  get architecture(): string {
    return this.spec.architecture ?? '';
  }

  derived<T>(make: (vmi: VmiSpecView) => T): T {
    this.made ??= new Map();
    return memoize(this.made as Map<unknown, T>, make, () => make(this));
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

/** An object inside another one; unresolved throughout where all of it is. */
function part<T extends object>(parent: object, key: string): T {
  if (parent === UNRESOLVED_PART || isUnresolvedAt(parent, key)) return UNRESOLVED_PART as T;
  return ((parent as Record<string, unknown>)[key] ?? NOTHING) as T;
}

/** A list inside an object; reading it throws where it is unresolved. */
function list<T>(parent: object, key: string): readonly T[] {
  if (parent === UNRESOLVED_PART || isUnresolvedAt(parent, key)) return UNRESOLVED_PART as unknown as readonly T[];
  return ((parent as Record<string, unknown>)[key] ?? []) as readonly T[];
}

/** A list by name, indexed on first use; incomplete where a name is unresolved. */
interface ByName {
  items: ReadonlyMap<string | undefined, { name?: string }>;
  complete: boolean;
}

type Lists = Pick<VmiSpecView, 'disks' | 'volumes' | 'interfaces' | 'networks'>;

function find<L extends keyof Lists>(
  vmi: Lists,
  memory: Partial<Record<keyof Lists, ByName>>,
  which: L,
  name: string,
): Lists[L][number] | undefined {
  memory[which] ??= indexed(vmi[which]);
  const { items, complete } = memory[which];
  const found = items.get(name);
  if (!found && !complete) throw UNRESOLVED_READ;
  return found as Lists[L][number] | undefined;
}

function indexed(list: readonly { name?: string }[]): ByName {
  const items = new Map<string | undefined, { name?: string }>();
  let complete = true;
  for (let i = 0; i < list.length; i++) {
    if (isUnresolvedAt(list, i) || isUnresolvedAt(list[i]!, 'name')) complete = false;
    else if (!items.has(list[i]!.name)) items.set(list[i]!.name, list[i]!);
  }
  return { items, complete };
}

/** The VirtualMachineSpec of a VM, or of the VMs of a pool. */
export function virtualMachineSpecOf(object: KubeObject): Partial<core.VirtualMachineSpec> {
  const spec = (object.spec ?? {}) as Record<string, unknown>;
  if (object.kind === 'VirtualMachine') return spec;
  return (spec['virtualMachineTemplate'] as { spec?: Partial<core.VirtualMachineSpec> } | undefined)?.spec ?? {};
}
