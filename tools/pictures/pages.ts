/** Pages in Chromium: a picture of what the window shows, and what it says. */
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../browser';
import { type BuiltSite, siteFile } from '../site-file';
import { withPalette } from './palette-png';

export interface Shot {
  /** PNG. */
  readonly image: Buffer;
  /** What stands in the picture, without what differs from run to run. */
  readonly text: string;
}

export interface View {
  readonly dark?: boolean;
  readonly width?: number;
  readonly height?: number;
  /** A selector of something without which the page is not finished. */
  readonly finished?: string;
}

/** GitHub and registries show a README in some 900 pixels; these are sharp there, and the files stay small. */
const WIDTH = 1200;
const HEIGHT = 720;

export async function browse<T>(work: (browser: Browser) => Promise<T>): Promise<T> {
  const browser = await launchBrowser('--hide-scrollbars');
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

/** `place` is an address, or prepares the page and returns one. */
export async function shoot(
  browser: Browser,
  place: string | ((page: Page) => Promise<string>),
  { dark, width = WIDTH, height = HEIGHT, finished }: View = {},
): Promise<Shot> {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    locale: 'en-US',
    timezoneId: 'UTC',
  });
  try {
    const page = await context.newPage();
    const answer = await page.goto(typeof place === 'string' ? place : await place(page));
    if (!answer?.ok()) throw new Error(`${page.url()} answers with ${answer?.status()}: has its site been built?`);
    if (finished) await page.locator(finished).first().waitFor();
    await page.evaluate('document.fonts.ready.then(() => {})');
    return {
      image: withPalette(await page.screenshot()),
      text: said(await page.evaluate<string>(VISIBLE)),
    };
  } finally {
    await context.close();
  }
}

/** The texts that the window shows: what stands below its edge may change without the picture. */
const VISIBLE = `(() => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const shown = [];
  while (texts.nextNode()) {
    const range = document.createRange();
    range.selectNode(texts.currentNode);
    const { top, bottom, width } = range.getBoundingClientRect();
    const seen = texts.currentNode.parentElement.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    if (seen && width > 1 && bottom > 0 && top < innerHeight) shown.push(texts.currentNode.data);
  }
  return shown.join('\\n');
})()`;

/** Each line once, in alphabetical order: what comes in the same second comes in any order. */
function said(text: string): string {
  const lines = text
    .replace(/\b\d\d:\d\d:\d\d\b/g, 'HH:MM:SS')
    .replace(/last \d+ (seconds|minutes)/g, 'last N seconds')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  return `${[...new Set(lines)].sort().join('\n')}\n`;
}

const ORIGIN = 'http://site.invalid';
/** A page of a site, answered from its folder without a server. */
export const fromSite =
  (site: BuiltSite, path: string) =>
  async (page: Page): Promise<string> => {
    await page.route(`${ORIGIN}/**`, (route) => {
      const { pathname } = new URL(route.request().url());
      const file = pathname.startsWith(site.path) ? siteFile(site.folder, pathname.slice(site.path.length)) : undefined;
      return route.fulfill(file ? { body: readFileSync(file.path), contentType: file.type } : { status: 404 });
    });
    return `${ORIGIN}${site.path}${path}`;
  };

/** A page that is one file. */
export const fromText =
  (html: string) =>
  async (page: Page): Promise<string> => {
    await page.route(`${ORIGIN}/`, (route) => route.fulfill({ body: html, contentType: 'text/html; charset=utf-8' }));
    return `${ORIGIN}/`;
  };
