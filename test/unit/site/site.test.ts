import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FEATURE_GATES } from '../../../kubevirt/config';
import { brokenLinks } from '../../../site/links';
import { madeOf } from '../../../site/made-of';
import { painter } from '../../../site/picture';
import { withPrograms } from '../../../site/programs';
import { pulumiPages, pulumiSchema } from '../../../site/pulumi';
import { ruleRows } from '../../../site/rules';
import { sidebar } from '../../../site/sidebar';
import { slugOf } from '../../../site/slug';
import { pageOf, textOf, textPages, withLinks } from '../../../site/texts';
import { addVersion, folderOfVersion } from '../../../site/versions';

/** What the site is made of. How it looks and works is tested in a browser, in test/browser/site.test.ts. */

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'site-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const withPages = (pages: Record<string, string>): string => {
  for (const [name, html] of Object.entries(pages)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), html);
  }
  return folder;
};

describe('links', () => {
  test('a page or an anchor that is missing is found, and what exists is not', () => {
    const pages = withPages({
      'index.html':
        '<a href="/docs/v1/a.html#here">a</a><a class="x" href="/docs/v1/a.html#gone">b</a><a href="/docs/v1/b.html">c</a><a href="https://kubevirt.io">d</a>',
      'a.html': '<h2 id="here">Here</h2><a href="/elsewhere">e</a><a href="#here">f</a>',
    });
    expect(brokenLinks(pages, '/docs/v1/')).toEqual([
      'a.html links to /elsewhere, which is outside the site.',
      'index.html links to /docs/v1/a.html#gone, which has no such anchor.',
      'index.html links to /docs/v1/b.html, which does not exist.',
    ]);
  });

  test.each([
    ['a page', '[x](disks.md#sizes)', 'docs/constructs/networks.md', '[x](/constructs/disks.md#sizes)'],
    ['a page that is called otherwise there', '[x](../README.md)', 'docs/pulumi.md', '[x](/introduction.md)'],
    ['another site', '[x](https://kubevirt.io)', 'docs/pulumi.md', '[x](https://kubevirt.io)'],
    ['code', '```md\n[x](gone.md)\n```', 'docs/pulumi.md', '```md\n[x](gone.md)\n```'],
  ])('to %s', (_, text, file, expected) => {
    expect(withLinks(text, file)).toBe(expected);
  });

  test('to a file that is not a page leads to it in the repository, at this version', () => {
    expect(withLinks('[x](../schema.json)', 'docs/pulumi.md')).toMatch(
      /^\[x\]\(https:\/\/\S+\/blob\/v\d+\.\d+\.\d+\/schema\.json\)$/,
    );
  });

  test('to a file that does not exist ends the build', () => {
    expect(() => withLinks('[x](gone.md)', 'docs/pulumi.md')).toThrow(
      'docs/pulumi.md links to gone.md, which does not exist.',
    );
  });
});

test('anchors are those of GitHub', () => {
  expect(slugOf('What `plan` says: yes, as it does')).toBe('what-plan-says-yes-as-it-does');
});

