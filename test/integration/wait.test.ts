/** `kubevirt-iac wait` against a cluster: real watches, and guests that the sandbox plays. */
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KubeObject } from '../../kube/object';
import { kindOf } from '../../kubevirt/kinds';
import { type Sandbox, startSandbox } from '../../sandbox';
import { runCli } from '../support/in-process-cli';

const VM = kindOf('kubevirt.io/v1', 'VirtualMachine')!;
const vm = (name: string, volumes: object[] = []): KubeObject => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  metadata: { name, namespace: 'default' },
  spec: {
    runStrategy: 'Always',
    template: { spec: { evictionStrategy: 'None', domain: { memory: { guest: '128Mi' }, devices: {} }, volumes } },
  },
});

jest.setTimeout(180_000);
let sandbox: Sandbox;
let kubeconfig: string;
beforeAll(async () => {
  sandbox = await startSandbox();
  kubeconfig = join(tmpdir(), `wait-${process.pid}.kubeconfig`);
  writeFileSync(kubeconfig, sandbox.kubeconfig, { mode: 0o600 });
});
afterAll(() => sandbox?.stop());

const wait = (...args: string[]) => runCli('wait', ...args, '--kubeconfig', kubeconfig, '--namespace', 'default');

test('a VM that is created while it is waited for is ready, and its guest has an address', async () => {
  const waited = wait('vm/web', '--for', 'ip', '--timeout', '2m');
  await sandbox.cluster().apply(VM, vm('web'));
  const { code, out } = await waited;
  expect(out).toMatch(/ready {4}VirtualMachine default\/web\n$/);
  expect(code).toBe(0);
});

test('a VM that names a claim that does not exist is not ready in time: exit code 1, the cause and what to do', async () => {
  await sandbox.cluster().apply(VM, vm('lost', [{ name: 'root', persistentVolumeClaim: { claimName: 'gone' } }]));
  const { code, err } = await wait('vm/lost', '--timeout', '5s');
  expect(err).toMatch(
    /VirtualMachine default\/lost was not ready within 5s: ErrorPvcNotFound.*Create the PersistentVolumeClaim/,
  );
  expect(code).toBe(1);
});

test('a kind that the cluster does not serve cannot be waited for: exit code 2', async () => {
  const { code, err } = await wait('VolumeSnapshot/nightly', '--timeout', '20s');
  expect(err).toMatch(/^error: .*VolumeSnapshot/i);
  expect(code).toBe(2);
});
