/** The guests that a set of objects makes: which object asks for each, how many, and what they look like from outside. */
import { isObject, type JsonObject, objectAt, valueAt } from '../kube/json';
import { DEFAULT_NAMESPACE, type KubeObject } from '../kube/object';
import { isUnresolved } from '../kube/unresolved';
import { APP, launcherLabels } from './launcher-pod';
import type { ObjectIndex } from './object-index';

/** One object that makes guests; read as it was given, so nothing of it has been checked. */
export interface Guests {
  owner: KubeObject;
  namespace: string;
  /** Name of the owner; empty where it is generated or not known yet. */
  name: string;
  /** Spec of the VirtualMachineInstance, as written. */
  spec: JsonObject;
  /** Labels of the template, which the Pods of the guests carry. */
  labels: JsonObject;
  /** How many of them run at once: none where the run strategy says so. */
  count: number;
  /** Names of the disks that each guest gets one of its own of. */
  ownDisks: readonly unknown[];
}

type Reader = (owner: KubeObject) => Omit<Guests, 'owner' | 'namespace' | 'name'> | undefined;

/** How each kind holds its guests. */
const READERS: Readonly<Record<string, Reader>> = {
  VirtualMachine: (vm) => ofTemplate(objectAt(vm, 'spec', 'template'), isHalted(vm.spec) ? 0 : 1),
  VirtualMachineInstance: (vmi) =>
    valueAt(vmi, 'metadata', 'ownerReferences') === undefined ? ofTemplate(vmi as unknown as JsonObject, 1) : undefined,
  VirtualMachineInstanceReplicaSet: (set) => ofTemplate(objectAt(set, 'spec', 'template'), replicasOf(set)),
  VirtualMachinePool: (pool) => {
    const vm = objectAt(pool, 'spec', 'virtualMachineTemplate', 'spec');
    const found = ofTemplate(objectAt(vm, 'template'), isHalted(vm) ? 0 : replicasOf(pool));
    return found && { ...found, ownDisks: templateNames(vm) };
  },
};

/** All of them. A VirtualMachineInstance that another object of the cluster owns is counted with that. */
export const guestsAmong = (index: ObjectIndex): readonly Guests[] => index.derived(listGuests);

function listGuests(index: ObjectIndex): readonly Guests[] {
  return Object.keys(READERS).flatMap((kind) => index.given(kind).flatMap((owner) => guestsOf(owner) ?? []));
}

/** The guests that one object makes; undefined where it makes none, or hides them in values that are not known yet. */
export function guestsOf(owner: KubeObject): Guests | undefined {
  const found = Object.hasOwn(READERS, owner.kind) ? READERS[owner.kind]!(owner) : undefined;
  if (!found) return undefined;
  const name = valueAt(owner, 'metadata', 'name');
  return { owner, namespace: namespaceOf(owner), name: typeof name === 'string' ? name : '', ...found };
}

export function namespaceOf(object: KubeObject): string {
  const namespace = valueAt(object, 'metadata', 'namespace');
  return typeof namespace === 'string' && namespace !== '' ? namespace : DEFAULT_NAMESPACE;
}

/** Whether the Pods of the guests carry these labels, KubeVirt's own included; also where that is not known yet. */
export function isSelected({ owner, name, labels }: Guests, selector: JsonObject): boolean {
  return Object.entries(selector).every(([key, value]) => {
    const label = labels[key];
    return label === value || isUnresolved(label) || isUnresolved(value) || isOwnLabel(owner.kind, name, key, value);
  });
}

/** Kinds that make several guests, which are named after them with something added. */
export const MULTIPLE: ReadonlySet<string> = new Set(['VirtualMachinePool', 'VirtualMachineInstanceReplicaSet']);

interface Labelled {
  /** By `key=value`, in all namespaces. */
  by: ReadonlyMap<string, readonly Guests[]>;
  /** Those whose labels are not all known: a value is unresolved, or names the member of a pool. */
  open: readonly Guests[];
}

const labelled = (index: ObjectIndex): Labelled => index.derived(listByLabel);

function listByLabel(index: ObjectIndex): Labelled {
  const by = new Map<string, Guests[]>();
  const open: Guests[] = [];
  for (const guests of guestsAmong(index)) {
    const own = MULTIPLE.has(guests.owner.kind) ? { [APP]: launcherLabels('')[APP] } : launcherLabels(guests.name);
    if (MULTIPLE.has(guests.owner.kind) || Object.values(guests.labels).some(isUnresolved)) open.push(guests);
    for (const [key, value] of Object.entries({ ...guests.labels, ...own })) {
      const known = by.get(`${key}=${String(value)}`);
      if (known) known.push(guests);
      else by.set(`${key}=${String(value)}`, [guests]);
    }
  }
  return { by, open };
}

const NOBODY: readonly Guests[] = [];

/** Guests of all namespaces, among which are all whose Pods carry these labels: few, so that a look at each is cheap. */
export function guestsLike(selector: JsonObject, index: ObjectIndex): readonly Guests[] {
  const { by, open } = labelled(index);
  const lists = Object.entries(selector)
    .filter(([key, value]) => !LIVE_LABELS.test(key) && !isUnresolved(value))
    .map(([key, value]) => by.get(`${key}=${String(value)}`) ?? NOBODY);
  if (lists.length === 0) return guestsAmong(index);
  const fewest = lists.reduce((a, b) => (b.length < a.length ? b : a));
  return open.length === 0 ? fewest : [...fewest, ...open];
}

/** Labels whose values KubeVirt makes while a guest runs. */
const LIVE_LABELS = /^kubevirt\.io\/(created-by|nodeName|migrationJobUID)$/;

function isOwnLabel(kind: string, name: string, key: string, value: unknown): boolean {
  if (LIVE_LABELS.test(key)) return true;
  const own = launcherLabels(name)[key];
  if (own === undefined || own === value) return own !== undefined;
  return own === name && MULTIPLE.has(kind) && typeof value === 'string' && value.startsWith(name);
}

function ofTemplate(template: JsonObject | undefined, count: number): ReturnType<Reader> {
  const spec = template?.['spec'];
  if (!isObject(spec)) return undefined;
  return { spec, labels: objectAt(template, 'metadata', 'labels') ?? {}, count, ownDisks: [] };
}

const isHalted = (vm: JsonObject | undefined): boolean =>
  vm?.['runStrategy'] === 'Halted' || (vm?.['running'] === false && vm['runStrategy'] === undefined);

function replicasOf(owner: KubeObject): number {
  const replicas = valueAt(owner, 'spec', 'replicas');
  return typeof replicas === 'number' ? replicas : 1;
}

function templateNames(vm: JsonObject | undefined): unknown[] {
  const templates = vm?.['dataVolumeTemplates'];
  return Array.isArray(templates) ? templates.map((template) => valueAt(template, 'metadata', 'name')) : [];
}
