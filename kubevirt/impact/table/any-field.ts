import { NEXT_BOOT, RESTART } from './advice';
import { rows } from './row';

export const anyField = rows({
  'other-field': {
    paths: ['*'],
    change: 'changed',
    effect: 'restart',
    reason: 'The guest gets this only when it boots; KubeVirt asks for a restart.',
    advice: RESTART,
  },
  'spurious-restart': {
    paths: ['*'],
    change: 'written out although it is the default, or removed although it equals the default',
    effect: 'restart',
    reason: 'The next boot is the same, but KubeVirt sees a change and asks for a restart.',
    advice: 'Leave it as it was.',
  },
  stage: {
    paths: ['domain.cpu.sockets', 'domain.memory.guest', 'nodeSelector', 'affinity', 'tolerations'],
    change: 'changed',
    when: 'vmRolloutStrategy is Stage',
    effect: 'restart',
    reason: 'Under vmRolloutStrategy: Stage this waits for a restart.',
    advice: 'With vmRolloutStrategy: LiveUpdate it could go live.',
  },
  suspended: {
    paths: ['domain.cpu.sockets', 'domain.memory.guest', 'nodeSelector', 'affinity', 'tolerations'],
    change: 'changed, together with a change that needs a restart',
    effect: 'restart',
    reason: 'Alone it would go live, but a change that needs a restart suspends it until then.',
    advice: 'Apply this one first, alone, and let it arrive; then the rest.',
  },
  'behind-error': {
    paths: ['*'],
    change: 'changed, together with a change that the controller cannot carry out',
    effect: 'stuck',
    reason: 'The controller stops at another part of this change and does not come this far.',
    advice: 'Correct the part at which it stops.',
  },
  'next-boot': {
    paths: ['*'],
    change: 'changed',
    when: 'KubeVirt neither applies it nor asks for a restart',
    effect: 'next-boot-silent',
    reason: 'The guest gets it when it boots, and nothing asks for a restart.',
    advice: NEXT_BOOT,
  },
  started: {
    paths: ['*'],
    change: 'changed, together with a run strategy that starts the guest',
    effect: 'live',
    reason: 'The guest is started with it.',
  },
  stopped: {
    paths: ['*'],
    change: 'changed',
    when: 'the guest is stopped',
    effect: 'next-boot-silent',
    reason: 'No guest runs: it takes effect at the next start.',
  },
  unchanged: {
    paths: ['*'],
    change: 'changed',
    when: 'the guest would be the same',
    effect: 'no-effect',
    reason: 'The guest, and the one that the next boot would make, stay as they are.',
  },
  refused: {
    paths: ['*'],
    change: 'changed',
    when: 'another part of the same change is refused',
    effect: 'refused',
    reason: 'The API refuses the whole object because of another path.',
  },
  replaced: {
    paths: ['/metadata.name', '/metadata.namespace', '/apiVersion', '/kind'],
    change: 'changed',
    effect: 'replace',
    reason: 'It is another object: the old one is deleted and a new one made.',
  },
});
