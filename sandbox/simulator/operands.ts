import { commonInstancetypes } from '../../kubevirt/instancetype';
import type { Draft } from './live-object';
import type { Labels } from './types';

/**
 * What the operators roll out, shortened. Omitted, because nothing in the sandbox would serve them: webhook configurations other than those
 * that guard a deletion or an eviction or complete a new VM, certificates, disruption budgets, network policies.
 */
interface Operand {
  kind: 'Deployment' | 'DaemonSet';
  name: string;
  replicas?: number;
  nodeSelector?: Labels;
}

/** virt-operator's groups in the order of a first installation: each waits for the one before. */
const API: readonly Operand[] = [{ kind: 'Deployment', name: 'virt-api', replicas: 2 }];
const CONTROL: readonly Operand[] = [
  { kind: 'Deployment', name: 'virt-controller', replicas: 2 },
  { kind: 'Deployment', name: 'virt-exportproxy', replicas: 2 },
  { kind: 'Deployment', name: 'virt-template-apiserver', replicas: 1 },
  { kind: 'Deployment', name: 'virt-template-controller', replicas: 1 },
];
const HANDLERS: readonly Operand[] = [{ kind: 'DaemonSet', name: 'virt-handler' }];

const CDI_OPERANDS: readonly Operand[] = [
  { kind: 'Deployment', name: 'cdi-apiserver', replicas: 1 },
  { kind: 'Deployment', name: 'cdi-deployment', replicas: 1 },
  { kind: 'Deployment', name: 'cdi-uploadproxy', replicas: 1 },
];

/** What an operator knows of a release when it writes its workloads. */
export interface Deployment {
  namespace: string;
  version: string;
  /** Annotations of the workloads; those of a template change its pods. */
  annotations?: Labels;
  templateAnnotations?: Labels;
  nodeSelectors?: { infra?: Labels; workloads?: Labels };
}

export interface KubeVirtGroups {
  api: readonly Draft[];
  control: readonly Draft[];
  handlers: readonly Draft[];
}

export function kubevirtOperands(deployment: Deployment, apiReplicas: number): KubeVirtGroups {
  const { infra, workloads } = deployment.nodeSelectors ?? {};
  const made = (operands: readonly Operand[], nodeSelector: Labels | undefined) =>
    operands.map((operand) => workload({ nodeSelector, ...operand }, deployment, 'kubevirt.io', 'virt-operator'));
  return {
    api: made(API, infra).map((draft) => ({ ...draft, spec: { ...draft.spec, replicas: apiReplicas } })),
    control: made(CONTROL, infra),
    handlers: made(HANDLERS, workloads),
  };
}

export const cdiOperands = (deployment: Deployment): Draft[] =>
  CDI_OPERANDS.map((operand) => workload(operand, deployment, 'cdi.kubevirt.io', 'cdi-operator'));

/** A workload of another operator: one pod, or one on each node. */
export const addonWorkload = (
  operand: Pick<Operand, 'kind' | 'name' | 'nodeSelector'>,
  deployment: Deployment,
  manager: string,
): Draft =>
  workload({ ...operand, ...(operand.kind === 'Deployment' ? { replicas: 1 } : {}) }, deployment, 'app', manager);

/** An operator's own Deployment. Its version stands in a variable, as in the real one, and changes its Pods. */
export const operatorDeployment = (
  name: string,
  namespace: string,
  { variable, version }: { variable: string; version: string },
): Draft => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name, namespace, labels: { name } },
  spec: {
    replicas: name === 'virt-operator' ? 2 : 1,
    selector: { matchLabels: { name } },
    template: {
      metadata: { labels: { name } },
      spec: {
        containers: [{ name, image: `quay.io/kubevirt/${name}:${version}`, env: [{ name: variable, value: version }] }],
      },
    },
  },
});

export const PREINSTALLED_VERSION = 'v1.9.0';
export const NAMESPACE_OF_KUBEVIRT = 'kubevirt';

/** The virt-handler of a cluster in which KubeVirt is installed from the start. */
export const preinstalledHandlers: readonly Draft[] = kubevirtOperands(
  { namespace: NAMESPACE_OF_KUBEVIRT, version: PREINSTALLED_VERSION },
  0,
).handlers;

/** The KubeVirt object of a cluster in which KubeVirt is installed from the start, where tools read its configuration, and virt-handler. */
export const preinstalled: readonly Draft[] = [
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE_OF_KUBEVIRT } },
  {
    apiVersion: 'kubevirt.io/v1',
    kind: 'KubeVirt',
    metadata: { name: 'kubevirt', namespace: NAMESPACE_OF_KUBEVIRT },
    spec: {},
  },
  ...preinstalledHandlers,
];

/** The instancetypes and preferences that virt-operator installs. */
export const bundledInstancetypes = commonInstancetypes() as readonly unknown[] as readonly Draft[];

function workload(
  { kind, name, replicas, nodeSelector }: Operand,
  { namespace, version, annotations, templateAnnotations }: Deployment,
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
      ...(annotations ? { annotations } : {}),
    },
    spec: {
      ...(replicas === undefined ? {} : { replicas }),
      selector: { matchLabels: labels },
      template: {
        metadata: { labels, ...(templateAnnotations ? { annotations: templateAnnotations } : {}) },
        spec: {
          ...(nodeSelector ? { nodeSelector } : {}),
          containers: [{ name, image: `quay.io/kubevirt/${name}:${version}` }],
        },
      },
    },
  };
}
