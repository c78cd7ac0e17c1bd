import { Lazy } from 'cdk8s';
import { mapUnresolved } from '../../kube/unresolved';

/** Props of what runs a script in the cluster. */
export interface ScriptPodProps {
  /**
   * Image with Node 20 or later, on whose path `node` is. Name that of your mirror, and pin it by digest.
   * @default docker.io/library/node:22.21.1-alpine3.22
   * @change Job/spec.template
   */
  readonly image?: string;
  /**
   * User ID that the container runs as; `assigned` for the one that the cluster assigns, as OpenShift does.
   * @default 1000
   * @change Job/spec.template
   */
  readonly runAsUser?: number | 'assigned';
}

const NODE_IMAGE = 'docker.io/library/node:22.21.1-alpine3.22';

/**
 * The spec of a pod that runs a script with a ServiceAccount's rights, and no others. No value of the user's is in the script, whatever it is: values are its
 * environment.
 */
export function scriptPod(
  { image = NODE_IMAGE, runAsUser = 1000 }: ScriptPodProps,
  serviceAccountName: string,
  script: string,
  env: () => Readonly<Record<string, string | undefined>>,
) {
  return {
    serviceAccountName,
    restartPolicy: 'Never',
    // What a script has made is deleted again when it is stopped.
    terminationGracePeriodSeconds: 120,
    securityContext: {
      runAsNonRoot: true,
      runAsUser: mapUnresolved(runAsUser as unknown, (known) => (known === 'assigned' ? undefined : known)) as number,
      seccompProfile: { type: 'RuntimeDefault' },
    },
    containers: [
      {
        name: 'run',
        image,
        command: ['node', '--input-type=module', '--eval', script],
        env: Lazy.any({ produce: () => [...FROM_FIELDS, ...fromValues(env())] }),
        terminationMessagePolicy: 'FallbackToLogsOnError',
        securityContext: {
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ['ALL'] },
        },
        resources: { requests: { cpu: '10m', memory: '64Mi' }, limits: { cpu: '500m', memory: '256Mi' } },
      },
    ],
  };
}

const FROM_FIELDS = [
  { name: 'NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } },
  { name: 'JOB', valueFrom: { fieldRef: { fieldPath: "metadata.labels['batch.kubernetes.io/job-name']" } } },
];

const fromValues = (values: Readonly<Record<string, string | undefined>>) =>
  Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));
