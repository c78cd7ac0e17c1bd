import { rows } from './row';

export const instancetype = rows({
  instancetype: {
    paths: ['/spec.instancetype', '/spec.preference'],
    change: 'changed',
    effect: 'restart',
    reason: 'The fields that it sets in the guest decide, one by one.',
    advice: 'Within a series (u1.medium to u1.large) only sockets and memory grow, which goes live.',
  },
  'instancetype-same': {
    paths: ['/spec.instancetype', '/spec.preference'],
    change: 'changed',
    when: 'it sets the same fields of the guest to the same values',
    effect: 'no-effect',
    reason: 'The guest stays the same.',
  },
  'instancetype-expanded': {
    paths: ['/spec.instancetype', '/spec.preference'],
    change: 'changed',
    when: 'instancetype.referencePolicy is expandAll',
    effect: 'no-effect',
    reason: 'KubeVirt has written the instancetype and the preference into the VM and no longer reads the reference.',
    advice: 'Change the fields that KubeVirt wrote into the VM instead.',
  },
  'instancetype-missing': {
    paths: ['/spec.instancetype', '/spec.preference'],
    change: 'changed to one that does not exist',
    effect: 'stuck',
    reason:
      'The API accepts the reference with a warning, but the controller stops with an error: no change reaches this VM, and it cannot start.',
    advice: 'Create it, or correct its name.',
  },
  'instancetype-unknown': {
    paths: ['/spec.instancetype', '/spec.preference'],
    change: 'changed',
    when: 'its content is not known',
    effect: 'restart',
    reason: 'What it sets in the guest is not known, so the worst is assumed.',
    advice: 'Include the instancetypes and preferences to get a precise answer.',
  },
});
