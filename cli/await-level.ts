import { Option } from 'commander';
import { AWAIT_LEVELS, type AwaitLevel } from '../kubevirt/readiness';

/** `--for LEVEL`. */
export function forOption(): Option {
  const levels = Object.keys(AWAIT_LEVELS) as AwaitLevel[];
  return new Option('--for <level>', 'how far a guest must have come; other kinds are judged by their own readiness')
    .choices(levels)
    .default('ready');
}

/** The levels, for the help. */
export function levelsHelp(): string {
  const lines = Object.entries(AWAIT_LEVELS).map(([name, { until }]) => `  ${name.padEnd(12)} ${until}`);
  return `Levels of --for:\n${lines.join('\n')}`;
}
