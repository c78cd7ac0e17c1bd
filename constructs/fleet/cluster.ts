import type { z as Zod } from 'zod';
import { lazy } from '../../kube/lazy';
import { labelProblem, labelValueProblem, qualifiedNameProblem } from '../../kube/names';
import type { ClusterProfile } from '../../kubevirt/config';
import { type RestartWindow, restartWindowProblems } from '../gitops';

/** A cluster of a fleet. */
export interface FleetCluster {
  /** Name of the site: its folder, and its cluster's name in Argo CD. A DNS label. */
  readonly name: string;
  /**
   * Labels by which waves choose sites, and by which the program tells them apart.
   * @default - none
   */
  readonly labels?: Readonly<Record<string, string>>;
  /**
   * URL of its API server, for tools that know clusters by it.
   * @default - the cluster is known by its name
   */
  readonly server?: string;
  /**
   * Release, feature gates and configuration of KubeVirt there, against which every VM of the site is checked.
   * @default - the cluster of `synth`, otherwise KubeVirt v1.9.0 as released
   */
  readonly profile?: Partial<ClusterProfile>;
  /**
   * When guests of this site may be restarted: Argo CD synchronizes them by itself in this time only, and `plan` sums up by it.
   * @default - the window of `gitops`, otherwise at any time
   */
  readonly restartWindow?: RestartWindow;
  /**
   * What the program is to know of this site; anything.
   * @default - nothing
   */
  readonly values?: unknown;
}

/** Loaded with the first fleet: most programs have none. */
const schema = lazy(() => {
  const { z } = require('zod') as { z: typeof Zod };
  const { profileFaults } = require('../../kubevirt/profile-file') as typeof import('../../kubevirt/profile-file');
  /** A text for which `problem` finds nothing. */
  const text = (problem: (text: string) => string | undefined) =>
    z.string().superRefine((value, { addIssue }) => {
      const found = problem(value);
      if (found !== undefined) addIssue({ code: 'custom', message: `${JSON.stringify(value)} is not valid: ${found}` });
    });
  /** A value in which `faults` finds nothing. */
  const checkedBy = <T>(faults: (value: unknown) => readonly string[]) =>
    z
      .custom<T>()
      .superRefine((value, { addIssue }) => {
        for (const message of value === undefined ? [] : faults(value)) addIssue({ code: 'custom', message });
      })
      .optional();
  return z.array(
    z.strictObject({
      name: text(labelProblem),
      labels: z.record(text(qualifiedNameProblem), text(labelValueProblem)).optional(),
      server: z.url({ protocol: /^https$/, error: 'must be a URL such as https://api.example.com:6443' }).optional(),
      profile: checkedBy<Partial<ClusterProfile>>(profileFaults),
      restartWindow: checkedBy<RestartWindow>(restartWindowProblems),
      values: z.unknown().optional(),
    }),
  );
});

/** The clusters, if each of them is valid and has a name of its own. Throws with everything that is wrong; `source` is where they stand. */
export function checkedClusters(clusters: unknown, source: string): FleetCluster[] {
  const read = schema().safeParse(clusters);
  const faults = read.success
    ? duplicates(read.data)
    : read.error.issues.map(({ path, message }) => `${placeOf(path, clusters)}: ${message}`);
  if (faults.length === 0) return read.data as FleetCluster[];
  throw new Error(
    `${source}: ${faults.join('; ')}. A cluster has a name of its own (a DNS label), and may have labels, server, profile, restartWindow and values.`,
  );
}

function duplicates(clusters: readonly FleetCluster[]): string[] {
  const first = new Map<string, number>();
  return clusters.flatMap(({ name }, index) => {
    const other = first.get(name);
    if (other === undefined) first.set(name, index);
    return other === undefined ? [] : [`clusters ${other + 1} and ${index + 1} are both called "${name}"`];
  });
}

/** `cluster 3 ("lab"), labels.region`. */
function placeOf([index, ...path]: readonly PropertyKey[], clusters: unknown): string {
  if (index === undefined) return 'the clusters';
  const name = (clusters as { name?: unknown }[])[Number(index)]?.name;
  const cluster = `cluster ${Number(index) + 1}${typeof name === 'string' ? ` ("${name}")` : ''}`;
  return path.length === 0 ? cluster : `${cluster}, ${path.join('.')}`;
}
