import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { packageRoot } from '../../toolchain/package-root';
import { builtSite } from '../../tools/site-file';
import { inaccessible, launch, open, type Watched } from '../support/browser';
import { type SiteServer, serveSite } from '../support/site-server';

/** The documentation as a reader meets it: `npm run docs` has built it, as `npm run docs:test` and `npm test` do first. */

const built = join(packageRoot(), '.cache/site/html');
const { versions } = existsSync(built)
  ? (JSON.parse(readFileSync(join(built, 'versions.json'), 'utf8')) as { versions: string[] })
  : { versions: [] };
if (versions.length === 0) throw new Error('The site is missing: build it with `npm run docs`.');
const folder = join(built, versions[0]!);
const { path: site, pages: addresses } = builtSite(folder);
const base = `${site}${versions[0]}/`;

let browser: Browser;
let server: SiteServer;
beforeAll(async () => {
  server = await serveSite(built, site);
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

const visit = async (path: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<Watched> => {
  const watched = await open(browser, options);
  await watched.page.goto(`${server.url}${base}${path}`, { waitUntil: 'networkidle' });
  return watched;
};
const FOCUSED = `(() => {
  const element = document.activeElement;
  const outlined = getComputedStyle(element).outlineStyle !== 'none';
  return { name: element.name || element.textContent.trim(), outlined };
})()`;
/** Opens the search and types, once the box that is loaded for it listens. */
async function search(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.locator('.VPLocalSearchBox input:focus').waitFor();
  await page.keyboard.type(words);
}
const rowsOf = (page: Page) => page.locator('.filtered-table tbody tr:not(.group)');

test('every page renders, complains of nothing, and asks no other server', async () => {
  expect(addresses.length).toBeGreaterThan(700);
  const queue = [...addresses];
  const problems: string[] = [];
  const reader = async () => {
    const { page, complaints } = await open(browser);
    page.on('request', (request) => {
      if (!request.url().startsWith(server.url)) complaints.push(`asks ${request.url()}`);
    });
    for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
      // The last thing that a page asks for: going on before would end the request.
      const asked = page.waitForEvent('requestfinished', (request) => request.url().endsWith('/versions.json'));
      await Promise.all([asked, page.goto(`${server.url}${path}`, { waitUntil: 'load' })]);
      if ((await page.locator('h1').count()) !== 1) complaints.push('has not exactly one h1');
      problems.push(...complaints.splice(0).map((complaint) => `${path}: ${complaint}`));
    }
    await page.context().close();
  };
  await Promise.all([reader(), reader(), reader(), reader()]);
  expect(problems).toEqual([]);
}, 1_800_000);

test('every page loads less than 300 KB, compressed', () => {
  const sizes = new Map<string, number>();
  const sizeOf = (file: string) => {
    if (!sizes.has(file)) sizes.set(file, gzipSync(readFileSync(join(folder, file))).length);
    return sizes.get(file)!;
  };
  const weights = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.html'))
    .map((name) => {
      const html = readFileSync(join(folder, name), 'utf8');
      const assets = [...html.matchAll(/<(?:link|script|img)[^>]*?(?:href|src)="([^"]+\.(?:js|css|woff2|svg))"/g)].map(
        ([, address]) => address!,
      );
      const files = [...new Set(assets)].map((address) => address.slice(base.length));
      return { name, bytes: files.reduce((sum, file) => sum + sizeOf(file), sizeOf(name)) };
    });
  expect(weights.filter(({ bytes }) => bytes > 300_000)).toEqual([]);
});

test('search finds what a page says, offline and by keyboard alone', async () => {
  const { page, complaints } = await visit('');
  await search(page, 'secure boot');
  // Results come while one types: those of all words are awaited.
  await page
    .locator('.VPLocalSearchBox .result')
    .filter({ hasText: /secure ?boot/i })
    .first()
    .waitFor();
  expect((await page.locator('.VPLocalSearchBox .result').allTextContents()).join(' ')).toMatch(/secure ?boot/i);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname !== base);
  // The address changes before the page does.
  await page
    .locator('main')
    .filter({ hasText: /secure ?boot/i })
    .waitFor();
  expect((await page.locator('main').textContent())?.toLowerCase()).toMatch(/secure ?boot/);
  expect(complaints).toEqual([]);
});

