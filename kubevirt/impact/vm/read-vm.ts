/** What virt-controller looks at in a VirtualMachine, read from any canonical JSON: every part is there, and of the shape it should have. */

import { nameOf } from '../../../kube/differences';
import { isObject, type JsonObject } from '../../../kube/json';

export type StringMap = Readonly<Record<string, string>>;
export type Item = JsonObject & { name: string };

export interface VmiSpec extends JsonObject {
  domain: Domain;
  volumes: readonly Item[];
  networks: readonly Item[];
}

export interface Domain extends JsonObject {
  cpu?: JsonObject;
  memory?: JsonObject;
  resources?: JsonObject;
  devices: Devices;
}

export interface Devices extends JsonObject {
  disks: readonly Item[];
  interfaces: readonly Item[];
}

export interface VmiMetadata {
  labels: StringMap;
  annotations: StringMap;
}

export interface Vm {
  name: string;
  namespace: string;
  annotations: StringMap;
  runStrategy: string | undefined;
  updateVolumesStrategy: unknown;
  /** Names of the DataVolumes that it makes. */
  dataVolumes: ReadonlySet<string>;
  metadata: VmiMetadata;
  spec: VmiSpec;
  /** All of it. */
  object: JsonObject;
}

/** Reads a canonical object. */
export function readVm(written: unknown): Vm {
  const object = asObject(written);
  const metadata = asObject(object['metadata']);
  const spec = asObject(object['spec']);
  const template = asObject(spec['template']);
  return {
    name: asString(metadata['name']) ?? '',
    namespace: asString(metadata['namespace']) ?? 'default',
    annotations: asStrings(metadata['annotations']),
    runStrategy: runStrategyOf(spec),
    updateVolumesStrategy: spec['updateVolumesStrategy'],
    dataVolumes: new Set(items(spec['dataVolumeTemplates']).map((template) => nameOf(template)!)),
    metadata: {
      labels: asStrings(asObject(template['metadata'])['labels']),
      annotations: asStrings(asObject(template['metadata'])['annotations']),
    },
    spec: readSpec(template['spec']),
    object,
  };
}

/** Reads the spec of a VMI, or of a template. */
export function readSpec(written: unknown): VmiSpec {
  const spec = asObject(written);
  const { cpu, memory, resources, ...domain } = asObject(spec['domain']);
  const devices = asObject(domain['devices']);
  return {
    ...spec,
    volumes: items(spec['volumes']),
    networks: items(spec['networks']),
    domain: {
      ...domain,
      ...(isObject(cpu) && { cpu }),
      ...(isObject(memory) && { memory }),
      ...(isObject(resources) && { resources }),
      devices: { ...devices, disks: items(devices['disks']), interfaces: items(devices['interfaces']) },
    },
  };
}

/** The deprecated `running` is a run strategy too. */
function runStrategyOf(spec: JsonObject): string | undefined {
  const { running, runStrategy } = spec;
  if (runStrategy !== undefined) return asString(runStrategy);
  return typeof running === 'boolean' ? (running ? 'Always' : 'Halted') : undefined;
}

export function asObject(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

function asString(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function asStrings(value: unknown): StringMap {
  return Object.fromEntries(
    Object.entries(asObject(value)).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/** The items that have a name. */
function items(list: unknown): Item[] {
  return Array.isArray(list) ? list.filter((item): item is Item => nameOf(item) !== undefined) : [];
}

export function byName<T extends { name: string }>(list: readonly T[]): Map<string, T> {
  return new Map(list.map((item) => [item.name, item]));
}
