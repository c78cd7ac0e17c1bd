import { posix } from 'node:path';
import type { KubeObject } from '../../kube/object';
import { disabledReason, ONE_SHOT } from '../check';
import { kustomization, toYaml } from '../render';
import { checkOptions } from './check-options';
import { ignoredDifferences, keptDifferences } from './ignored';
import { annotated, definedKinds, groupOf, health, holdsData, isBuiltIn, startsGuests } from './kinds';
import { withHooks } from './one-shot';
import { chartName, type Part, partsOf } from './parts';
import type { GitOpsTarget, GitOpsTree, Placed } from './target';

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
   * Name of the Application, and what the names of several begin with.
   * @default 'guests'
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
   * synchronize at any time.
   * @default - at any time
   */
  readonly restartWindow?: {
    /** Start, as a cron expression: `0 22 * * 6`. */
    readonly schedule: string;
    /** Length, such as `4h`. */
    readonly duration: string;
    /**
     * Time zone of the schedule.
     * @default 'UTC'
     */
    readonly timeZone?: string;
  };
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
}

const CALL = 'GitOps.argoCd';
const OPTION = 'argocd.argoproj.io/sync-options';
const COMPARE = 'argocd.argoproj.io/compare-options';

export function argoCd(options: ArgoCdOptions): GitOpsTarget {
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
  });
  if (options.restartWindow)
    checkOptions(`${CALL}: restartWindow`, options.restartWindow, {
      schedule: 'text!',
      duration: 'duration!',
      timeZone: 'text',
    });
  if (options.notify) checkOptions(`${CALL}: notify`, options.notify, { service: 'text!', recipient: 'text!' });
  if (!['one', 'charts', undefined].includes(options.applications))
    throw new Error(
      `${CALL}: \`applications\` is ${JSON.stringify(options.applications)}, and must be 'one' or 'charts'. Nothing was written.`,
    );
  return { tree: (placed, fileOf) => treeOf(options, placed, fileOf) };
}

function treeOf(
  options: ArgoCdOptions,
  placed: readonly Placed[],
  fileOf: Parameters<GitOpsTarget['tree']>[1],
): GitOpsTree {
  const { name = 'guests' } = options;
  const checked = withHooks(placed, ({ construct }) => disabledReason(construct, ONE_SHOT) !== undefined);
  const parts =
    options.applications === 'charts'
      ? partsOf(
          checked,
          ({ construct }) => `${name}-${chartName(construct)}`,
          "Move the objects into charts that depend on each other in one direction, or use applications: 'one', where only objects wait for each other.",
        )
      : [{ name, placed: checked, behind: [] }];
  const files = new Map<string, string>();
  for (const part of parts) writePart(part, files, fileOf);

  const waves = wavesOf(parts);
  const applications = parts.map((part) => application(options, part, waves.get(part.name)!));
  const start = new Map<string, object[]>();
  if (options.restartWindow) start.set('argocd/project.yaml', [project(options, parts)]);
  if (options.applications === 'charts') {
    // Waves of Applications are those of an Application that holds them.
    files.set('applications/applications.yaml', applications.map(toYaml).join('---\n'));
    files.set('applications/kustomization.yaml', kustomization(['applications.yaml']));
    start.set('argocd/application.yaml', [
      application(options, { name: 'applications', placed: [], behind: [] }, 0, name),
    ]);
  } else start.set('argocd/application.yaml', applications);
  for (const [file, objects] of start) files.set(file, objects.map(toYaml).join('---\n'));
  files.set('argocd/argocd-cm.yaml', toYaml(configuration(options)));
  if (options.notify) {
    files.set('argocd/argocd-notifications-cm.yaml', toYaml(notifications(options)));
    files.set('argocd/argocd-cmd-params-cm.yaml', toYaml(parameters(options)));
  }
  for (const [path, script] of scripts()) files.set(`argocd/resource_customizations/${path}/health.lua`, script);
  return { files, start: [...start.keys()] };
}

