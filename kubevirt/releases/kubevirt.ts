import { type ComponentFacts, inventory } from './release';

const OPERATOR = inventory({
  Namespace: 'kubevirt',
  CustomResourceDefinition: 'kubevirts.kubevirt.io',
  PriorityClass: 'kubevirt-cluster-critical',
  ClusterRole: 'kubevirt.io:operator kubevirt-operator',
  ServiceAccount: 'kubevirt-operator',
  Role: 'kubevirt-operator',
  RoleBinding: 'kubevirt-operator-rolebinding',
  ClusterRoleBinding: 'kubevirt-operator',
  Deployment: 'virt-operator',
});

/** virt-operator derives them from its own image: same registry, same tag. Its manifest names none of them. */
const OPERANDS = [
  'virt-operator',
  'virt-api',
  'virt-controller',
  'virt-handler',
  'virt-launcher',
  'virt-exportproxy',
  'virt-exportserver',
  'virt-synchronization-controller',
  'pr-helper',
  'sidecar-shim',
  'libguestfs-tools',
  'virtio-container-disk',
];
const imagesOf = (version: string): string[] => OPERANDS.map((name) => `quay.io/kubevirt/${name}:${version}`);

export const kubevirt: ComponentFacts = {
  title: 'KubeVirt',
  downloads: 'https://github.com/kubevirt/kubevirt/releases/download/{version}',
  namespace: 'kubevirt',
  resource: { apiVersion: 'kubevirt.io/v1', kind: 'KubeVirt', name: 'kubevirt', namespaced: true },
  // Its user guide supports the update from v1.6.3 to v1.6.4, and not the one from v1.6.2.
  upgrades: 'each-patch',
  releases: [
    {
      version: 'v1.9.0',
      kubernetes: ['1.34', '1.35', '1.36'],
      kubevirt: ['1.9'],
      assets: [
        {
          file: 'kubevirt-operator.yaml',
          role: 'operator',
          required: true,
          sha256: 'f11307caafc3c23ffedf9887d8beb5a4419e2694da242fa68f63d1ec820de2e0',
          objects: OPERATOR,
        },
        {
          file: 'kubevirt-cr.yaml',
          role: 'cr-example',
          required: false,
          sha256: '43106136dbce3312bdbfdeae612aacafc6c12da518d233f90645b4685d84a2af',
          objects: inventory({ KubeVirt: 'kubevirt' }),
        },
        {
          file: 'kubevirt-network-policies.yaml',
          role: 'network-policies',
          required: false,
          objects: inventory({
            NetworkPolicy: `
kubevirt-allow-ingress-to-metrics kubevirt-allow-ingress-to-virt-api-webhook-server kubevirt-allow-virt-api-to-components
kubevirt-allow-virt-api-to-launchers kubevirt-allow-virt-api-to-virt-handler kubevirt-allow-ingress-to-virt-handler
kubevirt-allow-ingress-to-virt-operator-webhook-server kubevirt-allow-virt-exportproxy-communications kubevirt-allow-handler-to-handler
kubevirt-allow-handler-to-prometheus kubevirt-allow-observability-to-virt-handler virt-template-allow-apiserver-ingress
virt-template-allow-metrics-traffic virt-template-allow-webhook-traffic
`,
          }),
        },
      ],
      // The gate Template is on by default, so virt-operator also installs virt-template.
      images: [
        ...imagesOf('v1.9.0'),
        'quay.io/kubevirt/virt-template-apiserver:v0.2.2',
        'quay.io/kubevirt/virt-template-controller:v0.2.2',
      ],
    },
    {
      version: 'v1.8.4',
      kubernetes: ['1.34', '1.35'],
      kubevirt: ['1.8'],
      assets: [
        {
          file: 'kubevirt-operator.yaml',
          role: 'operator',
          required: true,
          sha256: 'd1d8264eec5b802c122bec6c54d8c3b11e119ee2a5c75602aaa8b53ea3857eda',
          objects: OPERATOR,
        },
        {
          file: 'kubevirt-cr.yaml',
          role: 'cr-example',
          required: false,
          sha256: '43106136dbce3312bdbfdeae612aacafc6c12da518d233f90645b4685d84a2af',
          objects: inventory({ KubeVirt: 'kubevirt' }),
        },
        {
          file: 'kubevirt-network-policies.yaml',
          role: 'network-policies',
          required: false,
          objects: inventory({
            NetworkPolicy: `
kubevirt-allow-ingress-to-metrics kubevirt-allow-ingress-to-virt-api-webhook-server kubevirt-allow-virt-api-to-components
kubevirt-allow-virt-api-to-launchers kubevirt-allow-virt-api-to-virt-handler kubevirt-allow-ingress-to-virt-handler
kubevirt-allow-ingress-to-virt-operator-webhook-server kubevirt-allow-virt-exportproxy-communications kubevirt-allow-handler-to-handler
kubevirt-allow-handler-to-prometheus virt-template-allow-apiserver-ingress virt-template-allow-metrics-traffic
virt-template-allow-webhook-traffic
`,
          }),
        },
      ],
      images: imagesOf('v1.8.4'),
    },
  ],
};
