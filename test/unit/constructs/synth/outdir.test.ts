import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { Manifest, synth } from 'kubevirt-iac';

let outdir: string;
beforeEach(() => {
  outdir = join(mkdtempSync(join(tmpdir(), 'synth-')), 'here');
});
afterEach(() => rmSync(join(outdir, '..'), { recursive: true, force: true }));

describe('a folder that an attacker can write to', () => {
  const elsewhere = () => join(outdir, '..', 'elsewhere');
  const app = (name = 'a') => {
    const made = new App();
    new Manifest(new Chart(made, 'c', { namespace: 'vms' }), name, { apiVersion: 'v1', kind: 'ConfigMap' });
    return made;
  };

  it('gets no file outside of it, whatever objects and charts are called', () => {
    const made = new App();
    const chart = new Chart(made, '..%2f..', { namespace: '../../etc' });
    for (const name of ['../../../evil', '..', 'a/../../b', '/etc/passwd', 'a\\\\b'])
      new Manifest(chart, `m${name.length}`, {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name, namespace: '..' },
      });
    // Whether the names are valid is another matter: nothing is outside.
    for (const layout of ['object', 'chart', 'namespace'] as const) {
      try {
        synth(made, { outdir: join(outdir, layout), layout });
      } catch (error) {
        expect((error as Error).message).toMatch(/not a valid/);
      }
    }
    expect(readdirSync(join(outdir, '..')).filter((name) => name !== 'here')).toEqual([]);
  });

  it('is not left by a link to a folder in it', () => {
    mkdirSync(elsewhere());
    mkdirSync(outdir);
    symlinkSync(elsewhere(), join(outdir, 'vms'));
    expect(() => synth(app(), { outdir, layout: 'object' })).toThrow(/did not write \(vms\)/);
    expect(readdirSync(elsewhere())).toEqual([]);
  });

  it('has its links replaced, and what they lead to left alone', () => {
    synth(app(), { outdir, layout: 'namespace' });
    mkdirSync(elsewhere());
    writeFileSync(join(elsewhere(), 'precious'), 'precious');
    rmSync(join(outdir, 'vms.yaml'));
    symlinkSync(join(elsewhere(), 'precious'), join(outdir, 'vms.yaml'));
    symlinkSync(elsewhere(), join(outdir, '..', '.here.next'));
    synth(app('b'), { outdir, layout: 'namespace' });
    expect(readFileSync(join(elsewhere(), 'precious'), 'utf8')).toBe('precious');
    expect(readdirSync(elsewhere())).toEqual(['precious']);
    expect(lstatSync(join(outdir, 'vms.yaml')).isSymbolicLink()).toBe(false);
  });
});

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