function writePart(
  { name, placed }: Part,
  files: Map<string, string>,
  fileOf: Parameters<GitOpsTarget['tree']>[1],
): void {
  const defined = definedKinds(placed.map(({ object }) => object));
  const own: string[] = [];
  for (const { construct, object, wave } of placed) {
    const file = fileOf(construct);
    const before = files.get(`${name}/${file}`);
    const text = toYaml(annotated(object, annotationsOf(object, wave, defined)));
    files.set(`${name}/${file}`, before === undefined ? text : `${before}---\n${text}`);
    if (before === undefined) own.push(file);
  }
  files.set(`${name}/kustomization.yaml`, kustomization(own));
}

/** What Argo CD needs to know of one object. An option that the program has set itself stays. */
function annotationsOf(object: KubeObject, wave: number, defined: ReadonlySet<string>): Record<string, string> {
  // Argo CD asks the API server about every object before it applies the first: this kind comes into being on the way.
  const isMissing = !isBuiltIn(groupOf(object)) && !defined.has(`${groupOf(object)}/${object.kind}`);
  const sync = options(object, OPTION, [
    ...(isMissing ? ['SkipDryRunOnMissingResource=true'] : []),
    ...(holdsData(object) ? ['Prune=false', 'Delete=false'] : []),
  ]);
  return {
    ...(wave > 0 && { 'argocd.argoproj.io/sync-wave': String(wave) }),
    ...sync,
    // A disk that left Git and stays would keep its Application OutOfSync.
    ...options(object, COMPARE, sync[OPTION]?.split(',').includes('Prune=false') ? ['IgnoreExtraneous'] : []),
  };
}

/** An annotation with options: those that are there, and the ones that are wanted beside them. */
function options({ metadata }: KubeObject, key: string, wanted: readonly string[]): Record<string, string> {
  const given = (metadata?.annotations?.[key] ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);
  const more = wanted.filter((option) => !given.some((one) => one.split('=')[0] === option.split('=')[0]));
  const all = [...given, ...more];
  return all.length > 0 ? { [key]: all.join(',') } : {};
}

function wavesOf(parts: readonly Part[]): Map<string, number> {
  const waves = new Map<string, number>();
  for (const { name, behind } of parts)
    waves.set(name, Math.max(0, ...behind.map((other) => (waves.get(other) ?? 0) + 1)));
  return waves;
}

function application(options: ArgoCdOptions, { name: folder, placed }: Part, wave: number, name = folder): object {
  const { repoURL, path = 'manifests', revision = 'HEAD', automated = true, retries = 10, notify } = options;
  const objects = placed.map(({ object }) => object);
  const [ignored, kept] = [ignoredDifferences(objects), keptDifferences(objects)];
  const annotations = {
    ...(wave > 0 && { 'argocd.argoproj.io/sync-wave': String(wave) }),
    // The API server itself says what would change: what a webhook or a controller fills in makes no difference.
    [COMPARE]: 'ServerSideDiff=true',
    ...(notify &&
      Object.fromEntries(
        TRIGGERS.map(({ name }) => [`notifications.argoproj.io/subscribe.${name}.${notify.service}`, notify.recipient]),
      )),
  };
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name, namespace: options.namespace ?? 'argocd', annotations },
    spec: {
      project: projectOf(options),
      source: { repoURL, path: posix.join(path, folder), targetRevision: revision },
      destination: { server: options.server ?? 'https://kubernetes.default.svc' },
      ...(ignored.length > 0 && { ignoreDifferences: ignored }),
      syncPolicy: {
        ...(automated && { automated: { prune: true, selfHeal: true } }),
        syncOptions: [
          'ServerSideApply=true',
          ...(kept.length > 0 ? ['RespectIgnoreDifferences=true'] : []),
          'ApplyOutOfSyncOnly=true',
        ],
        retry: { limit: retries, backoff: { duration: '10s', factor: 2, maxDuration: '5m' } },
      },
    },
  };
}

const projectOf = ({ project, restartWindow, name = 'guests' }: ArgoCdOptions): string =>
  project ?? (restartWindow ? name : 'default');

