import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { Manifest, synth } from 'kubevirt-iac';

let outdir: string;
beforeEach(() => {
  outdir = join(mkdtempSync(join(tmpdir(), 'synth-')), 'here');
});
afterEach(() => rmSync(join(outdir, '..'), { recursive: true, force: true }));

describe('under cdk8s synth', () => {
  const before = process.env.CDK8S_OUTDIR;
  afterEach(() => {
    if (before === undefined) delete process.env.CDK8S_OUTDIR;
    else process.env.CDK8S_OUTDIR = before;
  });

  it('writes to the folder of that command, whatever the program says', () => {
    process.env.CDK8S_OUTDIR = join(outdir, 'of-the-command');
    const app = new App();
    new Manifest(new Chart(app, 'c', { namespace: 'vms' }), 'a', { apiVersion: 'v1', kind: 'ConfigMap' });
    synth(app, { outdir: join(outdir, 'of-the-program') });
    expect(readdirSync(outdir)).toEqual(['of-the-command']);
  });
});
