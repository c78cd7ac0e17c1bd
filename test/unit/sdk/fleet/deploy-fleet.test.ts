/** A fleet over an Automation API that is scripted by site: what goes on, what the report names, and what the next run does. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConcurrentUpdateError } from '@pulumi/pulumi/automation';
import { ApiObject, App, Chart, JsonPatch } from 'cdk8s';
import { Disk, Fleet, type FleetCluster, type FleetProps, VirtualMachine } from '../../../../constructs';
import { deployFleet, type FleetDeployment, type FleetReport } from '../../../../sdk/fleet';

/** What `up` and its kin do at a site; without an entry they succeed. */
let script: Record<string, () => unknown> = {};
/** The sites at which something was done, in order. */
let acted: string[] = [];

jest.mock('@pulumi/pulumi/automation', () => ({
  ConcurrentUpdateError: class ConcurrentUpdateError extends Error {},
  LocalWorkspace: {
    createOrSelectStack: async ({ stackName }: { stackName: string }) => {
      const act = async () => {
        acted.push(stackName);
        await script[stackName]?.();
        return { summary: { resourceChanges: { create: 1 } }, changeSummary: { create: 1 } };
      };
      return { up: act, preview: act, refresh: act, destroy: act };
    },
  },
}));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deploy-fleet-'));
  script = {};
  acted = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

const CLUSTERS: readonly FleetCluster[] = ['lab', 'a', 'b', 'c'].map((name) => ({ name }));

interface Stores {
  readonly clusters?: readonly FleetCluster[];
  readonly memory?: Readonly<Record<string, string>>;
  readonly rebootPolicy?: boolean;
  readonly values?: FleetProps<unknown>['values'];
}

/** Counts how often the program of each site was run. */
function stores({ clusters = CLUSTERS, memory = {}, rebootPolicy = false, values }: Stores = {}) {
  const built: Record<string, number> = {};
  const fleet = new Fleet(new App(), 'stores', {
    clusters,
    waves: [{ name: 'canary', sites: ['lab'] }, { name: 'rest' }],
    ...(values && { values }),
    site: ({ app, name }) => {
      built[name] = (built[name] ?? 0) + 1;
      const vm = new VirtualMachine(new Chart(app, 'shop', { namespace: 'shop' }), 'till', {
        cpu: 1,
        memory: memory[name] ?? '1Gi',
        bootDisk: Disk.containerDisk('quay.io/containerdisks/fedora:42'),
      });
      if (rebootPolicy)
        ApiObject.of(vm).addJsonPatch(JsonPatch.add('/spec/template/spec/domain/rebootPolicy', 'Terminate'));
    },
  });
  return { fleet, built };
}

async function deployed(given: ReturnType<typeof stores>, options: Partial<FleetDeployment<unknown>> = {}) {
  acted = [];
  const report = join(folder, 'report.json');
  const deployment = { project: 'stores', provider: () => ({}), report, onSite: () => {}, ...options };
  const result = await deployFleet(given.fleet, deployment as FleetDeployment<unknown>);
  expect(JSON.parse(readFileSync(report, 'utf8'))).toEqual(result);
  return result;
}

const outcomes = ({ sites }: FleetReport) => Object.fromEntries(sites.map(({ site, outcome }) => [site, outcome]));
const reasonAt = ({ sites }: FleetReport, name: string) => sites.find(({ site }) => site === name)?.reason;
const fails = (error: Error) => () => {
  throw error;
};
const ALL_DONE = { lab: 'done', a: 'done', b: 'done', c: 'done' };

it.each<[string, Error, string, RegExp]>([
  [
    'does not answer',
    new Error('error: connect ECONNREFUSED 10.0.0.1:6443'),
    'unreachable',
    /ECONNREFUSED 10\.0\.0\.1/,
  ],
  [
    'is locked',
    new (ConcurrentUpdateError as unknown as new () => Error)(),
    'locked',
    /`pulumi cancel` removes its lock/,
  ],
  [
    'is half applied',
    new Error('updating\n  error: VirtualMachine shop/till: the import of its disk failed\nerror: update failed'),
    'failed',
    /^VirtualMachine shop\/till: the import of its disk failed$/,
  ],
])(
  'a site that %s leaves the others alone, and is the only one that the next run works on',
  async (_, error, outcome, reason) => {
    script = { a: fails(error) };
    const first = await deployed(stores());
    expect(outcomes(first)).toEqual({ ...ALL_DONE, a: outcome });
    expect(reasonAt(first, 'a')).toMatch(reason);
    expect(first.finished).toBe(false);

    script = {};
    const second = await deployed(stores());
    expect(acted).toEqual(['a']);
    expect(outcomes(second)).toEqual(ALL_DONE);
    expect(second.finished).toBe(true);

    // A run that finished has nothing to resume: the next one looks at every site again.
    await deployed(stores());
    expect(acted.sort()).toEqual(['a', 'b', 'c', 'lab']);
  },
);

