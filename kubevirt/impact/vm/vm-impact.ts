/** What a change of a VirtualMachine does: boots the guest, replays what came since, lets the controller see the change, and judges. */

import type { ClusterProfile } from '../../config';
import { clusterConfig } from '../../config';
import type { ObjectIndex } from '../../object-index';
import { ASSUMED_MIGRATABLE, ASSUMED_RUNNING, ASSUMED_UNMIGRATED } from '../assumptions';
import { rank } from '../effects';
import { MIGRATE, MIGRATE_BY_HAND } from '../table';
import type { Change, Impact, LiveState } from '../verdict';
import { boot, withoutAbsentInterfaces } from './boot';
import { classify } from './classify';
import { type Expanded, expandVm } from './expanded';
import { swappedClaims } from './handlers/storage-migration';
import { nextBootDifferences } from './next-boot';
import type { Pass } from './pass';
import { syncRunning, syncStopped } from './sync';
import { withUncopiedVolumes } from './uncopied-volumes';
import { factsOfLive, isPending, type LiveFacts, NOTHING_PENDING, type Vmi } from './vmi';
import { updaterHazards } from './workload-updater';

/** What models are given; objects are canonical. */
export interface ModelInput {
  old: unknown;
  new: unknown;
  bootedFrom?: unknown;
  live?: LiveState;
  profile: ClusterProfile;
  catalog: ObjectIndex;
}

export function vmImpact(input: ModelInput): Impact {
  const cluster = clusterConfig(input.profile);
  const before = expandVm(input.old, input.catalog);
  // Once the instancetype is written into the VM, nobody reads the reference again.
  const now = expandVm(input.new, input.catalog, cluster.expandsAll ? input.old : input.new);
  const booted = input.bootedFrom === undefined ? before : expandVm(input.bootedFrom, input.catalog);
  const live = factsOfLive(input.live);
  const asked = live.volumesChangeFailed ? swappedClaims(before.vm.spec, booted.vm.spec) : new Map<string, string>();
  const missingClaims = new Set(asked.values());
  const pass: Pass = { now, before, booted, cluster, live, catalog: input.catalog, missingClaims };
  const running = input.live?.running ?? (before.vm.runStrategy !== 'Halted' && before.vm.runStrategy !== undefined);
  const found = running ? impactOnRunning(pass, input.live?.settled) : impactOnStopped(pass);
  return {
    ...found,
    changes: found.changes.map((change) => adviseOn(change, input.profile)),
    assumptions: [...assumptionsOf(input, running, now), ...found.assumptions],
  };
}

/** Who migrates the guest need not be left open where the cluster is known. */
function adviseOn(change: Change, { workloadUpdateMethods: methods }: ClusterProfile): Change {
  if (!methods || !change.advice?.includes(MIGRATE)) return change;
  const { advice, ...rest } = change;
  const known = advice.replace(MIGRATE, methods.includes('LiveMigrate') ? '' : MIGRATE_BY_HAND).trim();
  return { ...rest, ...(known && { advice: known }) };
}

function impactOnStopped(pass: Pass): Impact {
  const { before, now, cluster } = pass;
  const last = boot(before, cluster, pass.catalog);
  const outcome = withUncopiedVolumes(pass, syncStopped(pass), last);
  const nextBoot = nextBootDifferences(last, pass);
  const judged = classify({
    before,
    now,
    outcome,
    nextBoot,
    running: false,
    changedBefore: false,
    copying: false,
    expandsAll: cluster.expandsAll,
  });
  return { ...judged, hazards: outcome.hazards, assumptions: [] };
}

/**
 * The guest as the change before this one left it. Whether a migration that it asked for has run by now is not known: both are
 * looked at, and the worse is answered.
 */
function impactOnRunning(pass: Pass, isSettled: boolean | undefined): Impact {
  const { before, booted, cluster, live } = pass;
  const fresh = boot(booted, cluster, pass.catalog);
  const earlier = { ...pass, now: before, before: booted, live: { ...live, ...AT_REST } };
  const replayed = before === booted ? fresh : syncRunning(earlier, fresh).guest!;
  const guest = cluster.migrates && live.liveMigratable ? withoutUnplugged(replayed) : replayed;
  if (isSettled) return impactOnGuest(pass, settled(guest));
  const unfinished = impactOnGuest(pass, guest);
  if (isSettled === false || !isUnfinished(guest)) return unfinished;
  const finished = impactOnGuest(pass, settled(guest));
  if (unfinished.class === finished.class) return unfinished;
  const [worse, better, waits] =
    rank(unfinished.class) >= rank(finished.class) ? [unfinished, finished, true] : [finished, unfinished, false];
  const assumption = `The migration that an earlier change asked for has ${waits ? 'not completed yet' : 'completed'}; otherwise this is ${better.class}.`;
  return { ...worse, assumptions: [...worse.assumptions, assumption] };
}

/** When the earlier change came, the guest was not yet in the middle of what it is in now: that came from it. */
const AT_REST: Partial<LiveFacts> = {
  migrating: false,
  cpuHotplugInProgress: false,
  memoryHotplugInProgress: false,
  memoryHotplugFailed: false,
};

function isUnfinished(guest: Vmi): boolean {
  return isPending(guest.pending) || guest.spec.domain.devices.interfaces.some((nic) => nic['state'] === 'absent');
}

/** NICs that were set absent are gone after the migration, which KubeVirt creates by itself where it may; then it drops their entries. */
function withoutUnplugged(guest: Vmi): Vmi {
  return { ...guest, spec: withoutAbsentInterfaces(guest.spec) };
}

/** The guest once the migration has run. */
function settled(guest: Vmi): Vmi {
  return { ...withoutUnplugged(guest), pending: NOTHING_PENDING };
}

function impactOnGuest(pass: Pass, guest: Vmi): Impact {
  const { before, now, cluster, live } = pass;
  const synced = syncRunning(pass, guest);
  const left = synced.guest ?? guest;
  const outcome = synced.power ? synced : withUncopiedVolumes(pass, synced, left);
  const nextBoot = nextBootDifferences(left, pass);
  const judged = classify({
    before,
    now,
    outcome,
    nextBoot,
    running: true,
    changedBefore: before !== pass.booted,
    copying: guest.pending.volumes.size > 0,
    expandsAll: cluster.expandsAll,
  });
  return { ...judged, hazards: [...outcome.hazards, ...updaterHazards(outcome, cluster, live)], assumptions: [] };
}

/** What was not given, and what would be different otherwise. */
function assumptionsOf({ live, profile }: ModelInput, running: boolean, now: Expanded): string[] {
  const said: string[] = [];
  if (live?.running === undefined) {
    said.push(running ? ASSUMED_RUNNING : 'The VM is stopped, as its run strategy says.');
  }
  if (running && live?.liveMigratable === undefined) said.push(ASSUMED_MIGRATABLE);
  if (running && profile.workloadUpdateMethods === undefined) said.push(ASSUMED_UNMIGRATED);
  for (const matcher of now.unknown) said.push(`The ${matcher} exists; its content is unknown.`);
  return said;
}
