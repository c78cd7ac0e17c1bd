/**
 * Programs on the pages of the site stand elsewhere, where tests type-check and run them: a page names the file, the heading and the
 * language, and gets the program from there.
 *
 *     <!-- program README.md#ten-lines-for-git ts -->
 *     <!-- program docs/languages.md#python python [Python] -->
 *     <!-- sentence README.md before colon -->
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../toolchain/package-root';
import { slugOf } from './slug';

const PROGRAM = /^<!-- program (\S+?)#(\S+) (\w+)( \[[^\]]+\])? -->$/gm;
const SENTENCE = /<!-- sentence (\S+) (before|after) colon -->/g;

/** A page with the programs, and the halves of the first sentence of a text, in the place of what names them. */
export function withPrograms(text: string, page: string): string {
  return text
    .replace(PROGRAM, (_, file: string, heading: string, language: string, label = '') => {
      const program = programUnder(heading, language, read(file));
      if (program === undefined)
        throw new Error(`${page} asks for a program in ${language} under #${heading} of ${file}, which has none.`);
      return `\`\`\`${language}${label}\n${program}\`\`\``;
    })
    .replace(SENTENCE, (_, file: string, half: string) => {
      const [, before, after] = /^\*\*(.+?): (.+?)\*\*/m.exec(read(file)) ?? [];
      if (!before || !after)
        throw new Error(`${page} asks for the sentence of ${file}, which has none in bold with a colon.`);
      return half === 'before' ? before : after.charAt(0).toUpperCase() + after.slice(1);
    });
}

const read = (file: string): string => readFileSync(join(packageRoot(), file), 'utf8');

/** The first block of code in a language under a heading. */
function programUnder(heading: string, language: string, text: string): string | undefined {
  const section = text.split(/^#+ /m).find((part) => slugOf(part.split('\n')[0]!) === heading);
  return section && new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(section)?.[1];
}
