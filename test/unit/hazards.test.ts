/** Every row of docs/hazards.md is guarded by a test that exists, or by a guide that exists. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const ROOT = join(__dirname, '..', '..');
const PAGE = join(ROOT, 'docs', 'hazards.md');
const rows = [...readFileSync(PAGE, 'utf8').matchAll(/^\| `([\w-]+)` \|.*\| ([^|]+) \|$/gm)].map(
  ([, id = '', shown = '']): [id: string, shown: string] => [id, shown.trim()],
);

/** What may go wrong with an installation that has guests. A row that is removed from the page is missed here. */
const HAZARDS = [
  'empty-uninstall-strategy',
  'webhook-counts-guests',
  'webhook-counts-disks',
  'cdi-owns-its-crds',
  'crd-deletion',
  'operator-before-object',
  'deletion-takes-long',
  'stuck-finalizer',
  'leftover-apiservice',
  'cdi-orphans',
  'cdi-namespace-first',
  'status-in-object',
  'large-crds',
  'hostpath-cleanup',
  'skipped-release',
  'hyperconverged-skips',
  'downgrade',
  'image-tag',
  'upgrade-not-awaited',
  'old-launchers',
  'new-kinds-blocked',
  'stored-versions',
  'kubernetes-out-of-range',
  'handler-rollout',
  'node-away',
  'second-object',
  'openshift-order',
  'olm-approves',
  'hyperconverged-webhook',
];

test('every hazard has its row', () => {
  expect(rows.map(([id]) => id)).toEqual(HAZARDS);
});

/** The texts in a file of tests, of which the names of tests and of their cases are some; comments are not. */
const literalsOf = (file: string): string[] =>
  readFileSync(join(ROOT, file), 'utf8')
    .split('\n')
    .filter((line) => !/^\s*(\/\/|\/?\*)/.test(line))
    .filter((line) => /['"`/]/.test(line));

test.each(rows)('%s is guarded', (_, shown) => {
  const [, file, name] = /^`([^`]+)` "([^"]+)"$/.exec(shown) ?? [];
  if (file && name) return expect(literalsOf(file).filter((one) => one.includes(name))).not.toEqual([]);
  const [, guide = '', anchor] = /^\[[^\]]+\]\(([^)#]+)(?:#([^)]+))?\)$/.exec(shown) ?? [];
  const path = join(dirname(PAGE), guide);
  expect(existsSync(path)).toBe(true);
  const anchors = [...readFileSync(path, 'utf8').matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replaceAll(' ', '-')
      .replace(/[^\w-]/g, ''),
  );
  if (anchor) expect(anchors).toContain(anchor);
});
