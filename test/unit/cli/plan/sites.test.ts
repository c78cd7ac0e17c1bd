/** The change of a fleet, from the folders that `synth` wrote. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { Disk, Fleet, type FleetCluster, synth, VirtualMachine } from 'kubevirt-iac';
import type { Manifest } from '../../../../cli/manifests';
import { compareTrees } from '../../../../cli/plan/compare';
import { parseFailOn } from '../../../../cli/plan/fail-on';
import { planHtml } from '../../../../cli/plan/html';
import { planJunit } from '../../../../cli/plan/junit';
import { sitesMarkdown } from '../../../../cli/plan/markdown';
import { restartsByWindow } from '../../../../cli/plan/restarts';
import { planSarif } from '../../../../cli/plan/sarif';
import { planSites } from '../../../../cli/plan/sites';
import { sitesText } from '../../../../cli/plan/text';
import { readPath, treeOf } from '../../../../cli/plan/tree';
import { checkManifests } from '../../../../cli/validate/check';
import { readJunit } from '../../../support/junit';

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
  readonly halted?: boolean;
}

/** Writes the fleet to a folder; `shop` says what is at a site. */
function written(name: string, clusters: readonly FleetCluster[], shop: (site: string) => Shop): string {
  const outdir = join(folder, name);
  const app = new App();
  new Fleet(app, 'stores', {
    clusters,
    waves: [{ name: 'canary', sites: ['lab'] }, { name: 'rest' }],
    site: ({ app, name }) => {
      const { hostname = 'till', sockets = 1, halted = false } = shop(name);
      new VirtualMachine(new Chart(app, 'shop', { namespace: 'shop' }), 'till', {
        cpu: { sockets, maxSockets: 4 },
        memory: '1Gi',
        hostname,
        ...(halted && { runStrategy: 'Halted' as const }),
        bootDisk: Disk.containerDisk('quay.io/containerdisks/fedora:42'),
      });
    },
  });
  synth(app, { outdir, onWarning: () => {} });
  return outdir;
}

const clusters = [{ name: 'lab' }, { name: 'a' }, { name: 'b' }, { name: 'c' }];
const plans = (old: string, now: string) => planSites(readPath(old), readPath(now), undefined)!;

