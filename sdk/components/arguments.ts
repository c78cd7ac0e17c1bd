import * as pulumi from '@pulumi/pulumi';
import type { Construct } from 'constructs';
import type { GuestInputs } from '../../constructs/inputs';
import { isObject } from '../../kube/json';
import { memoize } from '../../kube/memoize';
import { joinPath } from '../../kube/path';
import { type ArgumentShape, COMPONENT_ARGS, GUEST_INPUTS } from '../generated/component-args';
import type { Settings } from '../generated/settings';
import { ArgumentError } from './blame';
import type { ComponentOptions } from './options';

/** Lifecycle settings of a component: `allow` and `adopt` reach all of its objects, the others its main object. */
export type LifecycleArgs = Settings;

const SETTINGS: Readonly<Record<keyof Settings, ArgumentShape>> = {
  await: 'value',
  adopt: 'value',
  onRestart: 'value',
  window: 'value',
  allow: 'value',
};

/** The arguments of each component with its lifecycle settings. */
const ARGUMENTS = new Map<string, Readonly<Record<string, ArgumentShape>>>();

const isInput = (key: string): boolean => (GUEST_INPUTS as readonly string[]).includes(key);

/**
 * Splits a component's arguments into its lifecycle settings, what the methods of guests are called with, and the props of its construct. Each other
 * component in them is its construct. The options say that it depends on those in the props: a rule about other guests does not need them.
 *
 * Throws if an argument does not exist, which TypeScript reports and JavaScript does not, and if a list is an Output: it determines which
 * objects are created.
 */
export function splitArgs<Args extends LifecycleArgs>(
  component: string,
  name: string,
  args: Args,
  opts: ComponentOptions = {},
): {
  settings: LifecycleArgs;
  inputs: GuestInputs;
  props: Omit<Args, keyof LifecycleArgs>;
  options: ComponentOptions;
} {
  const allowed = memoize(ARGUMENTS, component, () => ({ ...SETTINGS, ...COMPONENT_ARGS[component] }));
  checkArguments(component, `${component} "${name}"`, allowed, args);
  const entries = Object.entries(args).filter(([, value]) => value !== undefined);
  const isSetting = ([key]: [string, unknown]) => Object.hasOwn(SETTINGS, key);
  const others = entries.filter((entry) => !isSetting(entry));
  const { value, components } = constructsIn(Object.fromEntries(others.filter(([key]) => !isInput(key))));
  const inputs = constructsIn(Object.fromEntries(others.filter(([key]) => isInput(key)))).value as GuestInputs;
  const settings = Object.fromEntries(entries.filter(isSetting));
  propsBeside.set(settings, value as object);
  return {
    settings,
    inputs,
    props: value as Omit<Args, keyof LifecycleArgs>,
    options:
      components.length === 0
        ? opts
        : { ...opts, dependsOn: [opts.dependsOn ?? [], components].flat() as pulumi.Resource[] },
  };
}

/** The props beside these settings, of which the component can be made again. */
export const propsBeside = new WeakMap<LifecycleArgs, object>();

type ConstructOf = pulumi.ComponentResource & { readonly construct: Construct };

const isComponent = (value: unknown): value is ConstructOf =>
  pulumi.ComponentResource.isInstance(value) && 'construct' in value;

function constructsIn(args: unknown): { value: unknown; components: ConstructOf[] } {
  const components: ConstructOf[] = [];
  const within = (value: unknown): unknown => {
    if (isComponent(value)) {
      components.push(value);
      return value.construct;
    }
    if (Array.isArray(value)) return value.map(within);
    // Instances of other classes (an image, an Output) hold no components.
    if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, within(item)]));
  };
  return { value: within(args), components };
}

/** Arguments of a method, with the construct of each component in them. */
export const withConstructs = (args: object): unknown => constructsIn(args).value;

/** A list or an object that is not known, and determines which objects are created. Thrown before the component is registered. */
class UnknownStructure extends ArgumentError {
  readonly isStructure = true;
}

function checkArguments(
  component: string,
  title: string,
  allowed: Readonly<Record<string, ArgumentShape>>,
  args: object,
  path = '',
): void {
  for (const [key, value] of Object.entries(args)) {
    if (value === undefined) continue;
    const at = joinPath(path, key);
    if (!Object.hasOwn(allowed, key)) {
      const where = path ? `${title}: ${path}` : title;
      throw new Error(
        `${where}: "${key}" is not an argument. The arguments are ${Object.keys(allowed).sort().join(', ')}.`,
      );
    }
    const shape = allowed[key]!;
    if (shape !== 'value' && (pulumi.Output.isInstance(value) || value instanceof Promise))
      throw new UnknownStructure(title, at, `the ${shape} must be known; Outputs may stand inside it.`);
    const below = COMPONENT_ARGS[`${component}.${key}`];
    if (below && isObject(value)) checkArguments(`${component}.${key}`, title, below, value, at);
  }
}
