import { unknownTimeZone } from '../../../kube/time-zone';

test.each(['UTC', 'Europe/Berlin', 'US/Eastern', 'GB', 'EST5EDT', 'Etc/GMT-2', 'Asia/Calcutta', 'posix/Europe/Berlin'])(
  '%s is a time zone',
  (zone) => {
    expect(unknownTimeZone(zone)).toBeUndefined();
  },
);

test('every zone that this Node.js knows is one', () => {
  expect(Intl.supportedValuesOf('timeZone').filter((zone) => unknownTimeZone(zone) !== undefined)).toEqual([]);
});

test('a name of an area that is not known may be a newer zone', () => {
  expect(unknownTimeZone('Antarctica/Station')).toBeUndefined();
});

test.each([
  ['europe/berlin', 'Europe/Berlin'],
  ['Europe/Berln', 'Europe/Berlin'],
  ['Berlin', 'Europe/Berlin'],
  ['Germany/Berlin', 'Europe/Berlin'],
  ['New York', 'America/New_York'],
  ['CEST', undefined],
  ['GMT+2', undefined],
  ['+02:00', undefined],
  ['W. Europe Standard Time', undefined],
  ['Local', undefined],
])('%s is not, and stands for %s', (zone, suggestion) => {
  expect(unknownTimeZone(zone)).toEqual(suggestion === undefined ? {} : { suggestion });
});
