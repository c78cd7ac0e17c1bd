/** What a shell offers for the last word of a command line, asked of the shell itself with our script loaded. */
// cspell:ignore bindkey compadd LISTMAX RPROMPT zmodload zpty
import { execFileSync } from 'node:child_process';

/** Runs a program in a folder that is its home, too. */
export const runIn = (home: string, program: string, args: readonly string[]): string =>
  execFileSync(program, args, {
    cwd: home,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], HOME: home, TERM: 'dumb' },
  });

/** Asks bash for what completes the last of these words, which it separates at `=`, too. The script is the file `bash` of the folder. */
export function askBash(home: string, ...words: readonly string[]): string[] {
  const list = words.map((word) => `'${word}'`).join(' ');
  const script = `source ./bash; COMP_WORDS=(kubevirt-iac ${list}); COMP_CWORD=${words.length}; _kubevirt_iac; printf '%s\\n' "\${COMPREPLY[@]}"`;
  return runIn(home, 'bash', ['--norc', '--noprofile', '-c', script]).split('\n').filter(Boolean);
}

const END = '--end--';
const answers = (text: string): string[][] =>
  text
    .split(`${END}\n`)
    .slice(0, -1)
    .map((answer) => answer.split('\n').filter(Boolean));

/** For each line, in the order of the alphabet. The script is the file `fish` of the folder. */
export function askFish(home: string, lines: readonly string[]): string[][] {
  const script = `source ./fish; for line in $argv; complete -C $line | string replace -r '\\t.*' ''; echo ${END}; end`;
  return answers(runIn(home, 'fish', ['--no-config', '-c', script, ...lines])).map((answer) => answer.sort());
}

/**
 * zsh completes only where somebody types: a second one in a terminal of its own, whose `compadd` also writes down what it adds. The key that asks
 * writes the end, so that nothing is waited for but that.
 */
const TYPIST = `
zmodload zsh/zpty
zpty typed zsh -f -i
zpty -w typed '
  PROMPT= RPROMPT= LISTMAX=100000
  autoload -Uz compinit && compinit -u -D && source ./zsh
  compadd() {
    local -a offered
    case " $* " in *" -"[OAD]" "*) ;; *) builtin compadd -A offered "$@"; print -rl -- $offered >> .answers ;; esac
    builtin compadd "$@"
  }
  ask() { zle complete-word; print -r -- ${END} >> .answers; zle kill-buffer; print -r -- ANSWERED; }
  zle -N ask; bindkey "^I" ask
  print -r -- LOAD""ED'
zpty -r typed said '*LOADED*' || exit 3
for line in "$@"; do
  zpty -w -n typed "$line"$'\\t'
  zpty -r typed said '*ANSWERED*' || exit 4
done
zpty -d typed
cat .answers
`;

/** For each line, in the order of the alphabet. The script is the file `zsh` of the folder. */
export function askZsh(home: string, lines: readonly string[]): string[][] {
  return answers(runIn(home, 'zsh', ['-f', '-c', `: > .answers;${TYPIST}`, 'typist', ...lines])).map((answer) =>
    [...new Set(answer)].sort(),
  );
}
