import { MIGRATE, RESTART, WAIT } from './advice';
import { rows } from './row';

export const memory = rows({
  'memory-resize': {
    paths: ['domain.memory.guest'],
    change: 'changed',
    when: 'between what the guest was booted with and maxGuest (by default four times that), in steps of 2Mi, migratable, amd64, booted with 1Gi or more',
    effect: 'live+migration',
    reason: 'The memory is hot-plugged; the guest sees it after the migration that follows.',
    advice: MIGRATE,
  },
  'memory-not-migratable': {
    paths: ['domain.memory.guest'],
    change: 'changed',
    when: 'the guest cannot be live-migrated',
    effect: 'restart',
    reason: 'Resizing memory takes a migration, and this guest cannot be migrated.',
    advice: RESTART,
  },
  'memory-not-available': {
    paths: ['domain.memory.guest'],
    change: 'changed',
    when: 'the guest was booted without room for it: less than 1Gi, not a multiple of 2Mi (1Gi with 1Gi hugepages), not amd64, realtime, NUMA passthrough or launch security, or a cluster maxGuest below its size',
    effect: 'restart',
    reason: 'The guest was booted in a way that rules out memory hot-plug.',
    advice: RESTART,
  },
  'memory-invalid': {
    paths: ['domain.memory.guest'],
    change: 'changed to a size that cannot be plugged',
    effect: 'restart',
    reason: 'Memory cannot be hot-plugged to this size.',
    advice: 'Choose a multiple of 2Mi (1Gi with 1Gi hugepages) of at least 1Gi and at most maxGuest, or restart.',
  },
  'memory-below-boot': {
    paths: ['domain.memory.guest'],
    change: 'lowered below what the guest was booted with',
    effect: 'restart',
    reason: 'Hot-plugged memory can be removed, but not the memory that the guest was booted with.',
    advice: RESTART,
  },
  'memory-failed': {
    paths: ['domain.memory.guest'],
    change: 'changed',
    when: 'an earlier memory hot-plug failed (condition HotMemoryChange=False)',
    effect: 'restart',
    reason: 'An earlier memory hot-plug of this guest failed; KubeVirt does not try another one before a restart.',
    advice: RESTART,
  },
  'memory-in-progress': {
    paths: ['domain.memory.guest'],
    change: 'changed',
    when: 'an earlier memory hot-plug still waits for its migration',
    effect: 'stuck',
    reason:
      'Another memory hot-plug is in progress; it can be neither changed nor reverted until its migration has completed.',
    advice: WAIT,
  },
  'memory-while-migrating': {
    paths: ['domain.memory.guest'],
    change: 'changed',
    when: 'the guest is migrating',
    effect: 'stuck',
    reason: 'Memory cannot be hot-plugged during a migration.',
    advice: 'Nothing to do: KubeVirt retries once the migration has ended.',
  },
  'memory-other': {
    paths: [
      'domain.memory',
      'domain.memory.maxGuest',
      'domain.memory.hugepages',
      'domain.memory.reservedOverhead',
      'domain.resources',
      'domain.resources.requests',
      'domain.resources.limits',
      'domain.resources.overcommitGuestOverhead',
    ],
    change: 'changed',
    effect: 'restart',
    reason: 'The only memory setting that can change while the guest runs is memory.guest.',
    advice: 'To resize without a restart, change memory.guest instead.',
  },
});
