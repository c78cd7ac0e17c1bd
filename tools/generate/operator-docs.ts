/** What the types and fields of the stack's operators are, in our own words; the rest stands in docs.ts. */
const PLACEMENT = {
  affinity: 'Affinity of the Pods.',
  nodeSelector: 'Labels that the nodes must have.',
  tolerations: 'Taints of nodes that the Pods tolerate.',
};
const DURATIONS = {
  duration: 'Lifetime, such as 48h.',
  renewBefore: 'How long before its end a certificate is renewed.',
};
const SELF_SIGNED = {
  caRotateInterval: 'Lifetime of the CA. Default: 168h.',
  caOverlapInterval: 'How long the old CA stays valid beside the new one. Default: 24h.',
  certRotateInterval: 'Lifetime of the certificates. Default: 24h.',
  certOverlapInterval: 'How long the old certificates stay valid beside the new ones. Default: 8h.',
};
const TLS = 'Least TLS version and cipher suites of the components.';
const MAC_POOL = { rangeStart: 'First address.', rangeEnd: 'Last address.' };

type Docs = Readonly<Record<string, Readonly<Record<string, string>>>>;

export const OPERATOR_DOCS: Docs = {
  'hostpathprovisioner.HostPathProvisioner': {
    '*': "The hostpath provisioner: disks on the nodes' own storage. One object in a cluster.",
  },
  'hostpathprovisioner.HostPathProvisionerSpec': {
    featureGates: 'Features to turn on: Snapshotting.',
    pathConfig: 'The one pool of earlier releases. Not together with storagePools.',
    storagePools: 'Folders of the nodes in which disks are kept. Their names and paths must differ.',
    workload: 'Nodes that offer disks.',
  },
  'hostpathprovisioner.HostPathProvisionerSpecPathConfig': {
    path: 'Folder on the nodes.',
    useNamingPrefix: "Whether a disk's folder is named for its claim, too.",
  },
  'hostpathprovisioner.HostPathProvisionerSpecStoragePool': {
    name: 'Up to 50 characters. Parameter storagePool of its StorageClass.',
    overlayClassName: 'StorageClass of the volume under the pool.',
    path: 'Absolute, up to 255 characters. With pvcTemplate, where its volume is mounted.',
    pvcTemplate: "Claim for the pool's volume on each node. Default: the folder itself.",
    snapshotProvider: '`reflink` where the filesystem can copy by reference (XFS, Btrfs). Default: no snapshots.',
  },
  'hostpathprovisioner.HostPathProvisionerSpecWorkload': PLACEMENT,

  'networkaddonsoperator.NetworkAddonsConfig': {
    '*': 'Networks besides the pod network. One object in a cluster, whose name must be `cluster`. A field that is present installs its addon.',
  },
  'networkaddonsoperator.NetworkAddonsConfigSpec': {
    kubeMacPool: 'Gives NICs of guests addresses that they keep.',
    kubeSecondaryDNS: 'Answers with the addresses of guests on secondary networks.',
    kubevirtIpamController: 'Keeps addresses of guests on user-defined networks of OVN-Kubernetes. Needs cert-manager.',
    linuxBridge: 'The CNI plugin of Linux bridges, and the marker of nodes that have a bridge.',
    macvtap: 'The CNI plugin of macvtap networks, and its device plugin.',
    multus: 'More than one network for Pods and guests.',
    multusDynamicNetworks: 'NICs that are plugged into running guests without a migration.',
    ovs: 'The CNI plugin of Open vSwitch bridges.',
    placementConfiguration: 'Nodes of the controllers and of the networks.',
    selfSignConfiguration: 'Lifetime of the certificates: all four values, or none.',
    tlsSecurityProfile: TLS,
  },
  'networkaddonsoperator.NetworkAddonsConfigSpecKubeMacPool': MAC_POOL,
  'networkaddonsoperator.NetworkAddonsConfigSpecKubeSecondaryDNS': {
    domain: 'Domain below which guests are found.',
    nameServerIP: 'Address of the DNS server, for its own record.',
  },
  'networkaddonsoperator.NetworkAddonsConfigSpecKubevirtIpamController': {
    defaultNetworkNADNamespace: 'Namespace of the NetworkAttachmentDefinition of the default network.',
  },
  'networkaddonsoperator.NetworkAddonsConfigSpecMacvtap': {
    devicePluginConfig: "Name of the ConfigMap of the device plugin, in the operator's namespace.",
  },
  'networkaddonsoperator.NetworkAddonsConfigSpecMultusDynamicNetworks': {
    hostCRISocketPath: "Path of the container runtime's socket on the nodes.",
  },
  'networkaddonsoperator.NetworkAddonsConfigSpecPlacementConfiguration': {
    infra: 'Nodes of the controllers.',
    workloads: 'Nodes that have the networks.',
  },
  'networkaddonsoperator.NetworkAddonsConfigSpecPlacementConfigurationInfra': PLACEMENT,
  'networkaddonsoperator.NetworkAddonsConfigSpecPlacementConfigurationWorkloads': PLACEMENT,
  'networkaddonsoperator.NetworkAddonsConfigSpecSelfSignConfiguration': SELF_SIGNED,

  'nmstate.NMState': { '*': 'Kubernetes NMState: what configures the network of the nodes. One object in a cluster.' },
  'nmstate.NMStateV1beta1': { '*': 'Kubernetes NMState, as earlier releases serve it.' },
  'nmstate.NMStateSpec': {
    affinity: 'Affinity of the handlers.',
    infraAffinity: 'Affinity of the webhook.',
    infraNodeSelector: 'Labels of the nodes of the webhook.',
    infraTolerations: 'Taints that the webhook tolerates.',
    metricsConfiguration: 'Where metrics are served.',
    nodeSelector: 'Labels of the nodes whose network is configured.',
    probeConfiguration: 'What a node must still reach after a change, or the change is undone.',
    selfSignConfiguration: 'Lifetime of the certificates.',
    tolerations: 'Taints of nodes whose network is configured.',
  },
  'nmstate.NMStateSpecProbeConfigurationDns': { host: 'Name that must be resolved.' },
  'nmstate.NMStateSpecSelfSignConfiguration': SELF_SIGNED,
  'nmstate.NodeNetworkConfigurationPolicy': {
    '*': 'What the network of the nodes must look like: bridges, bonds, VLANs, addresses. Deleting it undoes nothing.',
  },
  'nmstate.NodeNetworkConfigurationPolicySpec': {
    capture: 'Expressions by name that desiredState refers to.',
    desiredState: 'Interfaces, routes and DNS in the shape of NMState. What is not named stays as it is.',
    maxUnavailable: 'Number or percentage of nodes that are changed at the same time. Default: 50%.',
    nodeSelector: 'Labels of the nodes that it is for. Default: every node.',
  },

  'ssp.SSP': { '*': 'Templates, golden images and their validation on OpenShift. Made by HyperConverged.' },
  'ssp.SSPV1beta2': {
    '*': 'Templates, golden images and their validation on OpenShift, as earlier releases serve it.',
  },
  'ssp.SSPSpec': {
    cluster: 'Architectures of the cluster.',
    commonTemplates: 'Templates of VMs, and the images that they use.',
    enableMultipleArchitectures: 'Whether golden images are imported for every architecture of the cluster.',
    templateValidator: 'The webhook that checks VMs against the rules of their template.',
    tlsSecurityProfile: TLS,
    tokenGenerationService: 'The API that makes tokens for consoles of VMs.',
  },
  'ssp.SSPSpecCluster': {
    controlPlaneArchitectures: 'Architectures of the control plane.',
    workloadArchitectures: 'Architectures of the nodes that run guests.',
  },
  'ssp.SSPSpecCommonTemplates': {
    dataImportCronTemplates: 'Golden images that are kept up to date.',
    namespace: 'Namespace of the templates. Cannot be changed.',
  },
  'ssp.SSPSpecTemplateValidator': { placement: 'Nodes of the webhook.', replicas: 'Default: 2.' },
  'ssp.SSPSpecTemplateValidatorPlacement': PLACEMENT,

  'aaq.AAQ': {
    '*': 'The application-aware quota: quotas that count guests by what they are given. One object in a cluster.',
  },
  'aaq.AAQSpec': {
    certConfig: 'Lifetime of the certificates.',
    configuration: 'How quotas are counted.',
    infra: 'Nodes of the controllers.',
    namespaceSelector:
      'Namespaces in which Pods wait for their quota. Default: those with the label application-aware-quota/enable-gating.',
    priorityClass: 'PriorityClass of the controllers.',
    tlsSecurityProfile: TLS,
    workload: 'Nodes of the other components.',
  },
  'aaq.AAQSpecConfiguration': {
    allowApplicationAwareClusterResourceQuota: 'Whether quotas may span namespaces. Needs more memory.',
    sidecarEvaluators: 'Containers that count other kinds of workloads.',
    vmiCalculatorConfiguration: 'How guests are counted.',
  },
  'aaq.AAQSpecConfigurationVmiCalculatorConfiguration': {
    configName:
      '`DedicatedVirtualResources`, `VirtualResources`, `VmiPodUsage` or `GuestEffectiveResources`. Default: DedicatedVirtualResources.',
  },
  'aaq.AAQSpecCertConfigCa': DURATIONS,
  'aaq.AAQSpecCertConfigServer': DURATIONS,
  'aaq.AAQSpecInfra': PLACEMENT,
  'aaq.AAQSpecWorkload': PLACEMENT,

  'hco.HyperConverged': {
    '*': 'OpenShift Virtualization: KubeVirt, CDI and their neighbours as one object, named kubevirt-hyperconverged. It reverts other changes of what it makes.',
  },
  'hco.HyperConvergedV1beta1': {
    '*': 'OpenShift Virtualization up to 4.21 (HyperConverged 1.17): KubeVirt, CDI and their neighbours as one object, named kubevirt-hyperconverged.',
  },
  'hco.HyperConvergedSpec': {
    deployment: 'Where and how the components run.',
    featureGates: 'Features to turn on or off.',
    networking: 'Addresses, DNS and binding plugins of guests.',
    observability: 'Metrics and alerts.',
    security: 'Certificates and TLS.',
    storage: 'Storage classes of what belongs to guests besides their disks, and imports.',
    virtualization: 'Guests: migrations, devices, CPUs, density.',
    workloadSources: 'Golden images, templates and instancetypes.',
  },
  'hco.HyperConvergedSpecDeployment': {
    applicationAwareConfig: 'The application-aware quota.',
    deployNetworkResourcesInjector:
      'Whether the webhook that adds the node resources of networks is installed. Default: true.',
    deployVmConsoleProxy: 'Whether the proxy for consoles of VMs is installed. Default: false.',
    logVerbosityConfig: 'Of the components of KubeVirt and CDI.',
    nodePlacements: 'Nodes of the controllers and of the guests.',
    uninstallStrategy: 'Whether deleting the object is refused while VMs exist. Default: it is.',
  },
  'hco.HyperConvergedSpecDeploymentApplicationAwareConfig': {
    allowApplicationAwareClusterResourceQuota: 'Whether quotas may span namespaces.',
    enable: 'Whether it is installed. Default: false.',
    namespaceSelector: 'Namespaces in which Pods wait for their quota.',
    vmiCalcConfigName: 'How guests are counted. Default: DedicatedVirtualResources.',
  },
  'hco.HyperConvergedSpecDeploymentNodePlacements': {
    infra: 'Nodes of the controllers.',
    workload: 'Nodes that run guests.',
  },
  'hco.HyperConvergedSpecDeploymentNodePlacementsInfra': PLACEMENT,
  'hco.HyperConvergedSpecDeploymentNodePlacementsWorkload': PLACEMENT,
  'hco.HyperConvergedSpecNetworking': {
    kubeMacPoolConfiguration: 'Addresses that NICs of guests get. Default: a range that is drawn at random.',
    kubeSecondaryDNSNameServerIP: 'Address of the DNS server of guests on secondary networks.',
    networkBinding: 'Network binding plugins by name.',
  },
  'hco.HyperConvergedSpecNetworkingKubeMacPoolConfiguration': MAC_POOL,
  'hco.HyperConvergedSpecSecurity': { certConfig: 'Lifetime of the certificates.', tlsSecurityProfile: TLS },
  'hco.HyperConvergedSpecSecurityCertConfigCa': DURATIONS,
  'hco.HyperConvergedSpecSecurityCertConfigServer': DURATIONS,
  'hco.HyperConvergedSpecStorage': {
    filesystemOverhead: 'Part of a filesystem volume that a disk leaves to the filesystem.',
    persistentReservationConfiguration: 'Whether guests may use SCSI persistent reservations.',
    scratchSpaceStorageClass: 'StorageClass of scratch space of imports.',
    storageImport: 'Registries whose certificates are not checked.',
    vmStateStorageClass: 'Where persistent TPM and EFI state is kept.',
    workloadResourceRequirements: 'CPU and memory of the Pods that import, upload and clone.',
  },
  'hco.HyperConvergedSpecVirtualization': {
    autoCPULimitNamespaceLabelSelector: 'Namespaces whose guests get a CPU limit.',
    changedBlockTrackingLabelSelectors: 'VMs and namespaces whose disks are tracked for incremental backups.',
    evictionStrategy: 'Of guests that do not say. Default: LiveMigrate where there are several workers.',
    higherWorkloadDensity: 'Guest memory in percent of what is requested.',
    ksmConfiguration: 'Nodes that merge equal pages of memory while memory is short.',
    liveMigrationConfig: 'Live migrations of all guests that no MigrationPolicy selects.',
    liveUpdateConfiguration: 'How far CPUs and memory can grow while a guest runs.',
    mediatedDevicesConfiguration: 'Mediated devices (vGPUs) that are made on the nodes.',
    obsoleteCPUModels: 'CPU models that nodes do not offer.',
    permittedHostDevices: 'Devices of the nodes that guests may be given.',
    roleAggregationStrategy: 'Whether the roles of KubeVirt are added to admin, edit and view.',
    tuningPolicy: 'How many requests the components send.',
    virtualMachineOptions: 'CPU model and options of guests that do not say.',
    vmiCPUAllocationRatio: 'Virtual CPUs per requested CPU. Default: 10.',
    workloadUpdateStrategy: 'How running guests follow an upgrade. Default: by live migration.',
  },
  'hco.HyperConvergedSpecVirtualizationLiveMigrationConfig': {
    allowAutoConverge: 'Slow a guest down until its migration converges.',
    allowPostCopy: 'Move a guest before all its memory is there. It is lost if the network fails then.',
    allowWorkloadDisruption: 'Pause a guest so that its migration can complete.',
    bandwidthPerMigration: 'Per second, such as 64Mi.',
    completionTimeoutPerGiB:
      'Seconds per GiB of memory before a migration is given up. The default differs between releases.',
    network: 'NetworkAttachmentDefinition of the network of migrations.',
    parallelMigrationsPerCluster: 'Migrations at a time.',
    parallelOutboundMigrationsPerNode: 'Migrations at a time that leave one node.',
    progressTimeout: 'Seconds without progress before a migration is given up. Default: 150.',
  },
  'hco.HyperConvergedSpecVirtualizationPermittedHostDevicesPciHostDevice': {
    disabled: 'Removes a device that the operator lists by itself.',
    externalResourceProvider: 'Whether another device plugin offers the device.',
    pciDeviceSelector: 'Vendor and product: 10DE:1EB8.',
    resourceName: 'Name by which guests ask for it: nvidia.com/TU104GL_Tesla_T4.',
  },
  'hco.HyperConvergedSpecVirtualizationWorkloadUpdateStrategy': {
    batchEvictionInterval: 'Time between batches. Default: 1m.',
    batchEvictionSize: 'Guests shut down at a time. Default: 10.',
    workloadUpdateMethods: 'LiveMigrate moves guests, Evict shuts down those that cannot move.',
  },
  'hco.HyperConvergedSpecWorkloadSources': {
    commonBootImageNamespace: 'Namespace of the golden images.',
    commonTemplatesNamespace: 'Namespace of the templates.',
    dataImportCronTemplates: 'Golden images besides the common ones, or in their place.',
    enableCommonBootImageImport: 'Whether the common golden images are imported. Default: true.',
    enableMultiArchBootImageImport: 'Whether they are imported for every architecture of the cluster.',
    commonInstancetypesDeployment: 'Whether the common instancetypes and preferences are installed. Default: yes.',
  },
};
