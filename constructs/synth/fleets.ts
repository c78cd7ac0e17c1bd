import { existsSync, readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { App } from 'cdk8s';
import { labelProblem } from '../../kube/names';
import { type ConstructFinding, inOneLine } from '../check';
import { Fleet, writesFleets } from '../fleet';
import { completeWindow, type FleetTarget, siteKey, type TargetFleet, type TargetSite } from '../gitops';
import { apiObjects, toYaml } from '../render';
import { replaceFile } from '../replace-file';
import type { SynthOptions, SynthResult, TreeOptions } from './options';
import { warn } from './warn';
import { INDEX, removeTree, type StagedTree } from './write-tree';

/** An app that is written beside its folder. */
export interface StagedApp extends StagedTree {
  /** Its files, in the order of application. */
  readonly files: readonly string[];
}

interface FleetsOfApp {
  readonly app: App;
  readonly fleets: readonly Fleet[];
  readonly outdir: string;
  readonly options: SynthOptions;
}

/** Folder of what the app itself contains. */
const HUB = 'hub';
/** Folder of the files that the tools of the sites read. */
const CLUSTERS = 'clusters';
/** File of a fleet's folder that says which sites it has: an object for tools alone, which is never applied. */
const SITES = 'sites.yaml';

export const fleetsIn = (app: App): Fleet[] => app.node.findAll().filter((construct) => Fleet.isFleet(construct));

/**
 * Writes `FLEET/SITE` for every site, and `hub` for the charts of the app itself and what a tool needs there. All sites are checked and written beside
 * their folders before the first of them changes.
 */
export function synthFleets(
  { app, fleets, outdir, options }: FleetsOfApp,
  stageApp: (app: App, outdir: string, options: TreeOptions) => StagedApp,
): SynthResult {
  rejectTree(outdir);
  rejectNames(fleets, options);
  const { gitops, ...plain } = options;
  const outlines = fleets.map((fleet) => outlineOf(fleet, options));
  const target = gitops?.fleets(outlines.map(({ outline }) => outline));
  const staged: { readonly folder: string; readonly app: StagedApp }[] = [];
  const report = new SiteReport(options);
  const stage = (folder: string, appOf: () => App, own: TreeOptions): void => {
    try {
      const onWarning = report.warningsOf(folder);
      staged.push({ folder, app: stageApp(appOf(), join(outdir, folder), { ...plain, ...own, onWarning }) });
    } catch (error) {
      report.error(folder, error as Error);
    }
  };
  writesFleets.add(app);
  try {
    for (const { fleet, outline } of outlines)
      for (const site of outline.sites) {
        const { profile } = fleet.clusterOf(site.name);
        stage(`${outline.name}/${site.name}`, () => fleet.site(site.name).app, {
          ...(profile && { cluster: profile }),
          ...(target && { gitops: { tree: (placed, fileOf) => target.site(outline, site, placed, fileOf) } }),
        });
      }
    // After the sites, because the tool has to know of all of them there.
    if (apiObjects(app).length > 0 || target?.appliesOnHub)
      stage(HUB, () => app, target ? { gitops: { tree: target.hub } } : {});
    rejectForeignSiteFiles(outdir, target);
    report.raise();
  } catch (error) {
    for (const { app } of staged) app.discard();
    throw error;
  } finally {
    writesFleets.delete(app);
  }
  for (const { app } of staged) app.commit();
  const gone = staged.every(({ folder }) => folder !== HUB) && existsSync(join(outdir, HUB, INDEX));
  const removed = gone && removeTree(join(outdir, HUB));
  const indexed = outlines.map(({ fleet, outline }) => writeSites(outdir, fleet, outline, target));
  const hubFirst = [...staged].sort((a, b) => Number(b.folder === HUB) - Number(a.folder === HUB));
  return {
    files: [
      ...hubFirst.flatMap(({ folder, app }) => app.files.map((file) => `${folder}/${file}`)),
      ...[...(target?.siteFiles.values() ?? [])].map(({ file }) => file),
    ],
    changed: removed || indexed.includes(true) || staged.some(({ app }) => app.changed),
  };
}

/** A fleet, and what a tool has to know of it. */
interface Outlined {
  readonly fleet: Fleet;
  readonly outline: TargetFleet;
}

function outlineOf(fleet: Fleet, { gitops }: SynthOptions): Outlined {
  const sites = fleet.clusters.map(({ name, server, restartWindow = gitops?.restartWindow }): TargetSite => {
    return {
      name,
      wave: fleet.waveOf.get(name)!,
      ...(server !== undefined && { server }),
      ...(restartWindow && { restartWindow: completeWindow(restartWindow) }),
    };
  });
  return { fleet, outline: { name: fleet.node.id, waves: [...fleet.waves.keys()], sites } };
}

/** Lists the sites of a fleet for tools that read its folder, writes the files of the sites, and removes what is of sites that have left it. */
function writeSites(outdir: string, fleet: Fleet, outline: TargetFleet, target: FleetTarget | undefined): boolean {
  const folder = join(outdir, outline.name);
  const file = join(folder, SITES);
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const now = toYaml({
    apiVersion: 'kubevirt-iac.io/v1',
    kind: 'Fleet',
    metadata: { name: outline.name },
    sites: outline.sites.map((site) => {
      const { labels, profile } = fleet.clusterOf(site.name);
      const siteFile = target?.siteFiles.get(siteKey(outline, site))?.file;
      return {
        ...site,
        ...(labels && { labels }),
        ...(profile && { profile }),
        ...(siteFile !== undefined && { clusterFolder: dirname(siteFile) }),
      };
    }),
  });
  const written = outline.sites.map((site) => {
    const siteFile = target?.siteFiles.get(siteKey(outline, site));
    return siteFile !== undefined && updateFile(join(outdir, siteFile.file), `${OURS}${siteFile.text}`);
  });
  if (now === before) return written.includes(true);
  for (const name of sitesNamedIn(before)) {
    if (!fleet.waveOf.has(name)) removeTree(join(folder, name));
    if (!target?.siteFiles.has(siteKey(outline, { name }))) removeSiteFile(outdir, name, outline.name);
  }
  replaceFile(file, now);
  return true;
}

/** The names of sites are DNS labels, so that no path leads out of the folder. */
const sitesNamedIn = (text: string): string[] =>
  [...text.matchAll(/^ {2}- name: ([a-z0-9-]+)$/gm)].map(([, name]) => name!);

/** Begins the files that stand beside those of others. */
const OURS = '# Written by synth of kubevirt-iac, which replaces it.\n';
const isOurs = (path: string): boolean => readFileSync(path, 'utf8').startsWith(OURS);

/** Returns whether anything was written. */
function updateFile(path: string, text: string): boolean {
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return false;
  replaceFile(path, text);
  return true;
}

function removeSiteFile(outdir: string, site: string, fleet: string): void {
  const path = join(outdir, CLUSTERS, site, `${fleet}.yaml`);
  if (!existsSync(path) || !isOurs(path)) return;
  rmSync(path);
  if (readdirSync(dirname(path)).length === 0) rmdirSync(dirname(path));
}

function rejectForeignSiteFiles(outdir: string, target: FleetTarget | undefined): void {
  const foreign = [...(target?.siteFiles.values() ?? [])].find(({ file }) => {
    const path = join(outdir, file);
    return existsSync(path) && !isOurs(path);
  });
  if (!foreign) return;
  throw new Error(
    `synth: ${join(outdir, foreign.file)} was not written by synth, and would be replaced. Move it away, or give the fleet another id. Nothing was written.`,
  );
}

function rejectTree(outdir: string): void {
  if (!existsSync(join(outdir, INDEX))) return;
  throw new Error(
    `synth: the folder ${outdir} contains the tree of an app without a fleet. A fleet needs a folder for each site in it: remove the tree, or choose another outdir. Nothing was written.`,
  );
}

function rejectNames(fleets: readonly Fleet[], { gitops }: SynthOptions): void {
  const seen = new Set([HUB, ...(gitops ? [CLUSTERS] : [])]);
  for (const { node } of fleets) {
    const problem = seen.has(node.id) ? 'it is taken' : labelProblem(node.id);
    if (problem !== undefined)
      throw new Error(
        `synth: the fleet ${node.path} would be written to the folder "${node.id}", which is not possible: ${problem}. Give it another id. Nothing was written.`,
      );
    seen.add(node.id);
  }
}

/** What is found in the sites. Many sites of a fleet are wrong in the same way: each finding is reported once, with the sites that have it. */
class SiteReport {
  private readonly warnings = new Map<string, string[]>();
  private readonly errors = new Map<string, string[]>();

  constructor(private readonly options: SynthOptions) {}

  warningsOf(folder: string): (finding: ConstructFinding) => void {
    return (finding) => {
      if (this.options.onWarning)
        this.options.onWarning({ ...finding, constructPath: `${folder}/${finding.constructPath}` });
      else add(this.warnings, inOneLine(finding), folder);
    };
  }

  error(folder: string, { message }: Error): void {
    add(this.errors, message.replace(/^synth: /, '').replace(' Nothing was written.', ''), folder);
  }

  /** Prints the warnings; throws one error with all errors. */
  raise(): void {
    for (const [line, folders] of this.warnings) warn(`${named(folders)}: ${line}`);
    if (this.errors.size === 0) return;
    const sites = new Set([...this.errors.values()].flat());
    const one = sites.has(HUB) ? 'the hub' : 'a site';
    throw new Error(
      `synth: ${sites.size === 1 ? one : `${sites.size} sites`} of the fleet cannot be applied. Nothing was written.\n` +
        [...this.errors].map(([message, folders]) => `${named(folders)}: ${message}`).join('\n'),
    );
  }
}

function add(lists: Map<string, string[]>, key: string, item: string): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

const named = (folders: readonly string[]): string =>
  folders.length <= 3 ? folders.join(', ') : `${folders.slice(0, 2).join(', ')} and ${folders.length - 2} more`;
