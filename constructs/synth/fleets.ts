import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from 'cdk8s';
import { type ConstructFinding, inOneLine } from '../check';
import { Fleet, writesFleets } from '../fleet';
import { apiObjects, toYaml } from '../render';
import type { SynthOptions, SynthResult } from './options';
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
/** File of a fleet's folder that says which sites it has: an object for tools alone, which is never applied. */
const SITES = 'sites.yaml';

export const fleetsIn = (app: App): Fleet[] => app.node.findAll().filter((construct) => Fleet.isFleet(construct));

/**
 * Writes `FLEET/SITE` for every site, and `hub` for the charts of the app itself. All sites are checked and written beside their folders before the
 * first of them changes.
 */
export function synthFleets(
  { app, fleets, outdir, options }: FleetsOfApp,
  stageApp: (app: App, outdir: string, options: SynthOptions) => StagedApp,
): SynthResult {
  rejectGitOps(options);
  rejectTree(outdir);
  rejectNames(fleets);
  const staged: { readonly folder: string; readonly app: StagedApp }[] = [];
  const report = new SiteReport(options);
  const stage = (folder: string, what: () => StagedApp): void => {
    try {
      staged.push({ folder, app: what() });
    } catch (error) {
      report.error(folder, error as Error);
    }
  };
  writesFleets.add(app);
  try {
    if (apiObjects(app).length > 0)
      stage(HUB, () => stageApp(app, join(outdir, HUB), { ...options, onWarning: report.warningsOf(HUB) }));
    for (const fleet of fleets)
      for (const { name, profile } of fleet.clusters) {
        const folder = `${fleet.node.id}/${name}`;
        const cluster = profile ?? options.cluster;
        stage(folder, () =>
          stageApp(fleet.site(name).app, join(outdir, folder), {
            ...options,
            ...(cluster && { cluster }),
            onWarning: report.warningsOf(folder),
          }),
        );
      }
    report.raise();
  } catch (error) {
    for (const { app } of staged) app.discard();
    throw error;
  } finally {
    writesFleets.delete(app);
  }
  for (const { app } of staged) app.commit();
  const indexed = fleets.map((fleet) => writeSites(outdir, fleet));
  return {
    files: staged.flatMap(({ folder, app }) => app.files.map((file) => `${folder}/${file}`)),
    changed: indexed.includes(true) || staged.some(({ app }) => app.changed),
  };
}

/** Lists the sites of a fleet for tools that read its folder, and removes the folders of sites that have left it. */
function writeSites(outdir: string, fleet: Fleet): boolean {
  const folder = join(outdir, fleet.node.id);
  const file = join(folder, SITES);
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const now = toYaml({
    apiVersion: 'kubevirt-iac.io/v1',
    kind: 'Fleet',
    metadata: { name: fleet.node.id },
    sites: fleet.clusters.map(({ name, labels, server, profile }) => ({
      name,
      wave: fleet.waveOf.get(name)!,
      ...(labels && { labels }),
      ...(server && { server }),
      ...(profile && { profile }),
    })),
  });
  if (now === before) return false;
  for (const name of sitesNamedIn(before)) if (!fleet.waveOf.has(name)) removeTree(join(folder, name));
  mkdirSync(folder, { recursive: true });
  // Never through a link that another user has put there.
  rmSync(`${file}.next`, { force: true });
  writeFileSync(`${file}.next`, now, { flag: 'wx' });
  renameSync(`${file}.next`, file);
  return true;
}

/** The names of sites are DNS labels, so that no path leads out of the folder. */
const sitesNamedIn = (text: string): string[] =>
  [...text.matchAll(/^ {2}- name: ([a-z0-9-]+)$/gm)].map(([, name]) => name!);

/** The Applications of all sites would have the same names. */
function rejectGitOps({ gitops }: SynthOptions): void {
  if (!gitops) return;
  throw new Error(
    'synth: `gitops` lays out the tree of one cluster, and this app has a fleet, whose sites would share the names of their Applications. Omit `gitops`, and let an ApplicationSet, or a Kustomization in each cluster, apply the folders of the sites. Nothing was written.',
  );
}

function rejectTree(outdir: string): void {
  if (!existsSync(join(outdir, INDEX))) return;
  throw new Error(
    `synth: the folder ${outdir} contains the tree of an app without a fleet. A fleet needs a folder for each site in it: remove the tree, or choose another outdir. Nothing was written.`,
  );
}

function rejectNames(fleets: readonly Fleet[]): void {
  const seen = new Set([HUB]);
  for (const { node } of fleets) {
    if (!/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(node.id) || seen.has(node.id))
      throw new Error(
        `synth: the fleet ${node.path} would be written to the folder "${node.id}", which ${seen.has(node.id) ? 'is taken' : 'is not a DNS label'}. Give it another id. Nothing was written.`,
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
    throw new Error(
      `synth: ${sites.size === 1 ? 'a site' : `${sites.size} sites`} of the fleet cannot be applied. Nothing was written.\n` +
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
