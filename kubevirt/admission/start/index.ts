/** The simulated start: what the webhooks and controllers would make of a manifest, step by step, written into a private copy. */
import type { KubeObject } from '../../object';
import type { Cluster } from '../cluster';
import type { Guest } from '../machine';
import type { Related } from '../related';

/**
 * Writes into the guest what the VM's webhook adds before it judges: instancetype, preference, architecture, defaults. What an
 * instancetype or preference that is not in `related` would fill in becomes UNKNOWN (late.ts), so that no rule guesses about it.
 * False where it left something UNKNOWN.
 */
export function asVirtualMachine(
  _guest: Guest,
  _old: KubeObject | undefined,
  _cluster: Cluster,
  _related: Related,
): boolean {
  return true;
}

/** Writes into the guest what the VMI's webhook adds before it judges. False where it left something UNKNOWN. */
export function asGuest(_guest: Guest, _cluster: Cluster, _related: Related): boolean {
  return true;
}
