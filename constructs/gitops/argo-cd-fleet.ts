/** A fleet under one Argo CD: an ApplicationSet makes the Applications of all sites, and synchronizes them wave by wave. */
import { posix } from 'node:path';
import { grouped } from '../../kube/grouped';
import { toYaml } from '../render';
import { applicationOf, type Destination, type ProjectMember, syncOptionsOf } from './argo-cd-application';
import type { ArgoCdOptions, FleetGenerator } from './argo-cd-options';
import { applied, argoCdParts, hasGuests, withArgoCd, writePart } from './argo-cd-tree';
import { rejectUnknownWaves } from './check-options';
import { type Comparison, comparisonOf } from './ignored';
import { shortened } from './parts';
import type { FileOf, FleetTarget, GitOpsTree, Placed, TargetFleet, TargetSite } from './target';

/** An Application of a site, as the ApplicationSet has to know it. */
interface SiteApplication {
  readonly fleet: TargetFleet;
  readonly site: TargetSite;
  readonly name: string;
  /** The name as a template of the site's name, for all sites of which it holds. */
  readonly pattern: string;
  readonly folder: string;
  /** Applications of a later stage wait for those of the same wave that come before. */
  readonly stage: number;
  readonly comparison: Comparison;
  readonly guests: boolean;
}

/** File of a site that lists its Applications, for ApplicationSets; no chart and no namespace can have this name. */
const LIST = '_applications.yaml';

/** What is between the parameters of a generator and its template. */
interface Generated {
  /** `alike`: whether the same is ignored everywhere, so that the template says it once for all. */
  generators(options: ArgoCdOptions, fleet: TargetFleet, own: readonly SiteApplication[], alike: boolean): object[];
  /** Where the parameters have the cluster. */
  readonly destination: object;
  /** Whether the file of each site is read. */
  readonly reads?: true;
}

/** A site is known by the name or the address that the program has for it. */
const BY_PROGRAM = { name: '{{.values.cluster}}', server: '{{.values.server}}' };
/** A site is known by the name that its cluster has in Argo CD. */
const BY_ARGO_CD = { name: '{{.name}}' };

const GENERATORS: Readonly<Record<FleetGenerator, Generated>> = {
  list: {
    generators: (_options, _fleet, own, alike) => [{ list: { elements: own.map((one) => elementOf(one, alike)) } }],
    destination: BY_PROGRAM,
  },
  git: {
    generators: (options, fleet) => [gitFiles(options, fleet, '*')],
    destination: BY_PROGRAM,
    reads: true,
  },
  clusters: {
    // One generator for all sites of which the same is known: the name of the site is in its parameters.
    generators: (options, _fleet, own, alike) =>
      [...grouped(own, (one) => JSON.stringify(sharedValues(one, alike)))].map(([values, alike]) => ({
        clusters: { selector: clusterSelector(options), values: JSON.parse(values) },
        selector: { matchExpressions: [{ key: 'name', operator: 'In', values: alike.map(({ site }) => site.name) }] },
      })),
    destination: BY_ARGO_CD,
  },
  matrix: {
    generators: (options, fleet) => [
      {
        matrix: {
          generators: [
            { clusters: { selector: clusterSelector(options) } },
            gitFiles(asTemplates(options), fleet, '{{.name}}'),
          ],
        },
      },
    ],
    destination: BY_ARGO_CD,
    reads: true,
  },
};

const clusterSelector = ({ fleet }: ArgoCdOptions): object => ({
  // Of every cluster but the one that Argo CD runs in there is a Secret with this label.
  matchLabels: fleet?.clusterLabels ?? { 'argocd.argoproj.io/secret-type': 'cluster' },
});

const gitFiles = (
  { repoURL, path = 'manifests', revision = 'HEAD' }: ArgoCdOptions,
  { name }: TargetFleet,
  site: string,
): object => ({
  git: { repoURL, revision, files: [{ path: posix.join(path, name, site, LIST) }] },
});

/** The second generator of a matrix is a template: the first fills it in. */
const asTemplates = (options: ArgoCdOptions): ArgoCdOptions => ({
  ...options,
  repoURL: literal(options.repoURL) as string,
  ...(options.revision !== undefined && { revision: literal(options.revision) as string }),
});

const labelOf = (name: string): string => `kubevirt-iac.io/${name}`;

const valuesOf = (
  { name, folder, stage, site, comparison }: SiteApplication,
  alike: boolean,
): Record<string, string> => ({
  application: name,
  folder,
  wave: site.wave,
  stage: String(stage),
  ...(!alike && patchValues(comparison)),
});

/** The parameters of an Application. Argo CD accepts a cluster by its name or its address, and never by both. */
const elementOf = (one: SiteApplication, alike: boolean): { readonly name: string; readonly values: object } => ({
  name: one.site.name,
  values: {
    ...valuesOf(one, alike),
    cluster: one.site.server === undefined ? one.site.name : '',
    server: one.site.server ?? '',
  },
});

