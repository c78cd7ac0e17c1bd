import { rows } from './row';

export const power = rows({
  'power-off': {
    paths: ['/spec.runStrategy', '/spec.running'],
    change: 'set to Halted',
    when: 'the guest runs',
    effect: 'live',
    reason: 'The guest is shut down at once.',
    advice: 'Whatever else changed takes effect at its next start.',
  },
  'power-on': {
    paths: ['/spec.runStrategy', '/spec.running'],
    change: 'set to Always, RerunOnFailure or Once',
    when: 'the guest is stopped',
    effect: 'live',
    reason: 'The guest is started at once, with everything else that changed.',
  },
  'run-strategy': {
    paths: ['/spec.runStrategy', '/spec.running'],
    change: 'changed otherwise',
    effect: 'no-effect',
    reason: 'It decides what happens when the guest ends, not what it does now.',
  },
  'run-strategy-unknown': {
    paths: ['/spec.runStrategy'],
    change: 'set to a strategy that does not exist',
    effect: 'stuck',
    reason: 'The controller does not know this strategy and stops at it.',
    advice: 'Use Always, RerunOnFailure, Manual, Halted or Once.',
  },
  'receiver-on-running': {
    paths: ['/spec.runStrategy'],
    change: 'set to WaitAsReceiver',
    when: 'the guest runs',
    effect: 'stuck',
    reason: 'Only a stopped VM can wait for a migration from elsewhere; the controller stops at it.',
    advice: 'Halt the VM first.',
  },
});
