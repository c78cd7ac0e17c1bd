import type { Browser } from 'playwright-core';
import { inaccessible, launch, open } from '../support/browser';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

test('what is wrong with a page is noticed', async () => {
  const { page, complaints } = await open(browser);
  await page.setContent('<html><body><img src="data:image/png;base64,"><script>console.error("oh"); f()</script>');
  expect(complaints).toEqual(
    expect.arrayContaining(['console: oh', expect.stringMatching(/^exception: f is not defined/)]),
  );
  expect(await inaccessible(page)).toEqual(expect.arrayContaining([expect.stringMatching(/^image-alt: /)]));
});
