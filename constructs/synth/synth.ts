import type { ApiObject, App } from 'cdk8s';
import type { KubeObject } from '../../kube/object';
import type { ClusterProfile } from '../../kubevirt/config';
import { type ConstructFinding, check, inOneLine, type Rendered, raise, validations } from '../check';
import { toYaml } from '../render';
import { fileOf } from './layout';
import { inOrder } from './order';
import { INDEX, writeTree } from './write-tree';

export interface SynthOptions {
  /** The folder to hold the manifests. It is replaced as a whole, so it must be empty or written by synth before. Default: the app's own (`dist`). */
  readonly outdir?: string;
  /** The cluster that the manifests are for: rules that depend on it are checked against this. Default: what the app's own KubeVirt object says, else KubeVirt v1.9.0 as released. */
  readonly cluster?: ClusterProfile;
  /** Stamps `argocd.argoproj.io/sync-wave` on objects that must wait for others, so that Argo CD applies the tree in order. Default: false. */
  readonly syncWaves?: boolean;
  /** Is told everything that is legal but wrong. Default: a line for each on stderr. */
  readonly onWarning?: (finding: ConstructFinding) => void;
}

export interface SynthResult {
  /** The files of the tree in the order of application, as paths below the folder. */
  readonly files: readonly string[];
  /** Whether anything in the folder changed. */
  readonly changed: boolean;
}

/**
 * Writes every object of the app as a file of its own, in folders by namespace, with a `kustomization.yaml` that lists them in the order of
 * application. The same app gives the same bytes. The folder is replaced whole or not at all.
 *
 * Throws one error that holds every reason for which the cluster would refuse any of the objects, each with the path of its construct; nothing
 * is written then.
 */
export function synth(app: App, options: SynthOptions = {}): SynthResult {
  const outdir = options.outdir ?? app.outdir;
  const ordered = inOrder(app);
  const rendered = ordered.map(({ object, wave }) => ({
    construct: object,
    file: fileOf(object),
    object: render(object, options.syncWaves ? wave : 0),
  }));
  refuseDuplicates(rendered);
  raise(check(rendered, options.cluster), validations(app), options.onWarning ?? warnOnStderr);

  const tree = new Map(rendered.map(({ file, object }) => [file, toYaml(object)]));
  const files = [...tree.keys()];
  tree.set(
    INDEX,
    toYaml({
      apiVersion: 'kustomize.config.k8s.io/v1beta1',
      kind: 'Kustomization',
      sortOptions: { order: 'fifo' },
      resources: files,
    }),
  );
  return { files, changed: writeTree(outdir, tree) };
}

function render(construct: ApiObject, wave: number): KubeObject {
  const object = construct.toJson() as KubeObject;
  if (wave === 0) return object;
  const annotations = { ...object.metadata?.annotations, 'argocd.argoproj.io/sync-wave': String(wave) };
  return { ...object, metadata: { ...object.metadata, annotations } };
}

function warnOnStderr(finding: ConstructFinding): void {
  process.stderr.write(`warning: ${inOneLine(finding)}\n`);
}

function refuseDuplicates(rendered: readonly (Rendered & { file: string })[]): void {
  const first = new Map<string, ApiObject>();
  const duplicates: string[] = [];
  for (const { construct, file } of rendered) {
    const other = first.get(file);
    if (other)
      duplicates.push(
        `${construct.kind} ${[construct.metadata.namespace, construct.name].filter(Boolean).join('/')}: ${other.node.path} and ${construct.node.path}`,
      );
    else first.set(file, construct);
  }
  if (duplicates.length === 0) return;
  throw new Error(
    `synth: ${duplicates.length === 1 ? 'two constructs make the same object' : 'some constructs make the same object'}, and the later would overwrite the earlier. ${duplicates.join('; ')}. ` +
      'Give one of them another name or namespace. Nothing was written.',
  );
}
