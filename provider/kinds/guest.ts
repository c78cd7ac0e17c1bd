/** What the state keeps of the guest of a VirtualMachine, so that the verdict on the next change need not assume it. */
import { isObject, valueAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { bootRevisionOf, type LiveState, liveStateOf } from '../../kubevirt/impact';
import type { Path, Properties } from '../wire';
import { secretPathsOf } from './secrets';

/** A guest as it was last observed. What changes by the second is not kept: by the next preview it would mislead. */
export interface ObservedGuest
  extends Pick<LiveState, 'running' | 'phase' | 'liveMigratable' | 'storageLiveMigratable' | 'settled'> {
  /** Name of the ControllerRevision that it was booted from. */
  revision?: string;
  /** The `spec` that it was booted from, where that is not the resource's. */
  bootedFrom?: Record<string, unknown>;
}

/** What was observed of an object. */
export interface Observed {
  live: KubeObject;
  /** The running instance of a VirtualMachine. */
  instance?: KubeObject;
  /** Controllers may not have looked at the object yet, so whether its changes have arrived at the guest is not known. */
  justWritten?: boolean;
}

/** A resource as the state had it before. */
export interface EarlierState {
  inputs: Properties;
  outputs: Properties;
}

/** Undefined where the cluster does not show whether there is a guest. `spec`: the resource's now. */
export function observeGuest(
  { live, instance, justWritten = false }: Observed,
  spec: unknown,
  earlier?: EarlierState,
): ObservedGuest | undefined {
  if (!instance) return isAtRest(live) ? { running: false } : undefined;
  const { running, phase, liveMigratable, storageLiveMigratable, settled } = liveStateOf(instance);
  const revision = bootRevisionOf(instance);
  const bootedFrom = revision === undefined ? undefined : bootedFromOf(live, revision, spec, earlier);
  return {
    running,
    ...(phase !== undefined && { phase }),
    ...(liveMigratable !== undefined && { liveMigratable }),
    ...(storageLiveMigratable !== undefined && { storageLiveMigratable }),
    ...(!justWritten && settled !== undefined && { settled }),
    ...(revision !== undefined && { revision }),
    ...(bootedFrom && { bootedFrom }),
  };
}

/** KubeVirt also calls a machine `Stopped` in the moment before it starts. */
function isAtRest({ spec, status }: KubeObject): boolean {
  const starts = spec?.['runStrategy'] === 'Always' || spec?.['running'] === true;
  return !starts && status?.['printableStatus'] === 'Stopped' && status['created'] !== true;
}

/**
 * A revision is named for the generation of the machine that it keeps. A guest of the generation that is there now was booted from
 * what the resource says; one of an older generation from what the state said when the same revision was last seen, or nobody knows.
 */
function bootedFromOf(
  live: KubeObject,
  revision: string,
  spec: unknown,
  earlier: EarlierState | undefined,
): Record<string, unknown> | undefined {
  if (revision.endsWith(`-${live.metadata?.generation}`)) return undefined;
  const before = earlier && guestIn(earlier.outputs.value);
  if (before?.revision !== revision) return undefined;
  const booted = before.bootedFrom ?? earlier!.inputs.value['spec'];
  return isObject(booted) && JSON.stringify(booted) !== JSON.stringify(spec) ? booted : undefined;
}

/** The guest in a resource's outputs; undefined in those of a release that did not keep it, and of other kinds. */
export function guestIn(outputs: Record<string, unknown>): ObservedGuest | undefined {
  const guest = valueAt(outputs, 'guest');
  return isObject(guest) && typeof guest['running'] === 'boolean' ? (guest as ObservedGuest) : undefined;
}

/** What is secret in the spec that a guest was booted from: as it was when that spec was the resource's. */
export function guestSecrets({ bootedFrom }: ObservedGuest, earlier: EarlierState | undefined): Path[] {
  if (!bootedFrom || !earlier) return [];
  const ofSpec = [...earlier.inputs.secrets, ...secretPathsOf({ spec: bootedFrom })];
  return [
    ...ofSpec.filter(([root]) => root === 'spec').map(([, ...below]) => ['guest', 'bootedFrom', ...below]),
    ...earlier.outputs.secrets.filter(([root]) => root === 'guest'),
  ];
}
