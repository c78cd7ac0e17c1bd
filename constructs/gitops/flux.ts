import { posix } from 'node:path';
import type { KubeObject } from '../../kube/object';
import { disabledReason, ONE_SHOT } from '../check';
import { kustomization, toYaml } from '../render';
import { checkOptions } from './check-options';
import { annotated, groupOf, health, holdsData, startsGuests } from './kinds';
import { withoutOneShots } from './one-shot';
import { chartName, type Part, partsOf } from './parts';
import type { GitOpsTarget, GitOpsTree, Placed } from './target';

export interface FluxOptions {
  /**
   * Where Flux reads the output folder: an existing source of the cluster, or the address of a repository, for which a source is written, too. An address that
   * begins with `oci://` makes an OCIRepository, any other a GitRepository.
   */
  readonly source: FluxSource;
  /**
   * Path of the output folder in the source.
   * @default - `./manifests`; of an OCIRepository its root
   */
  readonly path?: string;
  /**
   * What the names of the Kustomizations begin with.
   * @default 'guests'
   */
  readonly name?: string;
  /**
   * Namespace of the Kustomizations and the source.
   * @default 'flux-system'
   */
  readonly namespace?: string;
  /**
   * How often the cluster is compared, and what was changed in it undone.
   * @default '10m'
   */
  readonly interval?: string;
  /**
   * Pause before a Kustomization that failed is tried again.
   * @default '1m'
   */
  readonly retryInterval?: string;
  /**
   * How long a Kustomization waits until its objects are healthy.
   * @default '30m'
   */
  readonly timeout?: string;
  /**
   * Whether a Kustomization waits for its VMs. Flux compares generations before it asks anything else, and a VM whose change waits for a restart keeps an old
   * one: such a Kustomization is not ready until the guest is restarted.
   * @default false
   */
  readonly waitForGuests?: boolean;
}

export type FluxSource =
  | {
      /** Kind of an existing source. */
      readonly kind: 'GitRepository' | 'OCIRepository' | 'Bucket';
      /** Its name. */
      readonly name: string;
      /**
       * Its namespace.
       * @default - that of the Kustomizations
       */
      readonly namespace?: string;
    }
  | {
      /** Address: `https://git.example.com/team/vms.git`, `oci://registry.example.com/vms`. */
      readonly url: string;
      /**
       * Branch of a Git repository.
       * @default 'main'
       */
      readonly branch?: string;
      /**
       * Tag of the artifact, or of the Git repository in place of its branch.
       * @default - `latest` of an OCI artifact; none of a Git repository
       */
      readonly tag?: string;
      /**
       * Name of a Secret with the credentials.
       * @default - none are needed
       */
      readonly secret?: string;
    };

const CALL = 'GitOps.flux';
const PRUNE = 'kustomize.toolkit.fluxcd.io/prune';
const SUBSTITUTE = 'kustomize.toolkit.fluxcd.io/substitute';

export function flux(options: FluxOptions): GitOpsTarget {
  checkOptions(CALL, options, {
    source: 'object!',
    path: 'path',
    name: 'label',
    namespace: 'label',
    interval: 'duration',
    retryInterval: 'duration',
    timeout: 'duration',
    waitForGuests: 'flag',
  });
  const { source } = options;
  if ('url' in source)
    checkOptions(`${CALL}: source`, source, { url: 'url!', branch: 'text', tag: 'text', secret: 'label' });
  else {
    checkOptions(`${CALL}: source`, source, { kind: 'text!', name: 'label!', namespace: 'label' });
    if (!['GitRepository', 'OCIRepository', 'Bucket'].includes(source.kind))
      throw new Error(
        `${CALL}: \`source.kind\` is ${JSON.stringify(source.kind)}, and must be GitRepository, OCIRepository or Bucket. Nothing was written.`,
      );
  }
  return { tree: (placed, fileOf) => treeOf(options, placed, fileOf) };
}

function treeOf(
  options: FluxOptions,
  placed: readonly Placed[],
  fileOf: Parameters<GitOpsTarget['tree']>[1],
): GitOpsTree {
  withoutOneShots(placed, ({ construct }) => disabledReason(construct, ONE_SHOT) !== undefined);
  const { name = 'guests' } = options;
  const stages = stagesOf(placed);
  const parts = partsOf(
    placed,
    (one) => [name, chartName(one.construct), stages.get(one)].filter(Boolean).join('-'),
    'Remove one of these dependencies.',
  );
  const files = new Map<string, string>();
  for (const part of parts) writePart(part, files, fileOf);
  const source = sourceOf(options);
  files.set(
    'flux/kustomizations.yaml',
    [...(source ? [source] : []), ...parts.map((part) => fluxKustomization(options, part))].map(toYaml).join('---\n'),
  );
  return { files, start: ['flux/kustomizations.yaml'] };
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

function writePart(
  { name, placed }: Part,
  files: Map<string, string>,
  fileOf: Parameters<GitOpsTarget['tree']>[1],
): void {
  const own: string[] = [];
  for (const { construct, object } of placed) {
    const file = fileOf(construct);
    const before = files.get(`${name}/${file}`);
    const text = toYaml(annotated(object, annotationsOf(object)));
    files.set(`${name}/${file}`, before === undefined ? text : `${before}---\n${text}`);
    if (before === undefined) own.push(file);
  }
  files.set(`${name}/kustomization.yaml`, kustomization(own));
}

function annotationsOf(object: KubeObject): Record<string, string> {
  const given = object.metadata?.annotations ?? {};
  return {
    ...(holdsData(object) && given[PRUNE] === undefined && { [PRUNE]: 'disabled' }),
    // A script of cloud-init or a parameter of a template looks like a variable of Flux.
    ...(given[SUBSTITUTE] === undefined && toYaml(object).includes('${') && { [SUBSTITUTE]: 'disabled' }),
  };
}

function fluxKustomization(options: FluxOptions, { name, placed, behind }: Part): object {
  const { source, namespace = 'flux-system', waitForGuests = false } = options;
  const isOci = 'url' in source ? source.url.startsWith('oci://') : source.kind === 'OCIRepository';
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
  return {
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    metadata: { name, namespace },
    spec: {
      interval: options.interval ?? '10m',
      retryInterval: options.retryInterval ?? '1m',
      timeout: options.timeout ?? '30m',
      path: `./${posix.join(options.path ?? (isOci ? '' : 'manifests'), name)}`,
      prune: true,
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
    },
  };
}

const kindOfSource = (url: string): string => (url.startsWith('oci://') ? 'OCIRepository' : 'GitRepository');

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
