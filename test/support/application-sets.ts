/**
 * What the controller of ApplicationSets makes of one, by the rules of its documentation: generators give parameters, Go templates fill them in, and a
 * parameter that is missing is an error. Only what is asked of it here.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { isObject } from '../../kube/json';

/** A cluster as its Secret in Argo CD has it. */
export interface KnownCluster {
  readonly name: string;
  readonly server: string;
  readonly labels?: Readonly<Record<string, string>>;
}

export interface Surroundings {
  readonly clusters: readonly KnownCluster[];
  /** Folder on this machine that holds the tree, the path that it has in the repository, and the revisions there. */
  readonly repository: { readonly folder: string; readonly path: string; readonly revisions: readonly string[] };
}

export interface GeneratedApplication {
  readonly metadata: {
    readonly name: string;
    readonly labels: Readonly<Record<string, string>>;
    readonly annotations: Readonly<Record<string, string>>;
  };
  readonly spec: {
    readonly project: string;
    readonly source: { readonly repoURL: string; readonly path: string; readonly targetRevision: string };
    readonly destination: { readonly name?: string; readonly server?: string };
    readonly ignoreDifferences?: readonly { readonly kind: string; readonly jsonPointers?: readonly string[] }[];
    readonly syncPolicy: { readonly automated?: object; readonly syncOptions: readonly string[] };
  };
}

export interface RollingStep {
  readonly matchExpressions: readonly { readonly key: string; readonly operator: string; readonly values: string[] }[];
  readonly maxUpdate?: number | string;
}

export interface ApplicationSet {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly goTemplate: boolean;
    readonly goTemplateOptions: readonly string[];
    readonly generators: readonly Generator[];
    readonly syncPolicy: { readonly preserveResourcesOnDeletion: boolean };
    readonly strategy?: { readonly type: string; readonly rollingSync: { readonly steps: readonly RollingStep[] } };
    readonly template: object;
    readonly templatePatch?: string;
  };
}

type Parameters = Readonly<Record<string, unknown>>;
interface Selector {
  readonly matchLabels?: Readonly<Record<string, string>>;
  readonly matchExpressions?: readonly { readonly key: string; readonly operator: string; readonly values: string[] }[];
}
interface Generator {
  readonly list?: { readonly elements: readonly Parameters[] };
  readonly clusters?: { readonly selector: Selector; readonly values?: Readonly<Record<string, string>> };
  readonly git?: { readonly revision: string; readonly files: readonly { readonly path: string }[] };
  readonly matrix?: { readonly generators: readonly Generator[] };
  readonly selector?: Selector;
}

/** The Applications of an ApplicationSet. */
export function applicationsOf({ spec }: ApplicationSet, around: Surroundings): GeneratedApplication[] {
  if (!spec.goTemplate || !spec.goTemplateOptions.includes('missingkey=error'))
    throw new Error('a parameter that is missing would be filled in with nothing');
  return spec.generators
    .flatMap((generator) => parametersOf(generator, around))
    .map((parameters) => {
      const application = filled(spec.template, parameters) as GeneratedApplication;
      const patch = parse(filled(spec.templatePatch ?? '', parameters) as string) as object | null;
      return merged(application, patch ?? {}) as GeneratedApplication;
    });
}

/** As a strategic merge patch of an Application: objects are merged, and lists replaced. */
function merged(value: unknown, patch: unknown): unknown {
  const isMap = (one: unknown): one is Record<string, unknown> =>
    typeof one === 'object' && one !== null && !Array.isArray(one);
  if (!isMap(value) || !isMap(patch)) return patch;
  const changed = Object.entries(patch).map(([key, inner]) => [key, merged(value[key], inner)]);
  return { ...value, ...Object.fromEntries(changed) };
}

/** The Applications that a step of RollingSync chooses. */
export const chosenBy = ({ matchExpressions }: RollingStep, applications: readonly GeneratedApplication[]) =>
  applications.filter(({ metadata }) => matches({ matchExpressions }, metadata.labels));

