import { quantityValue } from '../../../../kube/quantity';
import { architectureOf } from '../boot';
import { memoryHotplugFault } from '../memory-rules';
import type { Outcome } from '../outcome';
import type { HandlerResult, RunningPass } from '../pass';

const SUBJECT = 'domain.memory.guest';

/** Plugs memory. Asks for a restart where it cannot, which holds nothing else back; an error does. */
export function syncMemory({ now, guest, live, cluster }: RunningPass, outcome: Outcome): HandlerResult {
  const written = now.full.spec.domain.memory?.['guest'];
  const current = quantityValue(guest.spec.domain.memory?.['guest']);
  if (written === undefined || current === undefined) return undefined;
  const restart = (
    row: 'memory-failed' | 'memory-not-migratable' | 'memory-not-available' | 'memory-invalid' | 'memory-below-boot',
    detail?: string,
  ) => {
    outcome.restart.push({ subject: SUBJECT, row, ...(detail && { detail }) });
    return undefined;
  };
  if (live.memoryHotplugFailed) return restart('memory-failed');
  const wanted = quantityValue(written);
  if (wanted === current) return undefined;
  if (!live.liveMigratable) return restart('memory-not-migratable');
  if (guest.maxGuest === undefined) return restart('memory-not-available');
  if (guest.pending.memory || live.memoryHotplugInProgress) {
    outcome.stuck = { subject: SUBJECT, row: 'memory-in-progress' };
    return 'stop';
  }
  if (live.migrating) {
    outcome.stuck = { subject: SUBJECT, row: 'memory-while-migrating' };
    return 'stop';
  }
  if (wanted === undefined) return restart('memory-invalid', 'the size is not known yet');
  const fault = memoryHotplugFault(now.full.spec, guest.maxGuest, architectureOf(now.full.spec, cluster));
  if (fault) return restart('memory-invalid', fault);
  if (guest.guestAtBoot !== undefined && wanted < guest.guestAtBoot) return restart('memory-below-boot');

  outcome.live.push({ subject: SUBJECT, row: 'memory-resize' });
  guest.pending = { ...guest.pending, memory: true };
  const { domain } = guest.spec;
  guest.spec = { ...guest.spec, domain: { ...domain, memory: { ...domain.memory, guest: written } } };
  return undefined;
}
