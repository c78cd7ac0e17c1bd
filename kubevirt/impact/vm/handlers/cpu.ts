import { architectureOf, numbers } from '../boot';
import type { Outcome } from '../outcome';
import type { HandlerResult, RunningPass } from '../pass';

const SUBJECT = 'domain.cpu.sockets';

/** Plugs sockets. Asks for a restart where it cannot, which holds nothing else back; an error does. */
export function syncCpu({ now, guest, live, cluster }: RunningPass, outcome: Outcome): HandlerResult {
  const wanted = now.full.spec.domain.cpu;
  const has = guest.spec.domain.cpu;
  if (!wanted || !has) return undefined;
  const { sockets, cores, threads } = numbers(wanted);
  const current = numbers(has).sockets;
  if (sockets === current && isNumber(wanted['sockets'])) return undefined;

  if (guest.pending.cpu || live.cpuHotplugInProgress) {
    outcome.stuck = { subject: SUBJECT, row: 'cpu-in-progress' };
    return 'stop';
  }
  if (live.migrating) {
    outcome.stuck = { subject: SUBJECT, row: 'cpu-while-migrating' };
    return 'stop';
  }
  const restart = (
    row: 'cpu-sockets-beyond-max' | 'cpu-sockets-down' | 'cpu-sockets-unset' | 'cpu-arm64',
    detail?: string,
  ) => {
    outcome.restart.push({ subject: SUBJECT, row, ...(detail && { detail }) });
    return undefined;
  };
  if (!isNumber(wanted['sockets'])) return restart('cpu-sockets-beyond-max', 'the number is not known yet');
  const arm = architectureOf(now.full.spec, cluster) === 'arm64';
  if (arm) return restart('cpu-arm64');
  if (sockets > guest.maxSockets) return restart('cpu-sockets-beyond-max', `maxSockets is ${guest.maxSockets}`);
  if (sockets === 0 && cores === 0 && threads === 0) return restart('cpu-sockets-unset');
  if (sockets < current) return restart('cpu-sockets-down');

  outcome.live.push({ subject: SUBJECT, row: 'cpu-sockets-up' });
  guest.pending = { ...guest.pending, cpu: true };
  guest.spec = { ...guest.spec, domain: { ...guest.spec.domain, cpu: { ...has, sockets } } };
  return undefined;
}

/** Absent counts as the number zero; a late value does not. */
function isNumber(value: unknown): boolean {
  return value === undefined || typeof value === 'number';
}
