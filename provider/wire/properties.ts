import { isObject } from '../../kube/json';
import type { Step } from '../../kube/path';
import { isUnresolved, UNRESOLVED } from '../../kube/unresolved';
import { type Reader, WireType, type Writer } from './buffer';

/** Keys and indices from the root of a property map. */
export type Path = readonly Step[];

/**
 * A property map as the rest of the provider sees it: plain JSON in which an unknown is `UNRESOLVED`, and the paths of its secrets.
 * Pulumi's sentinels stop here.
 */
export interface Properties {
  value: Record<string, unknown>;
  secrets: readonly Path[];
}

export const NOTHING: Properties = { value: {}, secrets: [] };

/** Pulumi's sentinels, as its protocol fixes them. */
export const UNKNOWN_VALUE = '04da6b54-80e4-46f7-96ec-b56ff0331ba9';
export const SIGNATURE = '4dabf18193072939515e22adb298388d';
const SECRET = '1b47061264138c4ac30d75fd1eb44270';
const OUTPUT = 'd0e6a833031e9bbcd3f4e8bde6ca49a4';
const RESOURCE = '5cf8f73096256a8f31e491e813e4eb8e';

/** Field numbers of google.protobuf.Value. */
const Value = {
  Null: 1,
  Number: 2,
  String: 3,
  Bool: 4,
  Struct: 5,
  List: 6,
} as const;

interface Decoding {
  reader: Reader;
  path: Step[];
  secrets: Path[];
}

/** Reads the google.protobuf.Struct that fills the reader up to its end. */
export function readProperties(reader: Reader): Properties {
  const decoding: Decoding = { reader, path: [], secrets: [] };
  const value = readStruct(decoding);
  return { value: isObject(value) ? value : {}, secrets: decoding.secrets };
}

function readStruct(decoding: Decoding): unknown {
  const { reader, path, secrets } = decoding;
  const known = secrets.length;
  const object: Record<string, unknown> = {};
  while (reader.pos < reader.end) {
    const tag = reader.varint();
    if (tag >> 3 === 1) reader.nested(() => readEntry(decoding, object));
    else reader.skip(tag & 7);
  }
  return SIGNATURE in object ? unwrap(object, path, secrets, known) : object;
}

function readEntry(decoding: Decoding, object: Record<string, unknown>): void {
  const { reader, path } = decoding;
  let key = '';
  let start = -1;
  const end = reader.end;
  while (reader.pos < end) {
    const tag = reader.varint();
    if (tag >> 3 === 1) key = reader.string();
    else {
      if (tag >> 3 === 2) start = reader.pos;
      reader.skip(tag & 7);
    }
  }
  path.push(key);
  let value: unknown = null;
  if (start >= 0) {
    reader.pos = start;
    value = reader.nested(() => readValue(decoding));
    reader.pos = end;
  }
  path.pop();
  // A key named __proto__ must stay data.
  if (key === '__proto__')
    Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  else object[key] = value;
}

function readValue(decoding: Decoding): unknown {
  const { reader } = decoding;
  let value: unknown = null;
  while (reader.pos < reader.end) {
    const tag = reader.varint();
    const field = tag >> 3;
    if (field === Value.Number) value = reader.double();
    else if (field === Value.String) value = known(reader.string());
    else if (field === Value.Bool) value = reader.varint() !== 0;
    else if (field === Value.Struct) value = reader.nested(() => readStruct(decoding));
    else if (field === Value.List) value = reader.nested(() => readList(decoding));
    else reader.skip(tag & 7);
  }
  return value;
}

function readList(decoding: Decoding): unknown[] {
  const { reader, path } = decoding;
  const list: unknown[] = [];
  while (reader.pos < reader.end) {
    const tag = reader.varint();
    if (tag >> 3 === 1) {
      path.push(list.length);
      list.push(reader.nested(() => readValue(decoding)));
      path.pop();
    } else reader.skip(tag & 7);
  }
  return list;
}

function known(text: string): unknown {
  return text === UNKNOWN_VALUE ? UNRESOLVED : text;
}

