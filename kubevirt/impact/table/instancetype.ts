import { rows } from './row';

export const instancetype = rows({
  instancetype: {
    paths: ['/spec.instancetype', '/spec.preference'],
    change: 'changed',
    effect: 'restart',
    reason: 'What it writes into the guest decides, field by field.',
    advice: 'Within a series (u1.medium to u1.large) only sockets and memory grow, which goes live.',
  },
  'instancetype-same': {
    paths: ['/spec.instancetype', '/spec.preference'],
    change: 'changed',
    when: 'it writes the same into the guest',
    effect: 'no-effect',
    reason: 'It writes the same into the guest.',
  },
  'instancetype-missing': {
    paths: ['/spec.instancetype', '/spec.preference'],
    change: 'changed to one that does not exist',
    effect: 'stuck',
    reason:
      'The API takes it with a warning only, but the controller cannot go on: nothing of this VM changes, and it cannot start.',
    advice: 'Create it, or correct its name.',
  },
  'instancetype-unknown': {
    paths: ['/spec.instancetype', '/spec.preference'],
    change: 'changed',
    when: 'its content is not known here',
    effect: 'restart',
    reason: 'What it writes into the guest is not known here, so the worst is assumed.',
    advice: 'Give the instancetypes and preferences along to get a precise answer.',
  },
});
