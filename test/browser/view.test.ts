/** `kubevirt-iac sandbox view` in a browser: a real sandbox, whose guests start, move and stop while somebody looks. */
import type { Browser, Page } from 'playwright-core';
import { serveView, type ViewServer } from '../../cli/sandbox-view/server';
import type { Cluster, ResourceKind } from '../../cluster';
import type { KubeObject } from '../../kube/object';
import { kindOf } from '../../kubevirt/kinds';
import { FAULT_ANNOTATION, type Sandbox, startSandbox } from '../../sandbox';
import { inaccessible, launch, open } from '../support/browser';

jest.setTimeout(240_000);

const kind = (apiVersion: string, name: string): ResourceKind => kindOf(apiVersion, name)!;
const VM = kind('kubevirt.io/v1', 'VirtualMachine');
const MIGRATION = kind('kubevirt.io/v1', 'VirtualMachineInstanceMigration');
const NODE = kind('v1', 'Node');
const EVENT = kind('v1', 'Event');
const MARKUP = '<img src=x onerror="globalThis.hacked = true"><script>globalThis.hacked = true</script>';

const vm = (name: string): KubeObject => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  metadata: { name, namespace: 'default', annotations: { description: MARKUP } },
  spec: {
    runStrategy: 'Always',
    template: {
      spec: {
        domain: { devices: { interfaces: [{ name: 'default', masquerade: {} }] }, memory: { guest: '1Gi' } },
        networks: [{ name: 'default', pod: {} }],
      },
    },
  },
});

let browser: Browser;
let sandbox: Sandbox;
let cluster: Cluster;
let reading: ViewServer;
let acting: ViewServer;
/** What the views find: the sandbox, unless it is gone. */
let here = true;

beforeAll(async () => {
  [browser, sandbox] = await Promise.all([launch(), startSandbox({ name: 'view', speed: 4 })]);
  cluster = sandbox.cluster();
  const source = {
    name: MARKUP,
    find: async () => (here ? { id: 'one', kubeconfig: sandbox.kubeconfig } : undefined),
    why: () => `etcd exited ${MARKUP}`,
  };
  reading = await serveView({ source });
  acting = await serveView({ source, allowActions: true });
  for (const name of ['web', 'db']) await cluster.apply(VM, vm(name));
});
afterAll(async () => {
  await Promise.all([reading?.close(), acting?.close(), browser?.close()]);
  await sandbox?.stop();
});

const guest = (page: Page, name: string) => page.locator(`#board button[data-guest="default/${name}"]`);
const onNode = (page: Page, node: string | null, name: string) =>
  page.locator(`#board section[data-node="${node}"]`).locator(`button[data-guest="default/${name}"]`);
const nodeOf = async (name: string) =>
  String(
    (await cluster.get(kind('kubevirt.io/v1', 'VirtualMachineInstance'), { namespace: 'default', name })).status?.[
      'nodeName'
    ],
  );
/** Whether the guest runs, as a screen reader hears it. */
const runs = (page: Page, name: string) => page.getByRole('button', { name: `${name} in default, Running` }).waitFor();

async function look(url: string, options: Parameters<typeof open>[1] = {}) {
  const { page, complaints } = await open(browser, options);
  await page.goto(url);
  await runs(page, 'web');
  await runs(page, 'db');
  return { page, complaints };
}

/** What is animated, to see that a guest flies and does not jump. */
const watchFlights = (page: Page) =>
  page.addInitScript(`
    globalThis.flown = [];
    const { animate } = Element.prototype;
    Element.prototype.animate = function (...args) {
      flown.push(this.querySelector('button').dataset.guest);
      return animate.apply(this, args);
    };`);
/** The guests that flew since the last question. */
const flights = (page: Page) => page.evaluate('flown.splice(0)');

