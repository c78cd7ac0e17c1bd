/** The script for zsh: a function for each command, in the form of _arguments. */
import { shellWord } from '../../kube/shell';
import { type Flag, type Value, type Word, walk } from './tree';

export function zsh(tree: Word): string {
  const functions = walk(tree).map(({ word, path }) => functionOf(word, path));
  const main = functionName([tree.name]);
  return `#compdef ${tree.name}
# Completion of ${tree.name} for zsh. Load it with: source <(${tree.name} completion zsh)
${functions.join('\n')}
if [[ "$funcstack[1]" == ${shellWord(main)} ]]; then
  ${main} "$@"
else
  compdef ${main} ${shellWord(tree.name)}
fi
`;
}

/** The first is the name under which zsh finds the file, if the script is kept as one. */
const functionName = (path: readonly string[]): string => `_${path.join('__')}`;

function functionOf(word: Word, path: readonly string[]): string {
  const specs = [...word.flags.flatMap(flagSpecs), ...operandSpecs(word)].map((spec) => `    ${shellWord(spec)} \\`);
  const name = functionName(path);
  if (word.words.length === 0) return `${name}() {\n  _arguments -s -S \\\n${specs.join('\n')}\n    && return 0\n}`;
  const commands = word.words.map((child) => `    ${shellWord(`${colons(child.name)}:${child.summary}`)}`);
  const cases = word.words.map((child) => `    ${shellWord(child.name)}) ${functionName([...path, child.name])} ;;`);
  return `${name}() {
  local context state state_descr line
  typeset -A opt_args
  local -a commands
  commands=(
${commands.join('\n')}
  )
  _arguments -C \\
${specs.join('\n')}
    '1: :->command' \\
    '*:: :->rest' && return 0
  case $state in
  command) _describe -t commands command commands ;;
  rest)
    case $line[1] in
${cases.join('\n')}
    esac
    ;;
  esac
}`;
}

/** \`--format[output format]:value:(text json)\`; the two names of an option exclude each other. */
function flagSpecs({ names, summary, value }: Flag): string[] {
  const exclusive = names.length > 1 ? `(${names.join(' ')})` : '';
  const explained = `[${summary.replaceAll(/([\\[\]:])/g, '\\$1')}]`;
  return names.map((name) => {
    const takes = value === undefined ? '' : `:value:${action(value)}`;
    return `${exclusive}${name}${value !== undefined && name.startsWith('--') ? '=' : ''}${explained}${takes}`;
  });
}

function operandSpecs({ operand }: Word): string[] {
  return operand === undefined ? [] : [`*:value:${action(operand)}`];
}

function action(value: Value): string {
  if (value === 'file') return '_files';
  return value === 'text' ? ' ' : `(${value.choices.map(colons).join(' ')})`;
}

const colons = (text: string): string => text.replaceAll(':', '\\:');
