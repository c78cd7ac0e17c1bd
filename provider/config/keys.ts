/** One key of the provider's configuration; `schema.json` and Configure are both made from this table. */
export interface ConfigKey {
  type: 'string' | 'boolean' | 'number' | 'object';
  description: string;
  secret?: boolean;
  enum?: readonly string[];
  /** Environment variables that stand in for it. */
  environment?: readonly string[];
  minimum?: number;
}

export const CONFIG_KEYS = {
  kubeconfig: {
    type: 'string',
    secret: true,
    description:
      'The kubeconfig: its text, or the path of a file. Default: the files of KUBECONFIG, else `~/.kube/config`, else the account of the Pod that runs the program.',
  },
  context: { type: 'string', description: 'The context of the kubeconfig. Default: its current context.' },
  namespace: {
    type: 'string',
    description:
      'Where namespaced objects go that name no namespace. Default: `default`, whatever the context of the kubeconfig says, so that a preview needs no kubeconfig.',
  },
  clusterId: {
    type: 'string',
    description:
      'A name of your own for the cluster. When it changes, everything is replaced: it is another cluster. Changes of credentials or addresses never replace anything.',
  },
  fieldManager: {
    type: 'string',
    description: 'The name under which fields are owned in server-side apply. Default: `kubevirt-iac`.',
  },
  requestTimeoutSeconds: { type: 'number', minimum: 1, description: 'How long one request may take. Default: 30.' },
  qps: { type: 'number', minimum: 1, description: 'Requests a second. Default: 50.' },
  burst: { type: 'number', minimum: 1, description: 'How many requests may come at once. Default: 100.' },
  onRestart: {
    type: 'string',
    enum: ['warn', 'refuse'],
    description:
      'What a preview does about a change that a running guest only gets by a restart. Default: `warn`. A resource can say otherwise.',
  },
  cluster: {
    type: 'object',
    description:
      'What is known of the cluster offline: `kubevirtVersion`, `architecture`, `configuration` (the `spec.configuration` of its KubeVirt), `workloadUpdateMethods`. Rules are checked against it. Default: KubeVirt v1.9.0 on amd64 as released.',
  },
} as const satisfies Readonly<Record<string, ConfigKey>>;