it('sums up by wave, and tells what happens to the same object of several sites once', () => {
  const old = written('old', clusters, () => ({}));
  const now = written('new', clusters, (site) => (site === 'c' ? {} : { hostname: 'pos' }));
  const text = sitesText(plans(old, now));
  expect(text).toMatch(
    /^wave canary: 1 of 1 site changed; 1 x .*\nwave rest: 2 of 3 sites changed; 2 x .*\nat any time: 3 guests of 3 sites need a restart \(wave canary 1, wave rest 2\)\n\nwave canary:\n/,
  );
  expect(text.match(/^~ VirtualMachine shop\/till .*/gm)).toEqual([
    expect.stringMatching(/ {2}stores\/lab$/),
    expect.stringMatching(/ {2}stores\/a, stores\/b$/),
  ]);
  expect(sitesText(plans(old, old))).toBe('wave canary: 0 of 1 site changed\nwave rest: 0 of 3 sites changed\n');
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

describe('restarts', () => {
  const tuesday = { schedule: '0 22 * * 2', duration: '4h', timeZone: 'Europe/Berlin' };
  const fleet = [
    { name: 'lab', restartWindow: tuesday },
    { name: 'a', restartWindow: tuesday },
    { name: 'b', restartWindow: { schedule: '30 1 * * *', duration: '2h' } },
    { name: 'c' },
  ];
  const restarts = (shop: (site: string) => Shop = () => ({ hostname: 'pos' })) =>
    plans(
      written('old', fleet, (site) => ({ halted: shop(site).halted ?? false })),
      written('new', fleet, shop),
    );

  it('are summed up by the window of each site, and in it by wave', () => {
    const sums = [
      'Tuesday at 22:00, for 4h (Europe/Berlin): 2 guests of 2 sites need a restart (wave canary 1, wave rest 1)',
      'every day at 01:30, for 2h (UTC): 1 guest of 1 site needs a restart (wave rest 1)',
      'at any time: 1 guest of 1 site needs a restart (wave rest 1)',
    ];
    expect(sitesText(restarts()).split('\n').slice(2, 5)).toEqual(sums);
    for (const line of sums) expect(sitesMarkdown(restarts())).toContain(`\n- ${line}\n`);
    expect(restartsByWindow(restarts())).toEqual([
      { window: tuesday, sites: 2, guests: 2, waves: { canary: 1, rest: 1 } },
      { window: { ...fleet[2]!.restartWindow, timeZone: 'UTC' }, sites: 1, guests: 1, waves: { rest: 1 } },
      { sites: 1, guests: 1, waves: { rest: 1 } },
    ]);
  });

  it('are none of a guest that is halted, and none where nothing is restarted', () => {
    expect(restartsByWindow(restarts((site) => ({ hostname: 'pos', halted: site !== 'c' })))).toEqual([
      { sites: 1, guests: 1, waves: { rest: 1 } },
    ]);
    expect(restartsByWindow(restarts(() => ({})))).toEqual([]);
  });

  it('count every guest of a pool', () => {
    const pool = (hostname: string): Manifest => ({
      file: 'pool.yaml',
      object: {
        apiVersion: 'pool.kubevirt.io/v1beta1',
        kind: 'VirtualMachinePool',
        metadata: { name: 'workers', namespace: 'shop' },
        spec: {
          replicas: 40,
          updateStrategy: { opportunistic: {} },
          selector: { matchLabels: { app: 'workers' } },
          virtualMachineTemplate: {
            metadata: { labels: { app: 'workers' } },
            spec: {
              runStrategy: 'Always',
              template: {
                metadata: { labels: { app: 'workers' } },
                spec: { hostname, domain: { devices: {}, memory: { guest: '1Gi' } } },
              },
            },
          },
        },
      },
    });
    const plan = compareTrees(treeOf([pool('a')], 'old'), treeOf([pool('b')], 'new'), undefined);
    expect(plan.objects.map(({ impact, restarts }) => [impact.changes.map(({ effect }) => effect), restarts])).toEqual([
      [['restart'], 40],
    ]);
  });
});

it('fits into a comment however many sites change in ways of their own', () => {
  const old = written('old', clusters, () => ({}));
  const now = written('new', clusters, (site) => ({ hostname: `pos-${site}` }));
  const one = plans(old, now);
  const many = Array.from({ length: 60 }, (_, round) =>
    one.map((site) => ({
      ...site,
      plan: {
        ...site.plan,
        objects: site.plan.objects.map((object) => ({ ...object, name: `${object.name}-${round}` })),
      },
    })),
  ).flat();
  const text = sitesMarkdown(many);
  expect(text.length).toBeLessThan(65_536);
  expect(text).toMatch(/_Details of \d+ more objects do not fit here/);
  expect(sitesMarkdown(one)).toMatch(/^- wave rest: 3 of 3 sites changed; 3 x /m);
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
  const json = JSON.parse(cli('--format', 'json', old, now));
  expect(json.sites[0]).toMatchObject({ site: 'stores/lab', wave: 'canary' });
  expect(json.restarts).toEqual([{ sites: 4, guests: 4, waves: { canary: 1, rest: 3 } }]);
  expect(() => cli('--live', old, now)).toThrow(/--live reads one cluster/);
  expect(() => cli('--fail-on', 'restart', old, now)).toThrow(
    /--fail-on: stores\/lab: VirtualMachine shop\/till: restart/,
  );
});

it('has an alert and a case for each site, in the file of the site', () => {
  const old = written('old', clusters, () => ({}));
  const now = written('new', clusters, (site) => (site === 'b' ? { hostname: 'pos' } : {}));
  const side = { name: now, path: now, manifests: readPath(now) };
  const planned = { plans: plans(old, now), fleet: true, old: side, now: side, failOn: parseFailOn('silent,restart') };
  const file = 'stores/b/shop/virtualmachine.kubevirt.io_till.yaml';
  const [result, ...others] = JSON.parse(planSarif(planned)).runs[0].results;
  expect(others).toEqual([]);
  expect(result.message.text).toMatch(/^stores\/b: VirtualMachine shop\/till spec\.template\.spec\.hostname: /);
  const place = result.locations[0].physicalLocation;
  expect(place.artifactLocation.uri.endsWith(`new/${file}`)).toBe(true);
  const lines = readFileSync(join(now, file), 'utf8').split('\n');
  expect(lines[place.region.startLine - 1]).toContain('hostname: pos');
  expect(readJunit(planJunit(planned))).toMatchObject([
    { group: 'stores/b', name: 'VirtualMachine shop/till', outcome: 'failure', file: join(now, file) },
  ]);
});

it('has the sums of the waves and windows in the alerts and in the test report, and only for a fleet', () => {
  const [old, now] = [written('old', clusters, () => ({})), written('new', clusters, () => ({ hostname: 'pos' }))];
  const side = { name: now, path: now, manifests: readPath(now) };
  const planned = { plans: plans(old, now), fleet: true, old: side, now: side, failOn: [] };
  const sums = [
    'wave canary: 1 of 1 site changed; 1 x needs a restart',
    'wave rest: 3 of 3 sites changed; 3 x needs a restart',
    'at any time: 4 guests of 4 sites need a restart (wave canary 1, wave rest 3)',
  ];
  const notes = (json: string): string[] =>
    JSON.parse(json).runs[0].invocations[0].toolExecutionNotifications.map(
      (one: { level: string; message: { text: string } }) => `${one.level} ${one.message.text}`,
    );
  expect(notes(planSarif(planned))).toEqual(expect.arrayContaining(sums.map((line) => `note ${line}`)));
  const xml = planJunit(planned);
  expect(readJunit(xml)).toHaveLength(4);
  expect(xml).toContain(`<system-out>${sums.join('\n')}</system-out>\n</testsuite>`);
  const alone = { ...planned, plans: planned.plans.slice(0, 1), fleet: false };
  expect(notes(planSarif(alone)).join()).not.toMatch(/at any time|wave/);
  expect(planJunit(alone)).not.toMatch(/at any time|wave/);
});

it('is a page that sums up the waves and windows, with one card for what is the same at several sites', () => {
  const old = written('old', clusters, () => ({}));
  const now = written('new', clusters, () => ({ hostname: 'pos' }));
  const side = { name: now, path: now, manifests: [] };
  const text = planHtml({ plans: plans(old, now), fleet: true, old: side, now: side, failOn: [] });
  expect(text).toMatch(/VMs need a restart.*<b>4<\/b> need a restart/s);
  expect(text).toMatch(/<h3>Waves<\/h3>.*of \d sites? changed.*<h3>Restarts<\/h3>.*at any time: 4 guests of 4 sites/s);
  expect(text).toMatch(/In <code>[^<]*stores\/a, stores\/b[^<]*<\/code>/);
});