test('nodes and guests are there, a migration moves a guest before the eyes, and events come', async () => {
  const { page, complaints } = await open(browser);
  await watchFlights(page);
  await page.goto(reading.url);
  await runs(page, 'web');
  await runs(page, 'db');
  expect(await page.locator('#board h3').allTextContents()).toEqual(['node-1', 'node-2', 'node-3']);
  expect(await page.locator('#components').textContent()).toMatch(/KubeVirt.*ready/);
  const source = await nodeOf('web');
  await onNode(page, source, 'web').waitFor();
  await flights(page);
  await cluster.create(MIGRATION, {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachineInstanceMigration',
    metadata: { generateName: 'move-', namespace: 'default' },
    spec: { vmiName: 'web' },
  });
  // On its way: an empty place waits for it, and an arrow points there.
  await page.locator('#board .ghost', { hasText: 'web' }).waitFor();
  expect(await page.locator('#ways path').count()).toBe(1);
  await page.locator('#moments li', { hasText: `web moved from ${source} to` }).waitFor();
  const target = await nodeOf('web');
  // What the cluster itself says of it.
  await page
    .locator('#events li', { hasText: `Migrated` })
    .filter({ hasText: `to node ${target}.` })
    .waitFor();
  expect(target).not.toBe(source);
  await onNode(page, target, 'web').waitFor();
  expect(await page.locator('#board .ghost').count()).toBe(0);
  expect(await flights(page)).toEqual(['default/web']);
  expect(await page.locator('#lanes i[data-what="move"]').count()).toBe(2);

  await cluster.create(EVENT, {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { generateName: 'e-', namespace: 'default' },
    involvedObject: { kind: 'VirtualMachine', namespace: 'default', name: 'web' },
    reason: 'Noticed',
    type: 'Warning',
    message: `a disk is slow ${MARKUP}`,
    lastTimestamp: new Date().toISOString(),
    count: 3,
  });
  const event = page.locator('#events li', { hasText: 'Noticed' });
  expect(await event.textContent()).toContain(
    `Warning: Noticed VirtualMachine default/weba disk is slow ${MARKUP} (3 times)`,
  );
  expect(complaints).toEqual([]);
});

test('a guest that starts again is told from one that starts; a node that loses its power is seen', async () => {
  const { page, complaints } = await look(acting.url);
  await guest(page, 'db').click();
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.getByRole('button', { name: 'db in default, Stopped' }).waitFor();
  await onNode(page, '', 'db').click();
  await page.getByRole('button', { name: 'Start' }).click();
  await page.locator('#moments li[data-what="restart"]', { hasText: 'db started again on node-' }).waitFor();
  const lost = (await nodeOf('db')) === 'node-3' ? 'node-2' : 'node-3';
  const fault = (value: string | null) =>
    cluster.patch(
      NODE,
      { name: lost },
      { type: 'merge', body: { metadata: { annotations: { [FAULT_ANNOTATION]: value } } } },
    );
  await fault('not-ready');
  await page.locator(`section[data-node="${lost}"][data-tone="bad"]`, { hasText: 'Lost' }).waitFor();
  await page.locator('#moments li[data-bad]', { hasText: `${lost} is lost` }).waitFor();
  await fault(null);
  await page.locator(`section[data-node="${lost}"][data-tone="good"]`).waitFor();
  await runs(page, 'web');
  expect(complaints).toEqual([]);
});

test('the button Migrate moves a guest; it does not fly where its user wants no motion', async () => {
  const { page } = await open(browser, { reducedMotion: 'reduce' });
  await watchFlights(page);
  await page.goto(acting.url);
  await runs(page, 'db');
  const before = await nodeOf('db');
  await guest(page, 'db').click();
  await page.getByRole('button', { name: 'Migrate' }).click();
  await page.locator('#moments li', { hasText: `db moved from ${before}` }).waitFor();
  const after = await nodeOf('db');
  expect(after).not.toBe(before);
  await onNode(page, after, 'db').waitFor();
  expect(await flights(page)).toEqual([]);
});

