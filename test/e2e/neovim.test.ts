/** Neovim with the init.lua that the guide prints. `npm test` installs it, or names it as skipped. */
import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { packageRoot } from '../../toolchain/package-root';
import { programs } from '../support/packed';

jest.setTimeout(120_000);

const VM = `apiVersion: kubevirt.io/v1
kind: VirtualMachine
metadata: { name: web } # the shop
spec:
  runStrategy: Always
  template:
    spec:
      domain:
        memory: { guest: 2Gi }
        devices:
          disks: [{ name: root, disk: { bus: virtoi } }]
      volumes: [{ name: root, containerDisk: { image: quay.io/containerdisks/fedora:42 } }]
`;

/** What test/support/neovim.lua found. */
interface Report {
  version: number;
  before: { code: string; message: string; line: number; source: string }[];
  help: string;
  offered: string[];
  after: unknown[];
  text: string;
}

const folder = mkdtempSync(join(tmpdir(), 'neovim-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The init.lua of the guide for the Neovim that is installed. */
function initLua(): string {
  const [since11, before11] = programs('docs/editors.md', 'Neovim', 'lua') as [string, string];
  const [, minor] = /^NVIM v0\.(\d+)/.exec(spawnSync('nvim', ['--version'], { encoding: 'utf8' }).stdout) ?? [];
  return Number(minor) >= 11 ? since11 : before11;
}

async function session(text: string): Promise<Report> {
  const at = (name: string) => join(folder, name);
  mkdirSync(at('node_modules/.bin'), { recursive: true });
  symlinkSync(join(packageRoot(), 'bin', 'kubevirt-iac'), at('node_modules/.bin/kubevirt-iac'));
  writeFileSync(at('init.lua'), initLua());
  writeFileSync(at('vm.yaml'), text);
  spawnSync('git', ['init', '--quiet'], { cwd: folder });
  const env = {
    PATH: [process.env['PATH'], dirname(process.execPath)].join(delimiter),
    HOME: folder,
    REPORT: at('report.json'),
  };
  const script = join(packageRoot(), 'test', 'support', 'neovim.lua');
  const args = ['--headless', '-n', '-i', 'NONE', '-u', 'init.lua', '-c', `luafile ${script}`, 'vm.yaml'];
  await promisify(execFile)('nvim', args, { cwd: folder, env, timeout: 100_000 });
  return JSON.parse(readFileSync(at('report.json'), 'utf8')) as Report;
}

if (!(process.env['KUBEVIRT_IAC_WITHOUT_PROGRAMS'] ?? '').split(' ').includes('nvim')) {
  test('with the init.lua of the guide, Neovim shows a finding and the help, and applies the quick fix', async () => {
    const { before, help, offered, after, text } = await session(VM);
    expect(before).toEqual([
      {
        code: expect.stringContaining('unknown-disk-bus'),
        message: expect.stringContaining('virtoi'),
        line: 11,
        source: 'kubevirt-iac',
      },
    ]);
    expect(help).toContain('On a running guest');
    expect(offered).toEqual([expect.stringContaining('virtio')]);
    expect(after).toEqual([]);
    expect(text).toBe(VM.replace('virtoi', 'virtio'));
  });
}
