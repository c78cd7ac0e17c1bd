/** The change of a fleet, from the folders that `synth` wrote. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { Disk, Fleet, type FleetCluster, synth, VirtualMachine } from 'kubevirt-iac';
import { planMarkdown, sitesMarkdown } from '../../../../cli/plan/markdown';
import { alike, planSites } from '../../../../cli/plan/sites';
import { sitesText } from '../../../../cli/plan/text';
import { readPath } from '../../../../cli/plan/tree';
import { checkManifests } from '../../../../cli/validate/check';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sites-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const LIVE = {
  configuration: { vmRolloutStrategy: 'LiveUpdate' as const },
  workloadUpdateMethods: ['LiveMigrate' as const],
};
const STAGED = { configuration: { vmRolloutStrategy: 'Stage' as const } };

interface Shop {
  readonly hostname?: string;
  readonly sockets?: number;
}

/** Writes the fleet to a folder; `shop` says what is at a site. */
function written(name: string, clusters: readonly FleetCluster[], shop: (site: string) => Shop): string {
  const outdir = join(folder, name);
  const app = new App();
  new Fleet(app, 'stores', {
    clusters,
    waves: [{ name: 'canary', sites: ['lab'] }, { name: 'rest' }],
    site: ({ app, name }) => {
      const { hostname = 'till', sockets = 1 } = shop(name);
      new VirtualMachine(new Chart(app, 'shop', { namespace: 'shop' }), 'till', {
        cpu: { sockets, maxSockets: 4 },
        memory: '1Gi',
        hostname,
        bootDisk: Disk.containerDisk('quay.io/containerdisks/fedora:42'),
      });
    },
  });
  synth(app, { outdir, onWarning: () => {} });
  return outdir;
}

const clusters = [{ name: 'lab' }, { name: 'a' }, { name: 'b' }, { name: 'c' }];
const plans = (old: string, now: string) => planSites(readPath(old), readPath(now), undefined)!;

it('sums up by wave, and tells what happens at several sites once', () => {
  const old = written('old', clusters, () => ({}));
  const now = written('new', clusters, (site) => (site === 'c' ? {} : { hostname: 'pos' }));
  const text = sitesText(plans(old, now), false);
  expect(text).toMatch(
    /^wave canary: 1 of 1 site changed, .*: 1\n\nwave rest: 2 of 3 sites changed, .*: 2\n\nstores\/lab \(wave canary\):\n/,
  );
  expect(text.match(/^~ VirtualMachine shop\/till/gm)).toHaveLength(2);
  expect(text).toContain('\nstores/a, stores/b (wave rest):\n~ VirtualMachine shop/till');
  expect(plans(old, old).every(({ plan }) => plan.objects.length === 0)).toBe(true);
});

it('judges each site by the profile of its own cluster', () => {
  const own = [
    { name: 'lab', profile: LIVE },
    { name: 'a', profile: STAGED },
  ];
  const old = written('old', own, () => ({ sockets: 1 }));
  const now = written('new', own, () => ({ sockets: 2 }));
  const classes = Object.fromEntries(plans(old, now).map(({ site, plan }) => [site, plan.objects[0]?.impact.class]));
  expect(classes).toEqual({ 'stores/lab': 'live+migration', 'stores/a': 'restart' });
});

it('names sites that came and that left, and nothing but plain manifests is not a fleet', () => {
  const old = written('old', [{ name: 'lab' }, { name: 'a' }], () => ({}));
  const now = written('new', [{ name: 'lab' }, { name: 'b' }], () => ({}));
  const status = plans(old, now).map(({ site, plan }) => [site, plan.objects[0]?.status]);
  expect(status).toEqual([
    ['stores/lab', undefined],
    ['stores/b', 'added'],
    ['stores/a', 'removed'],
  ]);
  const lab = (side: string) => readPath(join(side, 'stores/lab'));
  expect(planSites(lab(old), lab(now), undefined)).toBeUndefined();
});

it('fits into a comment however many sites change in ways of their own', () => {
  const many = Array.from({ length: 400 }, (_, index) => ({ name: `site-${index}` }));
  const sites = (hostname: string) =>
    planSites(
      readPath(written(hostname, [{ name: 'lab' }, ...many.slice(0, 12)], () => ({}))),
      readPath(
        written(`${hostname}-new`, [{ name: 'lab' }, ...many.slice(0, 12)], (site) => ({
          hostname: `${hostname}-${site}`,
        })),
      ),
      undefined,
    )!;
  const plans = sites('pos');
  const repeated = Array.from({ length: 40 }, (_, round) =>
    plans.map((plan) => ({ ...plan, wave: `w${round}` })),
  ).flat();
  const text = sitesMarkdown(repeated);
  expect(text.length).toBeLessThan(65_536);
  expect(text).toMatch(/_\d+ more groups of sites do not fit here/);
  expect(sitesMarkdown(plans)).toContain(planMarkdown(alike(plans)[0]!.plan).split('\n').at(-2));
});

it('is checked site by site: a machine of the same name and MAC at two sites is no conflict', () => {
  const at = written('now', clusters, () => ({}));
  const { manifests, findings } = checkManifests(readPath(at), undefined, new Map());
  expect(manifests).toHaveLength(4);
  expect(findings.filter(({ finding }) => finding.severity === 'error')).toEqual([]);
});

it('is planned by the command, which does not read one live cluster for many', () => {
  const [old, now] = [written('old', clusters, () => ({})), written('new', clusters, () => ({ hostname: 'pos' }))];
  const cli = (...args: string[]) =>
    execFileSync(process.execPath, [join(__dirname, '../../../../bin/kubevirt-iac'), 'plan', ...args], {
      encoding: 'utf8',
      stdio: 'pipe',
    });
  expect(JSON.parse(cli('--format', 'json', old, now)).sites[0]).toMatchObject({ site: 'stores/lab', wave: 'canary' });
  expect(() => cli('--live', old, now)).toThrow(/--live reads one cluster/);
  expect(() => cli('--fail-on', 'restart', old, now)).toThrow(
    /--fail-on: stores\/lab: VirtualMachine shop\/till: restart/,
  );
});
