/** What a change of a VirtualMachine does: boots the guest, replays what came since, lets the controller see the change, and judges. */

import type { ClusterProfile } from '../../config';
import { clusterConfig } from '../../config';
import type { ObjectIndex } from '../../object-index';
import { rank } from '../effects';
import type { Impact, LiveState } from '../verdict';
import { boot } from './boot';
import { classify } from './classify';
import { type Expanded, expandVm } from './expanded';
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
  const now = expandVm(input.new, input.catalog);
  const booted = input.bootedFrom === undefined ? before : expandVm(input.bootedFrom, input.catalog);
  const live = factsOfLive(input.live);
  const pass: Pass = { now, before, booted, cluster, live, catalog: input.catalog };
  const running = input.live?.running ?? (before.vm.runStrategy !== 'Halted' && before.vm.runStrategy !== undefined);
  const found = running ? impactOnRunning(pass, input.live?.settled) : impactOnStopped(pass);
  return { ...found, assumptions: [...assumptionsOf(input, running, now), ...found.assumptions] };
}

function impactOnStopped(pass: Pass): Impact {
  const { before, now, cluster } = pass;
  const last = boot(before, cluster);
  const outcome = withUncopiedVolumes(pass, syncStopped(pass), last);
  const nextBoot = nextBootDifferences(last, now, cluster);
  const judged = classify({ before, now, outcome, nextBoot, running: false, copying: false });
  return { ...judged, hazards: outcome.hazards, assumptions: [] };
}

/**
 * The guest as the change before this one left it. Whether a migration that it asked for has run by now is not known: both are
 * looked at, and the worse is answered.
 */
function impactOnRunning(pass: Pass, isSettled: boolean | undefined): Impact {
  const { before, booted, cluster, live } = pass;
  const fresh = boot(booted, cluster);
  const earlier = { ...pass, now: before, before: booted, live: { ...live, ...AT_REST } };
  const replayed = before === booted ? fresh : syncRunning(earlier, fresh).guest!;
  const guest = cluster.migrates && live.liveMigratable ? withoutAbsentInterfaces(replayed) : replayed;
  if (isSettled) return impactOnGuest(pass, settled(guest));
  const unfinished = impactOnGuest(pass, guest);
  if (isSettled === false || !isUnfinished(guest)) return unfinished;
  const finished = impactOnGuest(pass, settled(guest));
  if (unfinished.class === finished.class) return unfinished;
  const [worse, better, waits] =
    rank(unfinished.class) >= rank(finished.class) ? [unfinished, finished, true] : [finished, unfinished, false];
  const assumption = `That the migration which an earlier change asked for has ${waits ? 'not run yet' : 'run'}; otherwise this is ${better.class}.`;
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

/** The guest once the migration has run. */
function settled(guest: Vmi): Vmi {
  return { ...withoutAbsentInterfaces(guest), pending: NOTHING_PENDING };
}

/** NICs that were set absent are gone after the migration, which KubeVirt makes by itself where it may: the entry is dropped after that. */
function withoutAbsentInterfaces(guest: Vmi): Vmi {
  const { spec } = guest;
  const interfaces = spec.domain.devices.interfaces.filter((nic) => nic['state'] !== 'absent');
  const left = new Set(interfaces.map(({ name }) => name));
  return {
    ...guest,
    spec: {
      ...spec,
      networks: spec.networks.filter(({ name }) => left.has(name)),
      domain: { ...spec.domain, devices: { ...spec.domain.devices, interfaces } },
    },
  };
}

function impactOnGuest(pass: Pass, guest: Vmi): Impact {
  const { before, now, cluster, live } = pass;
  const synced = syncRunning(pass, guest);
  const left = synced.guest ?? guest;
  const outcome = synced.power ? synced : withUncopiedVolumes(pass, synced, left);
  const nextBoot = nextBootDifferences(left, now, cluster);
  const judged = classify({ before, now, outcome, nextBoot, running: true, copying: guest.pending.volumes.size > 0 });
  return { ...judged, hazards: [...outcome.hazards, ...updaterHazards(outcome, cluster, live)], assumptions: [] };
}

/** Among the assumptions wherever nobody said whether there is a guest, and the run strategy does not rule it out. */
export const ASSUMED_RUNNING = 'That the guest runs; a stopped one takes everything over at its next start.';

/** What was not given, and what would be different otherwise. */
function assumptionsOf({ live, profile }: ModelInput, running: boolean, now: Expanded): string[] {
  const said: string[] = [];
  if (live?.running === undefined) {
    said.push(running ? ASSUMED_RUNNING : 'That the VM is stopped, as its run strategy says.');
  }
  if (running && live?.liveMigratable === undefined) {
    said.push('That the guest can be live-migrated; otherwise memory needs a restart, and CPUs and NICs wait for one.');
  }
  if (running && profile.workloadUpdateMethods === undefined) {
    said.push('That KubeVirt migrates no guest by itself (workloadUpdateMethods is empty, its default).');
  }
  for (const matcher of now.unknown) said.push(`Nothing of the ${matcher}, which was not given, other than its name.`);
  return said;
}