/** The same without what follows from the name of the site. These values are templates themselves. */
const sharedValues = (one: SiteApplication, alike: boolean): Record<string, string> => ({
  ...valuesOf(one, alike),
  application: one.pattern,
  ...(!alike && patchValues(one.comparison, (json) => json.replaceAll('{{', '\\u007b\\u007b'))),
});

/** What a template of its own cannot fill in, because it is a list: JSON, which is YAML, too. */
const patchValues = (comparison: Comparison, quoted = (json: string): string => json): Record<string, string> => ({
  ignoreDifferences: quoted(JSON.stringify(comparison.ignored)),
  syncOptions: quoted(JSON.stringify(syncOptionsOf(comparison))),
});
const PATCH = `spec:
  ignoreDifferences: {{.values.ignoreDifferences}}
  syncPolicy: { syncOptions: {{.values.syncOptions}} }
`;

export function argoCdFleets(options: ArgoCdOptions, fleets: readonly TargetFleet[]): FleetTarget {
  rejectUnknownWaves('GitOps.argoCd', 'maxUpdate', options.fleet?.maxUpdate, fleets);
  const all: SiteApplication[] = [];
  return {
    siteFiles: new Map(),
    appliesOnHub: true,
    site(fleet, site, placed, fileOf) {
      const { tree, own } = siteTree(options, fleet, site, placed, fileOf);
      all.push(...own);
      return tree;
    },
    hub: (placed, fileOf) => hubTree(options, fleets, all, placed, fileOf),
  };
}

function siteTree(
  options: ArgoCdOptions,
  fleet: TargetFleet,
  site: TargetSite,
  placed: readonly Placed[],
  fileOf: FileOf,
): { tree: GitOpsTree; own: SiteApplication[] } {
  const files = new Map<string, string>();
  const start: string[] = [];
  const prefix = prefixOf(options, fleet);
  const parts = argoCdParts(options, placed, (chart) => chart).filter(({ placed }) => placed.length > 0);
  const own = parts.map((part): SiteApplication => {
    start.push(...writePart(part, files, fileOf));
    // Between dots, so that no two sites and charts make the same name: none of them has a dot of its own.
    const named = (site: string): string =>
      [prefix, site, ...(options.applications === 'charts' ? [part.name] : [])].join('.');
    const name = shortened(named(site.name));
    return {
      fleet,
      site,
      name,
      pattern: name === named(site.name) ? named('{{.name}}') : name,
      folder: part.name,
      stage: part.stage,
      comparison: comparisonOf(
        part.placed.map(({ object }) => object),
        placed.map(({ object }) => object),
      ),
      guests: hasGuests(part),
    };
  });
  if (generatorOf(options).reads) files.set(LIST, toYaml(own.map((one) => elementOf(one, false))));
  return { tree: { files, start }, own };
}

function hubTree(
  options: ArgoCdOptions,
  fleets: readonly TargetFleet[],
  all: readonly SiteApplication[],
  placed: readonly Placed[],
  fileOf: FileOf,
): GitOpsTree {
  rejectSameNames(all);
  const { path = 'manifests' } = options;
  const hub =
    placed.length > 0
      ? applied({ ...options, path: posix.join(path, 'hub') }, placed, fileOf)
      : { files: new Map<string, string>(), start: new Map<string, readonly object[]>(), members: [] };
  const sets = fleets.map((fleet) => {
    const own = all.filter((one) => one.fleet === fleet);
    const set = applicationSet(options, fleet, own);
    rejectTooLarge(fleet, toYaml(set).length);
    return { members: membersOf(options, fleet, own), set };
  });
  return withArgoCd(options, {
    ...hub,
    steps: sets.some(({ set }) => 'strategy' in set.spec),
    start: new Map([...hub.start, ['argocd/applicationsets.yaml', sets.map(({ set }) => set)]]),
    members: [...hub.members, ...sets.flatMap(({ members }) => members)],
  });
}

function membersOf(options: ArgoCdOptions, fleet: TargetFleet, own: readonly SiteApplication[]): ProjectMember[] {
  if (!hasWindows(fleet)) return [];
  const project = projectOf(options, fleet);
  return own.map(({ name, site, guests }) => ({
    project,
    application: name,
    destination: destinationOf(options, site),
    ...(guests && site.restartWindow && { window: site.restartWindow }),
  }));
}

