/** Treatments of a change that reaches a running guest only by a restart. */
export const ON_RESTART = ['warn', 'refuse', 'restart'] as const;
export type OnRestart = (typeof ON_RESTART)[number];

/** One key of the provider's configuration; `schema.json` and Configure are both made from this table. */
export interface ConfigKey {
  type: 'string' | 'boolean' | 'number' | 'object';
  description: string;
  secret?: boolean;
  enum?: readonly string[];
  /** Environment variables that provide its default. */
  environment?: readonly string[];
  minimum?: number;
  whole?: true;
  format?: 'window';
}

export const CONFIG_KEYS = {
  kubeconfig: {
    type: 'string',
    secret: true,
    description:
      'The kubeconfig: its text, or the path of a file. Default: the files in KUBECONFIG, then `~/.kube/config`, then the service account of the Pod that runs the program.',
  },
  context: { type: 'string', description: 'The context in the kubeconfig. Default: its current context.' },
  namespace: {
    type: 'string',
    description:
      'Namespace of objects that do not name one. Default: `default`, regardless of the context in the kubeconfig, so that a preview needs no kubeconfig.',
  },
  clusterId: {
    type: 'string',
    description:
      'Name of the cluster, of your choice. When it changes, every resource is replaced, because it is a different cluster. Changes of credentials or addresses never replace anything.',
  },
  fieldManager: {
    type: 'string',
    description:
      'Field manager of server-side apply. Default: one per stack, `kubevirt-iac-` and 8 hexadecimal digits.',
  },
  requestTimeoutSeconds: { type: 'number', minimum: 1, description: 'Timeout of one request. Default: 30.' },
  qps: { type: 'number', minimum: 1, description: 'Requests per second. Default: 50.' },
  burst: { type: 'number', minimum: 1, description: 'Requests that may be sent at once. Default: 100.' },
  onRestart: {
    type: 'string',
    enum: ON_RESTART,
    description:
      'How a change is treated that reaches a running guest only by a restart: `warn` (default) reports it in the preview, `refuse` rejects it there, `restart` also restarts the guest after the change. A resource can override it.',
  },
  window: {
    type: 'string',
    format: 'window',
    description:
      'Maintenance window of the restarts that `onRestart: restart` performs, such as `Sun 02:00-04:00 Europe/Berlin`. Outside it a change is applied and the restart is left for the next update in the window. Default: any time. A resource can override it.',
  },
  restartConcurrency: {
    type: 'number',
    minimum: 1,
    whole: true,
    description: 'Number of guests that `onRestart: restart` restarts at a time. Default: 1, one after the other.',
  },
  purgeCrds: {
    type: 'boolean',
    description:
      "Whether a CustomResourceDefinition of KubeVirt, CDI, Multus, NMState, cert-manager or the snapshot controller is deleted when its resource is, with every object of its kind. It also needs `allow: ['purge-crds']` on the resource. Default: false, which leaves it in the cluster.",
  },
  cluster: {
    type: 'object',
    description:
      'Profile of the cluster, for checks that work offline: `kubevirtVersion`, `architecture`, `configuration` (`spec.configuration` of its KubeVirt object), `workloadUpdateMethods`. Default: KubeVirt v1.9.0 on amd64 with its default configuration.',
  },
} as const satisfies Readonly<Record<string, ConfigKey>>;
