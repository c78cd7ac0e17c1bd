import { type ComponentFacts, inventory } from './release';

/** Includes the Namespace of KubeVirt without its labels, and network policies for all pods in it: an installer beside KubeVirt must omit both. */
const OPERATOR = inventory({
  Namespace: 'kubevirt',
  CustomResourceDefinition: 'ssps.ssp.kubevirt.io',
  ServiceAccount: 'ssp-operator',
  Role: 'ssp-leader-election-role',
  ClusterRole: 'ssp-operator-role',
  RoleBinding: 'ssp-leader-election-rolebinding',
  ClusterRoleBinding: 'ssp-operator-rolebinding',
  Service: 'ssp-webhook-service',
  Deployment: 'ssp-operator',
  NetworkPolicy: `
ssp-operator-allow-ingress-to-ssp-operator-webhook-and-metrics hco-allow-egress-to-api-server hco-allow-egress-to-dns
`,
  ValidatingWebhookConfiguration: 'ssp-validating-webhook-configuration',
});

export const ssp: ComponentFacts = {
  title: 'Scheduling, Scale and Performance',
  downloads: 'https://github.com/kubevirt/ssp-operator/releases/download/{version}',
  namespace: 'kubevirt',
  resource: { apiVersion: 'ssp.kubevirt.io/v1beta3', kind: 'SSP', name: 'ssp', namespaced: true },
  upgrades: 'any-newer',
  releases: [
    {
      version: 'v0.26.0',
      kubevirt: ['1.9'],
      assets: [{ file: 'ssp-operator.yaml', role: 'operator', required: true, objects: OPERATOR }],
      images: ['quay.io/kubevirt/kubevirt-template-validator:v0.26.0', 'quay.io/kubevirt/ssp-operator:v0.26.0'],
    },
    {
      version: 'v0.25.0',
      kubevirt: ['1.8'],
      assets: [{ file: 'ssp-operator.yaml', role: 'operator', required: true, objects: OPERATOR }],
      images: ['quay.io/kubevirt/kubevirt-template-validator:v0.25.0', 'quay.io/kubevirt/ssp-operator:v0.25.0'],
    },
  ],
};