function applicationSet(
  options: ArgoCdOptions,
  fleet: TargetFleet,
  own: readonly SiteApplication[],
): { readonly spec: object } {
  const { generators, destination } = generatorOf(options);
  const steps = stepsOf(options, fleet, own);
  const alike = new Set(own.map(({ comparison }) => JSON.stringify(comparison))).size <= 1;
  const { metadata, spec } = applicationOf(options, {
    name: '',
    folder: '',
    project: projectOf(options, fleet),
    destination: {},
    comparison: alike && own[0] ? own[0].comparison : { ignored: [], respected: false },
  });
  const template = { metadata: literal(metadata), spec: literal(spec) } as {
    metadata: object;
    spec: { source: { path: string } };
  };
  const folder = posix.join(template.spec.source.path, fleet.name);
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'ApplicationSet',
    metadata: { name: prefixOf(options, fleet), namespace: options.namespace ?? 'argocd' },
    spec: {
      goTemplate: true,
      // A parameter that is missing is an error, and never an empty name.
      goTemplateOptions: ['missingkey=error'],
      generators: generators(options, fleet, own, alike),
      // Alone, a list from which a site is missing would delete every guest of it.
      syncPolicy: { preserveResourcesOnDeletion: true },
      ...((steps.length > 1 || options.fleet?.maxUpdate) &&
        steps.length > 0 && { strategy: { type: 'RollingSync', rollingSync: { steps } } }),
      template: {
        metadata: {
          ...template.metadata,
          name: '{{.values.application}}',
          labels: {
            [labelOf('fleet')]: fleet.name,
            [labelOf('site')]: '{{.name}}',
            [labelOf('wave')]: '{{.values.wave}}',
            [labelOf('stage')]: '{{.values.stage}}',
          },
        },
        spec: {
          ...template.spec,
          source: { ...template.spec.source, path: `${folder}/{{.name}}/{{.values.folder}}` },
          destination,
        },
      },
      ...(!alike && { templatePatch: PATCH }),
    },
  } as { readonly spec: object };
}

/** The Applications of each stage of each wave, where Argo CD synchronizes them by itself. */
function stepsOf(
  { automated = true, fleet: { maxUpdate = {} } = {} }: ArgoCdOptions,
  { waves }: TargetFleet,
  own: readonly SiteApplication[],
): object[] {
  if (!automated) return [];
  return waves.flatMap((wave) => {
    const stages = new Set(own.filter(({ site }) => site.wave === wave).map(({ stage }) => stage));
    return [...stages]
      .sort((a, b) => a - b)
      .map((stage) => ({
        matchExpressions: [
          { key: labelOf('wave'), operator: 'In', values: [wave] },
          { key: labelOf('stage'), operator: 'In', values: [String(stage)] },
        ],
        ...(maxUpdate[wave] !== undefined && { maxUpdate: maxUpdate[wave] }),
      }));
  });
}

const generatorOf = ({ fleet }: ArgoCdOptions): Generated => GENERATORS[fleet?.generator ?? 'list'];

function destinationOf(options: ArgoCdOptions, { name, server }: TargetSite): Destination {
  return server !== undefined && generatorOf(options).destination === BY_PROGRAM ? { server } : { name };
}

const prefixOf = ({ name }: ArgoCdOptions, fleet: TargetFleet): string =>
  name === undefined ? fleet.name : `${name}-${fleet.name}`;

const hasWindows = ({ sites }: TargetFleet): boolean => sites.some(({ restartWindow }) => restartWindow);

const projectOf = (options: ArgoCdOptions, fleet: TargetFleet): string =>
  options.project ?? (hasWindows(fleet) ? prefixOf(options, fleet) : 'default');

/** The text of user-given values as the templates of Go have it. */
function literal(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('{{', '{{"{{"}}');
  if (Array.isArray(value)) return value.map(literal);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, literal(inner)]));
}

/** Cannot happen by accident; but the second Application would take over the guests of the first. */
function rejectSameNames(all: readonly SiteApplication[]): void {
  const same = [...grouped(all, ({ name }) => name)].find(([, own]) => own.length > 1);
  if (!same) return;
  const [name, own] = same;
  throw new Error(
    `GitOps.argoCd: ${own.map(({ fleet, site, folder }) => `${fleet.name}/${site.name}/${folder}`).join(' and ')} would have Applications with the same name, ${name}. Rename one of these sites or charts. Nothing was written.`,
  );
}

/** Below what etcd stores of one object, 1.5 MiB, there is the status of the ApplicationSet, too. */
const LARGEST = 1_000_000;

function rejectTooLarge({ name, sites }: TargetFleet, size: number): void {
  if (size <= LARGEST) return;
  throw new Error(
    `GitOps.argoCd: the ApplicationSet of the fleet ${name} with its ${sites.length} sites would have ${(size / 1e6).toFixed(1)} MB, and Kubernetes does not store objects of that size. Use fleet: { generator: 'git' } or 'matrix', with which each site is described in its own folder. Nothing was written.`,
  );
}
