import { labelValueProblem, qualifiedNameProblem } from '../../kube/names';
import { checkOptions } from './check-options';
import { RESTART_WINDOW, type RestartWindow } from './restart-window';

export interface ArgoCdOptions {
  /** Address of the repository that holds the output folder, such as `https://git.example.com/team/vms.git`. */
  readonly repoURL: string;
  /**
   * Path of the output folder in the repository.
   * @default 'manifests'
   */
  readonly path?: string;
  /**
   * Branch, tag or commit that is followed.
   * @default 'HEAD'
   */
  readonly revision?: string;
  /**
   * Name of the Application, and what the names of several begin with. With a fleet, its name follows after a dash.
   * @default - `guests`; of a fleet its own name
   */
  readonly name?: string;
  /**
   * One Application for the whole tree, or one for each chart, made by an Application of Applications: `one` or `charts`. With `charts`, a chart can be
   * synchronized by itself, and waits until the charts that it depends on are healthy.
   * @default 'one'
   */
  readonly applications?: 'one' | 'charts';
  /**
   * Namespace of Argo CD.
   * @default 'argocd'
   */
  readonly namespace?: string;
  /**
   * Project of the Applications; with `restartWindow`, a project of this name is written, too.
   * @default - `default`; with a restartWindow, the `name`
   */
  readonly project?: string;
  /**
   * Address of the API server of the cluster. The one that Argo CD runs in has the address `https://kubernetes.default.svc`.
   * @default 'https://kubernetes.default.svc'
   */
  readonly server?: string;
  /**
   * Whether Argo CD applies a commit by itself, undoes changes in the cluster, and deletes what left Git.
   * @default true
   */
  readonly automated?: boolean;
  /**
   * How often a failed synchronization is repeated, with growing pauses from 10 seconds to 5 minutes.
   * @default 10
   */
  readonly retries?: number;
  /**
   * When Applications with guests are synchronized by themselves: changes may restart a guest, and nothing in Argo CD tells these from others. A user may
   * synchronize at any time. A cluster of a fleet may have a window of its own.
   * @default - at any time
   */
  readonly restartWindow?: RestartWindow;
  /**
   * Who is notified when a synchronization fails, or a guest or disk is degraded: a service of Argo CD's notifications and its recipient.
   * @default - no one
   */
  readonly notify?: {
    /** Name of a service that argocd-notifications-cm configures, such as `slack`. */
    readonly service: string;
    /** Its recipient, such as the name of a channel. */
    readonly recipient: string;
  };
  /**
   * How the ApplicationSet of a fleet finds its sites, and how fast it goes through a wave.
   * @default - a list of the sites, and each wave at once
   */
  readonly fleet?: ArgoCdFleet;
}

/** The ApplicationSet of a fleet. */
export interface ArgoCdFleet {
  /**
   * Where the ApplicationSet has the sites from: `list`, the ApplicationSet itself; `git`, a file in the folder of each site; `clusters`, the
   * clusters that Argo CD knows, of which it takes those with the name of a site; `matrix`, the file of each site whose cluster Argo CD knows.
   * With `list` and `git`, a site whose cluster is not yet known to Argo CD is an Application with an error, otherwise none.
   * @default 'list'
   */
  readonly generator?: FleetGenerator;
  /**
   * Labels that the Secret of a cluster must have in Argo CD, for `clusters` and `matrix`.
   * @default - every cluster that has a Secret
   */
  readonly clusterLabels?: Readonly<Record<string, string>>;
  /**
   * How many sites of a wave are synchronized at a time, by the name of the wave: a number, or a share such as `25%`. With 0 the wave waits until
   * a user synchronizes it.
   * @default - all sites of the wave
   */
  readonly maxUpdate?: Readonly<Record<string, number | string>>;
}

export const FLEET_GENERATORS = ['list', 'clusters', 'git', 'matrix'] as const;

/** Where an ApplicationSet has its sites from. */
export type FleetGenerator = (typeof FLEET_GENERATORS)[number];

const CALL = 'GitOps.argoCd';

/** Throws one paragraph with what is wrong in the options. */
export function checkArgoCdOptions(options: ArgoCdOptions): void {
  checkOptions(CALL, options, {
    repoURL: 'url!',
    path: 'path',
    revision: 'text',
    name: 'label',
    applications: 'text',
    namespace: 'label',
    project: 'label',
    server: 'url',
    automated: 'flag',
    retries: 'count',
    restartWindow: 'object',
    notify: 'object',
    fleet: 'object',
  });
  const { restartWindow, notify, applications, fleet } = options;
  if (restartWindow) checkOptions(`${CALL}: restartWindow`, restartWindow, RESTART_WINDOW);
  if (notify) checkOptions(`${CALL}: notify`, notify, { service: 'text!', recipient: 'text!' });
  if (!['one', 'charts', undefined].includes(applications))
    throw new Error(
      `${CALL}: \`applications\` is ${JSON.stringify(applications)}, and must be 'one' or 'charts'. Nothing was written.`,
    );
  if (fleet) checkFleet(fleet);
}

function checkFleet(fleet: ArgoCdFleet): void {
  checkOptions(`${CALL}: fleet`, fleet, { generator: 'text', clusterLabels: 'object', maxUpdate: 'object' });
  const { generator = 'list', clusterLabels, maxUpdate = {} } = fleet;
  const problems = [
    ...(FLEET_GENERATORS.includes(generator)
      ? []
      : [
          `\`generator\` is ${JSON.stringify(generator)}, and must be one of ${FLEET_GENERATORS.map((name) => `'${name}'`).join(', ')}`,
        ]),
    ...(clusterLabels && (generator === 'list' || generator === 'git')
      ? [
          `\`clusterLabels\` choose among the clusters that Argo CD knows, which the generator '${generator}' does not ask: omit them, or use the generator 'clusters' or 'matrix'`,
        ]
      : []),
    ...Object.entries(clusterLabels ?? {}).flatMap(([key, value]) => {
      const problem =
        qualifiedNameProblem(key) ?? (typeof value === 'string' ? labelValueProblem(value) : 'it is not a text');
      return problem === undefined
        ? []
        : [`the label ${JSON.stringify(key)}: ${JSON.stringify(value)} of \`clusterLabels\` is not valid: ${problem}`];
    }),
    ...Object.entries(maxUpdate).flatMap(([wave, value]) =>
      isMaxUpdate(value)
        ? []
        : [
            `\`maxUpdate\` of the wave "${wave}" is ${JSON.stringify(value)}, and must be a whole number from 0, or a share such as '25%'`,
          ],
    ),
  ];
  if (problems.length > 0) throw new Error(`${CALL}: fleet: ${problems.join('; ')}. Nothing was written.`);
}

const isMaxUpdate = (value: unknown): boolean =>
  typeof value === 'number'
    ? Number.isInteger(value) && value >= 0
    : typeof value === 'string' && /^(100|[1-9]?\d)%$/.test(value);
