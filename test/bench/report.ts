/** The page of a plan with 2,000 changed VMs: how large it is, and how soon somebody can read and filter it in Chromium. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { packageRoot } from '../../toolchain/package-root';
import { launch } from '../support/browser';
import { type Figures, median } from './figures';
import { writeRealisticVms } from './realistic-vm';

const VMS = 2000;
const VISITS = 5;

/** Resolves when what was changed has been drawn. */
const DRAWN = 'new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))';

export async function run(): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'kubevirt-iac-bench-'));
  const browser = await launch();
  try {
    const [old, now, html] = ['old.yaml', 'new.yaml', 'plan.html'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    writeRealisticVms(old, VMS, 0);
    writeRealisticVms(now, VMS, 1);
    const args = [join(packageRoot(), 'bin', 'kubevirt-iac'), 'plan', old, now, '--format', 'html'];
    const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 2 ** 30 });
    writeFileSync(html, stdout);
    const [opened, filtered]: [number[], number[]] = [[], []];
    for (let i = 0; i < VISITS; i++) {
      const page = await browser.newPage();
      const started = performance.now();
      await page.goto(pathToFileURL(html).href, { waitUntil: 'load' });
      await page.evaluate(DRAWN);
      const ready = performance.now();
      await page.getByRole('searchbox').or(page.getByRole('textbox')).first().fill('7');
      await page.evaluate(DRAWN);
      opened.push(ready - started);
      filtered.push(performance.now() - ready);
      await page.close();
    }
    return {
      '2,000 changed VMs, size of the page, MB': statSync(html).size / 1e6,
      'opened and drawn, ms': median(opened),
      'filtered by a name, ms': median(filtered),
    };
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
}
