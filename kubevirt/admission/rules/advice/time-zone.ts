import { unknownTimeZone } from '../../../../kube/time-zone';
import { vmiRules } from '../../engine/rule';
import { show } from '../../engine/suggest';

export const TIME_ZONE = vmiRules('clock', [
  {
    id: 'CLK-01',
    name: 'unknown-time-zone',
    title: 'Unknown `timezone` of the clock',
    paths: ['domain.clock.timezone'],
    severity: 'warning',
    view: 'guest',
    when: 'domain.clock.timezone',
    check: ({ domain }) => {
      const zone = domain.clock?.timezone;
      const unknown = zone ? unknownTimeZone(zone) : undefined;
      if (!unknown) return undefined;
      const meant = unknown.suggestion ? ` Did you mean "${unknown.suggestion}"?` : '';
      return {
        at: 'domain.clock.timezone',
        message: `The time zone ${show(zone)} is not in the IANA database, so the clock of the guest runs in UTC.${meant} Use a name such as Europe/Berlin; Windows has other names, which belong into its answer file.`,
        allowed: 'a time zone of the IANA database',
        ...unknown,
      };
    },
    good: { 'domain.clock.timezone': 'America/New_York' },
    bad: { 'domain.clock.timezone': 'Europe/Berln' },
  },
]);
