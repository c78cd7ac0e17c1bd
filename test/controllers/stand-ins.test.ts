/** The stand-ins for Argo CD and Flux that the other tests use, with a platform and 200 guests. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GitOps } from '../../constructs';
import { writeStandInRelease } from '../../sandbox/release';
import { type Sandbox, startSandbox, writeVerbs } from '../../sandbox/testing';
import { VM } from '../integration/simulator-objects';
import { ArgoCd, Flux } from '../support/gitops-applier';
import { writePlatformTree } from '../support/gitops-tree';
import { until } from '../support/until';

jest.setTimeout(900_000);

const AGENT = 'stand-in';
const guests = Array.from({ length: Number(process.env['GUESTS'] ?? 200) }, (_, at) => `guest-${at}`);

let sandbox: Sandbox;
let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stand-ins-'));
  await writeStandInRelease(join(folder, 'releases'));
  sandbox = await startSandbox({ name: AGENT, bare: true, speed: 20 });
}, 900_000);
afterEach(async () => {
  await sandbox?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test.each([
  ['Argo CD', GitOps.argoCd({ repoURL: 'https://git.example.com/shop/vms.git', applications: 'charts' }), ArgoCd],
  ['Flux', GitOps.flux({ source: { kind: 'GitRepository', name: 'vms' } }), Flux],
] as const)(
  '%s: the second sync of a platform and 200 guests finds no difference and writes nothing',
  async (_, gitops, Tool) => {
    const outdir = join(folder, 'manifests');
    writePlatformTree({ outdir, gitops, releases: join(folder, 'releases'), guests });
    const cluster = sandbox.cluster({ userAgent: AGENT, rateLimit: { qps: 500, burst: 500 } });
    const tool = new Tool(cluster, outdir);
    const sync = () => (tool instanceof ArgoCd ? tool.sync() : tool.reconcile());
    expect((await sync()).written.length).toBeGreaterThan(2 * guests.length);
    await until(async () => {
      const { items } = await cluster.list(VM, { namespace: 'shop' });
      return items
        .filter(({ status }) => status?.['printableStatus'] !== 'Running')
        .map(({ metadata }) => metadata!.name!);
    }, 300);
    const since = new Date();
    expect((await sync()).written).toEqual([]);
    const writes = sandbox.requests({ since, userAgent: AGENT, verbs: writeVerbs });
    expect(writes.filter(({ dryRun }) => !dryRun)).toEqual([]);
  },
);
