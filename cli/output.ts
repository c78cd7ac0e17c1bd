/** The two streams of a command. Names and messages come from files and clusters: nothing of them is obeyed by a terminal. */
import { printable } from '../kube/printable';
import { besideProgress } from '../toolchain/progress';
import { jsonText } from './report/escape';

/** Writes to the standard output. */
export function print(text: string): void {
  printStyled(printable(text));
}

/** Writes text that is made for the terminal already: what comes from elsewhere in it is printable, and the colours are ours. */
export function printStyled(text: string): void {
  besideProgress(() => process.stdout.write(text));
}

/** Writes one JSON document to the standard output. */
export function printJson(value: unknown): void {
  printStyled(`${jsonText(value)}\n`);
}

/** Writes to the standard error, where nobody parses it. */
export function note(text: string): void {
  noteStyled(printable(text));
}

/** As `printStyled`, on the standard error. */
export function noteStyled(text: string): void {
  besideProgress(() => process.stderr.write(text));
}
