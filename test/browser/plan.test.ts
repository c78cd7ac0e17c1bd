/** The page of a plan, as somebody reads it who has to agree to the change. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { compareTrees } from '../../cli/plan/compare';
import { planHtml } from '../../cli/plan/html';
import type { LiveCluster } from '../../cli/plan/live';
import type { Planned } from '../../cli/plan/planned';
import { treeOf } from '../../cli/plan/tree';
import { inaccessible, launch, open } from '../support/browser';

let browser: Browser;
let folder: string;
beforeAll(async () => {
  browser = await launch();
  folder = mkdtempSync(join(tmpdir(), 'kubevirt-iac-plan-'));
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

const EVIL = `<img src=http://evil.invalid/x onerror="document.title='pwned'"><script>document.title='pwned'</script>`;

interface Shape {
  sockets?: number;
  memory?: string;
  runStrategy?: string;
  label?: string;
}

const vm = (
  namespace: string,
  name: string,
  { sockets = 2, memory = '4Gi', runStrategy = 'Always', label }: Shape = {},
) => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  metadata: { name, namespace },
  spec: {
    runStrategy,
    dataVolumeTemplates: [
      {
        metadata: { name: `${name}-root` },
        spec: { source: { blank: {} }, storage: { resources: { requests: { storage: '30Gi' } } } },
      },
    ],
    template: {
      metadata: { labels: { ...(label !== undefined && { label }) } },
      spec: {
        domain: {
          cpu: { sockets },
          memory: { guest: memory },
          devices: { disks: [{ name: 'root', disk: { bus: 'virtio' } }] },
        },
        volumes: [
          { name: 'root', dataVolume: { name: `${name}-root` } },
          { name: 'ci', cloudInitNoCloud: { userData: `#cloud-config\npassword: hunter2${memory}` } },
        ],
      },
    },
  },
});

const KUBEVIRT = {
  apiVersion: 'kubevirt.io/v1',
  kind: 'KubeVirt',
  metadata: { name: 'kubevirt', namespace: 'kubevirt' },
  spec: { workloadUpdateStrategy: { workloadUpdateMethods: ['LiveMigrate'] } },
};

const OLD = [
  KUBEVIRT,
  vm('shop', 'web'),
  vm('shop', 'legacy'),
  vm('data', 'db'),
  vm('data', 'batch'),
  vm('data', EVIL),
];
const NEW = [
  KUBEVIRT,
  vm('shop', 'web', { sockets: 4 }),
  vm('data', 'db', { label: EVIL }),
  vm('data', 'batch', { runStrategy: 'Halted' }),
  vm('data', EVIL, { sockets: 4 }),
];

const live = (nodes: Readonly<Record<string, { node: string; others: string[] }>>): LiveCluster => ({
  related: [],
  observe: (change) => change,
  guestsOf: ({ kind, metadata }) => {
    const name = (metadata as { name: string }).name;
    return kind === 'VirtualMachine' && nodes[name] ? [{ name, ...nodes[name] }] : [];
  },
  unread: [`${EVIL} cannot be read`],
});

function planned(old: readonly object[], now: readonly object[], cluster?: LiveCluster): Planned {
  const tree = (objects: readonly object[]) =>
    treeOf(
      objects.map((object) => ({ file: `${EVIL}.yaml`, object: object as Record<string, unknown> })),
      'vms',
    );
  const side = (name: string) => ({ name, path: 'vms', manifests: [] });
  const plan = compareTrees(tree(old), tree(now), undefined, cluster);
  return { plans: [{ plan }], fleet: false, old: side(`vms at ${EVIL}`), now: side('vms'), failOn: [] };
}

/** The page from a file, as an attachment of a pipeline is opened; and every request that it makes. */
async function shown(text: string, options: Parameters<typeof open>[1] = {}) {
  const file = join(folder, `${Math.random()}.html`);
  writeFileSync(file, text);
  const { page, complaints } = await open(browser, options);
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(pathToFileURL(file).href);
  return { page, complaints, requests };
}

const html = planHtml(
  planned(OLD, NEW, live({ web: { node: 'node-1', others: ['node-2'] }, db: { node: 'node-1', others: [] } })),
);
const visible = (page: Page) => page.locator('.card:visible h3 code').allTextContents();
const count = (page: Page) => page.locator('#count').textContent();

test('says first what matters: the verdict, then the hazards with lost data on top', async () => {
  const { page, complaints } = await shown(html);
  expect(await page.locator('h1').textContent()).toMatch(/Data is at risk/);
  expect(await page.locator('.counts').textContent()).toMatch(/1 with data at risk.*1 shut down/s);
  const headings = await page.locator('main h1, main h2').allTextContents();
  expect(headings.map((text) => text.trim()).slice(0, 2)).toEqual([
    expect.stringContaining('Data is at risk'),
    expect.stringContaining('Read this first: 3 hazards'),
  ]);
  expect(await page.locator('.hazards h3').first().textContent()).toBe('Data is deleted (1)');
  expect(await page.locator('.hazards').textContent()).toContain('legacy-root');
  expect(complaints).toEqual([]);
});

test('shows each machine old beside new, and where guests go', async () => {
  const { page } = await shown(html);
  const web = page.locator('.card', { has: page.locator('h3 code', { hasText: 'shop/web' }) });
  expect(await web.locator('.shape tbody tr').allTextContents()).toEqual([
    expect.stringMatching(/^CPU.*2 vCPU \(2 sockets\).*4 vCPU \(4 sockets\)$/s),
  ]);
  expect(await web.textContent()).toMatch(
    /by moving to another node.*runs on node-1; other nodes that can take it: node-2/s,
  );
  await page.locator('.node summary').click();
  expect(await page.locator('.node tbody tr').allTextContents()).toEqual(
    expect.arrayContaining([expect.stringMatching(/shop\/web.*moves away.*node-2/s)]),
  );
});

