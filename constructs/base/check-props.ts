import type { IConstruct } from 'constructs';
import { lazy } from '../../kube/lazy';
import { isUnresolved } from '../../kube/unresolved';
import { PROP_NAMES, type PropShape } from '../generated/prop-names';
import { ConstructError } from './error';

const suggest = lazy(() => require('../../kubevirt/admission') as typeof import('../../kubevirt/admission'));

/**
 * Checks what the compiler checks, for programs that have none: that props are there, that a list is a list, and that no name is misspelled. A prop that
 * resembles none passes, because classes and functions around a construct hand on props of their own; what is described inside a prop is read by us
 * alone, so there nothing unknown passes.
 *
 * @param path of the construct
 * @param type of the props in the table: the name of the construct's class, `Disk`, ...
 */
export function checkProps(path: string, type: string, props: unknown): void {
  const known = PROP_NAMES[type];
  if (!known) return;
  if (typeof props !== 'object' || props === null || Array.isArray(props))
    throw new ConstructError(
      path,
      `${type} needs ${FACTORIES[type] ?? `an object with ${listed(known)}`}; found ${kindOf(props)}.`,
    );
  const unknown = firstUnknown(
    known,
    props,
    (name) => !Object.hasOwn(FACTORIES, type) && !resembled(name, known, props),
  );
  if (unknown !== undefined) throw misspelled(path, type, unknown, known, props);
  checkKnown(path, '', known, props);
}

/** Options of a method, by its name in the table. */
export function checkOptions(path: string | undefined, method: string, options: unknown): void {
  const known = PROP_NAMES[method];
  if (!known) return;
  if (!isPlainObject(options))
    throw new ConstructError(
      path ?? method,
      `${method}() needs an object with ${listed(known)}; found ${kindOf(options)}.`,
    );
  rejectUnknown(path ?? method, `${method}()`, known, options);
  checkKnown(path ?? method, '', known, options, true);
}

/** The values of the names that a type has: their shapes, what is inside them, and whether those that must be set are. */
function checkKnown(path: string, at: string, known: Shapes, props: object, isInside = at !== ''): void {
  const values = props as Readonly<Record<string, unknown>>;
  for (const [name, shape] of Object.entries(known)) {
    const value = values[name];
    if (value === undefined) {
      if (shape.endsWith('!')) missing(path, at, known, values);
      continue;
    }
    if (isUnresolved(value)) continue;
    const { kind, inside } = readShape(shape);
    // What is read by code of its own, such as a source of manifests, is judged there.
    const isJudged = isInside && kind === 'object' && !inside;
    if (!isJudged && !FITS[kind](value))
      throw new ConstructError(path, `\`${at}${name}\` must be ${EXPECTED[kind]}; found ${kindOf(value)}.`);
    if (inside) for (const [key, one] of insideOf(kind, value)) checkInside(path, `${at}${name}${key}`, inside, one);
  }
}

/** What a program describes inside a prop. A class or function that stands in its place knows itself. */
function checkInside(path: string, at: string, type: string, value: unknown): void {
  if (!isPlainObject(value) || isUnresolved(value)) return;
  const known = PROP_NAMES[type]!;
  rejectUnknown(path, `\`${at}\``, known, value);
  checkKnown(path, `${at}.`, known, value);
}

function rejectUnknown(path: string, where: string, known: Shapes, value: object): void {
  const unknown = firstUnknown(known, value);
  if (unknown !== undefined) throw misspelled(path, where, unknown, known, value);
}

const firstUnknown = (known: Shapes, value: object, passes: (name: string) => boolean = () => false) =>
  Object.entries(value).find(
    ([name, inner]) => inner !== undefined && !Object.hasOwn(known, name) && !passes(name),
  )?.[0];

function misspelled(path: string, where: string, name: string, known: Shapes, value: object): ConstructError {
  const meant =
    longerOrShorter(name, known) ?? resembled(name, known, value) ?? suggest().nearest(name, insideNames(known));
  const names = Object.keys(known);
  const all =
    names.length > MANY ? 'Remove it: docs/constructs/reference.md lists its props.' : `Use ${suggest().oneOf(names)}.`;
  const repair = meant === undefined ? all : `Did you mean \`${meant}\`?`;
  return new ConstructError(path, `${where} has no prop \`${name}\`. ${repair}`);
}

