/** A sandbox that many stacks share, each in a namespace of its own. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ResourceKind } from '../../cluster';
import { kindOf } from '../../kubevirt/kinds';
import { startSandbox } from '../../sandbox';
import { packageRoot } from '../../toolchain/package-root';
import type { Lab } from './life';
import { Observer } from './observer';
import { grantToStacks } from './rights';
import { stopServers } from './servers';

const KUBEVIRT = kindOf('kubevirt.io/v1', 'KubeVirt') as ResourceKind;
const SPEED = 50;
/** Each writes its heartbeat, and one is enough for the guests: another to migrate to, and one more. */
const NODES = 3;

export interface OpenLab extends Lab {
  close(): Promise<void>;
}

export async function openLab(name = 'chaos'): Promise<OpenLab> {
  // Of servers and CLIs: there is memory enough, and too little processor time.
  process.env['GOGC'] ??= '400';
  const folder = mkdtempSync(join(tmpdir(), `kubevirt-iac-${name}-`));
  const sandbox = await startSandbox({ name, speed: SPEED, nodes: NODES });
  const cluster = sandbox.cluster({ userAgent: 'chaos', rateLimit: { qps: 500, burst: 1_000 } });
  const body = { spec: { workloadUpdateStrategy: { workloadUpdateMethods: ['LiveMigrate'] } } };
  await cluster.patch(KUBEVIRT, { name: 'kubevirt', namespace: 'kubevirt' }, { type: 'merge', body });
  await grantToStacks(cluster);
  const observer = await Observer.start(cluster);
  return {
    sandbox,
    cluster,
    observer,
    folder,
    plugin: pluginIn(join(folder, 'plugin')),
    close: async () => {
      observer.close();
      stopServers(sandbox);
      await sandbox.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** An executable of the plugin's name that runs the plugin with what chaos does to it from within. */
function pluginIn(folder: string): string {
  mkdirSync(folder, { recursive: true });
  const instrumented = join(packageRoot(), 'dist/test/chaos/instrumented-plugin.js');
  const text = `#!/usr/bin/env node\nrequire(${JSON.stringify(instrumented)});\n`;
  writeFileSync(join(folder, 'pulumi-resource-kubevirt'), text, { mode: 0o755 });
  return folder;
}
