import { commonInstancetypes } from '../../kubevirt/instancetype';
import type { Draft } from './live-object';

/**
 * What the operators roll out, shortened. Omitted, because nothing in the sandbox would serve them: APIServices, webhook
 * configurations (each would make the API server reject what it guards), certificates, disruption budgets, network policies.
 */
interface Operand {
  kind: 'Deployment' | 'DaemonSet';
  name: string;
  replicas?: number;
}

const KUBEVIRT_OPERANDS: readonly Operand[] = [
  { kind: 'Deployment', name: 'virt-api', replicas: 2 },
  { kind: 'Deployment', name: 'virt-controller', replicas: 2 },
  { kind: 'Deployment', name: 'virt-exportproxy', replicas: 2 },
  { kind: 'DaemonSet', name: 'virt-handler' },
];

const CDI_OPERANDS: readonly Operand[] = [
  { kind: 'Deployment', name: 'cdi-apiserver', replicas: 1 },
  { kind: 'Deployment', name: 'cdi-deployment', replicas: 1 },
  { kind: 'Deployment', name: 'cdi-uploadproxy', replicas: 1 },
];

export const kubevirtOperands = (namespace: string, version: string): Draft[] =>
  KUBEVIRT_OPERANDS.map((operand) => workload(operand, namespace, version, 'kubevirt.io', 'virt-operator'));

export const cdiOperands = (namespace: string, version: string): Draft[] =>
  CDI_OPERANDS.map((operand) => workload(operand, namespace, version, 'cdi.kubevirt.io', 'cdi-operator'));

export const PREINSTALLED_VERSION = 'v1.9.0';
export const NAMESPACE_OF_KUBEVIRT = 'kubevirt';

/** The KubeVirt object of a cluster in which KubeVirt is installed from the start, where tools read its configuration, and virt-handler. */
export const preinstalled: readonly Draft[] = [
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE_OF_KUBEVIRT } },
  {
    apiVersion: 'kubevirt.io/v1',
    kind: 'KubeVirt',
    metadata: { name: 'kubevirt', namespace: NAMESPACE_OF_KUBEVIRT },
    spec: {},
  },
  ...kubevirtOperands(NAMESPACE_OF_KUBEVIRT, PREINSTALLED_VERSION).filter(({ kind }) => kind === 'DaemonSet'),
];

/** The instancetypes and preferences that virt-operator installs. */
export const bundledInstancetypes = commonInstancetypes() as readonly unknown[] as readonly Draft[];

function workload(
  { kind, name, replicas }: Operand,
  namespace: string,
  version: string,
  label: string,
  manager: string,
): Draft {
  const labels = { [label]: name };
  return {
    apiVersion: 'apps/v1',
    kind,
    metadata: {
      name,
      namespace,
      labels: { ...labels, 'app.kubernetes.io/managed-by': manager, 'app.kubernetes.io/version': version },
    },
    spec: {
      ...(replicas === undefined ? {} : { replicas }),
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: { containers: [{ name, image: `quay.io/kubevirt/${name}:${version}` }] },
      },
    },
  };
}
