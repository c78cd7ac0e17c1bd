import { isOpen, nextOpening, parseWindow } from '../../../../provider/config';

const at = (iso: string) => new Date(iso);

test.each([
  ['inside', 'Sun 02:00-04:00 Europe/Berlin', '2026-11-22T01:00:00Z', true],
  ['at its end', 'Sun 02:00-04:00 Europe/Berlin', '2026-11-22T03:00:00Z', false],
  ['on another day', 'Sun 02:00-04:00 Europe/Berlin', '2026-11-23T01:30:00Z', false],
  ['in a range of days', 'Mon-Fri 22:00-23:00 UTC', '2026-11-25T22:59:00Z', true],
  ['in a range over the end of the week', 'Sat-Mon 10:00-11:00 UTC', '2026-11-22T10:30:00Z', true],
  ['in a list of days', 'Tue,Thu 10:00-11:00 UTC', '2026-11-26T10:30:00Z', true],
  ['after midnight, of a window that opened on its day', 'Fri 22:00-02:00 UTC', '2026-11-28T01:59:00Z', true],
  ['after midnight, on the day that it opens', 'Fri 22:00-02:00 UTC', '2026-11-27T01:00:00Z', false],
  ['every day', '01:00-03:00 America/New_York', '2026-11-24T06:30:00Z', true],
  ['to the end of the day', 'Tue 22:00-24:00 UTC', '2026-11-24T23:59:00Z', true],
  ['in the summer of its zone', 'Sun 02:00-04:00 Europe/Berlin', '2026-07-05T00:30:00Z', true],
  ['behind the hour that is skipped in spring', 'Sun 02:00-04:00 Europe/Berlin', '2026-03-29T01:30:00Z', true],
  ['in the hour that is repeated in autumn', 'Sun 02:00-03:00 Europe/Berlin', '2026-10-25T01:30:00Z', true],
])('a window is open or closed %s', (_, window, now, open) => {
  expect(isOpen(parseWindow(window), at(now))).toBe(open);
});

test.each([
  ['later today', 'Tue 22:00-23:00 UTC', '2026-11-24T21:10:20Z', '2026-11-24T22:00:00Z'],
  ['next week, just after it closed', 'Tue 20:00-21:00 UTC', '2026-11-24T21:00:00Z', '2026-12-01T20:00:00Z'],
  ['now, while it is open', 'Tue 20:00-22:00 UTC', '2026-11-24T21:00:30Z', '2026-11-24T21:00:30Z'],
  ['across the change to summer time', 'Sun 04:00-05:00 Europe/Berlin', '2026-03-28T12:00:00Z', '2026-03-29T02:00:00Z'],
  ['across the change to winter time', 'Sun 04:00-05:00 Europe/Berlin', '2026-10-24T12:00:00Z', '2026-10-25T03:00:00Z'],
  [
    'the week after, where the change skips it',
    'Sun 02:00-03:00 Europe/Berlin',
    '2026-03-28T12:00:00Z',
    '2026-04-05T00:00:00Z',
  ],
])('a window opens next: %s', (_, window, now, next) => {
  expect(nextOpening(parseWindow(window), at(now))).toEqual(at(next));
});

test.each([
  ['Sun 02:00-04:00', /"Sun" is not a span of hours/],
  ['02:00-04:00', /needs hours and a time zone/],
  ['Sunday 02:00-04:00 UTC', /"Sunday" is not a day; the days are Sun, Mon/],
  ['Sun 2-4 UTC', /"2-4" is not a span of hours/],
  ['Sun 25:00-26:00 UTC', /"25:00-26:00" is not a span of hours/],
  ['Sun 02:00-02:00 UTC', /begins and ends at the same time/],
  ['Sun 02:00-04:00 Berlin', /"Berlin" is not a time zone of the IANA database; Europe\/Berlin is\./],
  ['Sun 02:00-04:00 +02:00', /"\+02:00" is not a time zone of the IANA database\./],
])('a malformed window is rejected with what is wrong and how to write one: %s', (text, message) => {
  expect(() => parseWindow(text)).toThrow(message);
  expect(() => parseWindow(text)).toThrow(/Write it as `Sun 02:00-04:00 Europe\/Berlin`/);
});
