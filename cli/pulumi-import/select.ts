/** What of a cluster an import takes: only GET requests. */
import { ApiError, type Cluster } from '../../cluster';
import { objectAt } from '../../kube/json';
import { describe, type KubeObject } from '../../kube/object';
import { matchesLabels } from '../../kube/selector';
import { type KindInfo, kindOf } from '../../kubevirt/kinds';
import type { InState } from './from-state';
import { guestLabelsOf, type Reference, referencesOf } from './references';

export type Reader = Pick<Cluster, 'find' | 'list'>;

/** An object to import. `name`: the name of its resource, where the program already has one. */
export interface Taken {
  object: KubeObject;
  name?: string;
}

export interface Selection {
  taken: Taken[];
  /** Objects that belong to what was found and stay out of the import, with the reason. */
  omitted: { object: string; why: string }[];
}

const KUBEVIRT = 'kubevirt.io/v1';
const INSTANCETYPE = 'instancetype.kubevirt.io/v1beta1';
const vm = kindOf(KUBEVIRT, 'VirtualMachine')!;
const service = kindOf('v1', 'Service')!;
const disk = kindOf('cdi.kubevirt.io/v1beta1', 'DataVolume')!;

/** Kinds that the import of a whole namespace lists. Secrets are read by the names that machines refer to, never listed. */
const WHOLE: readonly KindInfo[] = [
  vm,
  kindOf('pool.kubevirt.io/v1beta1', 'VirtualMachinePool')!,
  disk,
  kindOf(INSTANCETYPE, 'VirtualMachineInstancetype')!,
  kindOf(INSTANCETYPE, 'VirtualMachinePreference')!,
];

/** What the import of a namespace takes. */
export interface Extent {
  readonly kinds: readonly KindInfo[];
  /** Kinds that are never read, each with the reason: the program refers to their objects by name. */
  readonly outside: Readonly<Record<string, string>>;
}

const byName = (type: string): string =>
  `stays outside; the program refers to it by its name. To manage it too, declare it as a ${type} and import that`;

/** What the import into a stack takes of a namespace. */
export const RESOURCES: Extent = {
  kinds: WHOLE,
  outside: { ConfigMap: byName('kubevirt.Manifest'), PersistentVolumeClaim: byName('kubevirt.Manifest') },
};

/** A VirtualMachine with the objects that it refers to and the Services that select its guest. */
export async function selectMachine(cluster: Reader, namespace: string, name: string): Promise<Selection> {
  const machine = await cluster.find(vm, { namespace, name });
  if (!machine) throw new Error(await notFound(cluster, namespace, name));
  const owner = ownerOf(machine);
  if (owner) throw new Error(`${describe(machine)} ${owner}, so it cannot be imported by itself.`);
  return beside(cluster, namespace, [machine], RESOURCES);
}

/** Everything of the KubeVirt family in a namespace that a program would declare, with what it refers to. */
export async function selectNamespace(cluster: Reader, namespace: string, extent = RESOURCES): Promise<Selection> {
  const found: KubeObject[] = [];
  const omitted: Selection['omitted'] = [];
  const known = new Set<string>();
  for (const kind of extent.kinds) {
    const items = await listed(cluster, kind, namespace).catch((error: unknown) => {
      if (kind === vm || !(error instanceof ApiError) || error.status === 0) throw error;
      if (error.reason === 'KindNotServed') return [];
      omitted.push({ object: `${kind.kind} objects`, why: `could not be listed: ${firstLine(error)}` });
      return undefined;
    });
    if (!items) continue;
    known.add(kind.kind);
    found.push(...items);
  }
  const selection = await beside(cluster, namespace, found, extent, known);
  return { ...selection, omitted: [...omitted, ...selection.omitted] };
}

/** What the state of another provider names, as it is in the cluster, under the names of its resources. */
export async function selectState(cluster: Reader, resources: readonly InState[]): Promise<Selection> {
  const taken: Taken[] = [];
  const omitted: Selection['omitted'] = [];
  for (const { kind, ref, name } of resources) {
    const object = await cluster.find(kind, ref);
    const why = object ? reasonToOmit(object) : 'is in the state, but not in the cluster';
    if (object && !why) taken.push({ object, name });
    else omitted.push({ object: describe({ ...ref, apiVersion: kind.apiVersion, kind: kind.kind }), why: why! });
  }
  return { taken, omitted };
}

