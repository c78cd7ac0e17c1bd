import type { Level } from './check';
import { CPU_FAMILIES } from './cpu-model';
import { CHECKS } from './table';

const HEADINGS: Readonly<Record<Level, string>> = {
  api: 'What the API shows',
  node: 'The nodes',
  after: 'After the installation',
};

const cell = (text: string): string => text.replaceAll('|', '\\|');

/** The checks of one level as a table of Markdown. */
function tableOf(level: Level): string {
  const rows = CHECKS.filter((check) => check.level === level).map(
    ({ id, title, needs, expects, repair, requirement }) => {
      const probed = needs.includes('probes') ? ' (probe)' : '';
      const must = requirement ? ` Must hold with \`requires: ["${requirement}"]\`.` : '';
      return `| \`${id}\`${probed} | ${title} | ${cell(expects)}.${must} | ${cell(repair)} |`;
    },
  );
  return ['| check | about | expects | repair |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

/** All checks, for the documentation. */
export function checksTables(): string {
  return (Object.keys(HEADINGS) as Level[]).map((level) => `### ${HEADINGS[level]}\n\n${tableOf(level)}`).join('\n\n');
}

export const cpuFamilies = (): string => CPU_FAMILIES.join(', ');
