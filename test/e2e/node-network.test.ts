/** The network of the nodes from a bare cluster on: NMState with its operator, a bridge on every node, and a mistake. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Stack } from '@pulumi/pulumi/automation';
import { standInNMState, standInRelease } from '../../sandbox/release';
import { type Sandbox, startSandbox, writeVerbs } from '../../sandbox/testing';
import * as kubevirt from '../../sdk';
import { binaries } from '../../toolchain/binaries';
import { type PulumiWorkspace, pulumiWorkspace } from '../../tools/pulumi-workspace';

jest.setTimeout(240_000);

const STATE = {
  apiVersion: 'nmstate.io/v1beta1',
  kind: 'NodeNetworkState',
  plural: 'nodenetworkstates',
  namespaced: false,
};

let sandbox: Sandbox;
let workspace: PulumiWorkspace;
let stack: Stack;
let folder: string;
let port = 'eno2';
let text = '';
const show = {
  onOutput: (more: string) => {
    text += more;
  },
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'node-network-'));
  sandbox = await startSandbox({ name: 'node-network', speed: 20, bare: true });
  workspace = pulumiWorkspace(dirname((await binaries(['pulumi'])).pulumi), join(__dirname, '../../bin'));
  stack = await workspace.inline('node-network', async () => {
    const platform = new kubevirt.VirtualizationStack('platform', {
      kubevirt: { source: { inline: { ...standInRelease(), ...standInNMState() } } },
      nmstate: true,
      lockFile: join(folder, 'lock.json'),
    });
    new kubevirt.nmstate.v1.NodeNetworkConfigurationPolicy(
      'guests',
      {
        metadata: { name: 'guests' },
        spec: {
          desiredState: {
            interfaces: [{ name: 'br1', type: 'linux-bridge', state: 'up', bridge: { port: [{ name: port }] } }],
          },
        },
      },
      { dependsOn: [platform] },
    );
  });
  await stack.setConfig('kubevirt:kubeconfig', { value: sandbox.kubeconfig, secret: true });
});
afterAll(async () => {
  workspace?.remove();
  await sandbox?.stop();
  if (folder) rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  text = '';
});

const up = () => stack.up({ ...show, signal: workspace.signal });
const bridges = async () => {
  const { items } = await sandbox.cluster().list(STATE);
  return items.map((one) => {
    const { currentState } = one.status as { currentState: { interfaces: { name: string }[] } };
    return currentState.interfaces.some(({ name }) => name === 'br1');
  });
};

it('installs NMState before the policy, and waits until every node has the bridge', async () => {
  expect((await up()).summary.result).toBe('succeeded');
  expect(await bridges()).toEqual([true, true, true]);
});

it('is left alone where nothing changed', async () => {
  const since = new Date();
  expect(Object.keys((await up()).summary.resourceChanges ?? {})).toEqual(['same']);
  expect(sandbox.requests({ since, verbs: writeVerbs, userAgent: 'pulumi-resource-kubevirt' })).toEqual([]);
});

it('a port that no node has fails, with what NMState says of it and where to look, and is corrected', async () => {
  port = 'eno9';
  await expect(up()).rejects.toThrow();
  expect(text).toMatch(/NMState could not configure the nodes, and has undone what it did/);
  expect(text).toMatch(/kubectl get nodenetworkconfigurationenactments -l nmstate\.io\/policy=guests/);
  expect(await bridges()).toEqual([true, true, true]);
  port = 'eno3';
  expect((await up()).summary.result).toBe('succeeded');
});
