import { isUnresolved } from '../../kube/unresolved';
import { type ClusterProfile, DEFAULT_PROFILE } from '../../kubevirt/config';
import type { CheckFailure } from '../wire';
import { CONFIG_KEYS, type ConfigKey } from './keys';

/** The provider's configuration, checked. What is not known yet in a preview is left out. */
export interface ProviderConfig {
  kubeconfig?: string;
  context?: string;
  namespace: string;
  clusterId?: string;
  fieldManager: string;
  requestTimeoutSeconds?: number;
  qps?: number;
  burst?: number;
  onRestart: 'warn' | 'refuse';
  profile: ClusterProfile;
}

export const NO_CONFIG: ProviderConfig = {
  namespace: 'default',
  fieldManager: 'kubevirt-iac',
  onRestart: 'warn',
  profile: DEFAULT_PROFILE,
};

/** Keys that the engine or an SDK adds to every provider. */
const PULUMIS_OWN = new Set(['version', 'pluginDownloadURL', '__internal']);

export function parseConfig(given: Record<string, unknown>): { config: ProviderConfig; failures: CheckFailure[] } {
  const failures: CheckFailure[] = [];
  const found: Record<string, unknown> = {};
  for (const [name, raw] of Object.entries(given)) {
    if (PULUMIS_OWN.has(name) || raw === null || isUnresolved(raw)) continue;
    const key = (CONFIG_KEYS as Readonly<Record<string, ConfigKey>>)[name];
    if (!key) {
      const allowed = Object.keys(CONFIG_KEYS).join(', ');
      failures.push({ property: name, reason: `the kubevirt provider has no setting "${name}"; it has ${allowed}` });
      continue;
    }
    const value = untangle(raw, key);
    const reason = problem(name, value, key);
    if (reason) failures.push({ property: name, reason });
    else found[name] = value;
  }
  const { cluster, ...settings } = found;
  const profile = { ...DEFAULT_PROFILE, ...(cluster as Partial<ClusterProfile> | undefined) };
  return { config: { ...NO_CONFIG, ...settings, profile }, failures };
}

/** SDKs send what is no string as JSON text; the engine may send it gvk. */
function untangle(raw: unknown, key: ConfigKey): unknown {
  if (typeof raw !== 'string') {
    // A kubeconfig may come as the object that some other resource has as its output.
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
  // The value of a secret is never quoted.
  const shown = key.secret ? `a ${type}` : JSON.stringify(value);
  if (type !== key.type) return `${name} must be a ${key.type}, not ${shown}`;
  if (key.enum && !key.enum.includes(value as string))
    return `${name} must be one of ${key.enum.join(', ')}, not ${shown}`;
  if (key.minimum !== undefined && (value as number) < key.minimum)
    return `${name} must be at least ${key.minimum}, not ${shown}`;
  return undefined;
}
