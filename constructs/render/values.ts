import {
  ApiObject,
  type ApiObjectProps,
  App,
  ImplicitTokenResolver,
  type IResolver,
  LazyResolver,
  NumberStringUnionResolver,
  ResolutionContext,
} from 'cdk8s';
import type { KubeObject } from '../../kube/object';
import { isUnresolved, producerOf } from '../../kube/unresolved';

/**
 * The manifest of an object, as its `toJson()` returns it. An object whose class does not render itself (no class of this library, none that
 * `cdk8s import` generates) is rendered here, because the renderer of cdk8s takes a third of a large synth. Without props and patches to read,
 * which are private to cdk8s, or with a patch to apply, cdk8s does it.
 */
export function manifestOf(object: ApiObject): KubeObject {
  const { props, patches } = object as unknown as { props?: ApiObjectProps; patches?: readonly unknown[] };
  if (object.toJson !== ApiObject.prototype.toJson || !props || patches?.length !== 0) return object.toJson();
  const { metadata: _, ...fields } = props;
  const { apiVersion, kind } = object;
  try {
    const metadata = object.metadata.toJson();
    return { apiVersion, kind, metadata, ...(render(object, fields) as Record<string, unknown>) };
  } catch (error) {
    throw new Error(`${kind} "${object.name}" at ${object.node.path} cannot be rendered. ${(error as Error).message}`);
  }
}

/**
 * Renders a part of an object to plain JSON. The result is that of cdk8s' own renderer (lazies produced, resolvers of the App called, empty
 * values omitted, keys sorted), with three differences: it looks up the App once instead of for every value, which dominates a large synth;
 * unresolved values pass through; and an `undefined` inside a list is omitted where cdk8s writes `null`.
 */
export function render(object: ApiObject, value: unknown): unknown {
  const resolvers = App.of(object).resolvers.filter(
    (resolver) => !BUILT_IN.some((builtIn) => resolver instanceof builtIn),
  );
  return renderValue({ object, resolvers, sort: !process.env.CDK8S_DISABLE_SORT, path: [] }, value);
}

/** Resolvers whose work the renderer does itself. */
const BUILT_IN = [LazyResolver, ImplicitTokenResolver, NumberStringUnionResolver];

interface Context {
  readonly object: ApiObject;
  readonly resolvers: readonly IResolver[];
  readonly sort: boolean;
  /** Path of the value being rendered. */
  readonly path: string[];
}

function renderValue(context: Context, value: unknown): unknown {
  if (value === null || value === undefined) return undefined;
  for (const resolver of context.resolvers) {
    const resolution = new ResolutionContext(context.object, [...context.path], value);
    resolver.resolve(resolution);
    if (resolution.replaced) return renderValue(context, resolution.replacedValue);
  }
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(notANumber(context, value));
  if (typeof value !== 'object') return value;
  if (Array.isArray(value)) return renderList(context, value);
  const produce = producerOf(value);
  if (produce) return renderValue(context, produce());
  if (value.constructor === Object || value.constructor === undefined) {
    return renderObject(context, value as Record<string, unknown>);
  }
  return renderInstance(context, value);
}

function renderList(context: Context, list: readonly unknown[]): unknown[] {
  const result: unknown[] = [];
  for (let i = 0; i < list.length; i++) {
    context.path.push(`${i}`);
    const rendered = renderValue(context, list[i]);
    context.path.pop();
    if (rendered !== undefined) result.push(rendered);
  }
  return result;
}

function renderObject(context: Context, object: Record<string, unknown>): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  const keys = Object.keys(object);
  if (context.sort) keys.sort();
  for (const key of keys) {
    context.path.push(key);
    const rendered = renderValue(context, object[key]);
    context.path.pop();
    if (rendered !== undefined) result[key] = rendered;
  }
  return result;
}

/** JSON and YAML have no such numbers, and would hold `null`. */
const notANumber = ({ path }: Context, value: number): string =>
  `The value at "${path.join('.')}" is ${value}. ` +
  'It was computed from what is not a number: a missing value, or a parameter of a template, which can only be used as it is. ' +
  'In YAML that cdk8s reads, such as that of Include, it may be a text like e1000: quote it there.';

/** Values that other libraries put into a manifest: unions of number and string, and unresolved values. */
function renderInstance(context: Context, value: object): unknown {
  if (isUnresolved(value)) return value;
  if ('value' in value && (typeof value.value === 'string' || typeof value.value === 'number')) return value.value;
  throw new Error(
    `The value at "${context.path.join('.')}" is a ${value.constructor.name}. A manifest may contain plain objects, lists, strings, numbers and booleans only.`,
  );
}

/** A name or namespace, which may be a lazy value. */
export function textOf(value: unknown): string {
  const produce = typeof value === 'object' && value !== null ? producerOf(value) : undefined;
  return produce ? textOf(produce()) : String(value);
}
