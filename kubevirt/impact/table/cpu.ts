import { MIGRATE, RESTART, WAIT } from './advice';
import { rows } from './row';

export const cpu = rows({
  'cpu-sockets-up': {
    paths: ['domain.cpu.sockets'],
    change: 'raised',
    when: 'up to maxSockets (by default four times what the guest was booted with), not on arm64',
    effect: 'live+migration',
    reason: 'The CPUs are plugged in; they arrive with the migration that follows.',
    advice: MIGRATE,
  },
  'cpu-sockets-down': {
    paths: ['domain.cpu.sockets'],
    change: 'lowered',
    effect: 'restart',
    reason: 'A running guest cannot give sockets back.',
    advice: RESTART,
  },
  'cpu-sockets-beyond-max': {
    paths: ['domain.cpu.sockets'],
    change: 'raised beyond maxSockets',
    effect: 'restart',
    reason: 'The guest was booted with room for fewer sockets.',
    advice:
      'Restart, or raise no further than maxSockets. For more room next time set cpu.maxSockets before the guest boots.',
  },
  'cpu-sockets-unset': {
    paths: ['domain.cpu.sockets'],
    change: 'left out of a cpu block that sets neither sockets nor cores nor threads',
    effect: 'restart',
    reason:
      'KubeVirt gives the guest one socket, reads none in the VM, and so asks for a restart from the first boot on, which changes nothing.',
    advice: 'Write sockets, cores and threads: that clears it without a restart.',
  },
  'cpu-arm64': {
    paths: ['domain.cpu.sockets'],
    change: 'changed',
    when: 'on arm64',
    effect: 'restart',
    reason: 'Guests on arm64 cannot plug CPUs.',
    advice: RESTART,
  },
  'cpu-in-progress': {
    paths: ['domain.cpu.sockets'],
    change: 'changed',
    when: 'an earlier CPU hot-plug still waits for its migration',
    effect: 'stuck',
    reason: 'Another CPU hot-plug is in progress; it cannot be changed or taken back before its migration has run.',
    advice: WAIT,
  },
  'cpu-while-migrating': {
    paths: ['domain.cpu.sockets'],
    change: 'changed',
    when: 'the guest is migrating',
    effect: 'stuck',
    reason: 'CPUs are not plugged during a migration.',
    advice: 'Nothing to do: it is tried again when the migration has ended.',
  },
  'cpu-other': {
    paths: [
      'domain.cpu',
      'domain.cpu.cores',
      'domain.cpu.threads',
      'domain.cpu.maxSockets',
      'domain.cpu.model',
      'domain.cpu.features',
      'domain.cpu.dedicatedCpuPlacement',
      'domain.cpu.isolateEmulatorThread',
      'domain.cpu.numa',
      'domain.cpu.realtime',
    ],
    change: 'changed, or a cpu block added or removed',
    effect: 'restart',
    reason: 'Of the CPU only the number of sockets can change while the guest runs.',
    advice: 'To add CPUs without a restart, raise sockets instead.',
  },
});
