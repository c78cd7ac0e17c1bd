import { rows } from './row';

export const placement = rows({
  placement: {
    paths: ['nodeSelector', 'affinity', 'tolerations'],
    change: 'changed',
    effect: 'live',
    reason: 'The guest takes it over at once but stays where it is; the next migration or start heeds it.',
    advice: 'To move the guest now, migrate it.',
  },
  'placement-while-migrating': {
    paths: ['nodeSelector', 'affinity', 'tolerations'],
    change: 'changed',
    when: 'the guest is migrating',
    effect: 'stuck',
    reason: 'Placement is not changed during a migration.',
    advice: 'Nothing to do: it is tried again when the migration has ended.',
  },
});
