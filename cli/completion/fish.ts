/** The script for fish: one line for each word and option, with the commands after which it may stand. */
import { type Flag, type Value, type Word, walk } from './tree';

export function fish(tree: Word): string {
  const lines = walk(tree).flatMap(({ word, path }) => linesOf(word, path, tree.name));
  return `# Completion of ${tree.name} for fish. Keep it as ~/.config/fish/completions/${tree.name}.fish
${pathFunction(tree)}
complete -c ${tree.name} -f
${lines.join('\n')}
`;
}

/** Prints the words of the command line that are commands, without the program. */
function pathFunction(tree: Word): string {
  const paths = walk(tree).flatMap(({ path }) => (path.length > 1 ? [quoted(path.slice(1).join(' '))] : []));
  return `function __${identifier(tree.name)}_at
  set -l path
  for word in (commandline -opc)[2..-1]
    set -l longer (string join -- ' ' $path $word)
    if contains -- $longer ${paths.join(' ')}
      set path $path $word
    end
  end
  set -l at (string join -- ' ' $path)
  test "$at" = "$argv[1]"
end`;
}

const identifier = (name: string): string => name.replaceAll(/\W/g, '_');

function linesOf(word: Word, path: readonly string[], program: string): string[] {
  const condition = `-n ${quoted(`__${identifier(program)}_at ${quoted(path.slice(1).join(' '))}`)}`;
  const line = (rest: string) => `complete -c ${program} ${condition} ${rest}`;
  return [
    ...word.words.map(({ name, summary }) => line(`-a ${quoted(name)} -d ${quoted(summary)}`)),
    ...word.flags.map((flag) => line(flagOf(flag))),
    ...(word.operand === undefined || word.operand === 'text' ? [] : [line(values(word.operand, '-F'))]),
  ];
}

function flagOf({ names, summary, value }: Flag): string {
  const spelled = names.map((name) => (name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`));
  // -x: nothing but what is listed, and no file where nothing is.
  const takes = value === undefined ? [] : [value === 'file' ? '-r' : '-x', values(value, '-F')];
  return [...spelled, ...takes, `-d ${quoted(summary)}`].filter(Boolean).join(' ');
}

function values(value: Value, files: string): string {
  if (value === 'file') return files;
  return value === 'text' ? '' : `-a ${quoted(value.choices.join(' '))}`;
}

/** In single quotes, fish obeys nothing but a backslash and the quote. */
const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
