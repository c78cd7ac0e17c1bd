/** The guest of a VirtualMachine in the state, so that the verdict on the next change need not assume how it is. */
import { isDeepStrictEqual } from 'node:util';
import { isObject, valueAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import type { ClusterProfile } from '../../kubevirt/config';
import { bootRevisionOf, type ImpactInput, type LiveState, liveStateOf } from '../../kubevirt/impact';
import type { Path, Properties } from '../wire';
import { pendingChanges, restartRequired } from './arrival';
import { secretPathsOf } from './secrets';

/** A guest as it was last observed. Facts that change by the second are not kept: by the next preview they would mislead. */
export interface ObservedGuest
  extends Pick<LiveState, 'running' | 'phase' | 'liveMigratable' | 'storageLiveMigratable' | 'settled'> {
  /** Name of the ControllerRevision that it was booted from. */
  revision?: string;
  /** The `spec` that it was booted from, where that is not the resource's. */
  bootedFrom?: Record<string, unknown>;
  /** A restart that is left for a maintenance window, and when that opens next. */
  restartPending?: { window: string; next: string };
  /** Whether a change waits for a restart. */
  restartRequired?: boolean;
  /** Changes that KubeVirt has announced and not carried to the guest yet, such as `memory`. */
  pending?: string[];
  /** Memory that the guest has now. */
  memory?: string;
}

/** Observation of an object. */
export interface Observed {
  live: KubeObject;
  /** The running instance of a VirtualMachine. */
  instance?: KubeObject;
  /** Controllers may not have looked at the object yet, so whether its changes have arrived at the guest is not known. */
  justWritten?: boolean;
  /** The update left a restart for a maintenance window. */
  restartPending?: ObservedGuest['restartPending'];
}

/** A resource as the state had it before. */
export interface EarlierState {
  inputs: Properties;
  outputs: Properties;
}

/** The guest, undefined where the cluster does not show whether there is one. `spec`: of the resource as it is now. */
export function observeGuest(
  { live, instance, justWritten = false, restartPending }: Observed,
  spec: unknown,
  earlier?: EarlierState,
): ObservedGuest | undefined {
  if (!instance) return isAtRest(live) ? { running: false } : undefined;
  const { running, phase, liveMigratable, storageLiveMigratable, settled } = liveStateOf(instance);
  const revision = bootRevisionOf(instance);
  const leftRestart = justWritten ? restartPending : stillPending(revision, earlier);
  const bootedFrom = revision === undefined ? undefined : bootedFromOf(live, revision, spec, earlier);
  const pending = pendingChanges(live, instance);
  const memory = valueAt(instance, 'status', 'memory', 'guestCurrent');
  return {
    running,
    ...(phase !== undefined && { phase }),
    ...(liveMigratable !== undefined && { liveMigratable }),
    ...(storageLiveMigratable !== undefined && { storageLiveMigratable }),
    ...(!justWritten && settled !== undefined && { settled }),
    ...(revision !== undefined && { revision }),
    ...(bootedFrom && { bootedFrom }),
    ...(leftRestart && { restartPending: leftRestart }),
    ...(restartRequired(live) && { restartRequired: true }),
    ...(pending.length > 0 && { pending }),
    ...(typeof memory === 'string' && { memory }),
  };
}

/** Of the guests of a pool only that their restart was left for a window: until an update in the window performs it. */
export function observeMembers(
  { live, justWritten = false, restartPending }: Observed,
  earlier?: EarlierState,
): ObservedGuest | undefined {
  if (live.kind !== 'VirtualMachinePool') return undefined;
  const pending = justWritten ? restartPending : earlier && guestIn(earlier.outputs.value)?.restartPending;
  return pending && { running: true, restartPending: pending };
}

/** A refresh finds the same guest, or one that has been restarted since. */
function stillPending(
  revision: string | undefined,
  earlier: EarlierState | undefined,
): ObservedGuest['restartPending'] {
  const before = earlier && guestIn(earlier.outputs.value);
  return before?.revision === revision ? before?.restartPending : undefined;
}

/** KubeVirt also calls a VM `Stopped` in the moment before it starts. */
function isAtRest({ spec, status }: KubeObject): boolean {
  const starts = spec?.['runStrategy'] === 'Always' || spec?.['running'] === true;
  return !starts && status?.['printableStatus'] === 'Stopped' && status['created'] !== true;
}

/**
 * A ControllerRevision is named for the generation of the VM that it keeps. A guest of the current generation was booted from the
 * resource's `spec`; one of an older generation from the `spec` in the state when the same revision was last observed, else it is unknown.
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
  return isObject(booted) && !isDeepStrictEqual(booted, spec) ? booted : undefined;
}

/** The guest in a resource's outputs; undefined in outputs of other kinds, and of releases that did not keep it. */
export function guestIn(outputs: Record<string, unknown>): ObservedGuest | undefined {
  const guest = valueAt(outputs, 'guest');
  return isObject(guest) && typeof guest['running'] === 'boolean' ? (guest as ObservedGuest) : undefined;
}

/** A guest in the terms of a verdict on the next change of `object`. */
export function lastSeen(
  { bootedFrom, revision, restartRequired, pending, memory, restartPending, ...observed }: ObservedGuest,
  object: object,
  { workloadUpdateMethods }: ClusterProfile,
): Pick<ImpactInput, 'live' | 'bootedFrom'> {
  // Where KubeVirt migrates guests by itself, earlier changes have arrived by the time of the next one.
  const settles = workloadUpdateMethods?.includes('LiveMigrate');
  return {
    live: { ...(settles && { settled: true }), ...observed },
    ...(bootedFrom && { bootedFrom: { ...object, spec: bootedFrom } }),
  };
}

/** Secret paths in the `spec` that a guest was booted from: those that it had when it was the resource's. */
export function guestSecrets({ bootedFrom }: ObservedGuest, earlier: EarlierState | undefined): Path[] {
  if (!bootedFrom || !earlier) return [];
  const ofSpec = [...earlier.inputs.secrets, ...secretPathsOf({ spec: bootedFrom })];
  return [
    ...ofSpec.filter(([root]) => root === 'spec').map(([, ...below]) => ['guest', 'bootedFrom', ...below]),
    ...earlier.outputs.secrets.filter(([root]) => root === 'guest'),
  ];
}

/** Phases of a guest that has not run yet. */
const BEFORE_RUNNING = new Set<unknown>(['Pending', 'Scheduling', 'Scheduled']);

/** Whether the guest, as it was last observed, has not run yet. */
export function neverRan(guest: ObservedGuest | undefined): boolean {
  return BEFORE_RUNNING.has(guest?.phase);
}
