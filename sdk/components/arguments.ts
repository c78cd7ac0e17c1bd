import * as pulumi from '@pulumi/pulumi';
import { isObject } from '../../kube/json';
import { type ArgumentShape, COMPONENT_ARGS } from '../generated/component-args';
import type { Settings } from '../generated/settings';

/** Lifecycle settings of a component: `allow` and `adopt` reach all of its objects, the others its main object. */
export type LifecycleArgs = Settings;

const SETTINGS: Readonly<Record<keyof Settings, ArgumentShape>> = {
  await: 'value',
  adopt: 'value',
  onRestart: 'value',
  window: 'value',
  allow: 'value',
};

/**
 * Splits a component's arguments into its lifecycle settings and the props of its construct.
 *
 * Throws if an argument does not exist, which TypeScript reports and JavaScript does not, and if a list is an Output: it determines which
 * objects are created.
 */
export function splitArgs<Args extends LifecycleArgs>(
  component: string,
  name: string,
  args: Args,
): { settings: LifecycleArgs; props: Omit<Args, keyof LifecycleArgs> } {
  checkArguments(component, `${component} "${name}"`, { ...SETTINGS, ...COMPONENT_ARGS[component] }, args);
  const entries = Object.entries(args).filter(([, value]) => value !== undefined);
  const isSetting = ([key]: [string, unknown]) => Object.hasOwn(SETTINGS, key);
  return {
    settings: Object.fromEntries(entries.filter(isSetting)),
    props: Object.fromEntries(entries.filter((entry) => !isSetting(entry))) as Omit<Args, keyof LifecycleArgs>,
  };
}

function checkArguments(
  component: string,
  where: string,
  allowed: Readonly<Record<string, ArgumentShape>>,
  args: object,
): void {
  for (const [key, value] of Object.entries(args)) {
    if (value === undefined) continue;
    if (!Object.hasOwn(allowed, key)) {
      throw new Error(
        `${where}: "${key}" is not an argument. The arguments are ${Object.keys(allowed).sort().join(', ')}.`,
      );
    }
    const shape = allowed[key]!;
    if (shape !== 'value' && (pulumi.Output.isInstance(value) || value instanceof Promise))
      throw new Error(`${where}: ${key}: the ${shape} must be known; Outputs may stand inside it.`);
    const below = COMPONENT_ARGS[`${component}.${key}`];
    if (below && isObject(value)) checkArguments(`${component}.${key}`, `${where}: ${key}`, below, value);
  }
}
