import type { KubeObject } from '../../../kube/object';
import { PROBE_SCRIPT } from './script';

/** Marks the namespaces of preflight, so that a later run finds what an earlier one that was killed left behind. */
export const PREFLIGHT_LABEL = 'kubevirt-iac.io/preflight';
/** Time after which a namespace of preflight may be swept, in RFC 3339. */
export const EXPIRES_ANNOTATION = 'kubevirt-iac.io/expires';
/** Name of the node that a probe was meant for: a label value may be too short for it. */
export const NODE_ANNOTATION = 'kubevirt-iac.io/node';
export const PROBE_CONTAINER = 'probe';

/** virt-launcher has a shell and is needed on every node anyway: no further image to mirror, and its pull is tried on each node. */
export const probeImageOf = (kubevirtVersion: string): string => `quay.io/kubevirt/virt-launcher:${kubevirtVersion}`;

export interface ProbeSettings {
  namespace: string;
  image: string;
  poolPath?: string;
  /** Seconds that a probe may take, its image pull included. */
  timeoutSeconds: number;
}

/** The namespace of one run. Mounts of the host need Pods that are privileged, in the sense of Pod Security and of OpenShift. */
export function preflightNamespace(name: string, expires: string): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name,
      labels: {
        [PREFLIGHT_LABEL]: 'true',
        'pod-security.kubernetes.io/enforce': 'privileged',
        'pod-security.kubernetes.io/warn': 'privileged',
        'pod-security.kubernetes.io/audit': 'privileged',
        'security.openshift.io/scc.podSecurityLabelSync': 'false',
      },
      annotations: { [EXPIRES_ANNOTATION]: expires },
    },
  };
}

/** OpenShift's permission to mount the host, for the service account of the probes. */
export function privilegedBinding(namespace: string): KubeObject {
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: { name: 'preflight-privileged', namespace },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'system:openshift:scc:privileged' },
    subjects: [{ kind: 'ServiceAccount', name: 'default', namespace }],
  };
}

/** A deadline deletes the Pod, whose state is what explains a probe that takes too long: it comes after whoever waits has looked. */
const GRACE_SECONDS = 30;

/** Seconds after which Kubernetes removes a probe that nobody collected. */
const TTL_SECONDS = 120;

/** The probe of one node. It ends by its deadline, and is removed by its TTL, also where whoever created it is gone. */
export function probeJob(index: number, node: string, settings: ProbeSettings): KubeObject {
  const { namespace, image, poolPath = '', timeoutSeconds } = settings;
  const metadata = { labels: { [PREFLIGHT_LABEL]: 'probe' }, annotations: { [NODE_ANNOTATION]: node } };
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: `probe-${index}`, namespace, ...metadata },
    spec: {
      backoffLimit: 0,
      activeDeadlineSeconds: timeoutSeconds + GRACE_SECONDS,
      ttlSecondsAfterFinished: TTL_SECONDS,
      template: {
        metadata,
        spec: {
          nodeName: node,
          restartPolicy: 'Never',
          automountServiceAccountToken: false,
          enableServiceLinks: false,
          terminationGracePeriodSeconds: 0,
          // A tainted node is probed as well: its taint is a finding of its own.
          tolerations: [{ operator: 'Exists' }],
          containers: [
            {
              name: PROBE_CONTAINER,
              image,
              command: ['/bin/sh', '-c', PROBE_SCRIPT],
              // A path never becomes part of the script.
              env: [
                { name: 'POOL_PATH', value: poolPath },
                { name: 'POD_UID', valueFrom: { fieldRef: { fieldPath: 'metadata.uid' } } },
              ],
              // Opening /dev/kvm is what shows that it works; other containers may not open devices.
              securityContext: { privileged: true, runAsUser: 0, readOnlyRootFilesystem: true },
              resources: { requests: { cpu: '10m', memory: '16Mi' }, limits: { cpu: '500m', memory: '128Mi' } },
              volumeMounts: [{ name: 'host', mountPath: '/host', readOnly: true, mountPropagation: 'HostToContainer' }],
            },
          ],
          volumes: [{ name: 'host', hostPath: { path: '/', type: 'Directory' } }],
        },
      },
    },
  };
}
