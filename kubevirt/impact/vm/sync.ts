/**
 * One pass of virt-controller over a VM, in its order. A handler that returns `stop` keeps all later ones from running: that is why one
 * impossible disk can hold back CPU and memory. Handlers marked `live` run only under vmRolloutStrategy LiveUpdate and only while no
 * field that cannot go live was changed.
 */

import { syncAnnotations } from './handlers/annotations';
import { syncCpu } from './handlers/cpu';
import { syncDataVolumes } from './handlers/data-volumes';
import { syncHotplugDisks } from './handlers/hotplug-disks';
import { syncInstancetype } from './handlers/instancetype';
import { syncInterfaces } from './handlers/interfaces';
import { syncMemory } from './handlers/memory';
import { syncAffinity, syncTolerations } from './handlers/placement';
import { syncRestartRequired } from './handlers/restart-required';
import { syncRunStrategy } from './handlers/run-strategy';
import { syncStorageMigration } from './handlers/storage-migration';
import { emptyOutcome, type Outcome } from './outcome';
import type { HandlerResult, Pass, RunningPass } from './pass';
import type { Vmi } from './vmi';

interface Handler {
  sync(pass: RunningPass, outcome: Outcome): HandlerResult;
  live?: true;
}

const HANDLERS: readonly Handler[] = [
  { sync: syncInstancetype },
  { sync: syncDataVolumes },
  { sync: syncRunStrategy },
  { sync: syncRestartRequired },
  { sync: syncInterfaces },
  // The firmware handler comes here: it writes the guest's UUID into a VM that has none, which no change of a user's can meet.
  { sync: syncHotplugDisks },
  { sync: syncAnnotations },
  { sync: syncCpu, live: true },
  { sync: syncAffinity, live: true },
  { sync: syncTolerations, live: true },
  { sync: syncMemory, live: true },
  { sync: syncStorageMigration, live: true },
];

/**
 * The controller passes until nothing changes any more. A second pass finds something new only after NICs were plugged: it compares
 * them, as the guest has them now, with what the VM says with its preference.
 */
export function syncRunning(pass: Pass, guest: Vmi): Outcome {
  const first = passOver(pass, guest);
  if (first.stuck || first.power || !first.live.some(({ row }) => row.startsWith('nic-'))) return first;
  const second = passOver(pass, first.guest!);
  return {
    ...second,
    live: [...first.live, ...second.live],
    notes: [...first.notes, ...second.notes],
    hazards: [...first.hazards, ...second.hazards],
  };
}

/** Handlers replace parts of the guest and never write into them, so that a shallow copy of it is a copy. */
function passOver(pass: Pass, guest: Vmi): Outcome {
  const patched = { ...guest };
  const outcome = emptyOutcome(patched);
  const running: RunningPass = { ...pass, guest: patched };
  for (const handler of HANDLERS) {
    if (handler.live && (!pass.cluster.liveUpdate || outcome.suspended)) continue;
    if (handler.sync(running, outcome) === 'stop') break;
  }
  return outcome;
}

/** A pass over a VM without a guest: only the first handlers have something to do. */
export function syncStopped(pass: Pass): Outcome {
  const outcome = emptyOutcome(undefined);
  for (const sync of [syncInstancetype, syncDataVolumes, syncRunStrategy]) {
    if (sync(pass, outcome) === 'stop') break;
  }
  return outcome;
}
