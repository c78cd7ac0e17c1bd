import { describeCron } from '../../../kube/cron';

it.each([
  ['0 22 * * 2', 'Tuesday at 22:00'],
  ['5 1 * * 6,0', 'Saturday and Sunday at 01:05'],
  ['30 23 * * MON,wed,7', 'Monday, Wednesday and Sunday at 23:30'],
  ['0 3 * * 1-5', 'Monday to Friday at 03:00'],
  ['0 3 * * *', 'every day at 03:00'],
  ['0 3 ? * ?', 'every day at 03:00'],
  ['0 3 1 * *', '0 3 1 * *'],
  ['0 3 * 6 2', '0 3 * 6 2'],
  ['*/5 3 * * 2', '*/5 3 * * 2'],
  ['0 3 * * 1/2', '0 3 * * 1/2'],
  ['0 3 * * 1-', '0 3 * * 1-'],
  ['@weekly', '@weekly'],
])('%s begins %s', (schedule, said) => {
  expect(describeCron(schedule)).toBe(said);
});
