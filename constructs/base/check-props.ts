import type { IConstruct } from 'constructs';
import { lazy } from '../../kube/lazy';
import { isUnresolved } from '../../kube/unresolved';
import { PROP_NAMES, type PropShape } from '../generated/prop-names';
import { ConstructError } from './error';

const suggest = lazy(() => require('../../kubevirt/admission') as typeof import('../../kubevirt/admission'));

/**
 * Checks what the compiler checks, for programs that have none: that props are there, that a list is a list, and that no name is misspelled. A name
 * that resembles no prop passes, because classes and functions around a construct hand on props of their own.
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
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined) continue;
    const shape = Object.hasOwn(known, name) ? known[name] : misspelled(path, type, name, props, known);
    if (shape && !fits(shape, value))
      throw new ConstructError(path, `\`${name}\` must be ${EXPECTED[shape[0]!]}; found ${kindOf(value)}.`);
  }
  const missing = Object.keys(known).filter(
    (name) => known[name]!.endsWith('!') && (props as Record<string, unknown>)[name] === undefined,
  );
  if (missing.length > 0)
    throw new ConstructError(path, `${missing.map((name) => `\`${name}\``).join(' and ')} must be set.`);
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

const EXPECTED: Readonly<Record<string, string>> = {
  l: 'a list',
  o: 'an object, as the factories return it (Image.registry, Disk.import, CloudInit.config, ...)',
};

function fits(shape: PropShape, value: unknown): boolean {
  if (shape.startsWith('value') || isUnresolved(value)) return true;
  return shape.startsWith('list') ? Array.isArray(value) : typeof value === 'object' && !Array.isArray(value);
}

function misspelled(
  path: string,
  type: string,
  name: string,
  props: object,
  known: Readonly<Record<string, PropShape>>,
): undefined {
  const free = Object.keys(known).filter((prop) => !Object.hasOwn(props, prop));
  const meant = suggest().nearest(name, free);
  if (meant === undefined) return undefined;
  throw new ConstructError(path, `${type} has no prop \`${name}\`. Did you mean \`${meant}\`?`);
}

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
