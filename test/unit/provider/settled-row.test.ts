import { FLASH_MS, SettledRow } from '../../../provider/lifecycle/settled-row';

let said: string[];
let row: SettledRow;
beforeEach(() => {
  jest.useFakeTimers();
  said = [];
  row = new SettledRow((line) => void said.push(line));
});
afterEach(() => jest.useRealTimers());

test('D-a: a trouble that is over in a moment is not shown while a VM comes up', () => {
  row.show('guest is Stopped; KubeVirt is about to start it');
  row.show('ErrorPvcNotFound', 'ErrorPvcNotFound');
  jest.advanceTimersByTime(FLASH_MS - 1);
  row.show('guest is Starting');
  jest.advanceTimersByTime(FLASH_MS * 2);
  expect(said).toEqual(['guest is Stopped; KubeVirt is about to start it', 'guest is Starting']);
});

test('one that lasts is shown once, with what is known of it by then, and each change of its line at once', () => {
  row.show('ErrorPvcNotFound', 'ErrorPvcNotFound');
  jest.advanceTimersByTime(FLASH_MS / 2);
  row.show('ErrorPvcNotFound: web-root', 'ErrorPvcNotFound');
  jest.advanceTimersByTime(FLASH_MS / 2);
  expect(said).toEqual(['ErrorPvcNotFound: web-root']);
  row.show('ErrorPvcNotFound: web-root. Create it.', 'ErrorPvcNotFound');
  expect(said.at(-1)).toBe('ErrorPvcNotFound: web-root. Create it.');
});

test('nothing is shown after the end of the wait', () => {
  row.show('ErrorPvcNotFound', 'ErrorPvcNotFound');
  row.stop();
  jest.advanceTimersByTime(FLASH_MS * 2);
  expect(said).toEqual([]);
});