/** A project whose Applications with guests are synchronized in the window only. */
function project(options: ArgoCdOptions, parts: readonly Part[]): object {
  const { schedule, duration, timeZone = 'UTC' } = options.restartWindow!;
  const applications = parts
    .filter(({ placed }) => placed.some(({ object }) => startsGuests(object)))
    .map(({ name }) => name);
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AppProject',
    metadata: { name: projectOf(options), namespace: options.namespace ?? 'argocd' },
    spec: {
      sourceRepos: [options.repoURL],
      destinations: [{ server: options.server ?? 'https://kubernetes.default.svc', namespace: '*' }],
      clusterResourceWhitelist: [{ group: '*', kind: '*' }],
      ...(applications.length > 0 && {
        syncWindows: [{ kind: 'allow', schedule, duration, timeZone, applications, manualSync: true }],
      }),
    },
  };
}

/** Of these kinds Argo CD judges well by itself; its own verdict on a claim that waits for its first guest holds a wave forever. */
const JUDGED_BY_ARGO_CD = (group: string, kind: string): boolean =>
  isBuiltIn(group) && kind !== 'PersistentVolumeClaim';

/** An Application is as healthy as it says: without this, those of a later wave do not wait for it. */
const APPLICATION_HEALTH = `-- Health of argoproj.io/Application: what it reports itself.
if obj.status ~= nil and obj.status.health ~= nil and obj.status.health.status ~= nil then
  return { status = obj.status.health.status, message = obj.status.health.message or "" }
end
return { status = "Progressing", message = "the Application has not been compared yet" }
`;

/** Every health script, by group and kind. */
function scripts(): [path: string, script: string][] {
  const gates = health()
    .gatedKinds()
    .map(({ group, kind }): [string, string] => [
      group ? `${group}/${kind}` : kind,
      health().healthScript(group ? `${group}/v1` : 'v1', kind)!,
    ]);
  return [...gates, ['argoproj.io/Application', APPLICATION_HEALTH]];
}

/** What argocd-cm has to say, for a patch of that ConfigMap. */
function configuration(options: ArgoCdOptions): object {
  const entries = scripts()
    .filter(([path]) => {
      const [group, kind] = path.includes('/') ? path.split('/') : ['', path];
      return !JUDGED_BY_ARGO_CD(group!, kind!);
    })
    .map(([path, script]) => [`resource.customizations.health.${path.replace('/', '_')}`, script] as const);
  return configMap(options, 'argocd-cm', Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1))));
}

/** Since Argo CD 3.0 an Application does not hold the health of its objects, which the notifications read. */
const parameters = (options: ArgoCdOptions): object =>
  configMap(options, 'argocd-cmd-params-cm', { 'controller.resource.health.persist': 'true' });

const configMap = ({ namespace = 'argocd' }: ArgoCdOptions, name: string, data: Record<string, string>): object => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, namespace },
  data,
});

/** What is worth a message: each becomes a trigger and a template. */
const TRIGGERS = [
  {
    name: 'on-guests-degraded',
    when: "app.status.health.status == 'Degraded'",
    message:
      'Guests or disks of {{.app.metadata.name}} are degraded. {{range .app.status.resources}}{{if .health}}{{if eq .health.status "Degraded"}}{{.kind}} {{.namespace}}/{{.name}}: {{.health.message}} {{end}}{{end}}{{end}}',
  },
  {
    name: 'on-guests-not-applied',
    when: "app.status.operationState != nil and app.status.operationState.phase in ['Error', 'Failed']",
    message: '{{.app.metadata.name}} could not be applied: {{.app.status.operationState.message}}',
  },
] as const;

function notifications(options: ArgoCdOptions): object {
  const entries = TRIGGERS.flatMap(({ name, when, message }) => [
    [`template.${name}`, `message: ${JSON.stringify(message)}\n`],
    [`trigger.${name}`, `- when: ${JSON.stringify(when)}\n  send: [${name}]\n`],
  ]);
  return configMap(options, 'argocd-notifications-cm', Object.fromEntries(entries));
}
