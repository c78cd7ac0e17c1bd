/** The SVG of `graph` in a real browser: opened by itself, it runs nothing, asks for nothing, and shows names as they are. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { FORMATS } from '../../cli/graph/formats';
import { graphOf } from '../../cli/graph/graph-of';
import { pictureOf } from '../../cli/graph/picture';
import type { KubeObject } from '../../kube/object';
import { launch, open } from '../support/browser';
import { manyObjects, service, vm } from '../unit/cli/graph/objects';

let browser: Browser;
let folder: string;
beforeAll(async () => {
  browser = await launch();
  folder = mkdtempSync(join(tmpdir(), 'graph-'));
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

/** On the screen. */
type Rectangle = Readonly<Record<'left' | 'right' | 'top' | 'bottom', number>>;

async function opened(objects: readonly KubeObject[], options = {}) {
  const file = join(folder, 'picture.svg');
  writeFileSync(file, await FORMATS.svg(pictureOf(graphOf(objects))));
  const watched = await open(browser, options);
  const requests: string[] = [];
  watched.page.on('request', (request) => requests.push(request.url()));
  watched.page.on('dialog', (dialog) => {
    watched.complaints.push(`dialog: ${dialog.message()}`);
    return dialog.dismiss();
  });
  await watched.page.goto(pathToFileURL(file).href);
  return { ...watched, requests };
}

const SCRIPT = '<script>alert(1)</script>';
const HOSTILE = [
  SCRIPT,
  '"><image href=x onerror=alert(2)>',
  '</title></style><script>alert(3)//',
  "' onload='alert(4)",
  '&#60;b&#62;',
];

test('a hostile name stays text, and nothing runs or is fetched', async () => {
  const objects = HOSTILE.flatMap((name, i) => [
    vm(
      name,
      { volumes: [{ name: 'root', containerDisk: { image: name } }], nodeSelector: { [name]: name } },
      { labels: { app: name }, meta: { namespace: name, labels: { app: HOSTILE[(i + 1) % HOSTILE.length] } } },
    ),
    {
      ...service(name, { app: name }, { type: name, ports: [{ port: name, protocol: name }] }),
      metadata: { name, namespace: name },
    },
  ]);
  const { page, complaints, requests } = await opened(objects);
  const found = await page.evaluate<{ scripts: number; handlers: string[]; titles: string[] }>(`({
    scripts: document.querySelectorAll('script, image, foreignObject, a').length,
    handlers: [...document.querySelectorAll('*')].flatMap((one) => one.getAttributeNames().filter((name) => name.startsWith('on'))),
    titles: [...document.querySelectorAll('g.card > title')].map((one) => one.textContent),
  })`);
  expect([found.scripts, found.handlers, complaints]).toEqual([0, [], []]);
  for (const name of HOSTILE) expect(found.titles.some((title) => title.startsWith(`${name}\n`))).toBe(true);
  expect(requests.filter((url) => !url.endsWith('/picture.svg') && !url.endsWith('/favicon.ico'))).toEqual([]);
});

test('500 objects: no card covers another, and each text stays on its card', async () => {
  const { page, complaints } = await opened(manyObjects(), { viewport: { width: 1600, height: 1000 } });
  const { cards, outside } = await page.evaluate<{ cards: Rectangle[]; outside: string[] }>(`({
    cards: [...document.querySelectorAll('g.card > .face')].map((one) => one.getBoundingClientRect().toJSON()),
    outside: [...document.querySelectorAll('g.card > text')].flatMap((one) => {
      const face = one.parentElement.querySelector('.face').getBoundingClientRect();
      return one.getBoundingClientRect().right > face.right - 2 ? one.textContent : [];
    }),
  })`);
  expect(complaints).toEqual([]);
  expect(cards.length).toBeGreaterThan(10);
  expect(outside).toEqual([]);
  const covering = cards.flatMap((a, i) =>
    cards.slice(i + 1).filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom),
  );
  expect(covering).toEqual([]);
});

test.each([
  ['light', 'rgb(255, 255, 255)'],
  ['dark', 'rgb(16, 25, 28)'],
] as const)('%s, as the reader has it', async (colorScheme, ground) => {
  const { page } = await opened([vm('web')], { colorScheme });
  expect(await page.evaluate("getComputedStyle(document.querySelector('.ground')).fill")).toBe(ground);
});

test('a screen reader gets a title and a description', async () => {
  const { page } = await opened([vm('web'), vm('db')]);
  const named = await page.evaluate(`(() => {
    const svg = document.documentElement;
    const texts = svg.getAttribute('aria-labelledby').split(' ').map((id) => document.getElementById(id).textContent);
    return [svg.getAttribute('role'), ...texts];
  })()`);
  expect(named).toEqual(['img', 'shop', '2 VMs.']);
});