/** The objects with those that they refer to, without those that a controller made. `known`: kinds of which `found` has all. */
async function beside(
  cluster: Reader,
  namespace: string,
  found: readonly KubeObject[],
  { outside }: Extent,
  known: ReadonlySet<string> = new Set(),
): Promise<Selection> {
  const taken = new Map<string, Taken>();
  const omitted = new Map<string, string>();
  const consider = (object: KubeObject) => {
    const why = reasonToOmit(object);
    if (why) omitted.set(describe(object), why);
    else taken.set(describe(object), { object });
  };
  for (const object of found) consider(object);
  const machines = [...taken.values()]
    .map(({ object }) => object)
    .filter(({ kind }) => /^VirtualMachine(Pool)?$/.test(kind));
  for (const machine of machines) {
    for (const reference of referencesOf(machine)) {
      const name = describe({ ...reference, namespace });
      const madeBy = describe({ ...disk, namespace, name: reference.name });
      const isTaken = taken.has(name) || (reference.kind === 'PersistentVolumeClaim' && taken.has(madeBy));
      if (isTaken || omitted.has(name)) continue;
      const why = await follow(cluster, namespace, reference, { outside, known, consider });
      if (why) omitted.set(name, why);
    }
  }
  const labels = machines.map(guestLabelsOf);
  const services = await listed(cluster, service, namespace).catch((error: unknown) => {
    if (!(error instanceof ApiError) || error.status === 0) throw error;
    omitted.set('Services', `could not be listed: ${firstLine(error)}`);
    return [];
  });
  for (const each of services) {
    const selector = objectAt(each, 'spec', 'selector') ?? {};
    if (Object.keys(selector).length > 0 && labels.some((own) => matchesLabels(selector, own))) consider(each);
  }
  return { taken: [...taken.values()], omitted: [...omitted].map(([object, why]) => ({ object, why })) };
}

interface Rules extends Pick<Extent, 'outside'> {
  readonly known: ReadonlySet<string>;
  readonly consider: (object: KubeObject) => void;
}

/** Considers the object of a reference; the answer is why there is none to consider. */
async function follow(
  cluster: Reader,
  namespace: string,
  reference: Reference,
  { outside, known, consider }: Rules,
): Promise<string | undefined> {
  const { kind, name } = reference;
  if (kind !== 'PersistentVolumeClaim' && Object.hasOwn(outside, kind)) return outside[kind];
  // A DataVolume makes the claim of its name, and the program declares the DataVolume.
  const readable = kind === 'PersistentVolumeClaim' ? disk : kindOf(reference.apiVersion, kind)!;
  const find = () => (known.has(readable.kind) ? undefined : cluster.find(readable, { namespace, name }));
  const object = await Promise.resolve(find()).catch((error: unknown) => {
    if (!(error instanceof ApiError) || error.status === 0) throw error;
    return firstLine(error);
  });
  if (typeof object === 'string') return `could not be read: ${object}`;
  if (object) consider(object);
  else if (kind === 'PersistentVolumeClaim') return outside[kind];
  else if (kind === 'DataVolume')
    return 'does not exist: CDI may have deleted it after the import, and the claim of its name holds the data';
  else return 'does not exist';
  return undefined;
}

function reasonToOmit(object: KubeObject): string | undefined {
  if (object.metadata?.deletionTimestamp) return 'is being deleted';
  return ownerOf(object);
}

/** That a controller or another object owns it. */
function ownerOf({ metadata }: KubeObject): string | undefined {
  const owner = metadata?.ownerReferences?.[0];
  return owner && `belongs to ${owner.kind} ${owner.name}, which creates and deletes it`;
}

async function listed(cluster: Reader, kind: KindInfo, namespace: string): Promise<KubeObject[]> {
  const { items } = await cluster.list(kind, { namespace });
  return items.sort((a, b) => (String(a.metadata?.name) < String(b.metadata?.name) ? -1 : 1));
}

/** The error that names what exists nearby. */
async function notFound(cluster: Reader, namespace: string, name: string): Promise<string> {
  const missing = `VirtualMachine ${namespace}/${name} does not exist.`;
  const near = await cluster.list(vm, { namespace }).catch(() => undefined);
  const names = near?.items.map(({ metadata }) => String(metadata?.name)).sort() ?? [];
  if (names.length > 0) return `${missing} Namespace ${namespace} has ${shown(names)}.`;
  const all = await cluster.list(vm).catch(() => undefined);
  const elsewhere = all?.items.map(({ metadata }) => `${metadata?.namespace}/${metadata?.name}`).sort() ?? [];
  const sameName = elsewhere.filter((id) => id.endsWith(`/${name}`));
  if (sameName.length > 0) return `${missing} It exists as ${shown(sameName)}.`;
  const others = elsewhere.length > 0 ? ` Other namespaces have ${shown(elsewhere)}.` : '';
  return `${missing} Namespace ${namespace} has no VirtualMachines.${others} Check --context.`;
}

const SHOWN = 8;

function shown(names: readonly string[]): string {
  const more = names.length > SHOWN ? ` and ${names.length - SHOWN} more` : '';
  return names.slice(0, SHOWN).join(', ') + more;
}

function firstLine({ message }: Error): string {
  return message.split('\n')[0]!;
}
