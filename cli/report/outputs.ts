/** Results in several formats from one run: one on standard output (`--format`), more in files (`--report`). */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { InvalidArgumentError, Option } from 'commander';

/** A further output: `junit=reports/validate.xml`. */
export interface Output<F extends string> {
  format: F;
  file: string;
}

export const formatOption = (formats: readonly string[]): Option =>
  new Option('--format <format>', 'output format').choices(formats).default('text');

export function reportOption<F extends string>(formats: readonly F[]): Option {
  const read = (text: string, before: readonly Output<F>[]): Output<F>[] => {
    const at = text.indexOf('=');
    const [format, file] = [text.slice(0, at) as F, text.slice(at + 1)];
    if (at < 0 || !formats.includes(format) || file === '')
      throw new InvalidArgumentError(`Give FORMAT=FILE, with one of these formats: ${formats.join(', ')}.`);
    return [...before, { format, file }];
  };
  return new Option('--report <format=file>', 'write the result to a file, too, in a format of its own; repeatable')
    .argParser(read)
    .default([], 'none');
}

/** Writes the files, with the folders above them. */
export function writeReports<F extends string>(outputs: readonly Output<F>[], render: (format: F) => string): void {
  for (const { format, file } of outputs) {
    try {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, render(format));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
      throw new Error(`Cannot write ${file}, the file given with --report: ${(error as Error).message}.`);
    }
  }
}

/** For a command that answers line by line. */
export function rejectReports(outputs: readonly unknown[]): void {
  if (outputs.length > 0)
    throw new Error('--report cannot be combined with --jsonl, which answers line by line. Omit one of the two.');
}