test('a change is found by its words, and the search leads to its row', async () => {
  const { page } = await visit('');
  await search(page, 'sockets raised');
  await page.locator('.VPLocalSearchBox .result', { hasText: 'What a change does' }).first().click();
  await page.waitForURL(/what-a-change-does\.html#/);
  const row = new URL(page.url()).hash.slice(1);
  await page.locator('tr[id]').first().waitFor();
  expect(await page.locator(`tr[id="${row}"]`).count()).toBe(1);
});

test('rules are filtered by area, verdict, release and gate', async () => {
  const { page } = await visit('rules/');
  const all = await rowsOf(page).count();
  expect(all).toBeGreaterThan(500);
  const choices: [string, string][] = [
    ['area', 'Firmware'],
    ['verdict', 'cannot start'],
    ['release', 'v1.8'],
    ['gate', 'VSOCK'],
  ];
  for (const [name, value] of choices) {
    await page.selectOption(`select[name=${name}]`, value);
    const found = await rowsOf(page).count();
    expect(found).toBeGreaterThan(0);
    expect(found).toBeLessThan(all);
    expect(await page.locator('.filtered').textContent()).toContain(`${found} of ${all} rules`);
    await page.getByRole('button', { name: 'Show all' }).click();
  }
  await page.getByRole('searchbox').fill('secure boot');
  expect((await rowsOf(page).allTextContents()).every((text) => /secure.?boot/i.test(text))).toBe(true);
  // The choice is in the address: another reader sees the same.
  const address = page.url().slice(server.url.length + base.length);
  const shown = await rowsOf(page).count();
  const other = await visit(address);
  expect(await rowsOf(other.page).count()).toBe(shown);
});

test('changes are filtered by effect and words', async () => {
  const { page } = await visit('what-a-change-does.html');
  const all = await rowsOf(page).count();
  await page.selectOption('select[name=effect]', 'live+migration');
  expect(new Set(await page.locator('.filtered-table .verdict').allTextContents())).toEqual(
    new Set(['live+migration']),
  );
  await page.getByRole('searchbox').fill('sockets');
  const found = await rowsOf(page).allTextContents();
  expect(found.length).toBeGreaterThan(0);
  expect(found.length).toBeLessThan(all);
  await page.getByRole('searchbox').fill('no such words');
  expect(await page.locator('.nothing').textContent()).toContain('Nothing matches');
});

test('the keyboard reaches the content, the navigation and the filters, and shows where it is', async () => {
  const { page } = await visit('rules/');
  await page.keyboard.press('Tab');
  expect(await page.evaluate<string>('document.activeElement.textContent')).toContain('Skip to content');
  const reached = new Set<string>();
  const tab = async (last: string) => {
    for (let i = 0; i < 60 && !reached.has(last); i++) {
      await page.keyboard.press('Tab');
      const { name, outlined } = await page.evaluate<{ name: string; outlined: boolean }>(FOCUSED);
      if (outlined) reached.add(name);
    }
  };
  await tab('What a change does');
  // Past the sidebar with its hundreds of pages, as its reader goes: by the first link.
  await page.reload();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await tab('gate');
  expect([...reached]).toEqual(expect.arrayContaining(['Rules', 'What a change does', 'area', 'verdict', 'gate']));
  await page.locator('select[name=verdict]').focus();
  await page.keyboard.type('warning');
  expect(await page.locator('.filtered').textContent()).not.toMatch(/\b(\d+) of \1\b/);
});

test('a program of the start page is shown in the language that a reader chooses', async () => {
  const { page } = await visit('start/pulumi.html');
  for (const [language, line] of [
    ['Python', 'import pulumi_kubevirt'],
    ['Go', 'kubevirt.NewVirtualMachine'],
    ['C#', 'using KubevirtIac'],
    ['Java', 'VirtualMachineArgs.builder()'],
    ['YAML', 'runtime: yaml'],
    ['TypeScript', "from 'kubevirt-iac/pulumi'"],
  ] as const) {
    await page
      .getByRole('tab', { name: language })
      .or(page.locator('.tabs label', { hasText: language }))
      .first()
      .click();
    expect(await page.locator('.vp-code-group .active').textContent()).toContain(line);
  }
});

test('what looks like markup in a text stays text', async () => {
  const { page } = await visit('rules/PLG-07.html');
  expect(await page.locator('main').textContent()).toContain('<name>');
});

test('the reference says the default of a prop and what a change of it does', async () => {
  const { page } = await visit('api/kubevirt-iac/types/a.html');
  const text = (await page.locator('main').textContent())!;
  expect(text).toContain('Default:');
  expect(text).toMatch(/What a change does to \S+: changed: has no effect on the guest/);
});

test('the Pulumi reference says what is required, secret, and replaced', async () => {
  const provider = await visit('pulumi-reference/provider.html');
  expect(await provider.page.locator('main').textContent()).toContain('secret: encrypted in the state');
  const machine = await visit('pulumi-reference/components/VirtualMachine.html');
  expect(await machine.page.locator('main').textContent()).toContain('What a change does: ');
});

test('versions are offered: the same page in another one, or its home, and an old page says that it is', async () => {
  const { page } = await visit('');
  expect(await page.locator('.VPNavBar .version option').allTextContents()).toEqual(versions);
  await page.context().close();

  const { page: old } = await open(browser);
  const offered = ['v9.8', ...versions, 'v0.0'];
  await old.route('**/versions.json', (route) => route.fulfill({ json: { versions: offered } }));
  await old.route(/\/v(9\.8|0\.0)\//, (route) =>
    route.fulfill(/v0\.0.+html$/.test(route.request().url()) ? { status: 404 } : { body: '<h1>another version</h1>' }),
  );
  const path = 'constructs/disks.html';
  const address = () => new URL(old.url()).pathname.slice(site.length);
  const choosing = async (choose: () => Promise<unknown>) => {
    await old.goto(`${server.url}${base}${path}`, { waitUntil: 'networkidle' });
    await Promise.all([old.waitForURL((url) => !url.pathname.startsWith(base)), choose()]);
    return address();
  };
  const menu = old.locator('.VPNavBar .version select');
  expect(await choosing(() => menu.selectOption('v9.8'))).toBe(`v9.8/${path}`);
  expect(await choosing(() => menu.selectOption('v0.0'))).toBe('v0.0/');
  expect(await choosing(() => old.getByRole('link', { name: 'Read it for v9.8' }).click())).toBe(`v9.8/${path}`);
});

test('a picture is shown whole where its link leads', async () => {
  const { page } = await visit('graph.html');
  const address = (await page.locator('a.enlarge').first().getAttribute('href'))!;
  await page.goto(`${server.url}${address}`);
  expect(await page.locator('svg text').count()).toBeGreaterThan(20);
});

/** A page of each kind. */
const KINDS = [
  '',
  'start/cdk8s.html',
  'start/pulumi.html',
  'introduction.html',
  'constructs/disks.html',
  'constructs/reference.html',
  'rules/',
  'rules/VM-02.html',
  'what-a-change-does.html',
  'architecture.html',
  'decisions/',
  'changelog.html',
  'api/',
  'api/kubevirt-iac/classes/VirtualMachine.html',
  'api/kubevirt-iac/types/d.html',
  'pulumi-reference/',
  'pulumi-reference/core-v1/VirtualMachine.html',
  'pulumi-reference/types/core-v1.html',
];

test.each(['light', 'dark'] as const)(
  'pages are accessible, %s, wide and narrow',
  async (colorScheme) => {
    const problems: string[] = [];
    for (const width of [1280, 360]) {
      const { page } = await open(browser, { colorScheme, viewport: { width, height: 800 } });
      for (const path of KINDS) {
        await page.goto(`${server.url}${base}${path}`, { waitUntil: 'load' });
        expect(await page.evaluate("document.documentElement.classList.contains('dark')")).toBe(colorScheme === 'dark');
        problems.push(...(await inaccessible(page)).map((problem) => `${path} at ${width}: ${problem}`));
        const wider = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
        if (wider > 0) problems.push(`${path} at ${width}: ${wider} pixels wider than the window`);
      }
      await page.context().close();
    }
    expect(problems).toEqual([]);
  },
  300_000,
);
