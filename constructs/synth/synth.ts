import type { ApiObject, App } from 'cdk8s';
import type { KubeObject } from '../../kube/object';
import { checkOptions } from '../base';
import { check, inOneLine, type Rendered, raise, validations } from '../check';
import { profileIn } from '../cluster';
import type { GitOpsTree } from '../gitops';
import { kustomization, manifestOf, toYaml } from '../render';
import { fleetsIn, type StagedApp, synthFleets } from './fleets';
import { fileOf, LAYOUT_NAMES, type SynthLayout } from './layout';
import type { SynthOptions, SynthResult, TreeOptions } from './options';
import { inOrder } from './order';
import { warn } from './warn';
import { INDEX, stageTree } from './write-tree';

/**
 * Writes every object of the app to a folder, with a `kustomization.yaml` that lists the files in the order of application; inside a file the
 * objects stand in that order, too. The same app gives the same bytes. Files that are as they should be are not written again, no file is ever half
 * written, and files that the app no longer makes are removed.
 *
 * Throws one error that holds every reason for which the cluster would refuse any of the objects, each with the path of its construct; nothing
 * is written then.
 */
export function synth(app: App, options: SynthOptions = {}): SynthResult {
  rejectUnknownTarget(options);
  checkOptions(undefined, 'synth', options);
  // Set by `cdk8s synth`, which reads the manifests from there and fails if there are none.
  const outdir = process.env.CDK8S_OUTDIR ?? options.outdir ?? app.outdir;
  rejectUnknownLayout(options.layout ?? 'object');
  const fleets = fleetsIn(app);
  if (fleets.length > 0) return synthFleets({ app, fleets, outdir, options }, stageApp);
  const { files, changed, commit } = stageApp(app, outdir, options);
  commit();
  return { files, changed };
}

/** A program without types may hold the name of the tool, or its options. */
function rejectUnknownTarget(options: SynthOptions | null): void {
  const gitops = options?.gitops;
  if (gitops === undefined || typeof gitops.tree === 'function') return;
  throw new Error(
    `synth: \`gitops\` is ${JSON.stringify(gitops)}, and must be what GitOps.argoCd({ repoURL }) or GitOps.flux({ source }) returns. Nothing was written.`,
  );
}

/** Environment variable of a command that asks for the waves of a program whose options do not say whether to write them. */
export const SYNC_WAVES = 'KUBEVIRT_IAC_SYNC_WAVES';

/** Checks the objects of an app, and makes ready that the folder holds them. */
function stageApp(app: App, outdir: string, options: TreeOptions): StagedApp {
  const layout = options.layout ?? 'object';
  const ordered = inOrder(app);
  const rendered = ordered.map(({ object, wave }) => ({
    construct: object,
    object: render(object, (options.syncWaves ?? process.env[SYNC_WAVES] === 'true') ? wave : 0),
    wave,
  }));
  rejectDuplicates(rendered);
  const cluster = options.cluster && profileIn(options.cluster, 'synth: cluster');
  raise(check(rendered, cluster), validations(app), options.onWarning ?? ((finding) => warn(inOneLine(finding))));

  const { files: tree, start } = options.gitops
    ? options.gitops.tree(rendered, (object) => fileOf(object, layout))
    : plainTree(rendered, layout);
  const files = [...tree.keys()];
  return { files, ...stageTree(outdir, new Map([...tree, [INDEX, index(files, start)]])) };
}

/** The index: what `kubectl apply -k` applies, and, as comments, what else belongs to the tree. */
function index(files: readonly string[], start: readonly string[]): string {
  const text = kustomization(start);
  // A set: of a fleet with a file for each object, both lists have thousands of names.
  const applied = new Set(start);
  const others = files.filter((file) => !applied.has(file));
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