describe('who may look, and who may act', () => {
  const token = () => new URL(reading.url).pathname.split('/')[1]!;
  const ask = (url: string, init: RequestInit = {}) =>
    fetch(url, init).then(async (answer) => `${answer.status} ${await answer.text()}`);
  const post = (
    server: ViewServer,
    headers: Record<string, string>,
    body: object = { action: 'stop', guest: 'default/nobody' },
  ) => ask(`${server.url}actions`, { method: 'POST', headers, body: JSON.stringify(body) });
  const json = { 'content-type': 'application/json' };

  test.each([
    ['no token', () => new URL('/', reading.url).href],
    [
      'a token that is wrong in one character',
      () => reading.url.replace(token(), `${token().slice(0, -1)}${token().endsWith('A') ? 'B' : 'A'}`),
    ],
    ['a shorter one', () => reading.url.replace(token(), token().slice(0, -1))],
    ['the updates without it', () => new URL('/x/updates', reading.url).href],
  ])('%s: 403', async (_, url) => {
    expect(await ask(url())).toMatch(/^403 The token in the address is wrong/);
  });

  // fetch() sets the Host header itself, so that only the request underneath can claim another.
  test.each(['evil.example', 'evil.example:80', '127.0.0.1', 'localhost:1'])('Host %s: 403', async (host) => {
    const { request } = await import('node:http');
    const status = await new Promise((resolve) => {
      request(reading.url, { headers: { host } }, (answer) => resolve(answer.resume().statusCode)).end();
    });
    expect(status).toBe(403);
  });

  test('it listens on the loopback address alone, and no other site may read or frame it', async () => {
    expect(new URL(reading.url).hostname).toBe('127.0.0.1');
    const { headers } = await fetch(reading.url);
    expect(headers.get('content-security-policy')).toBe("frame-ancestors 'none'");
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });

  test('actions need --allow-actions, the own origin and JSON; a guest that is not there is not asked', async () => {
    const origin = (server: ViewServer) => ({ origin: new URL(server.url).origin });
    expect(await post(reading, { ...json, ...origin(reading) })).toMatch(/^403 This view only shows.*--allow-actions/);
    expect(await post(acting, json)).toMatch(/^403 Actions are accepted from the page/);
    expect(await post(acting, { ...json, origin: 'http://evil.example' })).toMatch(/^403/);
    expect(await post(acting, { ...origin(acting), 'content-type': 'text/plain' })).toMatch(/^403/);
    expect(await post(acting, { ...json, ...origin(acting), 'sec-fetch-site': 'same-site' })).toMatch(/^403/);
    expect(await post(acting, { ...json, ...origin(acting) })).toMatch(/^404 There is no guest default\/nobody/);
    const odd = { action: '../../../nodes', guest: 'default/web' };
    expect(await post(acting, { ...json, ...origin(acting) }, odd)).toMatch(/^404/);
    expect(await ask(`${acting.url}actions`)).toMatch(/^404/);
  });
});

test.each([
  ['light', 1280, 800],
  ['dark', 1280, 800],
  ['light', 400, 800],
  ['dark', 400, 800],
] as const)('%s, %d wide: accessible, nothing sticks out, markup stays text', async (colorScheme, width, height) => {
  const { page, complaints } = await look(acting.url, { colorScheme, viewport: { width, height }, bypassCSP: true });
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
  expect(await inaccessible(page)).toEqual([]);
  await guest(page, 'web').click();
  expect(await page.locator('#guest-facts').textContent()).toContain(MARKUP);
  expect(await inaccessible(page)).toEqual([]);
  expect(await page.locator('h1').textContent()).toBe(`Sandbox ${MARKUP}`);
  expect(await page.title()).toBe(`Sandbox ${MARKUP}`);
  expect(await page.evaluate('globalThis.hacked')).toBeUndefined();
  expect(complaints).toEqual([]);
});

test('by keyboard: one stop for all guests, arrows between them, Enter and Escape, a search', async () => {
  const { page } = await look(reading.url);
  const focused = () => page.evaluate('document.activeElement.dataset.guest ?? document.activeElement.id');
  await page.keyboard.press('Tab');
  expect(await focused()).toBe('find');
  await page.keyboard.press('Tab');
  const first = await focused();
  await page.keyboard.press('End');
  const last = await focused();
  expect(new Set([first, last])).toEqual(new Set(['default/web', 'default/db']));
  await page.keyboard.press('ArrowLeft');
  expect(await focused()).toBe(first);
  await page.keyboard.press('Enter');
  expect(await page.locator('#guest-title').textContent()).toBe(first);
  // A page that only shows offers nothing to press.
  expect(await page.locator('dialog button').allTextContents()).toEqual(['Close']);
  await page.keyboard.press('Escape');
  await page.locator('dialog').waitFor({ state: 'hidden' });
  expect(await focused()).toBe(first);
  await page.locator('#find').fill('WEB');
  expect(await page.locator('#board .other button').allTextContents()).toEqual(['●db']);
});

test('a sandbox that is gone is said to be, with why; when it is back, so is its view', async () => {
  const { page } = await look(reading.url);
  here = false;
  const alarm = page.getByRole('alert').filter({ hasText: 'is gone' });
  await alarm.waitFor();
  expect(await alarm.textContent()).toContain(`it is gone: etcd exited ${MARKUP}`.replace('it is', 'is'));
  expect(await guest(page, 'web').count()).toBe(1);
  here = true;
  await alarm.waitFor({ state: 'hidden' });
  await runs(page, 'web');
});

test('a page whose server has ended says so', async () => {
  const server = await serveView({ source: { name: 'brief', find: async () => undefined } });
  const { page } = await open(browser);
  await page.goto(server.url);
  await page.getByRole('alert').filter({ hasText: 'Sandbox brief is gone: it is not running' }).waitFor();
  await server.close();
  await page.getByRole('alert').filter({ hasText: 'no longer served' }).waitFor();
});
