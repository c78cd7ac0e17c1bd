/** The two streams of a command. Names and messages come from files and clusters: nothing of them is obeyed by a terminal. */
import { printable } from '../kube/printable';

/** Writes to the standard output. */
export function print(text: string): void {
  process.stdout.write(printable(text));
}

/** Writes to the standard error, where nobody parses it. */
export function note(text: string): void {
  process.stderr.write(printable(text));
}
