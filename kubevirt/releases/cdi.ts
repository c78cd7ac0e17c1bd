import { type ComponentFacts, inventory } from './release';

const OPERATOR = inventory({
  Namespace: 'cdi',
  CustomResourceDefinition: 'cdis.cdi.kubevirt.io',
  ClusterRole: 'cdi-operator-cluster',
  ClusterRoleBinding: 'cdi-operator',
  ServiceAccount: 'cdi-operator',
  Role: 'cdi-operator',
  RoleBinding: 'cdi-operator',
  Deployment: 'cdi-operator',
});
const NETWORK_POLICIES = inventory({
  NetworkPolicy: `
cdi-allow-ingress-to-metrics cdi-allow-uploadproxy-communications cdi-allow-cdi-api-webhook-server cdi-allow-cdi-deployment-importer-metrics
cdi-allow-egress-from-poller
`,
});
const imagesOf = (version: string): string[] =>
  [
    'cdi-apiserver',
    'cdi-cloner',
    'cdi-controller',
    'cdi-importer',
    'cdi-operator',
    'cdi-uploadproxy',
    'cdi-uploadserver',
  ].map((name) => `quay.io/kubevirt/${name}:${version}`);

export const cdi: ComponentFacts = {
  title: 'Containerized Data Importer',
  downloads: 'https://github.com/kubevirt/containerized-data-importer/releases/download/{version}',
  namespace: 'cdi',
  resource: { apiVersion: 'cdi.kubevirt.io/v1beta1', kind: 'CDI', name: 'cdi', namespaced: false },
  upgrades: 'any-newer',
  releases: [
    {
      version: 'v1.66.0',
      kubernetes: ['1.34', '1.35', '1.36'],
      kubevirt: ['1.9'],
      assets: [
        {
          file: 'cdi-operator.yaml',
          role: 'operator',
          required: true,
          sha256: 'f81f2730f3404649196e9777b67a3c69fd6ea5d9eb60775dfd97ac90d2edf8e7',
          objects: OPERATOR,
        },
        {
          file: 'cdi-cr.yaml',
          role: 'cr-example',
          required: false,
          sha256: 'a497f90de608c1df26f9ee4095289373f17132d74a2042ca03e00c17c964f8a7',
          objects: inventory({ CDI: 'cdi' }),
        },
        { file: 'network-policies.yaml', role: 'network-policies', required: false, objects: NETWORK_POLICIES },
      ],
      images: imagesOf('v1.66.0'),
    },
    {
      version: 'v1.65.0',
      kubernetes: ['1.34', '1.35'],
      kubevirt: ['1.8'],
      assets: [
        {
          file: 'cdi-operator.yaml',
          role: 'operator',
          required: true,
          sha256: 'e96d59abdf358c5161cb96adcfdcc6107efc3fb608ec93ade11578c94a222015',
          objects: OPERATOR,
        },
        {
          file: 'cdi-cr.yaml',
          role: 'cr-example',
          required: false,
          sha256: '32df9a5a118efd486c918a139795a2200a3759e1cc55b0537986797120e75f32',
          objects: inventory({ CDI: 'cdi' }),
        },
        { file: 'network-policies.yaml', role: 'network-policies', required: false, objects: NETWORK_POLICIES },
      ],
      images: imagesOf('v1.65.0'),
    },
  ],
};
