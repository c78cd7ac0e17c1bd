import { Reader, WireType, Writer } from './buffer';
import { NOTHING, type Properties, readProperties, writeProperties } from './properties';

interface Scalars {
  string: string;
  bool: boolean;
  /** int32 and enums. */
  int: number;
  double: number;
  bytes: Uint8Array;
  /** google.protobuf.Struct. */
  properties: Properties;
}

/** A field of a message: its number in Pulumi's .proto files, and its type. */
type Field =
  | { n: number; type: keyof Scalars; repeated?: boolean }
  | { n: number; message: Fields; repeated?: boolean }
  | { n: number; map: Fields };
export type Fields = Readonly<Record<string, Field>>;

type One<F> = F extends { type: infer T extends keyof Scalars }
  ? Scalars[T]
  : F extends { message: infer M extends Fields }
    ? Message<M>
    : never;

/** The TypeScript type of a message that is declared by its fields. */
export type Message<M extends Fields> = {
  -readonly [K in keyof M]: M[K] extends { map: infer V extends Fields }
    ? Record<string, Message<V>>
    : M[K] extends { repeated: true }
      ? One<M[K]>[]
      : M[K] extends { message: infer V extends Fields }
        ? Message<V> | undefined
        : One<M[K]>;
};

const DEFAULTS: { [K in keyof Scalars]: Scalars[K] } = {
  string: '',
  bool: false,
  int: 0,
  double: 0,
  bytes: new Uint8Array(),
  properties: NOTHING,
};

/** Reads a message; an absent field has its default, as in protobuf. */
export function decode<M extends Fields>(fields: M, bytes: Buffer): Message<M> {
  return readMessage(fields, new Reader(bytes)) as Message<M>;
}

/** Writes a message; omitted fields keep their default. */
export function encode<M extends Fields>(fields: M, message: Partial<Message<M>>): Buffer {
  const writer = new Writer();
  writeMessage(writer, fields, message);
  return writer.finish();
}

function readMessage(fields: Fields, reader: Reader): Record<string, unknown> {
  const message: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(fields)) {
    if ('map' in field) message[name] = {};
    else if (field.repeated) message[name] = [];
    else message[name] = 'type' in field ? DEFAULTS[field.type] : undefined;
  }
  const byNumber = numbered(fields);
  while (reader.pos < reader.end) {
    const tag = reader.varint();
    const found = byNumber.get(Math.floor(tag / 8));
    if (!found) reader.skip(tag & 7);
    else readField(reader, message, found[0], found[1]);
  }
  return message;
}

function readField(reader: Reader, message: Record<string, unknown>, name: string, field: Field): void {
  if ('map' in field) {
    const entry = reader.nested(() =>
      readMessage({ key: { n: 1, type: 'string' }, value: { n: 2, message: field.map } }, reader),
    );
    (message[name] as Record<string, unknown>)[String(entry['key'])] = entry['value'];
    return;
  }
  const value =
    'message' in field ? reader.nested(() => readMessage(field.message, reader)) : readScalar(reader, field.type);
  if (field.repeated) (message[name] as unknown[]).push(value);
  else message[name] = value;
}

function readScalar(reader: Reader, type: keyof Scalars): unknown {
  if (type === 'string') return reader.string();
  if (type === 'properties') return reader.nested(() => readProperties(reader));
  if (type === 'bytes') return reader.slice();
  if (type === 'double') return reader.double();
  const number = reader.varint();
  return type === 'bool' ? number !== 0 : number;
}

function writeMessage(writer: Writer, fields: Fields, message: Record<string, unknown>): void {
  for (const [name, field] of Object.entries(fields).reverse()) {
    const value = message[name];
    if (value === undefined) continue;
    if ('map' in field) {
      for (const [key, item] of Object.entries(value as Record<string, Record<string, unknown>>).reverse()) {
        const entry = writer.mark();
        writeNested(writer, 2, field.map, item);
        writer.string(1, key);
        writer.close(field.n, entry);
      }
    } else if (field.repeated) {
      for (const item of [...(value as unknown[])].reverse()) writeOne(writer, field, item);
    } else writeOne(writer, field, value);
  }
}

function writeOne(writer: Writer, field: Exclude<Field, { map: Fields }>, value: unknown): void {
  if ('message' in field) writeNested(writer, field.n, field.message, value as Record<string, unknown>);
  else if (field.type === 'string') writer.string(field.n, value as string);
  else if (field.type === 'bytes') writer.raw(field.n, value as Uint8Array);
  else if (field.type === 'double') {
    writer.double(value as number);
    writer.tag(field.n, WireType.Fixed64);
  } else if (field.type === 'properties') {
    const mark = writer.mark();
    writeProperties(writer, value as Properties);
    writer.close(field.n, mark);
  } else {
    writer.varint(Number(value));
    writer.tag(field.n, WireType.Varint);
  }
}

function writeNested(writer: Writer, n: number, fields: Fields, message: Record<string, unknown>): void {
  const mark = writer.mark();
  writeMessage(writer, fields, message);
  writer.close(n, mark);
}

const NUMBERED = new WeakMap<Fields, Map<number, [string, Field]>>();

function numbered(fields: Fields): Map<number, [string, Field]> {
  let byNumber = NUMBERED.get(fields);
  if (!byNumber) {
    byNumber = new Map(Object.entries(fields).map(([name, field]) => [field.n, [name, field]]));
    NUMBERED.set(fields, byNumber);
  }
  return byNumber;
}
