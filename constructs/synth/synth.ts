import type { ApiObject, App } from 'cdk8s';
import type { KubeObject } from '../../kube/object';
import type { ClusterProfile } from '../../kubevirt/config';
import { type ConstructFinding, check, inOneLine, type Rendered, raise, validations } from '../check';
import { profileIn } from '../cluster';
import type { GitOpsTarget, GitOpsTree } from '../gitops';
import { manifestOf, toYaml } from '../render';
import { fileOf, LAYOUT_NAMES, type SynthLayout } from './layout';
import { inOrder } from './order';
import { INDEX, writeTree } from './write-tree';

export interface SynthOptions {
  /**
   * Folder for the manifests. Everything in it belongs to synth, so it must be empty or written by an earlier synth.
   * Under `cdk8s synth`, the folder of that command is used instead.
   * @default - the outdir of the app: `dist`
   */
  readonly outdir?: string;
  /**
   * Distribution of objects over files: `object` writes a file for each, in folders by namespace; `chart` a file for each chart, as
   * plain cdk8s does; `namespace` a file for each namespace, and `_cluster.yaml` for objects without one. `object` shows best in a
   * pull request what changed.
   * @default 'object'
   */
  readonly layout?: SynthLayout;
  /**
   * Cluster that the manifests are for, such as `Cluster.fromFile('cluster.yaml')` or `Cluster.openshift('4.20')`; rules that depend on it are
   * checked against this profile. Every field of it has a default.
   * @default - what the app's own KubeVirt or HyperConverged object says, otherwise KubeVirt v1.9.0 as released
   */
  readonly cluster?: Partial<ClusterProfile>;
  /**
   * Whether to set `argocd.argoproj.io/sync-wave` on objects that depend on others, so that Argo CD applies them in
   * order.
   * @default false
   */
  readonly syncWaves?: boolean;
  /**
   * Tool that applies the output folder from a repository: `GitOps.argoCd({ repoURL })` or `GitOps.flux({ source })`. The objects are then written into a
   * folder for each Application or Kustomization, which waits for those before it; `kustomization.yaml` applies these, once.
   * @default - the objects alone
   */
  readonly gitops?: GitOpsTarget;
  /**
   * Called with every finding that is legal but likely wrong.
   * @default - prints a line for each on stderr
   */
  readonly onWarning?: (finding: ConstructFinding) => void;
}

export interface SynthResult {
  /** Paths of the files below the folder, in the order of application. */
  readonly files: readonly string[];
  /** Whether anything in the folder changed. */
  readonly changed: boolean;
}

/**
 * Writes every object of the app to a folder, with a `kustomization.yaml` that lists the files in the order of application; inside a file the
 * objects stand in that order, too. The same app gives the same bytes. Files that are as they should be are not written again, no file is ever half
 * written, and files that the app no longer makes are removed.
 *
 * Throws one error that holds every reason for which the cluster would refuse any of the objects, each with the path of its construct; nothing
 * is written then.
 */
export function synth(app: App, options: SynthOptions = {}): SynthResult {
  // Set by `cdk8s synth`, which reads the manifests from there and fails if there are none.
  const outdir = process.env.CDK8S_OUTDIR ?? options.outdir ?? app.outdir;
  const layout = options.layout ?? 'object';
  rejectUnknownLayout(layout);
  const ordered = inOrder(app);
  const rendered = ordered.map(({ object, wave }) => ({
    construct: object,
    object: render(object, options.syncWaves ? wave : 0),
    wave,
  }));
  rejectDuplicates(rendered);
  const cluster = options.cluster && profileIn(options.cluster, 'synth: cluster');
  raise(check(rendered, cluster), validations(app), options.onWarning ?? warnOnStderr);

  const { files: tree, start } = options.gitops
    ? options.gitops.tree(rendered, (object) => fileOf(object, layout))
    : plainTree(rendered, layout);
  const files = [...tree.keys()];
  return { files, changed: writeTree(outdir, new Map([...tree, [INDEX, index(files, start)]])) };
}

/** The index: what `kubectl apply -k` applies, and, as comments, what else belongs to the tree. */
function index(files: readonly string[], start: readonly string[]): string {
  const text = toYaml({
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    sortOptions: { order: 'fifo' },
    resources: start,
  });
  const others = files.filter((file) => !start.includes(file));
  return others.length === 0
    ? text
    : `${text}# Applied from the repository:\n${others.map((file) => `#  - ${file}\n`).join('')}`;
}

function plainTree(rendered: readonly Rendered[], layout: SynthLayout): GitOpsTree {
  const files = documentsByFile(rendered, layout);
  return { files, start: [...files.keys()] };
}

/** The text of every file, the file of the object that is applied first before the others. */
function documentsByFile(rendered: readonly Rendered[], layout: SynthLayout): Map<string, string> {
  const tree = new Map<string, string>();
  for (const { construct, object } of rendered) {
    const file = fileOf(construct, layout);
    if (file === INDEX) throw new Error(takesTheIndex(construct, layout));
    const before = tree.get(file);
    tree.set(file, before === undefined ? toYaml(object) : `${before}---\n${toYaml(object)}`);
  }
  return tree;
}

const takesTheIndex = ({ chart, metadata }: ApiObject, layout: SynthLayout): string =>
  `synth: with the layout "${layout}", ${layout === 'chart' ? `the chart ${chart.node.path}` : `the namespace ${metadata.namespace}`} would be written to ${INDEX}, ` +
  'which is the index of all files. Choose another name for it, or the layout "object". Nothing was written.';

function rejectUnknownLayout(layout: string): void {
  if (LAYOUT_NAMES.some((name) => name === layout)) return;
  throw new Error(
    `synth: "${layout}" is not a valid layout. Choose one of ${LAYOUT_NAMES.map((name) => `"${name}"`).join(', ')}. Nothing was written.`,
  );
}

function render(construct: ApiObject, wave: number): KubeObject {
  const object = manifestOf(construct);
  if (wave === 0) return object;
  const annotations = { ...object.metadata?.annotations, 'argocd.argoproj.io/sync-wave': String(wave) };
  return { ...object, metadata: { ...object.metadata, annotations } };
}

function warnOnStderr(finding: ConstructFinding): void {
  process.stderr.write(`warning: ${inOneLine(finding)}\n`);
}

function rejectDuplicates(rendered: readonly Rendered[]): void {
  const first = new Map<string, ApiObject>();
  const duplicates: string[] = [];
  for (const { construct } of rendered) {
    // The file of an object in the layout that gives each its own is its identity, whatever version it is written in.
    const identity = fileOf(construct, 'object');
    const other = first.get(identity);
    if (other)
      duplicates.push(
        `${construct.kind} ${[construct.metadata.namespace, construct.name].filter(Boolean).join('/')}: ${other.node.path} and ${construct.node.path}`,
      );
    else first.set(identity, construct);
  }
  if (duplicates.length === 0) return;
  throw new Error(
    `synth: ${duplicates.length === 1 ? 'two constructs create the same object' : 'several constructs create the same object'}, and the last one would overwrite the others. ${duplicates.join('; ')}. ` +
      'Give one of them another name or namespace. Nothing was written.',
  );
}
