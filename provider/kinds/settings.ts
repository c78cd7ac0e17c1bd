import { isUnresolved } from '../../kube/unresolved';
import type { CheckFailure } from '../wire';

/** Inputs that every resource has beside the object's own fields: how it is looked after. They are never written to the cluster. */
export interface Settings {
  await?: 'ready' | 'agent' | 'none';
  adopt?: boolean;
  onRestart?: 'warn' | 'refuse';
  allow?: string[];
}

interface Setting {
  type: 'string' | 'boolean' | 'strings';
  enum?: readonly string[];
  description: string;
}

/** `schema.json` is made from this table too. */
export const SETTINGS: { readonly [K in keyof Required<Settings>]: Setting } = {
  await: {
    type: 'string',
    enum: ['ready', 'agent', 'none'],
    description:
      'What to wait for: `ready` (default) that the object does what it is for, `agent` also that the agent inside the guest answers, `none` only that it exists.',
  },
  adopt: {
    type: 'boolean',
    description:
      'Take over the object if one of this name exists, and fields that others own. Default: false, such an object or field is an error that names its owner.',
  },
  onRestart: {
    type: 'string',
    enum: ['warn', 'refuse'],
    description:
      'What to do about a change that the running guest only gets by a restart. Default: what the provider is set to.',
  },
  allow: {
    type: 'strings',
    description:
      'Property paths whose changes may put data or a running guest at risk. Default: none, such a change is an error.',
  },
};

export const SETTING_NAMES = Object.keys(SETTINGS) as (keyof Settings)[];

export function checkSettings(inputs: Record<string, unknown>): CheckFailure[] {
  return SETTING_NAMES.flatMap((name) => {
    const value = inputs[name];
    if (value === undefined || value === null || isUnresolved(value)) return [];
    const reason = problem(value, SETTINGS[name]);
    return reason ? [{ property: name, reason: `${name} ${reason}, not ${JSON.stringify(value)}` }] : [];
  });
}

function problem(value: unknown, setting: Setting): string | undefined {
  if (setting.type === 'boolean') return typeof value === 'boolean' ? undefined : 'must be true or false';
  if (setting.type === 'strings') {
    const fits = Array.isArray(value) && value.every((item) => typeof item === 'string' || isUnresolved(item));
    return fits ? undefined : 'must be a list of property paths';
  }
  if (typeof value !== 'string') return 'must be a string';
  return !setting.enum || setting.enum.includes(value) ? undefined : `must be one of ${setting.enum.join(', ')}`;
}

/** The settings among a resource's inputs, and the rest, which is the object. */
export function splitSettings(inputs: Record<string, unknown>): {
  settings: Settings;
  object: Record<string, unknown>;
} {
  const settings: Record<string, unknown> = {};
  const object: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(inputs)) {
    if (Object.hasOwn(SETTINGS, key)) settings[key] = value;
    else object[key] = value;
  }
  return { settings, object };
}
