import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What may be passed on in a binary with its text. */
const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
  'Python-2.0',
]);

const mit = (holder: string): string => `The MIT License

Copyright (c) ${holder}

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS
FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY,
WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

/** Texts for packages that name their license and do not hold it. */
const TEXTS: Readonly<Record<string, string>> = { 'tr46@0.0.3': mit('Sebastian Mayr') };

/** A part that is not ours, and the terms that it comes with. */
export interface ThirdParty {
  /** `name@version` */
  readonly id: string;
  readonly license: string;
  readonly text: string;
}

/**
 * The packages that files of a bundle come from, each once, sorted. Throws where one has no license text, or a license that is not among those that
 * may be passed on.
 */
export function packagesOf(root: string, inputs: readonly string[]): ThirdParty[] {
  const folders = inputs.map((file) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file)?.[0]);
  const found = new Map<string, ThirdParty>();
  const problems = new Set<string>();
  for (const folder of new Set(folders.filter((folder) => folder !== undefined))) {
    const { name, version, license } = manifestOf(join(root, folder));
    const id = `${name}@${version}`;
    const text = TEXTS[id] ?? textIn(join(root, folder));
    if (!isAllowed(license))
      problems.add(`${id} has the license ${JSON.stringify(license)}, which is not one of ${[...ALLOWED].join(', ')}`);
    if (!text) problems.add(`${id} holds no text of its license`);
    found.set(id, { id, license, text });
  }
  if (problems.size > 0)
    throw new Error(
      `The plugin cannot be passed on:\n${[...problems].map((problem) => `  ${problem}`).join('\n')}\nReplace the package, or keep it out of the bundle.`,
    );
  return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** One file with the terms of every part. */
export const thirdPartyLicenses = (parts: readonly ThirdParty[]): string =>
  [
    'This archive holds the following software of others, each under its own terms.\n',
    ...parts.map(({ id, license }) => `${id}: ${license}`),
    ...parts.map(
      ({ id, license, text }) => `\n${'='.repeat(80)}\n${id} (${license})\n${'='.repeat(80)}\n\n${text.trim()}`,
    ),
    '',
  ].join('\n');

function manifestOf(folder: string): { name: string; version: string; license: string } {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return { name, version, license: String(license ?? 'none') };
}

/** Every part of an expression of licenses that all apply. */
const isAllowed = (license: string): boolean =>
  license
    .replace(/^\(|\)$/g, '')
    .split(' AND ')
    .every((one) => ALLOWED.has(one));

function textIn(folder: string): string {
  if (!existsSync(folder)) return '';
  const files = readdirSync(folder).filter((name) => /^(licen[cs]e|copying)(\.|$|-)/i.test(name));
  const notices = readdirSync(folder).filter((name) => /^notice(\.|$)/i.test(name));
  if (files.length === 0) return '';
  return [...files.sort(), ...notices.sort()]
    .map((name) => readFileSync(join(folder, name), 'utf8').trim())
    .join('\n\n');
}
