import { rows } from './row';

export const placement = rows({
  placement: {
    paths: ['nodeSelector', 'affinity', 'tolerations'],
    change: 'changed',
    effect: 'live',
    reason: 'The guest gets the setting at once but stays where it is; the next migration or start applies it.',
    advice: 'To move the guest now, migrate it.',
  },
  'placement-while-migrating': {
    paths: ['nodeSelector', 'affinity', 'tolerations'],
    change: 'changed',
    when: 'the guest is migrating',
    effect: 'stuck',
    reason: 'Placement cannot change during a migration.',
    advice: 'Nothing to do: KubeVirt retries once the migration has ended.',
  },
});
