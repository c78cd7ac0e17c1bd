/** Pages in Chromium: a picture of what the window shows, and what it says. */
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../browser';
import { siteFile } from '../site-file';
import { withPalette } from './palette-png';

export interface Shot {
  /** PNG. */
  readonly image: Buffer;
  /** What stands on the page, without what differs from run to run. */
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
      text: said(await page.evaluate<string>('document.body.innerText')),
    };
  } finally {
    await context.close();
  }
}

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

export const ORIGIN = 'http://site.invalid';
/** A page of a site that lies in a folder, answered from there without a server. */
export const fromFolder =
  (folder: string, path: string) =>
  async (page: Page): Promise<string> => {
    await page.route(`${ORIGIN}/**`, (route) => {
      const file = siteFile(folder, new URL(route.request().url()).pathname);
      return route.fulfill(file ? { body: readFileSync(file.path), contentType: file.type } : { status: 404 });
    });
    return `${ORIGIN}${path}`;
  };

/** A page that is one file. */
export const fromText =
  (html: string) =>
  async (page: Page): Promise<string> => {
    await page.route(`${ORIGIN}/`, (route) => route.fulfill({ body: html, contentType: 'text/html; charset=utf-8' }));
    return `${ORIGIN}/`;
  };