it('a site of an older release gets nothing that this release does not know, and the others go on', async () => {
  const clusters = CLUSTERS.map((one) => (one.name === 'b' ? { ...one, profile: { kubevirtVersion: 'v1.8.4' } } : one));
  const report = await deployed(stores({ clusters, rebootPolicy: true }));
  expect(outcomes(report)).toEqual({ ...ALL_DONE, b: 'failed' });
  expect(reasonAt(report, 'b')).toMatch(/VirtualMachine shop\/till.*rebootPolicy.*RebootPolicy/);
  expect(acted).not.toContain('b');
  // Once the cluster is upgraded, and its profile says so, the same run goes on there alone.
  const upgraded = await deployed(stores({ rebootPolicy: true }));
  expect(acted).toEqual(['b']);
  expect(upgraded.finished).toBe(true);
  // What is on its way out needs no check.
  expect(outcomes(await deployed(stores({ clusters, rebootPolicy: true }), { operation: 'destroy' }))).toEqual(
    ALL_DONE,
  );
});

it('a site whose program is wrong leaves the others alone', async () => {
  const clusters = CLUSTERS.map((one) => ({ ...one, values: { tills: one.name === 'c' ? 'many' : 1 } }));
  const values = (given: unknown) => {
    if (typeof (given as { tills: unknown }).tills !== 'number') throw new Error('tills must be a number');
    return given;
  };
  const report = await deployed(stores({ clusters, values }));
  expect(outcomes(report)).toEqual({ ...ALL_DONE, c: 'failed' });
  expect(reasonAt(report, 'c')).toBe('stores: the values of cluster "c": tills must be a number');
});

it('resumes behind a wave that failed, and tries first what failed', async () => {
  script = { lab: fails(new Error('error: forbidden')) };
  expect(outcomes(await deployed(stores()))).toEqual({ lab: 'failed', a: 'waiting', b: 'waiting', c: 'waiting' });
  expect(acted).toEqual(['lab']);
  script = {};
  expect((await deployed(stores())).finished).toBe(true);
  expect(acted[0]).toBe('lab');
  expect(acted).toHaveLength(4);
});

it('runs the program of each site once, whether it is done, has changed, or is still to be done', async () => {
  script = { a: fails(new Error('connect ETIMEDOUT')) };
  await deployed(stores());
  script = {};
  const second = stores({ memory: { b: '2Gi' } });
  await deployed(second);
  expect(acted.sort()).toEqual(['a', 'b']);
  expect(second.built).toEqual({ lab: 1, a: 1, b: 1, c: 1 });
});

it('does not run the programs of sites that a failed wave holds up', async () => {
  script = { lab: fails(new Error('error: forbidden')) };
  const first = stores();
  await deployed(first);
  expect(first.built).toEqual({ lab: 1 });
});

it('a run that is killed leaves a report of what it had done, and the next one goes on from there', async () => {
  const reached: string[] = [];
  const never = new Promise<never>(() => {});
  // The process ends while two sites are worked on: nothing is known of them.
  const killed = new Promise<void>((resolve) => {
    script = {
      a: () => never,
      b: () => {
        resolve();
        return never;
      },
    };
  });
  void deployFleet(stores().fleet, {
    project: 'stores',
    provider: () => ({}),
    report: join(folder, 'report.json'),
    concurrency: 2,
    onSite: ({ site }) => void reached.push(site),
  });
  await killed;
  expect(reached).toEqual(['lab']);
  script = {};
  const next = await deployed(stores());
  expect(acted.sort()).toEqual(['a', 'b', 'c']);
  expect(next.finished).toBe(true);
  expect(existsSync(join(folder, 'report.json.next'))).toBe(false);
});
