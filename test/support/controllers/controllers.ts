/** What the real controllers of Argo CD and Flux have in common in a test. */
import type { Cluster } from '../../../cluster';
import type { GitOpsTarget } from '../../../constructs';
import type { KubeObject } from '../../../kube/object';
import { type AuditedRequest, type Sandbox, writeVerbs } from '../../../sandbox';
import type { installCrds } from '../../../sandbox/crds';
import { kindIn } from '../gitops-applier';

export interface Controllers {
  /** Prefix of the user agents of what applies objects. */
  readonly userAgent: string;
  /** The layout that a program would ask for. */
  readonly gitops: GitOpsTarget;
  /** Applies what is applied by hand, as the guide says: the tree, or one folder of it. */
  begin(folder?: string): Promise<void>;
  /** Commits the tree, and lets the tool see it. */
  commit(): Promise<void>;
  /** Asks for another comparison of everything, and waits for it. */
  refresh(): Promise<void>;
  /** What is not applied at the last commit, or not healthy. */
  open(): Promise<string[]>;
  /** Objects that are applied after one another: each list once the one before is healthy. */
  sequences(): Promise<KubeObject[][][]>;
  stop(): Promise<void>;
}

/** Objects that are known to be CRDs. */
export type Crds = Parameters<typeof installCrds>[1];

/** What a tool keeps its own state in. */
const OWN = ['applications', 'appprojects', 'events', 'gitrepositories', 'kustomizations', 'leases'];

/** Writes to the objects of the tree; dry runs and what the tool writes of itself are not among them. */
export const writesOf = (sandbox: Sandbox, userAgent: string, since?: Date): AuditedRequest[] =>
  sandbox
    .requests({ userAgent, since, verbs: writeVerbs })
    .filter(({ dryRun, resource, code }) => !dryRun && code < 300 && !OWN.includes(resource ?? ''));

export const written = ({ verb, resource, namespace, name }: AuditedRequest): string =>
  [verb, resource, namespace, name].filter(Boolean).join(' ');

/** Objects that were created before one that they wait for. */
export async function outOfOrder(cluster: Cluster, sequence: readonly KubeObject[][]): Promise<string[]> {
  const made = await Promise.all(
    sequence.map((step) =>
      Promise.all(
        step.map(async (object) => {
          const { namespace, name } = object.metadata ?? {};
          const { metadata } = await cluster.get(kindIn(object), { namespace, name: name! });
          return { name: `${object.kind} ${name}`, at: Date.parse(metadata!.creationTimestamp as string) };
        }),
      ),
    ),
  );
  return made.slice(1).flatMap((step, index) => {
    const end = Math.max(...made[index]!.map(({ at }) => at));
    return step.filter(({ at }) => at < end).map(({ name }) => `${name} came early`);
  });
}
