/** The guide page `docs/command-line.md`: what the commands say of themselves. */
import type { Argument, Command, Option } from 'commander';
import { aboutOf, helpOf } from '../../cli/help';
import { wholeProgram } from '../../cli/main';
import type { Files } from './files';

const INTRODUCTION = [
  '# The command line',
  '',
  '<!-- Generated from the commands by `npm run generate`. Change them in cli/, or this text in tools/generate/command-docs.ts. -->',
  '',
  'Every command, as `kubevirt-iac COMMAND --help` shows it. What programs can rely on, with the shape of `--json` of each command, is',
  '[Machine interfaces](machine-interfaces.md).',
  '',
  '## How it behaves on a terminal',
  '',
  '- Colours are used only where a terminal shows them. `NO_COLOR` turns them off, `FORCE_COLOR` on, also in a pipe; `NO_COLOR` wins. A colour never says',
  '  anything that a word or a sign does not say as well.',
  '- Long messages are wrapped at the width of the terminal, which `COLUMNS` overrides. In a pipe and in a file, a message is one line.',
  '- Long work shows its progress on standard error, with the time that has passed and, where it can be estimated, what remains. It is erased at the',
  '  end, and does not appear in a pipe or where `CI` is set.',
  '- A finding begins with `FILE:LINE:COLUMN`, and quotes the line with a mark below what is wrong. A line that holds a secret is not quoted',
  '  ([which these are](secrets.md#what-is-secret)), nor any line of a file that cannot be parsed and might hold one.',
  '- Where a command cannot run, it says so on standard error and ends with 2; with `--json`, as `{"error": {"message", "file"?, "line"?, "column"?}}`.',
  '- `DEBUG=1` adds the stack of an error, for a report of a bug.',
  '',
  '## Completion',
  '',
  '```sh',
  'source <(kubevirt-iac completion bash)                                              # in ~/.bashrc',
  'source <(kubevirt-iac completion zsh)                                               # in ~/.zshrc, after compinit',
  'kubevirt-iac completion fish > ~/.config/fish/completions/kubevirt-iac.fish',
  '```',
  '',
  'It completes commands, options, their values where these are known, and files.',
];

export function commandDocs(): Files {
  const program = wholeProgram();
  const sections = program.commands.flatMap((command) => sectionsOf(command, [program.name()], 2));
  return new Map([['docs/command-line.md', `${[...INTRODUCTION, ...sections].join('\n')}\n`]]);
}

function sectionsOf(command: Command, above: readonly string[], level: number): string[] {
  const path = [...above, command.name()];
  const help = helpOf(command);
  if (!help) throw new Error(`${path.join(' ')} has no help. Give it one with withHelp.`);
  const about = aboutOf(help);
  const rows = [...command.registeredArguments.map(argumentRow), ...command.options.map(optionRow)];
  return [
    '',
    `${'#'.repeat(level)} \`${path.slice(1).join(' ')}\``,
    '',
    sentence(command.description()),
    '',
    '```sh',
    ...help.examples,
    '```',
    ...(rows.length === 0 ? [] : ['', '| argument | meaning |', '| --- | --- |', ...rows]),
    ...(about === '' ? [] : ['', '```text', about, '```']),
    '',
    '| exit code | meaning |',
    '| --- | --- |',
    ...Object.entries(help.exitCodes).map(([code, meaning]) => `| ${code} | ${cell(meaning)} |`),
    ...command.commands.flatMap((child) => sectionsOf(child, path, level + 1)),
  ];
}

const argumentRow = (argument: Argument): string => {
  const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
  return row(argument.required ? `<${name}>` : `[${name}]`, argument.description, argument);
};

const optionRow = (option: Option): string => row(option.flags, option.description, option);

type Valued = Pick<Option, 'argChoices' | 'defaultValue' | 'defaultValueDescription'>;

function row(name: string, description: string, { argChoices, defaultValue, defaultValueDescription }: Valued): string {
  const shown = defaultValueDescription ?? (isEmpty(defaultValue) ? undefined : `\`${String(defaultValue)}\``);
  const more = [
    argChoices && `one of ${argChoices.map((one) => `\`${one}\``).join(', ')}`,
    shown && `default: ${shown}`,
  ];
  return `| \`${name.replaceAll('|', '\\|')}\` | ${[cell(description), ...more.filter(Boolean)].join('; ')} |`;
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || typeof value === 'boolean' || (Array.isArray(value) && value.length === 0);

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ').replaceAll('<', '&lt;');

const sentence = (text: string): string => `${text[0]!.toUpperCase()}${text.slice(1)}.`;