describe('programs', () => {
  test('come from the file that is tested', () => {
    const program = withPrograms('<!-- program docs/languages.md#go go [Go] -->', 'page.md');
    expect(program).toMatch(/^```go \[Go\]\npackage main\n[\s\S]+```$/);
    expect(textOf('docs/languages.md')).toContain(program.replace(' [Go]', ''));
  });

  test('and the sentence of the README, in halves', () => {
    const halves = withPrograms(
      '# <!-- sentence README.md before colon -->\n\n<!-- sentence README.md after colon -->',
      'page.md',
    );
    expect(halves).toMatch(/^# KubeVirt .*TypeScript\n\nIt says before /);
    expect(() => withPrograms('<!-- sentence LICENSE before colon -->', 'page.md')).toThrow(
      'page.md asks for the sentence of LICENSE',
    );
  });

  test('that are not there end the build', () => {
    expect(() => withPrograms('<!-- program README.md#start go -->', 'page.md')).toThrow(
      'page.md asks for a program in go under #start of README.md, which has none.',
    );
  });
});

test('the sidebar lists every text once, and says which it misses', () => {
  const pages = textPages();
  const listed = sidebar(pages).flatMap(({ items }) => items.map(({ link }) => link));
  expect(new Set(listed).size).toBe(listed.length);
  expect(() => sidebar(new Map([...pages, ['new-guide.md', '# New']]))).toThrow(
    'site/sidebar.ts does not list new-guide.md.',
  );
  expect(pageOf('docs/constructs/disks.md')).toBe('constructs/disks.md');
});

describe('rules', () => {
  const rows = ruleRows();
  test('each holds in a release, and names gates that exist', () => {
    expect(rows.filter(({ releases }) => releases.length === 0)).toEqual([]);
    expect(rows.flatMap(({ gates }) => gates).filter((gate) => !FEATURE_GATES.includes(gate))).toEqual([]);
    expect(rows.find(({ name }) => name === 'ignition-feature-gate')?.gates).toEqual(['ExperimentalIgnitionSupport']);
  });

  test('some are new in a release', () => {
    const only = rows.filter(({ releases }) => releases.join() === 'v1.9');
    expect(only.length).toBeGreaterThan(5);
    expect(only.length).toBeLessThan(rows.length / 4);
  });
});

describe('pictures', () => {
  test('a flowchart has its labels, edges and groups; text of a label stays text', async () => {
    const draw = (await painter())(
      'flowchart LR\n  a["<b> & co"] -->|"yes"| b & c\n  subgraph g["Group"]\n    c{x} -. "no" .-> d[(d)]\n  end\n',
    );
    expect(draw).toContain('&lt;b&gt; &amp; co');
    expect(draw.match(/class="edge"/g)).toHaveLength(3);
    expect(draw).toContain('>Group<');
    expect(draw).toContain('aria-label="Diagram: &#60;b&#62; &#38; co; b; x; d"');
    expect(draw).not.toMatch(/<script|<title|fill="/);
  });

  test('a sequence has its messages, notes and loop', async () => {
    const draw = (await painter())(
      'sequenceDiagram\n  participant a as Engine\n  participant b as Plugin\n  a->>b: Check\n  loop until ready\n    b-->>a: status\n  end\n  Note over a,b: done\n',
    );
    for (const text of ['Engine', 'Plugin', 'Check', 'loop until ready', 'status', 'done'])
      expect(draw).toContain(`>${text}</text>`);
  });

  test.each([
    ['pie\n  "a": 1', 'site/picture.ts does not draw "pie".'],
    ['flowchart LR\n  a ==> b', 'site/picture.ts does not understand " ==> b" in: a ==> b'],
    ['sequenceDiagram\n  a->>b: hi', 'site/sequence.ts knows no participant "a" of: a->>b: hi'],
  ])('what is not understood is an error: %s', async (source, message) => {
    const draw = await painter();
    expect(() => draw(source)).toThrow(message);
  });
});

test('the Pulumi reference has a page for every resource and function, and says what is special of an input', () => {
  const schema = pulumiSchema();
  const pages = pulumiPages(schema);
  expect(pages.size).toBeGreaterThan(Object.keys(schema.resources).length + Object.keys(schema.functions).length);
  expect(pages.get('pulumi-reference/provider.md')).toMatch(/### kubeconfig\n\n.*\*\*secret\*\*/);
  expect([...pages.values()].join()).not.toMatch(/\{\{[%<]/);
});

test('what the pages are made of is the same until a source changes, or the address', () => {
  for (const name of ['docs', 'examples', 'site', 'dist']) mkdirSync(join(folder, name, 'below'), { recursive: true });
  const files = ['schema.json', 'package.json', 'package-lock.json', 'dist/.built', 'docs/below/a.md', 'README.md'];
  for (const name of files) writeFileSync(join(folder, name), '');
  const before = madeOf('https://one.example/', folder);
  expect(madeOf('https://one.example/', folder)).toBe(before);
  expect(madeOf('https://other.example/', folder)).not.toBe(before);
  const later = new Date(Date.now() + 60_000);
  utimesSync(join(folder, 'docs/below/a.md'), later, later);
  const changed = madeOf('https://one.example/', folder);
  expect(changed).not.toBe(before);
  // What builds it leaves no trace, and a source that is removed does.
  writeFileSync(join(folder, 'site/config.timestamp.mjs'), '');
  rmSync(join(folder, 'site/config.timestamp.mjs'));
  expect(madeOf('https://one.example/', folder)).toBe(changed);
  rmSync(join(folder, 'README.md'));
  expect(madeOf('https://one.example/', folder)).not.toBe(changed);
});

test('versions stand beside each other, the newest first, and an address without one leads to it', () => {
  for (const version of ['v0.9', 'v0.10', 'v0.9']) addVersion(folder, version);
  expect(JSON.parse(readFileSync(join(folder, 'versions.json'), 'utf8'))).toEqual({ versions: ['v0.10', 'v0.9'] });
  expect(readFileSync(join(folder, 'index.html'), 'utf8')).toContain('url=v0.10/');
  expect(folderOfVersion('1.2.3')).toBe('v1.2');
});
