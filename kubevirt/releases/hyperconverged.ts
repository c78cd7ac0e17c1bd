import { type ComponentFacts, inventory, type ReleaseAsset } from './release';

const WEBHOOKS = inventory({
  Issuer: 'selfsigned',
  Certificate: `
hyperconverged-cluster-operator-service-cert hyperconverged-cluster-webhook-service-cert node-maintenance-operator-service-cert
ssp-operator-service-cert hostpath-provisioner-operator-webhook-service-cert
`,
  ValidatingWebhookConfiguration:
    'validate-hco.kubevirt.io nodemaintenance-validation.kubevirt.io vssp.kb.io hostpathprovisioner.kubevirt.io',
  MutatingWebhookConfiguration: 'mutate-hco.kubevirt.io',
});

const crds = (names: Readonly<Record<string, string>>): ReleaseAsset[] =>
  Object.entries(names).map(([file, crd]) => ({
    file: `crds/${file}.crd.yaml`,
    role: 'crds',
    required: true,
    objects: [`CustomResourceDefinition/${crd}`],
  }));

export const hyperconverged: ComponentFacts = {
  title: 'HyperConverged Cluster Operator',
  // The project publishes no manifests with its releases: these are the files of its tag or branch. Its usual way is OLM.
  downloads: 'https://raw.githubusercontent.com/kubevirt/hyperconverged-cluster-operator/{version}/deploy',
  namespace: 'kubevirt-hyperconverged',
  resource: {
    apiVersion: 'hco.kubevirt.io/v1',
    kind: 'HyperConverged',
    name: 'kubevirt-hyperconverged',
    namespaced: true,
  },
  needs: ['cert-manager'],
  upgrades: 'next-minor',
  releases: [
    {
      // No tag exists for KubeVirt 1.9 yet: a branch, whose files move. The lock file pins them.
      version: 'release-1.19',
      kubevirt: ['1.9'],
      assets: [
        ...crds({
          'application-aware-quota00': 'aaqs.aaq.kubevirt.io',
          'cluster-network-addons00': 'networkaddonsconfigs.networkaddonsoperator.network.kubevirt.io',
          'containerized-data-importer00': 'cdis.cdi.kubevirt.io',
          hco00: 'hyperconvergeds.hco.kubevirt.io',
          'hostpath-provisioner00': 'hostpathprovisioners.hostpathprovisioner.kubevirt.io',
          inflightoperations00: 'inflightoperations.ifo.kubevirt.io',
          inflightoperations01: 'operationrulesets.ifo.kubevirt.io',
          kubevirt00: 'kubevirts.kubevirt.io',
          'migration-operator00': 'migcontrollers.migrations.kubevirt.io',
          'scheduling-scale-performance00': 'ssps.ssp.kubevirt.io',
          'vm-file-restore-operator00': 'virtualmachinefilerestores.filerestore.kubevirt.io',
          'vm-file-restore-operator01': 'filerestoreoperators.filerestore.kubevirt.io',
        }),
        {
          file: 'cluster_role.yaml',
          role: 'rights',
          required: true,
          objects: inventory({
            Role: `
cluster-network-addons-operator kubevirt-operator ssp-operator cdi-operator hostpath-provisioner-operator aaq-operator
kubevirt-migration-operator inflightoperations-controller-manager vm-file-restore-operator-controller-manager
`,
            ClusterRole: `
hyperconverged-cluster-operator cluster-network-addons-operator kubevirt-operator ssp-operator cdi-operator hostpath-provisioner-operator
aaq-operator kubevirt-migration-operator inflightoperations-controller-manager virt-platform-autopilot
vm-file-restore-operator-controller-manager
`,
          }),
        },
        {
          file: 'service_account.yaml',
          role: 'rights',
          required: true,
          objects: inventory({
            ServiceAccount: `
aaq-operator cdi-operator cluster-network-addons-operator hostpath-provisioner-operator hyperconverged-cluster-cli-download
hyperconverged-cluster-operator inflightoperations-controller-manager kubevirt-migration-operator kubevirt-operator ssp-operator
virt-platform-autopilot vm-file-restore-operator-controller-manager
`,
          }),
        },
        {
          file: 'cluster_role_binding.yaml',
          role: 'rights',
          required: true,
          objects: inventory({
            RoleBinding: `
cluster-network-addons-operator kubevirt-operator ssp-operator cdi-operator hostpath-provisioner-operator aaq-operator
kubevirt-migration-operator inflightoperations-controller-manager vm-file-restore-operator-controller-manager
`,
            ClusterRoleBinding: `
hyperconverged-cluster-operator cluster-network-addons-operator kubevirt-operator ssp-operator cdi-operator hostpath-provisioner-operator
aaq-operator kubevirt-migration-operator inflightoperations-controller-manager virt-platform-autopilot
vm-file-restore-operator-controller-manager
`,
          }),
        },
        { file: 'webhooks.yaml', role: 'webhook', required: true, objects: WEBHOOKS },
        {
          file: 'operator.yaml',
          role: 'operator',
          required: true,
          objects: inventory({
            Deployment: `
hyperconverged-cluster-operator hyperconverged-cluster-webhook hyperconverged-cluster-cli-download cluster-network-addons-operator
virt-operator ssp-operator cdi-operator hostpath-provisioner-operator aaq-operator kubevirt-migration-operator
inflightoperations-controller-manager virt-platform-autopilot vm-file-restore-operator-controller-manager
`,
            Service:
              'hyperconverged-cluster-webhook-service ssp-operator-service hostpath-provisioner-operator-service',
          }),
        },
        {
          file: 'hco.cr.yaml',
          role: 'cr-example',
          required: false,
          objects: inventory({ HyperConverged: 'kubevirt-hyperconverged' }),
        },
      ],
      images: [
        'ghcr.io/k8snetworkplumbingwg/multus-cni@sha256:3c20900b5381fac7f9cbbdfac8370ea10a2f6ed7fbecc678384a9db57047abb1',
        'ghcr.io/k8snetworkplumbingwg/multus-dynamic-networks-controller@sha256:2a2bb32c0ea8b232b3dbe81c0323a107e8b05f8cad06704fca2efd0d993a87be',
        'ghcr.io/k8snetworkplumbingwg/network-resources-injector@sha256:737225a33c418899667707a6e79668bb1a64c6b993bf7486074c5b8085d4ab7d',
        'ghcr.io/k8snetworkplumbingwg/ovs-cni-plugin@sha256:435f374b434b3bc70a5cfaba0011fdcf5f433d96b98b06d29306cbd8db3a8c21',
        'ghcr.io/kubevirt/ipam-controller@sha256:08f250f46f932beb81f82a8fdd003824815a726034d2aa2d58d59feb34496db3',
        'ghcr.io/kubevirt/kubesecondarydns@sha256:f5fe9c98fb6d7e5e57a6df23fe82e43e65db5953d76af44adda9ab40c46ad0bf',
        'quay.io/ifo-operator/controller@sha256:3dff33743351c00c9d2b7fc990e8820ac4db88690f6754533bcc23f9bbaa7eaf',
        'quay.io/kubevirt/aaq-controller@sha256:2d1b82260feb6413b31addb87dc64c081c79708b2e3f7a549be8294fba463f3c',
        'quay.io/kubevirt/aaq-operator@sha256:0bf148bdc49e660a2faf6ebb81c502b72ec2028ad701ba1b4acacf45fce8cebf',
        'quay.io/kubevirt/aaq-server@sha256:fe33da1d5274c57530a910e22cdfd96b178ba7246441d3b36021bc11c07fc8a3',
        'quay.io/kubevirt/bridge-marker@sha256:f9611ec10bb4aec44b0ec19f9b9d748a36255c089a1f59bc76e5fc37acc0fed2',
        'quay.io/kubevirt/cdi-apiserver@sha256:b91ab8a39fac74f9035c9ebbe2da6f8499073215180b5fc47c924a5c14e57d37',
        'quay.io/kubevirt/cdi-cloner@sha256:f827669046899a22e2c22d284b4e2d2be7c4fe84718a79446bb3b5376a01a963',
        'quay.io/kubevirt/cdi-controller@sha256:6541d5b148731bd895bf7b3c1702745a91e5d28d7f84d9a24bf12cf9ddf73e97',
        'quay.io/kubevirt/cdi-importer@sha256:a8bcb878c82012e1a2dd1bbeda473e00a68a2ad2aa510ea86ec45c7bc53e0564',
        'quay.io/kubevirt/cdi-operator@sha256:45964f62a027e09463c8dd48a2cbaf063c0afe771edb18e505f4461d0915984c',
        'quay.io/kubevirt/cdi-uploadproxy@sha256:e7a56580955dee3f35133365630ac45009428101f3de003e227bfdf61d32d9b0',
        'quay.io/kubevirt/cdi-uploadserver@sha256:3b425f6f2fa85a24c048f4681ad17a5b3cc083f3674df7b918087d2e0816ac1b',
        'quay.io/kubevirt/cluster-network-addons-operator@sha256:6d19b3d8a7b406fc4106f2b1ddbb5894884fba4fb854558e39d14e54e644f818',
        'quay.io/kubevirt/cni-default-plugins@sha256:976a24392c2a096c38c2663d234b2d3131f5c24558889196d30b9ac1b6716788',
        'quay.io/kubevirt/hostpath-csi-driver@sha256:eab9b548397314558a3cd6557d53bb007c6bc6cdee5e05f41e0f02aa253cb486',
        'quay.io/kubevirt/hostpath-provisioner-operator@sha256:bb675d99477c8dad2816f846ae880850baaea0f3ff59018ca9dad8b50ef5363f',
        'quay.io/kubevirt/hostpath-provisioner@sha256:a412f5042dfc0c8a638dbbedfee5d644da954b4763d36e3ffe27e3121580c1b6',
        'quay.io/kubevirt/hyperconverged-cluster-operator:1.19.0-unstable',
        'quay.io/kubevirt/hyperconverged-cluster-webhook:1.19.0-unstable',
        'quay.io/kubevirt/kubemacpool@sha256:fee2954568d346c3be9c1ae4353dc6b3acc57a80bf55f008d84ac5ac557b8104',
        'quay.io/kubevirt/kubevirt-aie-webhook@sha256:d45bf47b999a0b25d22db0f8355b0f063a5aa33ddf4e8ff14043b45001a0169d',
        'quay.io/kubevirt/kubevirt-migration-controller@sha256:d235178862451a14826894d9ddf8af96898fc098ae6e7af56987f694cfd57c5b',
        'quay.io/kubevirt/kubevirt-migration-operator@sha256:54bd78472e336f176db777df1c02fbebeb34049bad067949666c76ea15f84141',
        'quay.io/kubevirt/kubevirt-template-validator@sha256:00bc24b90e8e4c56ed80f34c30d2a4207c40b3f6d5f662124e80640f5a9a3c24',
        'quay.io/kubevirt/libguestfs-tools@sha256:0ff18ccee820d776688188df0390461238d0795ced60555016324cc5d7657b7d',
        'quay.io/kubevirt/macvtap-cni@sha256:5266955a654a4cb4e425424ab274cf31e7a6deb3f340e3679a11d689bfa734d0',
        'quay.io/kubevirt/pr-helper@sha256:4218ea0f78481d27f5876e88c080c867dc49e21761928dc0ee1603f281e6d9e7',
        'quay.io/kubevirt/sidecar-shim@sha256:8eb25c016c09366ea4b2bbd524dfbb4872184a9aea67cc34c60ff78a11cb2661',
        'quay.io/kubevirt/ssp-operator@sha256:1a3b187432eda471442e14a0e429bdeeeffb54d990f8fb0a1500bba8f6d0f4ac',
        'quay.io/kubevirt/virt-api@sha256:42341b1d52699f4bb87f3996151bafe2e3fe065e9146cc64a15959ddf7bf2c69',
        'quay.io/kubevirt/virt-artifacts-server:1.19.0-unstable',
        'quay.io/kubevirt/virt-controller@sha256:7c6034ab39b97c0bb2b31bab2aaf576b616a3d6e59777002d63e2f2bf51e73c2',
        'quay.io/kubevirt/virt-exportproxy@sha256:042443b8f58246623e440af59cd34c0627f843b6094c41794d16c98c8d0049ea',
        'quay.io/kubevirt/virt-exportserver@sha256:bf805f79151d689431f3e461ad77355acd04b16fe5bde88b00be772ae1edd06c',
        'quay.io/kubevirt/virt-handler@sha256:df9f2069924a28ba76f47e7f4fbd9a0be3aa13cfa004a59e7a708bbff2a90424',
        'quay.io/kubevirt/virt-launcher@sha256:f23102ca00bf12f7962021adfdfdad63c873b01a03001a6d20d5813950254b9c',
        'quay.io/kubevirt/virt-observability-controller@sha256:170a30602ba326b11b298f511553fbf479a5447632f051ed915f6af1b0e612a0',
        'quay.io/kubevirt/virt-operator@sha256:d08b5b5ad1c0d694fad13279e44b44b6fad961aa7508acd53b87ce6ef468cbae',
        'quay.io/kubevirt/virt-synchronization-controller@sha256:6163d1108317d2abc4fef3213b4a00acfc8e066625d22882671fcb032859e062',
        'quay.io/kubevirt/virt-template-apiserver@sha256:af326822d8907ce3c96a6458444f5af0f1e3f912215710eae3fa562c92a3470e',
        'quay.io/kubevirt/virt-template-controller@sha256:2cd0770ce24b40d742bd6bac438c55c886352366c90e8165c11b715b7cfd94c7',
        'quay.io/kubevirt/virtio-container-disk@sha256:6b823946eb7493347a93d6daa16b4101a68e16a0ee1766e01ac3adf82e4b5838',
        'quay.io/kubevirt/vm-file-restore-operator@sha256:20d4d1ef723a1f16057bcd810ffbf0805d3862b8a91cf3f8a54dc0e5d40c15cb',
        'quay.io/openshift-virtualization/kubevirt-metrics-exporter@sha256:a6337b9bbaa0b66835b2b09afffa39766b1fa283d1c29c02087873e9b8097121',
        'quay.io/openshift-virtualization/virt-platform-autopilot@sha256:c8afb962ae84ae2a0684111204f140284f0f7f4e3110111570998729fa13a121',
        'quay.io/openshift-virtualization/wasp-agent@sha256:daaf1bd032a32a99ef8e5c9d7d40d6732713b0cbfe49952d6d2ce5fa38e78294',
        'registry.k8s.io/coredns/coredns@sha256:a0ead06651cf580044aeb0a0feba63591858fb2e43ade8c9dea45a6a89ae7e5e',
        'registry.k8s.io/sig-storage/csi-node-driver-registrar@sha256:f9de845b170155199f2a2a3f9531cf13d78e31235e9db6b6582a8b0db0a50dad',
        'registry.k8s.io/sig-storage/csi-provisioner@sha256:d078dc174323407e8cc6f0f9abd4efaac5db27838f1564d0253d5e3233e3f17f',
        'registry.k8s.io/sig-storage/csi-snapshotter@sha256:42af0929bcd60a43499825c078a60ff0534e08af8fbeb283aa391be40feb9f3e',
        'registry.k8s.io/sig-storage/livenessprobe@sha256:06da0d5b8908072f2e4522692aee8dc119fba7247a9658497e1153992cd777e9',
      ],
    },
    {
      version: 'v1.18.1',
      kubevirt: ['1.8'],
      assets: [
        ...crds({
          'application-aware-quota00': 'aaqs.aaq.kubevirt.io',
          'cluster-network-addons00': 'networkaddonsconfigs.networkaddonsoperator.network.kubevirt.io',
          'containerized-data-importer00': 'cdis.cdi.kubevirt.io',
          hco00: 'hyperconvergeds.hco.kubevirt.io',
          'hostpath-provisioner00': 'hostpathprovisioners.hostpathprovisioner.kubevirt.io',
          inflightoperations00: 'inflightoperations.ifo.kubevirt.io',
          inflightoperations01: 'operationrulesets.ifo.kubevirt.io',
          kubevirt00: 'kubevirts.kubevirt.io',
          'migration-operator00': 'migcontrollers.migrations.kubevirt.io',
          'scheduling-scale-performance00': 'ssps.ssp.kubevirt.io',
        }),
        {
          file: 'cluster_role.yaml',
          role: 'rights',
          required: true,
          objects: inventory({
            Role: `
cluster-network-addons-operator kubevirt-operator ssp-operator cdi-operator hostpath-provisioner-operator aaq-operator
kubevirt-migration-operator inflightoperations-controller-manager
`,
            ClusterRole: `
hyperconverged-cluster-operator cluster-network-addons-operator kubevirt-operator ssp-operator cdi-operator hostpath-provisioner-operator
aaq-operator kubevirt-migration-operator inflightoperations-controller-manager virt-platform-autopilot
`,
          }),
        },
        {
          file: 'service_account.yaml',
          role: 'rights',
          required: true,
          objects: inventory({
            ServiceAccount: `
aaq-operator cdi-operator cluster-network-addons-operator hostpath-provisioner-operator hyperconverged-cluster-cli-download
hyperconverged-cluster-operator inflightoperations-controller-manager kubevirt-migration-operator kubevirt-operator ssp-operator
virt-platform-autopilot
`,
          }),
        },
        {
          file: 'cluster_role_binding.yaml',
          role: 'rights',
          required: true,
          objects: inventory({
            RoleBinding: `
cluster-network-addons-operator kubevirt-operator ssp-operator cdi-operator hostpath-provisioner-operator aaq-operator
kubevirt-migration-operator inflightoperations-controller-manager
`,
            ClusterRoleBinding: `
hyperconverged-cluster-operator cluster-network-addons-operator kubevirt-operator ssp-operator cdi-operator hostpath-provisioner-operator
aaq-operator kubevirt-migration-operator inflightoperations-controller-manager virt-platform-autopilot
`,
          }),
        },
        { file: 'webhooks.yaml', role: 'webhook', required: true, objects: WEBHOOKS },
        {
          file: 'operator.yaml',
          role: 'operator',
          required: true,
          objects: inventory({
            Deployment: `
hyperconverged-cluster-operator hyperconverged-cluster-webhook hyperconverged-cluster-cli-download cluster-network-addons-operator
virt-operator ssp-operator cdi-operator hostpath-provisioner-operator aaq-operator kubevirt-migration-operator
inflightoperations-controller-manager virt-platform-autopilot
`,
            Service:
              'hyperconverged-cluster-webhook-service ssp-operator-service hostpath-provisioner-operator-service',
          }),
        },
        {
          file: 'hco.cr.yaml',
          role: 'cr-example',
          required: false,
          objects: inventory({ HyperConverged: 'kubevirt-hyperconverged' }),
        },
      ],
      images: [
        'ghcr.io/k8snetworkplumbingwg/multus-cni@sha256:3c20900b5381fac7f9cbbdfac8370ea10a2f6ed7fbecc678384a9db57047abb1',
        'ghcr.io/k8snetworkplumbingwg/multus-dynamic-networks-controller@sha256:2a2bb32c0ea8b232b3dbe81c0323a107e8b05f8cad06704fca2efd0d993a87be',
        'ghcr.io/k8snetworkplumbingwg/ovs-cni-plugin@sha256:435f374b434b3bc70a5cfaba0011fdcf5f433d96b98b06d29306cbd8db3a8c21',
        'ghcr.io/kubevirt/ipam-controller@sha256:08f250f46f932beb81f82a8fdd003824815a726034d2aa2d58d59feb34496db3',
        'ghcr.io/kubevirt/kubesecondarydns@sha256:f5fe9c98fb6d7e5e57a6df23fe82e43e65db5953d76af44adda9ab40c46ad0bf',
        'quay.io/ifo-operator/controller@sha256:3dff33743351c00c9d2b7fc990e8820ac4db88690f6754533bcc23f9bbaa7eaf',
        'quay.io/kubevirt/aaq-controller@sha256:2d1b82260feb6413b31addb87dc64c081c79708b2e3f7a549be8294fba463f3c',
        'quay.io/kubevirt/aaq-operator@sha256:0bf148bdc49e660a2faf6ebb81c502b72ec2028ad701ba1b4acacf45fce8cebf',
        'quay.io/kubevirt/aaq-server@sha256:fe33da1d5274c57530a910e22cdfd96b178ba7246441d3b36021bc11c07fc8a3',
        'quay.io/kubevirt/bridge-marker@sha256:f9611ec10bb4aec44b0ec19f9b9d748a36255c089a1f59bc76e5fc37acc0fed2',
        'quay.io/kubevirt/cdi-apiserver@sha256:bf8bbaf76410bc20adff6c9bd76493fdcf622b0bc0be3aea166eec57b1b34a59',
        'quay.io/kubevirt/cdi-cloner@sha256:4c485d088db067a81fce46899a5a577529c1a97a164f27d666d6317da0a32319',
        'quay.io/kubevirt/cdi-controller@sha256:c924d99bf27fe6a198f9796c4250d4fb04af3dfc4e850f2a2f089fc4f988c5bf',
        'quay.io/kubevirt/cdi-importer@sha256:27fad4a3677e15fb6ff61d7ef0ae99c31d0462cc993b4b4f1e3d8988e4d0e698',
        'quay.io/kubevirt/cdi-operator@sha256:42ce149c020523b466cd8cb5e413bad9800d93f502d82ced69a2d98a01944ce5',
        'quay.io/kubevirt/cdi-uploadproxy@sha256:6fd47bf9fe695e3299764b7fd7729c5d438558e439c06ada3c472705e9c9d77c',
        'quay.io/kubevirt/cdi-uploadserver@sha256:6d7e71acf3087f4c2de2fa96ed968aff5793f6ba24d3bdb30080912e55929a78',
        'quay.io/kubevirt/cluster-network-addons-operator@sha256:6d19b3d8a7b406fc4106f2b1ddbb5894884fba4fb854558e39d14e54e644f818',
        'quay.io/kubevirt/cni-default-plugins@sha256:976a24392c2a096c38c2663d234b2d3131f5c24558889196d30b9ac1b6716788',
        'quay.io/kubevirt/hostpath-csi-driver@sha256:eab9b548397314558a3cd6557d53bb007c6bc6cdee5e05f41e0f02aa253cb486',
        'quay.io/kubevirt/hostpath-provisioner-operator@sha256:bb675d99477c8dad2816f846ae880850baaea0f3ff59018ca9dad8b50ef5363f',
        'quay.io/kubevirt/hostpath-provisioner@sha256:a412f5042dfc0c8a638dbbedfee5d644da954b4763d36e3ffe27e3121580c1b6',
        'quay.io/kubevirt/hyperconverged-cluster-operator:1.18.1-unstable',
        'quay.io/kubevirt/hyperconverged-cluster-webhook:1.18.1-unstable',
        'quay.io/kubevirt/iommufd-device-plugin@sha256:45b9a3e904b19e83592d4d9ee1029b04f4ed10013cce735cf03e42458eaf9db0',
        'quay.io/kubevirt/kubemacpool@sha256:fee2954568d346c3be9c1ae4353dc6b3acc57a80bf55f008d84ac5ac557b8104',
        'quay.io/kubevirt/kubevirt-aie-webhook@sha256:d5aafc2c9ea71fc03c92a5f73d1c612996a20cff59051e029f82774210ff457e',
        'quay.io/kubevirt/kubevirt-migration-controller@sha256:d235178862451a14826894d9ddf8af96898fc098ae6e7af56987f694cfd57c5b',
        'quay.io/kubevirt/kubevirt-migration-operator@sha256:54bd78472e336f176db777df1c02fbebeb34049bad067949666c76ea15f84141',
        'quay.io/kubevirt/kubevirt-template-validator@sha256:98512f42937e7474576d5b7970e10aa87ac1e78a16f674863c8916218bfc80ba',
        'quay.io/kubevirt/libguestfs-tools@sha256:c5347bf0d9a88e9ef48d52a7f9fb7a09bab523226ef451a963016ec15ce82879',
        'quay.io/kubevirt/macvtap-cni@sha256:5266955a654a4cb4e425424ab274cf31e7a6deb3f340e3679a11d689bfa734d0',
        'quay.io/kubevirt/network-passt-binding-cni@sha256:a0bf3055453309691479b8cb36159e2769fc42e4e58826e847419dc28e7c2d58',
        'quay.io/kubevirt/network-passt-binding@sha256:47f06f3c1482bc3fa13741ea7d483ba054b24441edbde12469581b48e3c71ca3',
        'quay.io/kubevirt/pr-helper@sha256:eca8d1f2c46ce09c18d4e59a44276ef4f02bea82665a6525aed8b5f76986131a',
        'quay.io/kubevirt/sidecar-shim@sha256:95255857aa7ea1924f6742534707930f452e46242c8ab7d5570d297ed89a34b0',
        'quay.io/kubevirt/ssp-operator@sha256:73c69d81e76a0a7ce165b676756b72d018ffe3308037739932131d85b6b2bb3e',
        'quay.io/kubevirt/virt-api@sha256:8df9c3b10cafbca3bbd8d42f005f12abed14ec70c9f1feea209d5785618db028',
        'quay.io/kubevirt/virt-artifacts-server:1.18.1-unstable',
        'quay.io/kubevirt/virt-controller@sha256:4135c3f1284aadb60b914b50cbf3be6be3d2d14a050ada2397cc89b47c525e4e',
        'quay.io/kubevirt/virt-exportproxy@sha256:ef68bb9b9f997d4aca56a8053cc368a5eeb2d9623de5fed3356e7ce4f38290e2',
        'quay.io/kubevirt/virt-exportserver@sha256:1489c5ee739a24a24fdaa0a96b4ea1336ebbcbcadd5f04deb2ca96c47a8a6e6a',
        'quay.io/kubevirt/virt-handler@sha256:d6b8f966f7f8cc032821d8c5d62507056381c739c886e3aa547482fb1ac6f6b0',
        'quay.io/kubevirt/virt-launcher@sha256:c89f733b1fdcc810d0b4326bbfc652a4cf3d25bc56cc8545f124d5cb71a1ce20',
        'quay.io/kubevirt/virt-operator@sha256:65d23c9ad91707a4fb5f0103e04c12d02343437ac44e3a31608d7a1fff003d55',
        'quay.io/kubevirt/virt-synchronization-controller@sha256:631ade5aced9ffb248f2725759c7d37376d596875b05f6a331a12342a281a1ce',
        'quay.io/kubevirt/virt-template-apiserver@sha256:22e30fae8ec41238764fa07733a4107812b9997207002a0a8c4da234d99a3c5f',
        'quay.io/kubevirt/virt-template-controller@sha256:e9fee9511f0198dbc5906417ea71785e5db3390ab4f76cc7f2bb7ca04e80d96c',
        'quay.io/kubevirt/virtio-container-disk@sha256:6b823946eb7493347a93d6daa16b4101a68e16a0ee1766e01ac3adf82e4b5838',
        'quay.io/openshift-virtualization/virt-platform-autopilot@sha256:ba94138eb74ebf3508dd1f2722773d0f1091aa683947ff1a1a5690168fed6384',
        'quay.io/openshift-virtualization/wasp-agent@sha256:daaf1bd032a32a99ef8e5c9d7d40d6732713b0cbfe49952d6d2ce5fa38e78294',
        'registry.k8s.io/coredns/coredns@sha256:a0ead06651cf580044aeb0a0feba63591858fb2e43ade8c9dea45a6a89ae7e5e',
        'registry.k8s.io/sig-storage/csi-node-driver-registrar@sha256:ab482308a4921e28a6df09a16ab99a457e9af9641ff44fb1be1a690d07ce8b70',
        'registry.k8s.io/sig-storage/csi-provisioner@sha256:d078dc174323407e8cc6f0f9abd4efaac5db27838f1564d0253d5e3233e3f17f',
        'registry.k8s.io/sig-storage/csi-snapshotter@sha256:da081c27e8a6d91f36042c1942362d0515ced8d06e18c11b8f893e58c4d6d797',
        'registry.k8s.io/sig-storage/livenessprobe@sha256:c4cc074199c045dd73ab85f28897e2a32f4d6f38ffdba4f3b13b8007ccbd3570',
      ],
    },
  ],
};
