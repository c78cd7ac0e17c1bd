import {
  type ApiObject,
  App,
  ImplicitTokenResolver,
  type IResolver,
  Lazy,
  LazyResolver,
  NumberStringUnionResolver,
  ResolutionContext,
} from 'cdk8s';
import { isUnresolved } from '../../kube/unresolved';

/**
 * Renders a part of an object to plain JSON: the same result as cdk8s' own renderer (lazies produced, resolvers of the App asked,
 * empty values left out, keys sorted), with three differences. It asks for the App once and not at every value, which is most of
 * the time of a large synth. Late values pass through. And an `undefined` inside a list is left out where cdk8s writes `null`.
 */
export function render(object: ApiObject, value: unknown): unknown {
  const resolvers = App.of(object).resolvers.filter(
    (resolver) => !BUILT_IN.some((builtIn) => resolver instanceof builtIn),
  );
  return renderValue({ object, resolvers, sort: !process.env.CDK8S_DISABLE_SORT, path: [] }, value);
}

/** What the renderer does itself. */
const BUILT_IN = [LazyResolver, ImplicitTokenResolver, NumberStringUnionResolver];

interface Context {
  readonly object: ApiObject;
  readonly resolvers: readonly IResolver[];
  readonly sort: boolean;
  /** Where the renderer is. */
  readonly path: string[];
}

function renderValue(context: Context, value: unknown): unknown {
  if (value === null || value === undefined) return undefined;
  for (const resolver of context.resolvers) {
    const resolution = new ResolutionContext(context.object, [...context.path], value);
    resolver.resolve(resolution);
    if (resolution.replaced) return renderValue(context, resolution.replacedValue);
  }
  if (typeof value !== 'object') return value;
  if (Array.isArray(value)) return renderList(context, value);
  if ('resolve' in value && typeof value.resolve === 'function' && !isUnresolved(value))
    return renderValue(context, value.resolve());
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

/** Values that other libraries put into a manifest: lazies, unions of number and string, and late values. */
function renderInstance(context: Context, value: object): unknown {
  if (isUnresolved(value)) return value;
  if (value instanceof Lazy) return renderValue(context, value.produce());
  if ('value' in value && (typeof value.value === 'string' || typeof value.value === 'number')) return value.value;
  throw new Error(
    `a ${value.constructor.name} stands at "${context.path.join('.')}": a manifest holds plain objects, lists, texts, numbers and booleans`,
  );
}
