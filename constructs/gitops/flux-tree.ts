/** The tree of one cluster for Flux: a folder for each Kustomization. */
import { posix } from 'node:path';
import type { KubeObject } from '../../kube/object';
import { disabledReason, ONE_SHOT } from '../check';
import { kustomization, toYaml } from '../render';
import { type FluxOptions, kindOfSource } from './flux-options';
import { keptDifferences } from './ignored';
import { annotated, groupOf, health, holdsData, startsGuests } from './kinds';
import { withoutOneShots } from './one-shot';
import { chartName, type Part, partsOf, shortened } from './parts';
import type { FileOf, GitOpsTree, Placed } from './target';

const PRUNE = 'kustomize.toolkit.fluxcd.io/prune';
const SUBSTITUTE = 'kustomize.toolkit.fluxcd.io/substitute';

export function treeOf(options: FluxOptions, placed: readonly Placed[], fileOf: FileOf): GitOpsTree {
  const { files, kustomizations } = applied(options, placed, fileOf);
  files.set('flux/kustomizations.yaml', kustomizations.map(toYaml).join('---\n'));
  return { files, start: ['flux/kustomizations.yaml'] };
}

/** What Flux applies in a cluster. */
export interface Applied {
  /** Files of the objects, in a folder for each Kustomization. */
  readonly files: Map<string, string>;
  /** Paths of the objects, in the order of application. */
  readonly objects: readonly string[];
  /** The source, if it is ours, and the Kustomizations. */
  readonly kustomizations: readonly object[];
}

/** The objects of an app, and the Kustomizations that apply them; `more` is what their spec says beside. */
export function applied(options: FluxOptions, placed: readonly Placed[], fileOf: FileOf, more: object = {}): Applied {
  withoutOneShots(placed, ({ construct }) => disabledReason(construct, ONE_SHOT) !== undefined);
  const { name = 'guests' } = options;
  const stages = stagesOf(placed);
  const parts = partsOf(
    placed,
    // Behind a dot, so that no chart has the name of a stage of another one.
    (one) => shortened([`${name}-${chartName(one.construct)}`, stages.get(one)].filter(Boolean).join('.')),
    'Remove one of these dependencies.',
  );
  const files = new Map<string, string>();
  const objects = parts.flatMap((part) => writePart(part, files, fileOf));
  const source = sourceOf(options);
  const all = placed.map(({ object }) => object);
  const kustomizations = parts.map((part) => fluxKustomization(options, part, all, more));
  return { files, objects, kustomizations: [...(source ? [source] : []), ...kustomizations] };
}

/** Inside a Kustomization nothing waits for health, so a chart has one for each of its waves; the number of its first one is omitted. */
function stagesOf(placed: readonly Placed[]): Map<Placed, string> {
  const waves = new Map<string, Set<number>>();
  for (const { construct, wave } of placed) {
    const chart = chartName(construct);
    waves.set(chart, (waves.get(chart) ?? new Set()).add(wave));
  }
  return new Map(
    placed.map((one) => {
      const sorted = [...waves.get(chartName(one.construct))!].sort((a, b) => a - b);
      const stage = sorted.indexOf(one.wave);
      return [one, stage === 0 ? '' : String(stage + 1)];
    }),
  );
}

function writePart({ name, placed }: Part, files: Map<string, string>, fileOf: FileOf): string[] {
  const own: string[] = [];
  for (const { construct, object } of placed) {
    const file = fileOf(construct);
    const before = files.get(`${name}/${file}`);
    const text = toYaml(annotated(object, annotationsOf(object)));
    files.set(`${name}/${file}`, before === undefined ? text : `${before}---\n${text}`);
    if (before === undefined) own.push(file);
  }
  files.set(`${name}/kustomization.yaml`, kustomization(own));
  return own.map((file) => `${name}/${file}`);
}

function annotationsOf(object: KubeObject): Record<string, string> {
  const given = object.metadata?.annotations ?? {};
  return {
    ...(holdsData(object) && given[PRUNE] === undefined && { [PRUNE]: 'disabled' }),
    // A script of cloud-init or a parameter of a template looks like a variable of Flux.
    ...(given[SUBSTITUTE] === undefined && toYaml(object).includes('${') && { [SUBSTITUTE]: 'disabled' }),
  };
}

/** Path of the output folder in the source. */
export function basePath({ source, path }: FluxOptions): string {
  const kind = 'url' in source ? kindOfSource(source.url) : source.kind;
  return path ?? (kind === 'OCIRepository' ? '' : 'manifests');
}

function fluxKustomization(
  options: FluxOptions,
  { name, placed, behind }: Part,
  all: readonly KubeObject[],
  more: object,
): object {
  const { namespace = 'flux-system', waitForGuests = false } = options;
  const objects = placed.map(({ object }) => object);
  const passive = waitForGuests ? [] : objects.filter(startsGuests);
  const awaited = objects.filter(
    (object) => !passive.includes(object) && health().healthExpressions(object.apiVersion, object.kind),
  );
  const wait = passive.length === 0;
  const expressions = [...new Map(awaited.map((one) => [`${groupOf(one)}/${one.kind}`, one])).values()].map(
    ({ apiVersion, kind }) => ({
      apiVersion,
      kind,
      ...health().healthExpressions(apiVersion, kind)!,
    }),
  );
  const ignore = keptDifferences(objects, all).flatMap(({ jsonPointers: paths = [], ...target }) =>
    paths.length > 0 ? [{ paths, target }] : [],
  );
  return {
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    metadata: { name, namespace },
    spec: {
      interval: options.interval ?? '10m',
      retryInterval: options.retryInterval ?? '1m',
      timeout: options.timeout ?? '30m',
      path: `./${posix.join(basePath(options), name)}`,
      prune: true,
      ...more,
      sourceRef: sourceRef(options),
      ...(behind.length > 0 && { dependsOn: behind.map((other) => ({ name: other })) }),
      wait,
      ...(!wait &&
        awaited.length > 0 && {
          healthChecks: awaited.map(({ apiVersion, kind, metadata }) => ({
            apiVersion,
            kind,
            name: metadata?.name,
            ...(metadata?.namespace && { namespace: metadata.namespace }),
          })),
        }),
      ...(expressions.length > 0 && { healthCheckExprs: expressions }),
      ...(ignore.length > 0 && { ignore }),
    },
  };
}

function sourceRef({ source, name = 'guests' }: FluxOptions): object {
  if ('url' in source) return { kind: kindOfSource(source.url), name };
  return { kind: source.kind, name: source.name, ...(source.namespace && { namespace: source.namespace }) };
}

function sourceOf({ source, name = 'guests', namespace = 'flux-system' }: FluxOptions): object | undefined {
  if (!('url' in source)) return undefined;
  const { url, branch, tag, secret } = source;
  const kind = kindOfSource(url);
  const ref = kind === 'OCIRepository' ? { tag: tag ?? 'latest' } : tag ? { tag } : { branch: branch ?? 'main' };
  return {
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    kind,
    metadata: { name, namespace },
    spec: { interval: '1m', url, ref, ...(secret && { secretRef: { name: secret } }) },
  };
}
