import { retryAfterOf } from '../../../cluster/error-messages';
import { failuresInARow } from '../../../cluster/retry';

const answer = (headers: Record<string, string>) => ({ status: 503, headers, text: '' });
const inOneHour = (seconds: number) => new Date(Date.now() + 3_600_000 + seconds * 1000).toUTCString();

test.each([
  ['seconds', { 'retry-after': '3' }, 3_000],
  // This machine's clock is an hour behind: the wait is ten seconds, and not an hour and ten seconds.
  ["a date, by the server's clock", { 'retry-after': inOneHour(10), date: inOneHour(0) }, 10_000],
  ['a date that has passed', { 'retry-after': inOneHour(-10), date: inOneHour(0) }, 0],
])('Retry-After as %s', (_, headers, ms) => {
  expect(retryAfterOf(answer(headers))).toBe(ms);
});

test('without a header, the Status object says how long', () => {
  expect(retryAfterOf(answer({}), { retryAfterSeconds: 2 })).toBe(2_000);
  expect(retryAfterOf(answer({}))).toBeUndefined();
});

test.each([
  ['that ends at once is one more failure', 20, 3],
  ['that was open for a while begins the count anew', 1_000, 1],
])('a connection %s', (_, openForMs, failures) => {
  expect(failuresInARow(2, openForMs)).toBe(failures);
});
