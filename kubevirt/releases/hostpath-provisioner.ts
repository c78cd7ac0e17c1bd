import { type ComponentFacts, inventory } from './release';

const image = (name: string, tag: string): string => `quay.io/kubevirt/${name}:${tag}`;
const OWN = ['hostpath-provisioner-operator', 'hostpath-provisioner', 'hostpath-csi-driver'];

export const hostpathProvisioner: ComponentFacts = {
  title: 'Hostpath provisioner',
  downloads: 'https://github.com/kubevirt/hostpath-provisioner-operator/releases/download/{version}',
  namespace: 'hostpath-provisioner',
  resource: {
    apiVersion: 'hostpathprovisioner.kubevirt.io/v1beta1',
    kind: 'HostPathProvisioner',
    name: 'hostpath-provisioner',
    namespaced: false,
  },
  needs: ['cert-manager'],
  upgrades: 'any-newer',
  releases: [
    {
      version: 'v0.25.2',
      kubevirt: ['1.8', '1.9'],
      assets: [
        {
          file: 'namespace.yaml',
          role: 'namespace',
          required: true,
          objects: inventory({ Namespace: 'hostpath-provisioner' }),
        },
        {
          file: 'webhook.yaml',
          role: 'webhook',
          required: true,
          objects: inventory({
            Issuer: 'selfsigned-issuer',
            Certificate: 'hostpath-provisioner-operator-webhook-service-cert',
            Service: 'hostpath-provisioner-operator-webhook-service',
            ValidatingWebhookConfiguration: 'hostpathprovisioner.kubevirt.io',
          }),
        },
        {
          file: 'operator.yaml',
          role: 'operator',
          required: true,
          objects: inventory({
            ServiceAccount: 'hostpath-provisioner-operator',
            ClusterRole: 'hostpath-provisioner-operator',
            Role: 'hostpath-provisioner-operator',
            ClusterRoleBinding: 'hostpath-provisioner-operator',
            RoleBinding: 'hostpath-provisioner-operator',
            CustomResourceDefinition: 'hostpathprovisioners.hostpathprovisioner.kubevirt.io',
            Deployment: 'hostpath-provisioner-operator',
          }),
        },
        {
          file: 'hostpathprovisioner_cr.yaml',
          role: 'cr-example',
          required: false,
          objects: inventory({ HostPathProvisioner: 'hostpath-provisioner' }),
        },
      ],
      images: [
        ...OWN.map((name) => image(name, 'v0.25.2')),
        'registry.k8s.io/sig-storage/csi-node-driver-registrar:v2.2.0',
        'registry.k8s.io/sig-storage/csi-provisioner:v3.4.1',
        'registry.k8s.io/sig-storage/csi-snapshotter:v8.2.0',
        'registry.k8s.io/sig-storage/livenessprobe:v2.3.0',
      ],
      // The release of this version does not replace the moving tag.
      replaceImages: Object.fromEntries(OWN.map((name) => [image(name, 'latest'), image(name, 'v0.25.2')])),
    },
  ],
};
