/** What applying `new` over `old` does, by kind. */
import type { KubeObject } from '../object';
import { type ClusterProfile, DEFAULT_PROFILE } from '../profile';
import { catalogOf } from './catalog';
import { machineImpact } from './machine/impact';
import { refusalsOf } from './refusal';
import type { Impact, LiveState } from './verdict';

export interface ImpactInput {
  old: unknown;
  new: unknown;
  /** What is known of the cluster; KubeVirt v1.9.0 on amd64 with its defaults unless given. */
  profile?: ClusterProfile;
  /** What is known of the running guest. */
  live?: LiveState;
  /** The VM that the running guest was booted from, where that is not `old`. */
  bootedFrom?: unknown;
  /** Objects beside it: instancetypes, preferences, claims ... Hand the same array to every call of a run. */
  related?: readonly KubeObject[];
}

export function impactOf(input: ImpactInput): Impact {
  const { profile = DEFAULT_PROFILE } = input;
  const changes = refusalsOf({ ...input, profile });
  if (changes.length > 0) return { class: 'refused', changes, hazards: [], assumptions: [] };
  return machineImpact({ ...input, profile, catalog: catalogOf(input.related) });
}
