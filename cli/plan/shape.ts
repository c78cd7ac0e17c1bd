/** What a machine looks like from outside, in a few rows: for people who compare the old one with the new one. */
import { isDeepStrictEqual } from 'node:util';
import { isObject, type JsonObject, objectAt, objectsAt, valueAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { bytesQuantity, quantityValue } from '../../kube/quantity';
import { isUnresolved, unresolvedText } from '../../kube/unresolved';
import { guestsOf, namespaceOf } from '../../kubevirt/guests';
import { expand } from '../../kubevirt/instancetype';
import { INTERFACE_BINDINGS } from '../../kubevirt/interface-bindings';
import { vcpusOf } from '../../kubevirt/launcher-pod';
import { type ObjectIndex, objectIndex } from '../../kubevirt/object-index';

/** One row: `Memory`, 4Gi before, 8Gi after. A side without the row, or without the machine, is absent. */
export interface ShapeRow {
  name: string;
  old?: readonly string[];
  new?: readonly string[];
}

/** An object, and those beside it. */
export interface Scene {
  object: unknown;
  /** Hand the same array to every call of a run. */
  beside: readonly KubeObject[];
}

/** The old machine beside the new one; empty for objects that make no guests. */
export function shapesOf(old: Scene, now: Scene): ShapeRow[] {
  const [before, after] = [old, now].map(({ object, beside }) => rowsOf(object, objectIndex(beside))) as [Rows, Rows];
  return ROWS.flatMap(({ name }) => {
    const [was, is] = [before.get(name), after.get(name)];
    return was || is ? [{ name, ...(was && { old: was }), ...(is && { new: is }) }] : [];
  });
}

export const isSameRow = (row: ShapeRow): boolean => isDeepStrictEqual(row.old, row.new);

interface Machine {
  /** Spec of the object that makes the guests. */
  spec: JsonObject;
  /** Of these, what is particular to a VirtualMachine. */
  vm: JsonObject;
  /** Spec of the guest, with its instancetype and preference applied. */
  guest: JsonObject;
  namespace: string;
  index: ObjectIndex;
}

type Row = { name: string; read(machine: Machine): readonly unknown[] };

const ROWS: readonly Row[] = [
  { name: 'Replicas', read: ({ spec }) => [spec['replicas']] },
  { name: 'Run strategy', read: ({ vm }) => [vm['runStrategy'] ?? RUNNING[String(vm['running'])]] },
  { name: 'Instancetype', read: ({ vm }) => [valueAt(vm, 'instancetype', 'name')] },
  { name: 'Preference', read: ({ vm }) => [valueAt(vm, 'preference', 'name')] },
  { name: 'CPU', read: ({ guest }) => [cpuText(objectAt(guest, 'domain') ?? {})] },
  { name: 'Memory', read: ({ guest }) => [memoryText(objectAt(guest, 'domain') ?? {})] },
  { name: 'Image', read: (machine) => imagesOf(machine) },
  { name: 'Disks', read: (machine) => objectsAt(machine.guest, 'volumes').map((volume) => diskText(volume, machine)) },
  { name: 'Networks', read: ({ guest }) => objectsAt(guest, 'networks').map((network) => nicText(network, guest)) },
];

const RUNNING: Readonly<Record<string, string>> = { true: 'Always', false: 'Halted' };

type Rows = ReadonlyMap<string, readonly string[]>;

function rowsOf(object: unknown, index: ObjectIndex): Rows {
  const machine = isObject(object) ? machineOf(object as unknown as KubeObject, index) : undefined;
  if (!machine) return new Map();
  return new Map(
    ROWS.flatMap(({ name, read }) => {
      const values = read(machine).filter((value) => value !== undefined && value !== null);
      return values.length > 0 ? [[name, values.map(shown)] as const] : [];
    }),
  );
}

function machineOf(object: KubeObject, index: ObjectIndex): Machine | undefined {
  const guests = guestsOf(object);
  if (!guests) return undefined;
  const spec = objectAt(object, 'spec') ?? {};
  const vm = object.kind === 'VirtualMachinePool' ? (objectAt(spec, 'virtualMachineTemplate', 'spec') ?? {}) : spec;
  const named = vm['instancetype'] || vm['preference'];
  const whole = named
    ? expand({ ...object, kind: 'VirtualMachine', spec: vm } as unknown as KubeObject, index.find).vm
    : undefined;
  const guest = objectAt(whole, 'spec', 'template', 'spec') ?? guests.spec;
  return { spec, vm, guest, namespace: namespaceOf(object), index };
}

function shown(value: unknown): string {
  if (isUnresolved(value)) return unresolvedText(value);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function cpuText(domain: JsonObject): string | undefined {
  const cpu = objectAt(domain, 'cpu');
  const parts = (['sockets', 'cores', 'threads'] as const).map((key) => [key, cpu?.[key]] as const);
  const unknown = parts.map(([, count]) => count).find(isUnresolved);
  if (unknown) return unresolvedText(unknown);
  const vcpus = vcpusOf(domain);
  const several = parts.filter(([, count]) => Number(count) > 1);
  const topology = several.map(([key, count]) => `${String(count)} ${key}`).join(' × ');
  return topology ? `${vcpus} vCPU (${topology})` : `${vcpus} vCPU`;
}

function memoryText(domain: JsonObject): unknown {
  const found = valueAt(domain, 'memory', 'guest') ?? valueAt(domain, 'resources', 'requests', 'memory');
  const bytes = quantityValue(found);
  return bytes === undefined ? found : bytesQuantity(bytes);
}

/** Where the contents of the disks come from, without what an address may hold beside its path: users, passwords, signatures. */
function imagesOf(machine: Machine): unknown[] {
  const found = objectsAt(machine.guest, 'volumes').flatMap((volume) => {
    const container = valueAt(volume, 'containerDisk', 'image');
    if (container !== undefined) return [container];
    const source = sourceOf(volume, machine);
    return source === undefined ? [] : [source];
  });
  return [...new Set(found)];
}

function sourceOf(volume: JsonObject, { vm, namespace, index }: Machine): string | undefined {
  const name = valueAt(volume, 'dataVolume', 'name');
  if (typeof name !== 'string') return undefined;
  const template = objectsAt(vm, 'dataVolumeTemplates').find((one) => valueAt(one, 'metadata', 'name') === name);
  const disk = template ?? index.find('DataVolume', name, namespace);
  const ref = valueAt(disk, 'spec', 'sourceRef', 'name');
  if (typeof ref === 'string') return `DataSource ${ref}`;
  const [kind, source] = Object.entries(objectAt(disk, 'spec', 'source') ?? {})[0] ?? [];
  const address = valueAt(source, 'url');
  if (typeof address === 'string') return address.replace(/\/\/[^/?#@]*@/, '//').replace(/[?#].*$/s, '');
  const copied = valueAt(source, 'name');
  return typeof copied === 'string' ? `copy of ${copied}` : kind === 'blank' ? undefined : kind;
}

/** `data: PersistentVolumeClaim web-data`, with the size where it is known. */
function diskText(volume: JsonObject, { vm, namespace, index }: Machine): string {
  const name = shown(volume['name'] ?? '(no name)');
  const [kind = 'volume'] = Object.keys(volume).filter((key) => key !== 'name');
  const claim = valueAt(volume, 'dataVolume', 'name') ?? valueAt(volume, 'persistentVolumeClaim', 'claimName');
  if (typeof claim !== 'string') return `${name}: ${VOLUMES[kind] ?? kind}`;
  const template = objectsAt(vm, 'dataVolumeTemplates').find((one) => valueAt(one, 'metadata', 'name') === claim);
  const disk =
    template ?? index.find('DataVolume', claim, namespace) ?? index.find('PersistentVolumeClaim', claim, namespace);
  const size = ['storage', 'pvc', 'resources']
    .map((part) => valueAt(disk, 'spec', ...(part === 'resources' ? [] : [part]), 'resources', 'requests', 'storage'))
    .find((found) => found !== undefined);
  return `${name}: ${claim}${size === undefined ? '' : `, ${shown(size)}`}`;
}

const VOLUMES: Readonly<Record<string, string>> = {
  containerDisk: 'from the image, lost at a restart',
  emptyDisk: 'empty, lost at a restart',
  cloudInitNoCloud: 'cloud-init',
  cloudInitConfigDrive: 'cloud-init',
};

/** `lan: bridge to lan`, `default: masquerade to the Pod network`. */
function nicText(network: JsonObject, guest: JsonObject): string {
  const name = network['name'];
  const nic = objectsAt(guest, 'domain', 'devices', 'interfaces').find((one) => one['name'] === name);
  const field = INTERFACE_BINDINGS.find((key) => nic?.[key] !== undefined);
  const binding = field === 'binding' ? valueAt(nic, 'binding', 'name') : field;
  const target = valueAt(network, 'multus', 'networkName');
  return `${shown(name)}: ${binding === undefined ? '' : `${shown(binding)} to `}${target === undefined ? 'the Pod network' : shown(target)}`;
}
