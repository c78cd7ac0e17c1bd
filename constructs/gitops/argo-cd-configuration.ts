/** What the configuration of Argo CD has to say: health scripts, notifications, and the steps of ApplicationSets. */
import { toYaml } from '../render';
import { health, isBuiltIn } from './kinds';

interface Configured {
  readonly namespace?: string;
  readonly notify?: { readonly service: string; readonly recipient: string };
}

/** Files of a tree, each for a patch of a ConfigMap of Argo CD, and the scripts in the layout of its own repository. */
export function configurationFiles(options: Configured, steps: boolean): [path: string, text: string][] {
  const parameters = parametersOf(options, steps);
  return [
    ['argocd/argocd-cm.yaml', toYaml(configuration(options))],
    ...(Object.keys(parameters).length > 0
      ? [
          ['argocd/argocd-cmd-params-cm.yaml', toYaml(configMap(options, 'argocd-cmd-params-cm', parameters))] as [
            string,
            string,
          ],
        ]
      : []),
    ...(options.notify
      ? [['argocd/argocd-notifications-cm.yaml', toYaml(notifications(options))] as [string, string]]
      : []),
    ...scripts().map(([path, script]): [string, string] => [
      `argocd/resource_customizations/${path}/health.lua`,
      script,
    ]),
  ];
}

/** Annotations with which an Application subscribes to the messages. */
export const subscriptions = ({ notify }: Configured): Record<string, string> =>
  notify
    ? Object.fromEntries(
        TRIGGERS.map(({ name }) => [`notifications.argoproj.io/subscribe.${name}.${notify.service}`, notify.recipient]),
      )
    : {};

/** @param steps whether an ApplicationSet has steps */
const parametersOf = ({ notify }: Configured, steps: boolean): Record<string, string> => ({
  // Since Argo CD 3.0 an Application does not hold the health of its objects, which the notifications read.
  ...(notify && { 'controller.resource.health.persist': 'true' }),
  // Without it the controller of ApplicationSets ignores their steps, and every site gets a change at once.
  ...(steps && { 'applicationsetcontroller.enable.progressive.syncs': 'true' }),
});

const configMap = ({ namespace = 'argocd' }: Configured, name: string, data: Record<string, string>): object => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, namespace },
  data,
});

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
function configuration(options: Configured): object {
  const entries = scripts()
    .filter(([path]) => {
      const [group, kind] = path.includes('/') ? path.split('/') : ['', path];
      return !JUDGED_BY_ARGO_CD(group!, kind!);
    })
    .map(([path, script]) => [`resource.customizations.health.${path.replace('/', '_')}`, script] as const);
  return configMap(options, 'argocd-cm', Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1))));
}

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

function notifications(options: Configured): object {
  const entries = TRIGGERS.flatMap(({ name, when, message }) => [
    [`template.${name}`, `message: ${JSON.stringify(message)}\n`],
    [`trigger.${name}`, `- when: ${JSON.stringify(when)}\n  send: [${name}]\n`],
  ]);
  return configMap(options, 'argocd-notifications-cm', Object.fromEntries(entries));
}
