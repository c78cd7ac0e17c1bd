import { type ComponentFacts, inventory } from './release';

/** KubeVirt 1.9 no longer reads the resource name of a NetworkAttachmentDefinition itself: SR-IOV, bridge-marker and macvtap guests need this webhook. */
export const networkResourcesInjector: ComponentFacts = {
  title: 'Network resources injector',
  // The project publishes no manifests with its releases: these are the files of its tag.
  downloads: 'https://raw.githubusercontent.com/k8snetworkplumbingwg/network-resources-injector/{version}/deployments',
  namespace: 'kube-system',
  upgrades: 'any-newer',
  releases: [
    {
      version: 'v1.9.0',
      kubevirt: ['1.9'],
      assets: [
        {
          file: 'auth.yaml',
          role: 'rights',
          required: true,
          objects: inventory({
            ServiceAccount: 'network-resources-injector-sa',
            Secret: 'network-resources-injector-sa-secret',
            ClusterRole: `
network-resources-injector network-resources-injector-secrets network-resources-injector-webhook-configs network-resources-injector-service
network-resources-injector-configmaps
`,
            ClusterRoleBinding: `
network-resources-injector-role-binding network-resources-injector-secrets-role-binding
network-resources-injector-webhook-configs-role-binding network-resources-injector-service-role-binding
network-resources-injector-configmaps-role-binding
`,
          }),
        },
        {
          file: 'service.yaml',
          role: 'webhook',
          required: true,
          objects: inventory({ Service: 'network-resources-injector-service' }),
        },
        {
          file: 'server.yaml',
          role: 'operator',
          required: true,
          objects: inventory({ Deployment: 'network-resources-injector' }),
        },
        {
          file: 'webhook.yaml',
          role: 'webhook',
          required: false,
          objects: inventory({ MutatingWebhookConfiguration: 'network-resources-injector-config' }),
        },
        {
          file: 'pdb.yaml',
          role: 'bundle',
          required: false,
          objects: inventory({ PodDisruptionBudget: 'network-resources-injector-pdb' }),
        },
      ],
      images: ['ghcr.io/k8snetworkplumbingwg/network-resources-injector:v1.9.0'],
      replaceImages: {
        'network-resources-injector:latest': 'ghcr.io/k8snetworkplumbingwg/network-resources-injector:v1.9.0',
      },
    },
  ],
};
