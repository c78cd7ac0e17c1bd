import { isUnresolved } from '../../kube/unresolved';
import { AWAIT_LEVELS, type AwaitLevel } from '../../kubevirt/readiness';
import { ON_RESTART, type OnRestart, windowProblem } from '../config';
import type { CheckFailure } from '../wire';

/** Inputs of every resource besides the object's own fields: settings of its lifecycle. They are never written to the cluster. */
export interface Settings {
  await?: AwaitLevel;
  adopt?: boolean;
  onRestart?: OnRestart;
  window?: string;
  allow?: string[];
}

interface Setting {
  type: 'string' | 'boolean' | 'strings';
  enum?: readonly string[];
  format?: 'window';
  description: string;
}

/** `schema.json` is generated from this table, too. */
export const SETTINGS: { readonly [K in keyof Required<Settings>]: Setting } = {
  await: {
    type: 'string',
    enum: Object.keys(AWAIT_LEVELS),
    description:
      'Condition to wait for: `created` only until the object exists, `ready` (default) until it is ready, a VM as its run strategy asks; `running` until the guest runs, `agent` also until the guest agent is connected, `ip` also until the guest has an address, `ready-probe` also until the readiness probe of the guest succeeds. These levels concern objects with a guest; `guests-updated`, of a KubeVirt object, waits until no guest runs in a Pod of an older release.',
  },
  adopt: {
    type: 'boolean',
    description:
      'Take over an existing object of this name, and fields that other field managers own. Default: false, which makes both an error that names the owner.',
  },
  onRestart: {
    type: 'string',
    enum: ON_RESTART,
    description:
      'How a change is treated that reaches the running guest only by a restart: `warn` reports it in the preview, `refuse` rejects it there, `restart` also restarts the guest after the change. Default: the setting of the provider.',
  },
  window: {
    type: 'string',
    format: 'window',
    description:
      'Maintenance window of the restarts that `onRestart: restart` performs, such as `Sun 02:00-04:00 Europe/Berlin`. Outside it a change is applied and the restart is left for the next update in the window. Default: the setting of the provider, else any time.',
  },
  allow: {
    type: 'strings',
    description:
      'What may put data or a running guest at risk: the property path of a change as the error names it (`metadata.name` for a rename or a replacement), the name of a disk, which agrees to its deletion with all its data, `remove-workloads`, which agrees that guests go with the platform, `upgrade-path`, which installs a release that cannot be reached in one step, `unmatched-nodes`, which selects nodes that the cluster does not have yet, `several-defaults`, which makes a StorageClass or VolumeSnapshotClass the default beside another one, `purge-crds`, which deletes a CRD that is otherwise kept where `purgeCrds` of the provider agrees, or `restart`, which lets `onRestart: restart` also restart the only ready guest behind a Service. Default: none, which makes each of these an error.',
  },
};

export const SETTING_NAMES = Object.keys(SETTINGS) as (keyof Settings)[];

export function checkSettings(inputs: Record<string, unknown>): CheckFailure[] {
  return SETTING_NAMES.flatMap((name) => {
    const value = inputs[name];
    if (value === undefined || value === null || isUnresolved(value)) return [];
    const reason = problem(value, SETTINGS[name]);
    if (reason) return [{ property: name, reason: `${name} ${reason}, not ${JSON.stringify(value)}` }];
    const malformed = SETTINGS[name].format === 'window' ? windowProblem(value as string) : undefined;
    return malformed ? [{ property: name, reason: malformed }] : [];
  });
}

function problem(value: unknown, setting: Setting): string | undefined {
  if (setting.type === 'boolean') return typeof value === 'boolean' ? undefined : 'must be true or false';
  if (setting.type === 'strings') {
    const fits = Array.isArray(value) && value.every((item) => typeof item === 'string' || isUnresolved(item));
    return fits ? undefined : 'must be a list of property paths and names of disks';
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

/** How the restarts of a resource are treated: by its own setting, else by the provider's. */
export function onRestartOf({ onRestart }: Settings, config: { onRestart: OnRestart }): OnRestart {
  return onRestart ?? config.onRestart;
}

/** The maintenance window of a resource's restarts. */
export function windowOf({ window }: Settings, config: { window?: string }): string | undefined {
  return window ?? config.window;
}