/** More names than a reader looks through in a message. */
const MANY = 20;

/** A factory spreads its options over what it returns: a misspelled one stands beside what it belongs into. */
const insideNames = (known: Shapes): string[] =>
  Object.values(known).flatMap((shape) => Object.keys(PROP_NAMES[readShape(shape).inside ?? ''] ?? {}));

const resembled = (name: string, known: Shapes, value: object): string | undefined =>
  suggest().nearest(
    name,
    Object.keys(known).filter((prop) => !Object.hasOwn(value, prop)),
  );

/** `mac` for the API's `macAddress`, `targetPort` for `target`: the same words, one more or one less. */
const longerOrShorter = (name: string, known: Shapes): string | undefined =>
  Object.keys(known).find((prop) =>
    prop.length < name.length ? startsWithWord(name, prop) : startsWithWord(prop, name),
  );

const startsWithWord = (text: string, word: string): boolean =>
  text.startsWith(word) && /[A-Z]/.test(text.charAt(word.length));

function missing(path: string, at: string, known: Shapes, values: Readonly<Record<string, unknown>>): never {
  const names = Object.keys(known).filter((name) => known[name]!.endsWith('!') && values[name] === undefined);
  throw new ConstructError(path, `${names.map((name) => `\`${at}${name}\``).join(' and ')} must be set.`);
}

/** The props of a construct, checked before anything is read from them. */
export function checkedProps<P>(scope: IConstruct, id: string, target: { readonly name: string }, props: P): P {
  checkProps([scope.node.path, id].filter(Boolean).join('/'), propsTypeOf(target), props);
  return props;
}

/** The class whose props a construct has: its own, or the one that it extends. */
function propsTypeOf(target: { readonly name: string }): string {
  let type: { readonly name: string } | null = target;
  while (type?.name && !Object.hasOwn(PROP_NAMES, type.name)) type = Object.getPrototypeOf(type);
  return type?.name ?? '';
}

/** What makes the objects that have factories of their own. */
const FACTORIES: Readonly<Record<string, string>> = {
  Disk: 'an object, as Disk.import(Image.registry(url), { size }) and the other factories return it',
  Nic: 'an object, as Nic.pod() and Nic.on(network) return it',
};

type Shapes = Readonly<Record<string, PropShape>>;
type Kind = 'list' | 'object' | 'map' | 'value';

const EXPECTED: Readonly<Record<Kind, string>> = {
  list: 'a list',
  object: 'an object, as the factories return it (Image.registry, Disk.import, CloudInit.config, ...)',
  map: 'an object with names of your own',
  value: 'a value',
};

const isObject = (value: unknown): boolean => typeof value === 'object' && !Array.isArray(value);

const FITS: Readonly<Record<Kind, (value: unknown) => boolean>> = {
  list: Array.isArray,
  object: isObject,
  map: isObject,
  value: () => true,
};

function readShape(shape: PropShape): { kind: Kind; inside?: string } {
  const [kind, inside] = shape.replace('!', '').split(':') as [Kind, string?];
  return { kind, ...(inside !== undefined && { inside }) };
}

/** What has the type that the shape names, each with its place. */
function insideOf(kind: Kind, value: unknown): (readonly [key: string, value: unknown])[] {
  if (kind === 'list') return (value as readonly unknown[]).map((one, i) => [`[${i}]`, one]);
  if (kind === 'map') return Object.entries(value as object).map(([key, one]) => [`.${key}`, one]);
  return [['', value]];
}

const isPlainObject = (value: unknown): value is object => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype = Object.getPrototypeOf(value);
  // Not compared with Object.prototype: a program that runs in a context of its own has another one.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
};

/** Required props if there are any, otherwise all. */
function listed(known: Readonly<Record<string, PropShape>>): string {
  const required = Object.keys(known).filter((name) => known[name]!.endsWith('!'));
  return required.length > 0 ? required.map((name) => `\`${name}\``).join(', ') : 'its props';
}

/** Never the value itself, which may be secret. */
function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
