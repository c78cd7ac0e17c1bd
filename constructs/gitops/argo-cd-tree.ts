/** The tree of one cluster for Argo CD: a folder for each Application. */
import type { KubeObject } from '../../kube/object';
import { disabledReason, ONE_SHOT } from '../check';
import { kustomization, toYaml } from '../render';
import {
  applicationOf,
  COMPARE_OPTIONS,
  ownCluster,
  type ProjectMember,
  projectsOf,
  SYNC_WAVE,
} from './argo-cd-application';
import { configurationFiles } from './argo-cd-configuration';
import type { ArgoCdOptions } from './argo-cd-options';
import { comparisonOf } from './ignored';
import { annotated, definedKinds, groupOf, holdsData, isBuiltIn, startsGuests } from './kinds';
import { withHooks } from './one-shot';
import { chartName, type Part, partsOf, shortened } from './parts';
import type { FileOf, GitOpsTree, Placed } from './target';

const SYNC_OPTIONS = 'argocd.argoproj.io/sync-options';

/** A part, and the wave in which its Application is synchronized. */
export interface StagedPart extends Part {
  readonly stage: number;
}

/** The parts of an app, each with its wave; `nameOf` names that of a chart. */
export function argoCdParts(
  { applications, name = 'guests' }: ArgoCdOptions,
  placed: readonly Placed[],
  nameOf: (chart: string) => string,
): StagedPart[] {
  const checked = withHooks(placed, ({ construct }) => disabledReason(construct, ONE_SHOT) !== undefined);
  const parts =
    applications === 'charts'
      ? partsOf(
          checked,
          ({ construct }) => nameOf(chartName(construct)),
          "Move the objects into charts that depend on each other in one direction, or use applications: 'one', where only objects wait for each other.",
        )
      : [{ name, placed: checked, behind: [] }];
  const waves = wavesOf(parts);
  return parts.map((part) => ({ ...part, stage: waves.get(part.name)! }));
}

export const hasGuests = ({ placed }: Part): boolean => placed.some(({ object }) => startsGuests(object));

/** Adds the folder of a part to the files. Returns the paths of its objects, in the order of application. */
export function writePart({ name, placed }: Part, files: Map<string, string>, fileOf: FileOf): string[] {
  const defined = definedKinds(placed.map(({ object }) => object));
  const own: string[] = [];
  for (const { construct, object, wave } of placed) {
    const file = fileOf(construct);
    const before = files.get(`${name}/${file}`);
    const text = toYaml(annotated(object, annotationsOf(object, wave, defined)));
    files.set(`${name}/${file}`, before === undefined ? text : `${before}---\n${text}`);
    if (before === undefined) own.push(file);
  }
  files.set(`${name}/kustomization.yaml`, kustomization(own));
  return own.map((file) => `${name}/${file}`);
}

/** What is applied in the cluster that Argo CD runs in. */
export interface Applied {
  /** Files of the objects. */
  readonly files: Map<string, string>;
  /** Objects of Argo CD that a user applies once, by their file. */
  readonly start: ReadonlyMap<string, readonly object[]>;
  /** Applications that belong to a project of ours. */
  readonly members: readonly ProjectMember[];
  /** Whether an ApplicationSet has steps. */
  readonly steps?: boolean;
}

/** The objects of an app, and the Applications that apply them. */
export function applied(options: ArgoCdOptions, placed: readonly Placed[], fileOf: FileOf): Applied {
  const { name = 'guests', namespace = 'argocd', restartWindow: window } = options;
  const files = new Map<string, string>();
  const parts = argoCdParts(options, placed, (chart) => shortened(`${name}-${chart}`));
  for (const part of parts) writePart(part, files, fileOf);
  const project = options.project ?? (window ? name : 'default');
  const destination = ownCluster(options);
  const all = placed.map(({ object }) => object);
  const application = ({ name: folder, stage, placed }: StagedPart, name = folder): object => {
    const { metadata, spec } = applicationOf(options, {
      name,
      folder,
      project,
      destination,
      ...(stage > 0 && { annotations: { [SYNC_WAVE]: String(stage) } }),
      comparison: comparisonOf(
        placed.map(({ object }) => object),
        all,
      ),
    });
    return { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', metadata: { ...metadata, namespace }, spec };
  };
  const applications = parts.map((part) => application(part));
  const charts = options.applications === 'charts';
  if (charts) {
    // Waves of Applications are those of an Application that holds them.
    files.set('applications/applications.yaml', applications.map(toYaml).join('---\n'));
    files.set('applications/kustomization.yaml', kustomization(['applications.yaml']));
  }
  const start = charts ? [application({ name: 'applications', placed: [], behind: [], stage: 0 }, name)] : applications;
  return {
    files,
    start: new Map([['argocd/application.yaml', start]]),
    members: window
      ? parts.map((part) => ({ project, application: part.name, destination, ...(hasGuests(part) && { window }) }))
      : [],
  };
}

/** The tree with its projects, and with what the configuration of Argo CD has to say. */
export function withArgoCd(options: ArgoCdOptions, { files, start, members, steps = false }: Applied): GitOpsTree {
  const projects = projectsOf(options, members);
  const objects = new Map([...(projects.length > 0 ? ([['argocd/project.yaml', projects]] as const) : []), ...start]);
  return {
    files: new Map([
      ...files,
      ...[...objects].map(([file, own]): [string, string] => [file, own.map(toYaml).join('---\n')]),
      ...configurationFiles(options, steps),
    ]),
    start: [...objects.keys()],
  };
}

/** What Argo CD needs to know of one object. An option that the program has set itself stays. */
function annotationsOf(object: KubeObject, wave: number, defined: ReadonlySet<string>): Record<string, string> {
  // Argo CD asks the API server about every object before it applies the first: this kind comes into being on the way.
  const isMissing = !isBuiltIn(groupOf(object)) && !defined.has(`${groupOf(object)}/${object.kind}`);
  const sync = optionsOf(object, SYNC_OPTIONS, [
    ...(isMissing ? ['SkipDryRunOnMissingResource=true'] : []),
    ...(holdsData(object) ? ['Prune=false', 'Delete=false'] : []),
  ]);
  const kept = sync[SYNC_OPTIONS]?.split(',').includes('Prune=false');
  return {
    ...(wave > 0 && { [SYNC_WAVE]: String(wave) }),
    ...sync,
    // A disk that left Git and stays would keep its Application OutOfSync.
    ...optionsOf(object, COMPARE_OPTIONS, kept ? ['IgnoreExtraneous'] : []),
  };
}

/** An annotation with options: those that are there, and the ones that are wanted beside them. */
function optionsOf({ metadata }: KubeObject, key: string, wanted: readonly string[]): Record<string, string> {
  const given = (metadata?.annotations?.[key] ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);
  const more = wanted.filter((option) => !given.some((one) => one.split('=')[0] === option.split('=')[0]));
  const all = [...given, ...more];
  return all.length > 0 ? { [key]: all.join(',') } : {};
}

function wavesOf(parts: readonly Part[]): Map<string, number> {
  const waves = new Map<string, number>();
  for (const { name, behind } of parts)
    waves.set(name, Math.max(0, ...behind.map((other) => (waves.get(other) ?? 0) + 1)));
  return waves;
}
