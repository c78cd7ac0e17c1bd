/** The commands as completion sees them: words, what may follow them, and what each means. */
import type { Argument, Command, Option } from 'commander';

/** What may stand in a place: one of these words, a file, or a text that only the user knows. */
export type Value = { readonly choices: readonly string[] } | 'file' | 'text';

export interface Flag {
  /** `--format`, and `-n` where it has a short form. */
  readonly names: readonly string[];
  readonly summary: string;
  /** Absent for a switch. */
  readonly value?: Value;
}

export interface Word {
  readonly name: string;
  readonly summary: string;
  readonly flags: readonly Flag[];
  /** What follows that is not an option; absent where nothing does. */
  readonly operand?: Value;
  readonly words: readonly Word[];
}

/** A placeholder says what it stands for: `<file>`, `[files...]`, `<url|folder>`, and the two trees of plan. */
const FILES = /file|folder|path|^old$|^new$/;

export function treeOf(command: Command): Word {
  const help = command.createHelp();
  const operand = command.registeredArguments[0];
  return {
    name: command.name(),
    summary: command.description(),
    flags: help.visibleOptions(command).map(flagOf),
    ...(operand && { operand: kindOfValue(operand.name(), operand) }),
    words: command.commands.map(treeOf),
  };
}

function flagOf(option: Option): Flag {
  const names = [option.long, option.short].filter((name) => name != null);
  const takes = option.required || option.optional;
  const placeholder = /[<[](.*)[>\]]/.exec(option.flags)?.[1] ?? '';
  return { names, summary: option.description, ...(takes && { value: kindOfValue(placeholder, option) }) };
}

function kindOfValue(placeholder: string, { argChoices }: Pick<Argument | Option, 'argChoices'>): Value {
  if (argChoices) return { choices: argChoices };
  return FILES.test(placeholder) ? 'file' : 'text';
}

/** Every word with the words above it, the program first. */
export function walk(word: Word, above: readonly string[] = []): { word: Word; path: readonly string[] }[] {
  const path = [...above, word.name];
  return [{ word, path }, ...word.words.flatMap((child) => walk(child, path))];
}
