import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Cluster } from '../../cluster';
import type { KubeObject } from '../../kube/object';
import { startSandbox } from '../../sandbox';

const NODE = { apiVersion: 'v1', kind: 'Node', plural: 'nodes', namespaced: false };
const CRD = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  plural: 'customresourcedefinitions',
  namespaced: false,
};
const cli = join(__dirname, '../../bin/kubevirt-iac');

jest.setTimeout(180_000);
let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'kubevirt-iac-test-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const takesGuests = ({ metadata }: KubeObject): boolean => metadata?.labels?.['kubevirt.io/schedulable'] === 'true';

/** Processes that mention a path: the servers of a sandbox name its folder in their flags. */
const processesOf = (path: string): string[] =>
  readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid) && Number(pid) !== process.pid)
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`).includes(path);
      } catch {
        return false;
      }
    });

async function eventually(what: () => boolean): Promise<void> {
  for (const end = Date.now() + 20_000; !what(); await sleep(100))
    if (Date.now() > end) throw new Error(`not in 20 s: ${what}`);
}

test('two at once do not meet, and stopping leaves nothing', async () => {
  const folders = [join(home, 'one'), join(home, 'two')];
  const sandboxes = await Promise.all(folders.map((folder, index) => startSandbox({ folder, nodes: index + 1 })));
  try {
    const nodes = await Promise.all(sandboxes.map((sandbox) => sandbox.cluster().list(NODE)));
    expect(nodes.map(({ items }) => items.filter(takesGuests).length)).toEqual([1, 2]);
  } finally {
    await Promise.all(sandboxes.map((sandbox) => sandbox.stop()));
  }
  expect(folders.filter((folder) => existsSync(folder))).toEqual([]);
  expect(folders.flatMap(processesOf)).toEqual([]);
});

test('a bare one has no KubeVirt yet', async () => {
  const sandbox = await startSandbox({ folder: join(home, 'bare'), bare: true });
  try {
    const { items } = await sandbox.cluster().list(CRD);
    const groups = items.map(({ metadata }) => metadata?.name?.split('.').slice(1).join('.'));
    expect(groups).not.toContain('kubevirt.io');
    expect(groups).toContain('k8s.cni.cncf.io');
  } finally {
    await sandbox.stop();
  }
});

describe('kubevirt-iac sandbox', () => {
  const run = (...args: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> =>
    new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [cli, 'sandbox', ...args], {
        env: { ...process.env, XDG_STATE_HOME: home },
      });
      let stdout = '';
      let stderr = '';
      child.stdout.on('data', (chunk) => {
        stdout += chunk;
      });
      child.stderr.on('data', (chunk) => {
        stderr += chunk;
      });
      child.once('error', reject);
      child.once('close', (code) => resolve({ code, stdout, stderr }));
    });

  test('up leaves it running, status tells, down removes all of it', async () => {
    const kubeconfig = join(home, 'my config');
    expect(await run('status')).toMatchObject({ code: 1 });
    const up = await run('up', '--name', 'dev', '--nodes', '2', '--kubeconfig', kubeconfig);
    expect(up).toMatchObject({ code: 0, stdout: `export KUBECONFIG='${kubeconfig}'\n` });
    try {
      const cluster = Cluster.connect({ kubeconfig });
      expect((await cluster.list(NODE)).items).toHaveLength(2);
      await cluster.close();
      expect(await run('up', '--name', 'dev')).toMatchObject({
        code: 0,
        stderr: expect.stringContaining('is already running'),
      });
      expect(await run('status', '--name', 'dev')).toMatchObject({
        code: 0,
        stdout: expect.stringMatching(/^dev {2}https:/),
      });
    } finally {
      await run('down', '--name', 'dev');
    }
    expect(await run('status', '--name', 'dev')).toMatchObject({ code: 1 });
    expect(readdirSync(join(home, 'kubevirt-iac', 'sandboxes'))).toEqual([]);
    expect(processesOf(home)).toEqual([]);
  });

  test('one that is killed takes its servers and its files along', async () => {
    await run('up');
    const { stdout } = await run('status');
    process.kill(Number(/process (\d+)/.exec(stdout)?.[1]), 'SIGKILL');
    await eventually(
      () => processesOf(home).length === 0 && readdirSync(join(home, 'kubevirt-iac', 'sandboxes')).length === 0,
    );
  });

  test('P9: one whose API server dies says so, and where its logs are', async () => {
    await run('up', '--name', 'dev');
    const folder = join(home, 'kubevirt-iac', 'sandboxes', 'dev');
    const [server] = processesOf(folder).filter((pid) =>
      readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[0]!.endsWith('kube-apiserver'),
    );
    process.kill(Number(server), 'SIGKILL');
    await eventually(() => existsSync(`${folder}.died.log`) && processesOf(folder).length === 0);
    expect(await run('status')).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(
        /Sandbox dev ended by itself at .*kube-apiserver exited unexpectedly(?:.|\n)*dev\.died\.log/,
      ),
    });
    await run('down', '--name', 'dev');
    expect(readdirSync(join(home, 'kubevirt-iac', 'sandboxes'))).toEqual([]);
  });

  test.each([
    [['up', '--name', '../x'], /"\.\.\/x" is not a valid sandbox name/],
    [['up', '--nodes', 'many'], /number greater than 0/],
    [['sideways'], /unknown command/],
  ])('%j could not run', async (args, message) => {
    expect(await run(...args)).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(message) });
  });
});
