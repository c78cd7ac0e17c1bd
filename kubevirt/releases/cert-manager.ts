import { type ComponentFacts, inventory } from './release';

/** Not of the KubeVirt project: the prerequisite of components whose webhooks get their certificates from it. It keeps its own cadence. */
export const certManager: ComponentFacts = {
  title: 'cert-manager',
  downloads: 'https://github.com/cert-manager/cert-manager/releases/download/{version}',
  namespace: 'cert-manager',
  upgrades: 'next-minor',
  releases: [
    {
      version: 'v1.18.2',
      assets: [
        {
          file: 'cert-manager.yaml',
          role: 'bundle',
          required: true,
          sha256: '0546b64bc806237885ccc80e345bce1585eb2ec2f476a7af593f030abdb3a16f',
          objects: inventory({
            Namespace: 'cert-manager',
            CustomResourceDefinition: `
certificaterequests.cert-manager.io certificates.cert-manager.io challenges.acme.cert-manager.io clusterissuers.cert-manager.io
issuers.cert-manager.io orders.acme.cert-manager.io
`,
            ServiceAccount: 'cert-manager-cainjector cert-manager cert-manager-webhook',
            ClusterRole: `
cert-manager-cainjector cert-manager-controller-issuers cert-manager-controller-clusterissuers cert-manager-controller-certificates
cert-manager-controller-orders cert-manager-controller-challenges cert-manager-controller-ingress-shim cert-manager-cluster-view
cert-manager-view cert-manager-edit cert-manager-controller-approve:cert-manager-io cert-manager-controller-certificatesigningrequests
cert-manager-webhook:subjectaccessreviews
`,
            ClusterRoleBinding: `
cert-manager-cainjector cert-manager-controller-issuers cert-manager-controller-clusterissuers cert-manager-controller-certificates
cert-manager-controller-orders cert-manager-controller-challenges cert-manager-controller-ingress-shim
cert-manager-controller-approve:cert-manager-io cert-manager-controller-certificatesigningrequests cert-manager-webhook:subjectaccessreviews
`,
            Role: `
cert-manager-cainjector:leaderelection cert-manager:leaderelection cert-manager-tokenrequest cert-manager-webhook:dynamic-serving
`,
            RoleBinding: `
cert-manager-cainjector:leaderelection cert-manager:leaderelection cert-manager-cert-manager-tokenrequest
cert-manager-webhook:dynamic-serving
`,
            Service: 'cert-manager-cainjector cert-manager cert-manager-webhook',
            Deployment: 'cert-manager-cainjector cert-manager cert-manager-webhook',
            MutatingWebhookConfiguration: 'cert-manager-webhook',
            ValidatingWebhookConfiguration: 'cert-manager-webhook',
          }),
        },
      ],
      images: [
        'quay.io/jetstack/cert-manager-acmesolver:v1.18.2',
        'quay.io/jetstack/cert-manager-cainjector:v1.18.2',
        'quay.io/jetstack/cert-manager-controller:v1.18.2',
        'quay.io/jetstack/cert-manager-webhook:v1.18.2',
      ],
    },
  ],
};
