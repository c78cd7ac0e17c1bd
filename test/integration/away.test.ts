import { readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Empty } from 'google-protobuf/google/protobuf/empty_pb';
import { FAULT_ANNOTATION, type Sandbox, startSandbox } from '../../sandbox';
import { type Declared, MiniEngine, type Run } from '../support/mini-engine';
import { type Plugin, startPlugin, stopPlugins } from '../support/plugin';

/** An API server that goes away in the middle of a wait: its process is frozen, goes on, and is killed. */
let sandbox: Sandbox;
let plugin: Plugin;
let engine: MiniEngine;
jest.setTimeout(180_000);

beforeAll(async () => {
  sandbox = await startSandbox({ name: 'away', speed: 20 });
  plugin = await startPlugin({ KUBECONFIG: sandbox.kubeconfigPath });
  engine = new MiniEngine('away');
  expect(await engine.open(plugin, { namespace: 'default' })).toEqual([]);
});
afterAll(async () => {
  signal('SIGCONT');
  await stopPlugins();
  await sandbox.stop();
});

const stuck: Declared = {
  type: 'kubevirt:core/v1:VirtualMachine',
  name: 'web',
  inputs: {
    metadata: { annotations: { [FAULT_ANNOTATION]: 'unschedulable' } },
    spec: { runStrategy: 'Always', template: { spec: { domain: { devices: {}, memory: { guest: '1Gi' } } } } },
  },
};

/** Sends a signal to the API server of this sandbox, which is known by the folder of its certificates. */
function signal(name: NodeJS.Signals): void {
  const flag = `--cert-dir=${dirname(sandbox.kubeconfigPath)}/certificates`;
  const isServer = (pid: string) => {
    try {
      const [program = '', ...args] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
      return program.endsWith('kube-apiserver') && args.includes(flag);
    } catch {
      return false;
    }
  };
  for (const pid of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry) && isServer(entry)))
    process.kill(Number(pid), name);
}

/** Resolves with the first line after the `from`-th that matches. */
async function said(pattern: RegExp, from = 0): Promise<number> {
  for (;;) {
    const index = plugin.said.findIndex(({ message }, i) => i >= from && pattern.test(message));
    if (index >= 0) return index + 1;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const AWAY = /^the API server has not answered since \d\d:\d\d:\d\d: ./;

test('P9: a wait says within seconds that the API server does not answer, since when, and goes on when it does', async () => {
  const running: Promise<Run> = engine.up(plugin, [stuck]);
  let line = await said(/ErrorUnschedulable/);

  const frozen = Date.now();
  signal('SIGSTOP');
  line = await said(AWAY, line);
  // 10 s are promised; the rest is for a machine that does other things.
  expect(Date.now() - frozen).toBeLessThan(30_000);
  signal('SIGCONT');
  line = await said(/ErrorUnschedulable/, line);

  const killed = Date.now();
  signal('SIGKILL');
  line = await said(AWAY, line);
  expect(Date.now() - killed).toBeLessThan(30_000);
  expect(plugin.said[line - 1]!.message).toMatch(/ECONNREFUSED|connection/i);

  await plugin.call('cancel', new Empty());
  const { errors } = await running;
  expect(errors['web']).toEqual([expect.stringMatching(/exists but is not ready.*`pulumi up` continues to wait/)]);
  expect(engine.state.get(engine.urn(stuck))).toMatchObject({ id: 'default/web' });
});
