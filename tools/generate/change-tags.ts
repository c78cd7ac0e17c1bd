/**
 * Doc comments of construct properties say what a change does to a running guest: an author writes `@change PATH`, the path of the field
 * that the property sets, and `npm run generate` puts the sentence of the table behind it. `--check` fails where it is not that of today.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { impactDoc } from '../../kubevirt/impact';
import { packageRoot } from '../../toolchain/package-root';
import { type Files, readFile } from './files';

const FOLDER = 'constructs';
const WIDTH = 120;

/** Every source file of the constructs that has such a tag. */
export function changeTags(): Files {
  const files = readdirSync(join(packageRoot(), FOLDER), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `${FOLDER}/${file.replaceAll('\\', '/')}`);
  return new Map(
    files.flatMap((file): [string, string][] => {
      const text = readFile(file);
      return text.includes('@change ') ? [[file, withSentences(text)]] : [];
    }),
  );
}

/** A tag reaches from `@change` to the next tag or the end of the comment. */
const TAG = /^([ \t]*)\* @change (\S+?)(?::| \*\/|$)[\s\S]*?(?=^[ \t]*\* @|^[ \t]*\*\/)/gm;

export function withSentences(text: string): string {
  return text.replace(TAG, (_, indent: string, path: string) =>
    wrapped(`@change ${path}: ${impactDoc(path)}.`, `${indent}* `),
  );
}

/** Lines of a comment, none wider than the source is. */
function wrapped(sentence: string, prefix: string): string {
  const lines: string[] = [];
  let line = prefix.trimEnd();
  for (const word of sentence.split(' ')) {
    if (line.length + 1 + word.length > WIDTH && line.trim() !== '*') {
      lines.push(line);
      line = prefix.trimEnd();
    }
    line += ` ${word}`;
  }
  return `${[...lines, line].join('\n')}\n`;
}
