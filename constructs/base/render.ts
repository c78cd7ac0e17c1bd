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
import { isLate } from '../../kubevirt/late';

/**
 * Renders a manifest to plain JSON: the same result as cdk8s' own renderer (lazies produced, resolvers of the App asked, empty
 * values left out, keys sorted), with three differences. It asks for the App once and not at every value, which is most of the
 * time of a large synth. Late values pass through. And an `undefined` inside a list is left out where cdk8s writes `null`.
 */
export function render(object: ApiObject, manifest: Record<string, unknown>): Record<string, unknown> {
  const resolvers = customResolvers(object);
  return renderObject({ object, resolvers, sort: !process.env.CDK8S_DISABLE_SORT }, manifest, []);
}

interface Context {
  object: ApiObject;
  resolvers: readonly IResolver[];
  sort: boolean;
}

function renderValue(context: Context, value: unknown, path: string[]): unknown {
  if (value === null || value === undefined) return undefined;
  for (const resolver of context.resolvers) {
    const resolution = new ResolutionContext(context.object, path, value);
    resolver.resolve(resolution);
    if (resolution.replaced) return renderValue(context, resolution.replacedValue, path);
  }
  if (typeof value !== 'object') return value;
  if (Array.isArray(value)) {
    return value.map((item, i) => renderValue(context, item, [...path, `${i}`])).filter((item) => item !== undefined);
  }
  if (value.constructor === Object || value.constructor === undefined) {
    return renderObject(context, value as Record<string, unknown>, path);
  }
  return renderInstance(context, value, path);
}

function renderObject(context: Context, value: Record<string, unknown>, path: string[]): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  const keys = Object.keys(value);
  if (context.sort) keys.sort();
  for (const key of keys) {
    const rendered = renderValue(context, value[key], context.resolvers.length ? [...path, key] : path);
    if (rendered !== undefined) result[key] = rendered;
  }
  return result;
}

/** Values that other libraries put into a manifest: lazies, tokens, unions of number and string, and late values. */
function renderInstance(context: Context, value: object, path: string[]): unknown {
  if (isLate(value)) return value;
  if (value instanceof Lazy) return renderValue(context, value.produce(), path);
  if ('resolve' in value && typeof value.resolve === 'function') return renderValue(context, value.resolve(), path);
  if ('value' in value && (typeof value.value === 'string' || typeof value.value === 'number')) return value.value;
  throw new Error(
    `a ${value.constructor.name} stands at "${path.join('.')}": a manifest holds plain objects, lists, texts, numbers and booleans`,
  );
}

const BUILT_IN = [LazyResolver, ImplicitTokenResolver, NumberStringUnionResolver];
const customResolversOf = new WeakMap<App, readonly IResolver[]>();

function customResolvers(object: ApiObject): readonly IResolver[] {
  const app = App.of(object);
  let custom = customResolversOf.get(app);
  if (!custom) {
    custom = (app.resolvers ?? []).filter((resolver) => !BUILT_IN.some((builtIn) => resolver instanceof builtIn));
    customResolversOf.set(app, custom);
  }
  return custom;
}