const GENERATORS: Readonly<Record<string, (given: never, around: Surroundings) => Parameters[]>> = {
  list: ({ elements }: NonNullable<Generator['list']>) => [...elements],
  clusters: ({ selector, values = {} }: NonNullable<Generator['clusters']>, { clusters }) =>
    clusters
      .filter(({ labels }) => matches(selector, { 'argocd.argoproj.io/secret-type': 'cluster', ...labels }))
      .map(({ name, server, labels = {} }) => {
        const own = { name, nameNormalized: name, server, project: '', metadata: { labels } };
        return { ...own, ...(Object.keys(values).length > 0 && { values: filled(values, own) }) };
      }),
  git: ({ files, revision }: NonNullable<Generator['git']>, { repository: { folder, path, revisions } }) => {
    if (!revisions.includes(revision)) throw new Error(`the repository has no revision ${revision}`);
    return files.flatMap(({ path: pattern }) => {
      const below = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => `${path}/${file}`);
      // As the older of Argo CD's two matchers, whose stars pass slashes.
      const wanted = new RegExp(`^${pattern.split('*').map(escaped).join('.*')}$`);
      return below
        .filter((file) => wanted.test(file))
        .sort()
        .flatMap((file) => {
          const found = parse(readFileSync(join(folder, file.slice(path.length)), 'utf8')) as Parameters | Parameters[];
          return (Array.isArray(found) ? found : [found]).map((one) => ({ ...one, path: { path: file } }));
        });
    });
  },
  matrix: ({ generators: [first, second, ...more] }: NonNullable<Generator['matrix']>, around) => {
    if (!first || !second || more.length > 0) throw new Error('a matrix has two generators');
    return parametersOf(first, around).flatMap((outer) =>
      // What the first has found is filled in where the second asks for it, and wins.
      parametersOf(filled(second, outer) as Generator, around).map((inner) => ({ ...inner, ...outer })),
    );
  },
};

function parametersOf({ selector, ...generator }: Generator, around: Surroundings): Parameters[] {
  const [[name, given], ...more] = Object.entries(generator) as [[string, never]];
  const generate = GENERATORS[name];
  if (!generate || more.length > 0) throw new Error(`a generator is one of ${Object.keys(GENERATORS).join(', ')}`);
  // Only parameters that are texts can be selected by.
  return generate(given, around).filter((parameters) => matches(selector ?? {}, parameters));
}

const matches = ({ matchLabels = {}, matchExpressions = [] }: Selector, labels: Readonly<Record<string, unknown>>) =>
  Object.entries(matchLabels).every(([key, value]) => labels[key] === value) &&
  matchExpressions.every(({ key, operator, values }) => {
    if (operator !== 'In') throw new Error(`the operator ${operator} is not played here`);
    return values.includes(String(labels[key]));
  });

/** Each text on its own, as Go's templates with `missingkey=error`: only parameters and quoted texts are played. */
function filled(value: unknown, parameters: Parameters): unknown {
  if (typeof value === 'string')
    return value.replaceAll(/\{\{(.*?)\}\}(?!\})/g, (_, expression: string) => textOf(expression.trim(), parameters));
  if (Array.isArray(value)) return value.map((item) => filled(item, parameters));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, filled(inner, parameters)]));
}

function textOf(expression: string, parameters: Parameters): string {
  if (/^"[^"]*"$/.test(expression)) return JSON.parse(expression) as string;
  if (!/^(\.\w+)+$/.test(expression)) throw new Error(`the template {{${expression}}} is not played here`);
  const found = expression
    .slice(1)
    .split('.')
    .reduce<unknown>((at, step) => (isObject(at) ? at[step] : undefined), parameters);
  if (typeof found !== 'string') throw new Error(`the parameter ${expression} is missing`);
  return found;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The ApplicationSets that a tree starts. */
export const setsIn = (tree: string): ApplicationSet[] => {
  const file = join(tree, 'hub/argocd/applicationsets.yaml');
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split(/^---\n/m)
    .map((text) => parse(text) as ApplicationSet);
};
