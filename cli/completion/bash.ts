/** The script for bash. It needs nothing but bash 4: not the package bash-completion. */
import { shellWord } from '../../kube/shell';
import { type Flag, type Value, type Word, walk } from './tree';

export function bash(tree: Word): string {
  const name = tree.name;
  const commands = walk(tree);
  const paths = commands.filter(({ path }) => path.length > 1).map(({ path }) => path.join(' '));
  return `# Completion of ${name} for bash. Load it with: source <(${name} completion bash)
_${identifier(name)}() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="" path=${shellWord(name)} word index
  COMPREPLY=()
  # The shell separates words at = as well: --format=json are three of them.
  if [[ $current == "=" ]]; then current=""; previous="\${COMP_WORDS[COMP_CWORD-1]}"
  elif ((COMP_CWORD > 1)) && [[ \${COMP_WORDS[COMP_CWORD-1]} == "=" ]]; then previous="\${COMP_WORDS[COMP_CWORD-2]}"
  elif ((COMP_CWORD > 0)); then previous="\${COMP_WORDS[COMP_CWORD-1]}"
  fi
  for ((index = 1; index < COMP_CWORD; index++)); do
    word="\${COMP_WORDS[index]}"
    case "$path $word" in
      ${paths.map(shellWord).join(' | ')}) path="$path $word" ;;
    esac
  done
  case "$path $previous" in
${commands.flatMap(({ word, path }) => flagCases(word, path)).join('\n')}
  esac
  local words="" files=""
  case "$path" in
${commands.map(commandCase).join('\n')}
  esac
  if [[ $current == -* || -z $files ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
  else
    ${FILES}
  fi
}
complete -F _${identifier(name)} ${shellWord(name)}
`;
}

/** What was typed has a backslash before a space, which the name of the file has not: `read` takes it away, and runs nothing. */
const FILES =
  'IFS= read current <<< "$current"; compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- "$current")';

const identifier = (name: string): string => name.replaceAll(/\W/g, '_');

/** What follows an option that takes a value. */
function flagCases({ flags }: Word, path: readonly string[]): string[] {
  return flags.flatMap(({ names, value }: Flag) => {
    if (value === undefined) return [];
    const pattern = names.map((name) => shellWord([...path, name].join(' '))).join(' | ');
    return [`    ${pattern}) ${action(value)}; return ;;`];
  });
}

function action(value: Value): string {
  if (value === 'file') return FILES;
  if (value === 'text') return ':';
  return `mapfile -t COMPREPLY < <(compgen -W ${shellWord(value.choices.join(' '))} -- "$current")`;
}

function commandCase({ word, path }: { word: Word; path: readonly string[] }): string {
  const { flags, operand, words } = word;
  const choices = typeof operand === 'object' ? operand.choices : [];
  const list = [...words.map(({ name }) => name), ...choices, ...flags.flatMap(({ names }) => names)];
  return `    ${shellWord(path.join(' '))}) words=${shellWord(list.join(' '))}${operand === 'file' ? '; files=yes' : ''} ;;`;
}
