import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** A page, and what went wrong on it: errors and warnings in the console, exceptions, requests that failed. */
export interface Watched {
  readonly page: Page;
  readonly complaints: string[];
}

export { launchBrowser as launch } from '../../tools/browser';

/** A page in a context of its own, so that what one test stores or chooses stays there. */
export async function open(browser: Browser, options: Parameters<Browser['newContext']>[0] = {}): Promise<Watched> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`exception: ${error.message}`));
  page.on('requestfailed', (request) => complaints.push(`failed: ${request.url()} ${request.failure()?.errorText}`));
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`);
  });
  return { page, complaints };
}

/** What axe-core has against the page, each with the first element concerned; empty on an accessible page. */
export async function inaccessible(page: Page): Promise<string[]> {
  // By the protocol and not as a script of the page, which a content security policy would refuse.
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { run } = (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe;
    const { violations } = await run();
    return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes[0]?.html}`);
  });
}

interface AxeResults {
  readonly violations: readonly { id: string; help: string; nodes: readonly { html: string }[] }[];
}
