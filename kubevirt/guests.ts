/** The guests that a set of objects makes: which object asks for each, how many, and what they look like from outside. */
import { isObject, type JsonObject, objectAt, valueAt } from '../kube/json';
import { DEFAULT_NAMESPACE, type KubeObject } from '../kube/object';
import { isUnresolved } from '../kube/unresolved';
import { launcherLabels } from './launcher-pod';
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
