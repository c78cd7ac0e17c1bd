/** Progress as a terminal sees it, and that nothing else sees it. */
import { besideProgress, duration, progressLine, withProgress } from '../../../toolchain/progress';

const properties = ['isTTY', 'columns'] as const;
const before = properties.map((name) => Object.getOwnPropertyDescriptor(process.stderr, name));
const CI = process.env['CI'];

let written = '';
beforeEach(() => {
  written = '';
  delete process.env['CI'];
  jest.useFakeTimers();
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    written += String(text);
    return true;
  });
});
afterEach(() => {
  jest.useRealTimers();
  jest.restoreAllMocks();
  if (CI !== undefined) process.env['CI'] = CI;
  properties.forEach((name, index) => {
    if (before[index]) Object.defineProperty(process.stderr, name, before[index]);
    else delete (process.stderr as unknown as Record<string, unknown>)[name];
  });
});

function terminal(isTTY: boolean, columns = 80): void {
  Object.defineProperty(process.stderr, 'isTTY', { value: isTTY, configurable: true });
  Object.defineProperty(process.stderr, 'columns', { value: columns, configurable: true });
}

/** What stands on a terminal after what was written to it. */
const standing = (text: string): string => text.split('\u001b[K').at(-1)!.replaceAll('\r', '');

test('a terminal shows how far the work is and what remains, and nothing of it stays', async () => {
  terminal(true);
  await withProgress('Reading', async (report) => {
    report({ done: 10, total: 40 });
    await jest.advanceTimersByTimeAsync(10_000);
    expect(standing(written)).toBe('Reading: 10 of 40, 10 s, some 30 s left');
    besideProgress(() => process.stderr.write('a line\n'));
    expect(written).toContain('\u001b[Ka line\nReading: 10 of 40');
  });
  expect(standing(written)).toBe('');
  besideProgress(() => process.stderr.write('after'));
  expect(written.endsWith('\u001b[Kafter')).toBe(true);
});

test('work that never waits shows progress too, and short work none', async () => {
  terminal(true);
  await withProgress('Short', (report) => report({ done: 1, total: 2 }));
  expect(written).toBe('');
  await withProgress('Long', (report) => {
    jest.setSystemTime(Date.now() + 5_000);
    report({ done: 1, total: 2 });
  });
  expect(written).toContain('Long: 1 of 2, 5 s, some 5 s left');
});

test.each([
  ['a pipe', false, {}],
  ['CI with a terminal', true, { CI: 'true' }],
])('%s shows none', async (_, isTTY, env) => {
  terminal(isTTY);
  Object.assign(process.env, env);
  await withProgress('Reading', () => jest.advanceTimersByTimeAsync(120_000));
  expect(written).toBe('');
});

test('a log records what happens once and takes minutes', async () => {
  terminal(false);
  const build = withProgress('Building', () => jest.advanceTimersByTimeAsync(31_000).then(() => Promise.reject('no')), {
    logged: true,
  });
  await expect(build).rejects.toBe('no');
  expect(written).toBe('Building ...\nBuilding: 30 s\nBuilding: failed after 31 s\n');
});

test('a line is never wider than the terminal, which could not erase it', async () => {
  terminal(true, 30);
  await withProgress('Downloading a file with a long name', () => jest.advanceTimersByTimeAsync(3_000));
  expect(Math.max(...written.split('\u001b[K').map((line) => line.length))).toBeLessThan(31);
});

test.each([
  [{}, 3_000, 'Work: 3 s'],
  [{ done: 0, total: 4 }, 9_000, 'Work: 0 of 4, 9 s'],
  [{ done: 1, total: 4, detail: '1 of 4 files, 3 KiB' }, 60_000, 'Work: 1 of 4 files, 3 KiB, 1 min, some 3 min left'],
  [{ done: 1, total: 400 }, 1_000, 'Work: 1 of 400, 1 s'],
])('%j after %d ms', (advance, elapsed, line) => {
  expect(progressLine('Work', advance, elapsed)).toBe(line);
});

test('a deadline is what remains at most', () => {
  expect(progressLine('Waiting', { deadline: Date.now() + 125_000 }, 1_000)).toBe(
    'Waiting: 1 s, at most 2 min 5 s left',
  );
});

test.each([
  [400, '0 s'],
  [59_400, '59 s'],
  [60_000, '1 min'],
  [3_599_600, '1 h'],
  [3_720_000, '1 h 2 min'],
])('%d ms are %s', (milliseconds, text) => {
  expect(duration(milliseconds)).toBe(text);
});
