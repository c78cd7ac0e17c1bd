/** The fence between the rooms (`npm run graph`): each forbidden kind of import is written down here and must be reported. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const ROOT = join(__dirname, '..', '..');
const ROOMS = ['kube', 'kubevirt', 'constructs', 'cluster', 'provider', 'sdk', 'cli', 'sandbox', 'toolchain', 'tools'];

/** Every room has an index, a file beside it, and a folder within that has an index of its own. */
const TREE = Object.fromEntries(
  ROOMS.flatMap((room) => [
    [`${room}/index.ts`, 'export const index = 1;\n'],
    [`${room}/inner.ts`, 'export const inner = 1;\n'],
    [`${room}/folder/index.ts`, 'export const folder = 1;\n'],
    [`${room}/folder/hidden.ts`, 'export const hidden = 1;\nexport type Hidden = number;\n'],
  ]),
);

interface Violation {
  from: string;
  to: string;
  rule: { name: string };
}

/** What is reported of the made-up rooms with these files added. */
function violations(added: Readonly<Record<string, string>>): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'import-graph-'));
  try {
    for (const [file, text] of Object.entries({ ...TREE, ...added })) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [
        join(ROOT, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs'),
        '--config',
        join(ROOT, '.dependency-cruiser.js'),
        '--output-type',
        'json',
        ...ROOMS,
      ],
      { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 26 },
    );
    if (!stdout) throw new Error(stderr);
    const { summary } = JSON.parse(stdout) as { summary: { violations: Violation[] } };
    return summary.violations.map(({ from, rule }) => `${from}: ${rule.name}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const FORBIDDEN: readonly (readonly [from: string, statement: string, rule: string])[] = [
  ...[
    ['kube', 'kubevirt'],
    ['kubevirt', 'constructs'],
    ['kubevirt', 'cluster'],
    ['kubevirt', 'provider'],
    ['kubevirt', 'sdk'],
    ['kubevirt', 'cli'],
    ['kubevirt', 'sandbox'],
    ['kubevirt', 'tools'],
    ['cluster', 'kubevirt'],
    ['cluster', 'provider'],
    ['constructs', 'cluster'],
    ['constructs', 'provider'],
    ['constructs', 'sdk'],
    ['provider', 'constructs'],
    ['provider', 'sdk'],
    ['provider', 'cli'],
    ['provider', 'sandbox'],
    ['provider', 'toolchain'],
    ['sdk', 'cluster'],
    ['sdk', 'provider'],
    ['sandbox', 'provider'],
    ['sandbox', 'tools'],
    ['cli', 'tools'],
    ['cli', 'sdk'],
    ['toolchain', 'sandbox'],
    ['toolchain', 'tools'],
  ].flatMap(([from, to]) => [
    // By the folder itself, from its root and from deeper, and by its index by name.
    [`${from}/a.ts`, `import '../${to}';`, `${from}-imports-downwards`] as const,
    [`${from}/folder/a.ts`, `export * from '../../${to}';`, `${from}-imports-downwards`] as const,
    [`${from}/b.ts`, `import type { index } from '../${to}/index';`, `${from}-imports-downwards`] as const,
  ]),
  ['kubevirt/a.ts', "import 'cdk8s';", 'kubevirt-stays-pure'],
  ['kubevirt/a.ts', "import { readFileSync } from 'node:fs';", 'kubevirt-stays-pure'],
  ['kube/a.ts', "import 'node:https';", 'kube-stays-pure'],
  ['constructs/a.ts', "import '@pulumi/pulumi';", 'constructs-stays-pure'],
  ['provider/a.ts', "import { App } from 'cdk8s';", 'provider-stays-pure'],
  ['cluster/a.ts', "import '@pulumi/pulumi';", 'cluster-stays-pure'],
  ['provider/a.ts', "import { hidden } from '../cluster/folder/hidden';", 'past-the-index-of-cluster-folder'],
  ['provider/a.ts', "import { inner } from '../kubevirt/inner';", 'past-the-index-of-kubevirt'],
  ['kubevirt/a.ts', "import type { Hidden } from './folder/hidden';", 'past-the-index-of-kubevirt-folder'],
  ['kubevirt/a.ts', "import './missing';", 'resolvable'],
];

test('the made-up rooms are in order as they are', () => {
  expect(violations({ 'provider/a.ts': "import '../cluster';\nimport '../kubevirt/folder';\n" })).toEqual([]);
});

test('every forbidden import is reported', () => {
  // All at once, each in a file of its own, because starting the tool takes most of the time.
  const files = FORBIDDEN.map(([from, statement, rule], i) => {
    const file = `${from.replace(/\.ts$/, '')}-${i}.ts`;
    return { file, statement, expected: `${file}: ${rule}` };
  });
  const found = violations(Object.fromEntries(files.map(({ file, statement }) => [file, `${statement}\n`])));
  expect(
    files
      .filter(({ expected }) => !found.includes(expected))
      .map(({ statement, expected }) => `${expected}, ${statement}`),
  ).toEqual([]);
});

test.each([
  [
    'values',
    "import { b } from './b';\nexport const a = () => b;\n",
    "import { a } from './a';\nexport const b = () => a;\n",
  ],
  [
    'types',
    "import type { B } from './b';\nexport type A = B[];\n",
    "import type { A } from './a';\nexport type B = A[];\n",
  ],
])('a circle of %s is reported', (_, a, b) => {
  expect(violations({ 'kubevirt/a.ts': a, 'kubevirt/b.ts': b })).toContain('kubevirt/a.ts: no-circle');
});
