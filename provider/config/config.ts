import { lazy } from '../../kube/lazy';
import { containsUnresolved, isUnresolved } from '../../kube/unresolved';
import { type ClusterProfile, DEFAULT_PROFILE } from '../../kubevirt/config';
import type { CheckFailure } from '../wire';
import { CONFIG_KEYS, type ConfigKey, type OnRestart } from './keys';
import { windowProblem } from './restart-window';

/** The provider's configuration, checked. Values that are unknown in a preview are omitted. */
export interface ProviderConfig {
  kubeconfig?: string;
  context?: string;
  namespace: string;
  clusterId?: string;
  /** Default: one per stack. */
  fieldManager?: string;
  requestTimeoutSeconds?: number;
  qps?: number;
  burst?: number;
  onRestart: OnRestart;
  /** Maintenance window of restarts. */
  window?: string;
  /** Guests of one stack that are restarted at a time. */
  restartConcurrency: number;
  /** Whether CRDs whose resource allows it are deleted. */
  purgeCrds?: boolean;
  profile: ClusterProfile;
}

export const NO_CONFIG: ProviderConfig = {
  namespace: 'default',
  onRestart: 'warn',
  restartConcurrency: 1,
  profile: DEFAULT_PROFILE,
};

/** Loaded with the first profile: few programs configure one. */
const profileFile = lazy(() => require('../../kubevirt/profile-file') as typeof import('../../kubevirt/profile-file'));

/** Keys that the engine or an SDK adds to the configuration of every provider. */
const PULUMIS_OWN = new Set(['version', 'pluginDownloadURL', '__internal']);

export function parseConfig(given: Record<string, unknown>): { config: ProviderConfig; failures: CheckFailure[] } {
  const failures: CheckFailure[] = [];
  const found: Record<string, unknown> = {};
  for (const [name, raw] of Object.entries(given)) {
    if (PULUMIS_OWN.has(name) || raw === null || isUnresolved(raw)) continue;
    const key = (CONFIG_KEYS as Readonly<Record<string, ConfigKey>>)[name];
    if (!key) {
      const allowed = Object.keys(CONFIG_KEYS).join(', ');
      failures.push({
        property: name,
        reason: `"${name}" is not a setting of the kubevirt provider; the settings are ${allowed}`,
      });
      continue;
    }
    const value = decoded(raw, key);
    const reason = problem(name, value, key);
    if (reason) failures.push({ property: name, reason });
    else found[name] = value;
  }
  const { cluster, ...settings } = found;
  const profile =
    cluster === undefined ? DEFAULT_PROFILE : { ...DEFAULT_PROFILE, ...(cluster as Partial<ClusterProfile>) };
  return { config: { ...NO_CONFIG, ...settings, profile }, failures };
}

/** SDKs send values other than strings as JSON text; the engine may send them as they are. */
function decoded(raw: unknown, key: ConfigKey): unknown {
  if (typeof raw !== 'string') {
    // A kubeconfig may be an object: the output of another resource.
    return key.type === 'string' && typeof raw === 'object' ? JSON.stringify(raw) : raw;
  }
  if (key.type === 'string') return raw;
  try {
    return JSON.parse(raw);
  } catch {
    return raw;
  }
}

function problem(name: string, value: unknown, key: ConfigKey): string | undefined {
  const type = Array.isArray(value) ? 'list' : typeof value;
  // A secret is never quoted.
  const shown = key.secret ? `a ${type}` : JSON.stringify(value);
  if (type !== key.type) return `${name} must be a ${key.type}, not ${shown}`;
  if (key.enum && !key.enum.includes(value as string))
    return `${name} must be one of ${key.enum.join(', ')}, not ${shown}`;
  if (key.minimum !== undefined && (value as number) < key.minimum)
    return `${name} must be at least ${key.minimum}, not ${shown}`;
  if (key.whole && !Number.isInteger(value)) return `${name} must be a whole number, not ${shown}`;
  if (key.format === 'window') return windowProblem(value as string);
  if (key.type === 'object' && !containsUnresolved(value)) {
    const faults = profileFile().profileFaults(value);
    if (faults.length > 0) return `${name} is not a valid cluster profile: ${faults.join('; ')}`;
  }
  return undefined;
}
