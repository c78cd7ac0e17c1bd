import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Chart } from 'cdk8s';
import { parseAllDocuments } from 'yaml';
import { packageRoot } from '../../../../toolchain/package-root';
import { chartIn, objectsOf, refusals } from '../rendered';

/** The programs of the guides: each is in a file that the compiler checks, and makes the YAML that stands below it. */

const PAGES = ['disks', 'networks', 'guest-configuration', 'virtual-machine'];

/** Rules that depend on the cluster, which a guide does not show. */
const OF_THE_CLUSTER = /^(DEV-08|DSK-28) /;

/** A program in a guide, and the YAML below it. */
const PAIR = /```ts\n((?:(?!```)[\s\S])*)```\n+```yaml\n((?:(?!```)[\s\S])*)```/g;

const text = (path: string): string => readFileSync(join(packageRoot(), path), 'utf8');
const unindented = (code: string): string =>
  code
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .join('\n');

describe.each(PAGES)('docs/constructs/%s.md', (page) => {
  const source = unindented(text(`test/unit/constructs/programs/guides/${page}.ts`));
  const { programs } = require(`./guides/${page}`) as { programs: readonly ((chart: Chart) => unknown)[] };
  const pairs = [...text(`docs/constructs/${page}.md`).matchAll(PAIR)].map(([, code, yaml]) => ({
    code: code!,
    yaml: yaml!,
  }));

  it('shows every program', () => {
    expect(pairs.map(({ code }) => source.includes(unindented(code)))).toEqual(programs.map(() => true));
  });

  it.each(programs.map((program, i) => [i + 1, program] as const))('program %i makes its YAML', (number, program) => {
    const chart = chartIn('vms');
    program(chart);
    const made = objectsOf(chart);
    for (const document of parseAllDocuments(pairs[number - 1]!.yaml)) {
      const shown = document.toJS() as { kind: string; metadata: { name: string } };
      const found = made.find(({ kind, metadata }) => kind === shown.kind && metadata?.name === shown.metadata.name);
      expect(found).toMatchObject(shown);
    }
    expect(refusals(chart).filter((refusal) => !OF_THE_CLUSTER.test(refusal))).toEqual([]);
  });
});
