/** A command that could not run: for people with the place in the file, for programs as JSON. */
import { printable } from '../kube/printable';
import { UnreadableFile } from './manifest-limits';
import { frame, locus } from './report/frame';
import { lookOf, wrap } from './terminal';

/** `error: message`, or as a compiler shows it where the file and the line are known. */
export function errorText(error: Error): string {
  const look = lookOf(process.stderr);
  if (process.env['DEBUG']) return `${printable(error.stack ?? error.message)}\n`;
  const label = look.paint('red', 'error');
  if (error instanceof UnreadableFile && error.line !== undefined) {
    const message = wrap(`${locus(error.file, error.at)}: ${label}: It ${printable(error.reason)}`, look.width, 2);
    return `${message}\n${frame(error.at, look, 'red')}`;
  }
  return printable(error.message)
    .split('\n')
    .map((line, index) => `${wrap(index === 0 ? `${label}: ${line}` : line, look.width, 2)}\n`)
    .join('');
}

/** `{"error": {"message", "file"?, "line"?, "column"?}}` on one line. */
export function errorJson(error: Error): string {
  const place = error instanceof UnreadableFile ? { file: error.file, line: error.line, column: error.column } : {};
  const message = error.message.replace(/^error: /, '');
  return `${printable(JSON.stringify({ error: { message, ...place } }))}\n`;
}