/** The value that a signed object stands for. Secrets inside are below its `value` key, which is not part of their path. */
function unwrap(object: Record<string, unknown>, path: Path, secrets: Path[], known: number): unknown {
  const inner = secrets.splice(known);
  const value = 'value' in object ? object['value'] : UNRESOLVED;
  switch (object[SIGNATURE]) {
    case SECRET:
      secrets.push([...path]);
      return value;
    case OUTPUT:
      if (object['secret'] === true) secrets.push([...path]);
      else secrets.push(...inner.map((at) => [...path, ...at.slice(path.length + 1)]));
      return value;
    case RESOURCE:
      // A resource stands for its id, which is empty while it is unknown, and a component for its URN.
      return 'id' in object ? object['id'] || UNRESOLVED : object['urn'];
    default:
      secrets.push(...inner);
      return object;
  }
}

/** Tree of the secret paths: `true` at a secret. */
type SecretTree = true | Map<string | number, SecretTree>;

/** Writes a google.protobuf.Struct, every secret path wrapped as a secret again. */
export function writeProperties(writer: Writer, { value, secrets }: Properties): void {
  writeStruct(writer, value, secrets.length > 0 ? secretTree(secrets) : undefined);
}

function secretTree(paths: readonly Path[]): SecretTree {
  const root: SecretTree = new Map();
  for (const path of paths) {
    if (path.length === 0) return true;
    let at: Map<string | number, SecretTree> = root;
    for (const [i, key] of path.entries()) {
      const next = at.get(key);
      if (next === true) break;
      if (i === path.length - 1) at.set(key, true);
      else if (next) at = next;
      else {
        const grown = new Map<string | number, SecretTree>();
        at.set(key, grown);
        at = grown;
      }
    }
  }
  return root;
}

function writeStruct(writer: Writer, object: object, secrets: SecretTree | undefined): void {
  const entries = Object.entries(object);
  for (let i = entries.length - 1; i >= 0; i--) {
    const [key, value] = entries[i]!;
    if (value === undefined || typeof value === 'function' || typeof value === 'symbol') continue;
    const entry = writer.mark();
    const mark = writer.mark();
    writeValue(writer, value, below(secrets, key));
    writer.close(2, mark);
    writer.string(1, key);
    writer.close(1, entry);
  }
}

function below(secrets: SecretTree | undefined, key: string | number): SecretTree | undefined {
  return secrets === undefined || secrets === true ? undefined : secrets.get(key);
}

/** Writes the fields of one google.protobuf.Value. Values that JSON cannot express (undefined in a list, NaN) become null. */
function writeValue(writer: Writer, value: unknown, secrets: SecretTree | undefined): void {
  if (secrets === true) {
    writeValue(writer, { [SIGNATURE]: SECRET, value: value ?? null }, undefined);
    return;
  }
  if (typeof value === 'string') writer.string(Value.String, value);
  else if (typeof value === 'boolean') {
    writer.varint(value ? 1 : 0);
    writer.tag(Value.Bool, WireType.Varint);
  } else if ((typeof value === 'number' && Number.isFinite(value)) || typeof value === 'bigint') {
    writer.double(Number(value));
    writer.tag(Value.Number, WireType.Fixed64);
  } else if (isUnresolved(value)) writer.string(Value.String, UNKNOWN_VALUE);
  else if (value instanceof Date) writer.string(Value.String, value.toISOString());
  else if (Array.isArray(value)) {
    const list = writer.mark();
    for (let i = value.length - 1; i >= 0; i--) {
      const mark = writer.mark();
      writeValue(writer, value[i], below(secrets, i));
      writer.close(1, mark);
    }
    writer.close(Value.List, list);
  } else if (typeof value === 'object' && value !== null) {
    const mark = writer.mark();
    writeStruct(writer, value, secrets);
    writer.close(Value.Struct, mark);
  } else {
    writer.varint(0);
    writer.tag(Value.Null, WireType.Varint);
  }
}
