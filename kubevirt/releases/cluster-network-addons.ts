import { type ComponentFacts, inventory } from './release';

export const clusterNetworkAddons: ComponentFacts = {
  title: 'Cluster network addons',
  downloads: 'https://github.com/kubevirt/cluster-network-addons-operator/releases/download/{version}',
  namespace: 'cluster-network-addons',
  // The operator ignores every object of another name.
  resource: {
    apiVersion: 'networkaddonsoperator.network.kubevirt.io/v1',
    kind: 'NetworkAddonsConfig',
    name: 'cluster',
    namespaced: false,
  },
  upgrades: 'any-newer',
  releases: [
    {
      version: 'v0.102.0',
      kubevirt: ['1.8', '1.9'],
      assets: [
        {
          file: 'namespace.yaml',
          role: 'namespace',
          required: true,
          objects: inventory({ Namespace: 'cluster-network-addons' }),
        },
        {
          file: 'network-addons-config.crd.yaml',
          role: 'crds',
          required: true,
          objects: inventory({
            CustomResourceDefinition: 'networkaddonsconfigs.networkaddonsoperator.network.kubevirt.io',
          }),
        },
        {
          file: 'operator.yaml',
          role: 'operator',
          required: true,
          objects: inventory({
            ServiceAccount: 'cluster-network-addons-operator',
            ClusterRole: 'cluster-network-addons-operator',
            ClusterRoleBinding: 'cluster-network-addons-operator',
            Role: 'cluster-network-addons-operator',
            RoleBinding: 'cluster-network-addons-operator',
            Deployment: 'cluster-network-addons-operator',
          }),
        },
        {
          file: 'network-addons-config-example.cr.yaml',
          role: 'cr-example',
          required: false,
          objects: inventory({ NetworkAddonsConfig: 'cluster' }),
        },
      ],
      images: [
        'ghcr.io/k8snetworkplumbingwg/multus-cni@sha256:3c20900b5381fac7f9cbbdfac8370ea10a2f6ed7fbecc678384a9db57047abb1',
        'ghcr.io/k8snetworkplumbingwg/multus-dynamic-networks-controller@sha256:2a2bb32c0ea8b232b3dbe81c0323a107e8b05f8cad06704fca2efd0d993a87be',
        'ghcr.io/k8snetworkplumbingwg/ovs-cni-plugin@sha256:435f374b434b3bc70a5cfaba0011fdcf5f433d96b98b06d29306cbd8db3a8c21',
        'ghcr.io/kubevirt/ipam-controller@sha256:08f250f46f932beb81f82a8fdd003824815a726034d2aa2d58d59feb34496db3',
        'ghcr.io/kubevirt/kubesecondarydns@sha256:f5fe9c98fb6d7e5e57a6df23fe82e43e65db5953d76af44adda9ab40c46ad0bf',
        'quay.io/kubevirt/bridge-marker@sha256:f9611ec10bb4aec44b0ec19f9b9d748a36255c089a1f59bc76e5fc37acc0fed2',
        'quay.io/kubevirt/cluster-network-addons-operator:v0.102.0',
        'quay.io/kubevirt/cni-default-plugins@sha256:976a24392c2a096c38c2663d234b2d3131f5c24558889196d30b9ac1b6716788',
        'quay.io/kubevirt/kubemacpool@sha256:fee2954568d346c3be9c1ae4353dc6b3acc57a80bf55f008d84ac5ac557b8104',
        'quay.io/kubevirt/macvtap-cni@sha256:5266955a654a4cb4e425424ab274cf31e7a6deb3f340e3679a11d689bfa734d0',
        'registry.k8s.io/coredns/coredns@sha256:a0ead06651cf580044aeb0a0feba63591858fb2e43ade8c9dea45a6a89ae7e5e',
      ],
    },
  ],
};