test('filters by namespace, effect, hazard and name, with the keyboard alone, and says how many are left', async () => {
  const { page, complaints } = await shown(html);
  expect(await count(page)).toBe('All 5 objects');
  await page.keyboard.press('/');
  expect(await page.evaluate('document.activeElement.name')).toBe('search');
  await page.keyboard.type('WEB');
  expect(await visible(page)).toEqual(['shop/web']);
  expect(await count(page)).toBe('1 of 5 objects');
  expect(await page.locator('#count').getAttribute('aria-live')).toBe('polite');
  for (let i = 0; i < 4; i++) await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Show all');
  await page.keyboard.press('Enter');
  await page.locator('#count', { hasText: 'All 5 objects' }).waitFor();

  await page.selectOption('[name=namespace]', 'data');
  expect((await visible(page)).sort()).toEqual([`data/${EVIL}`, 'data/batch', 'data/db']);
  await page.selectOption('[name=verdict]', 'is shut down');
  expect(await visible(page)).toEqual(['data/batch']);
  await page.selectOption('[name=namespace]', '');
  await page.selectOption('[name=verdict]', '');
  await page.selectOption('[name=hazard]', 'data-loss');
  expect(await visible(page)).toEqual(['shop/legacy']);
  await page.selectOption('[name=hazard]', 'any');
  expect(await visible(page)).toEqual(['shop/legacy', 'data/batch']);
  expect(complaints).toEqual([]);
});

test('a link to an object that the filter hides shows it', async () => {
  const { page } = await shown(html);
  await page.selectOption('[name=namespace]', 'data');
  await page.locator('.hazards a', { hasText: 'shop/legacy' }).first().click();
  expect(await visible(page)).toContain('shop/legacy');
});

describe.each(['light', 'dark'] as const)('%s', (colorScheme) => {
  test.each([
    ['wide', 1280],
    ['narrow', 360],
  ])('%s: nothing is cut off, and axe has nothing against it', async (_, width) => {
    const viewport = { width, height: 800 };
    const { page, complaints } = await shown(html, { colorScheme, viewport, bypassCSP: true });
    await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true');
    expect(await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    expect(await inaccessible(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

test('prints whole: everything unfolded, dark on white, without the filter', async () => {
  const { page } = await shown(html, { colorScheme: 'dark' });
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await page.evaluate('dispatchEvent(new Event("beforeprint"))');
  expect(await page.locator('details:not([open])').count()).toBe(0);
  expect(await page.locator('.filter label:visible').count()).toBe(0);
  const colours =
    '(({ backgroundColor, color }) => [backgroundColor, color])(getComputedStyle(document.documentElement))';
  expect(await page.evaluate(colours)).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)']);
  await page.evaluate('dispatchEvent(new Event("afterprint"))');
  expect(await page.locator('details[open]').count()).toBe(0);
});

test('names with HTML and script in them stay text, nothing is requested, and no secret is in it', async () => {
  const { page, complaints, requests } = await shown(html);
  expect(await page.title()).not.toBe('pwned');
  expect(await page.locator('img').count()).toBe(0);
  expect(await visible(page)).toContain(`data/${EVIL}`);
  expect(await page.locator('.top').textContent()).toContain(EVIL);
  expect(requests.filter((url) => !/^(file|data):/.test(url))).toEqual([]);
  expect(requests.filter((url) => url.startsWith('file:'))).toHaveLength(1);
  expect(html).not.toContain('hunter2');
  expect(complaints).toEqual([]);
});

test('its policy holds: no markup that got in would run, and nothing may be fetched', async () => {
  const { page, complaints } = await shown(html.replace('</main>', `${EVIL}</main>`));
  const fetched = await page.evaluate("fetch('http://127.0.0.1:9/').then(() => 'sent', () => 'blocked')");
  expect(fetched).toBe('blocked');
  expect(await page.title()).not.toBe('pwned');
  expect(complaints.filter((one) => /Content Security Policy/.test(one)).length).toBeGreaterThanOrEqual(3);
});

test('without its script, as servers of pipelines show attachments, everything is there', async () => {
  const { page } = await shown(html, { javaScriptEnabled: false });
  expect(await page.locator('.card:visible').count()).toBe(5);
  expect(await page.locator('.filter:visible').count()).toBe(0);
});

test.each([
  ['as they are', 1],
  ['each with 21 changed fields', 7],
])('2,000 changed machines, %s: under 5 MB, all there, and filtered by one choice', async (_, times) => {
  const twenty = (change: Shape) => Array.from({ length: 20 }, (_, i) => vm('team', `vm-${i}`, change));
  const few = planned(twenty({}), twenty({ sockets: 4, memory: '8Gi' }));
  const [{ plan }] = few.plans as [Planned['plans'][number]];
  const objects = Array.from({ length: 100 }, (_, team) =>
    plan.objects.map((object) => ({
      ...object,
      file: 'vms.yaml',
      name: object.name.replace('team/', `team-${team}/`),
      impact: { ...object.impact, changes: Array.from({ length: times }, () => object.impact.changes).flat() },
    })),
  ).flat();
  const text = planHtml({ ...few, plans: [{ plan: { ...plan, objects } }] });
  expect(Buffer.byteLength(text)).toBeLessThan(5_000_000);
  const { page, complaints } = await shown(text);
  expect(await count(page)).toBe('All 2000 objects');
  await page.selectOption('[name=namespace]', 'team-7');
  expect(await count(page)).toBe('20 of 2000 objects');
  expect(complaints).toEqual([]);
});
