/** What every command says of itself, as data: its help, the page docs/command-line.md and the tests read the same. */
import { type Command, Option } from 'commander';
import { lookOf, wrap } from './terminal';

export interface CommandHelp {
  /** More than the description: paragraphs, and rows that are indented. */
  readonly about?: string | (() => string);
  /** What each exit code of the command means. */
  readonly exitCodes: ExitCodes;
  /** Lines to copy. The first is the simplest use. */
  readonly examples: readonly string[];
}

export type ExitCodes = Readonly<Partial<Record<0 | 1 | 2, string>>>;

const HELP = new WeakMap<Command, CommandHelp>();

/** Gives a command its help. */
export function withHelp(command: Command, help: CommandHelp): Command {
  HELP.set(command, help);
  return command.addHelpText('after', () => helpText(help));
}

/** What was given with `withHelp`. */
export const helpOf = (command: Command): CommandHelp | undefined => HELP.get(command);

/** One JSON document in place of text; on standard error, too, where the command cannot run. */
export const jsonOption = (description = 'print one JSON document; errors as JSON, too'): Option =>
  new Option('--json', description);

/** Whether a command line asks for JSON: known before it is parsed, for what is wrong in it. */
export function asksForJson(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  const options = end < 0 ? args : args.slice(0, end);
  return options.some(
    (word, index) =>
      word === '--json' || word === '--format=json' || (word === 'json' && options[index - 1] === '--format'),
  );
}

export const aboutOf = ({ about = '' }: CommandHelp): string => (typeof about === 'string' ? about : about()).trim();

/** Lines longer than this are hard to read. */
export const WIDEST = 110;

function helpText(help: CommandHelp): string {
  const { paint, width } = lookOf(process.stdout);
  const columns = Math.min(width, WIDEST);
  const title = (text: string) => paint('bold', text);
  const about = aboutOf(help);
  return [
    ...(about === '' ? [] : ['', reflowed(about, columns)]),
    '',
    title('Exit codes:'),
    ...Object.entries(help.exitCodes).map(([code, meaning]) => wrap(`  ${code}  ${meaning}`, columns, 5)),
    '',
    title(help.examples.length === 1 ? 'Example:' : 'Examples:'),
    // Wrapped, an example could not be copied.
    ...help.examples.map((line) => `  ${line}`),
  ].join('\n');
}

/** Paragraphs at the width of the terminal. A row that is indented stays a row; what follows its first column hangs there. */
function reflowed(text: string, width: number): string {
  const lines: string[] = [];
  for (const line of text.split('\n')) {
    const before = lines.at(-1);
    if (before && /^\S.*[^:]$/.test(before) && /^\S/.test(line)) lines[lines.length - 1] = `${before} ${line}`;
    else lines.push(line);
  }
  return lines.map((line) => wrap(line, width, hangOf(line))).join('\n');
}

const hangOf = (line: string): number => /^ +\S+ {2,}/.exec(line)?.[0].length ?? /^ */.exec(line)![0].length;
