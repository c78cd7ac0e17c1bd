/** What the objects of several operators have in common, in our own words: one description for all the types of a row. */
import { DATA_ROWS, type Fields, type Row } from './data-docs';

/** A type of HyperConverged v1, below its section of the spec, and that of v1beta1, which has no sections. */
const hco = (section: string, type: string): string[] => [
  `hco.HyperConvergedSpec${section}${type}`,
  `hco.HyperConvergedV1beta1Spec${type}`,
];
const v1beta1 = (type: string): string => `hco.HyperConvergedV1beta1Spec${type}`;

const ENABLED = { enabled: 'Whether it is installed.' };
const PLACEMENT = {
  affinity: 'Affinity of the Pods.',
  nodeSelector: 'Labels that the nodes must have.',
  tolerations: 'Taints of nodes that the Pods tolerate.',
};
const DURATIONS = {
  duration: 'Lifetime, such as 48h.',
  renewBefore: 'How long before its end a certificate is renewed.',
};
const AMOUNTS = { limits: 'The most of each resource.', requests: 'What is reserved of each resource on the node.' };
const SELECTS_BOTH = {
  namespaceLabelSelector: 'Labels of namespaces.',
  virtualMachineLabelSelector: 'Labels of VMs.',
};
const PATCHES = {
  flags: 'Command-line flags by component.',
  patches: 'Patches of what the operator installs.',
};
const PATCH = {
  patch: 'The patch itself, as JSON text.',
  resourceName: 'Name of the object that is patched, such as virt-api.',
  resourceType: 'Kind of the object that is patched, such as Deployment.',
  type: '`strategic` and `merge` merge by field, `json` is a list of operations.',
};
const BINDING = {
  computeResourceOverhead: "CPU and memory that the sidecar adds to the guest's Pod.",
  domainAttachmentType: 'How the guest is attached where no sidecar does it: `tap`, or `managedTap`.',
  downwardAPI: 'What the plugin learns of the interface: `device-info`.',
  migration: 'How the interface follows a live migration.',
  networkAttachmentDefinition: 'NetworkAttachmentDefinition of the CNI plugin, as namespace/name.',
  sidecarImage: "Image of the container that configures the guest's network.",
};
const USB = { product: 'Product in hexadecimal, such as 5678.', vendor: 'Vendor in hexadecimal, such as 1234.' };
const RESOURCE = {
  externalResourceProvider: 'Whether another device plugin offers the device.',
  resourceName: 'Name by which guests ask for it, such as nvidia.com/GRID_T4-2Q.',
};
const REMOVED = { disabled: 'Removes a device that the operator lists by itself.' };
const MDEV_NAME = { mdevNameSelector: 'Name of the type of the mediated device, such as GRID T4-2Q.' };
const USB_SELECTORS = { selectors: 'Devices that are given together, by vendor and product.' };
const MDEV_TYPES = { mediatedDeviceTypes: 'Types of mediated devices that are made, such as nvidia-222.' };
const OLD_MDEV_TYPES = { mediatedDevicesTypes: 'Deprecated: use mediatedDeviceTypes.' };
const BY_NODE = { nodeMediatedDeviceTypes: 'Other types on the nodes with certain labels.' };
const VERBOSITY = {
  nodeVerbosity: 'virt-handler by node, from 0 to 9.',
  virtAPI: 'virt-api, from 0 to 9.',
  virtController: 'virt-controller, from 0 to 9.',
  virtHandler: 'virt-handler on all other nodes, from 0 to 9.',
  virtLauncher: 'The Pods of guests, from 0 to 9.',
  virtOperator: 'virt-operator, from 0 to 9.',
  virtSynchronizationController: 'The controller of migrations between clusters, from 0 to 9.',
};
const ARCHITECTURE = {
  emulatedMachines: 'Machine types that guests may name, as patterns such as q35*.',
  machineType: 'Machine type of guests that do not name one.',
  ovmfPath: 'Folder of the EFI firmware in the image of virt-launcher.',
};
const TLS_PROFILE = {
  custom: 'Version and ciphers of `Custom`.',
  intermediate: 'Empty; beside `type: Intermediate`.',
  modern: 'Empty; beside `type: Modern`.',
  old: 'Empty; beside `type: Old`.',
  type: 'One of the profiles of Mozilla, or Custom. Default: Intermediate.',
};
const TLS = { ciphers: 'Cipher suites that are offered.', minTLSVersion: 'Least version of TLS.' };
const OVERHEAD = {
  global: 'Part of every volume, from 0 to 1.',
  storageClass: 'Part by StorageClass, from 0 to 1.',
};
const HOTPLUG = {
  maxCpuSockets: 'Sockets that a guest can grow to. Default: maxHotplugRatio times what it started with.',
  maxGuest: 'Memory that a guest can grow to. Default: maxHotplugRatio times what it started with.',
  maxHotplugRatio: 'Default: 4.',
};

const ROWS: readonly Row[] = [
  [
    ['core.TDXAttestationConfiguration'],
    {
      enforced: 'Whether guests start only on nodes that can attest them.',
      qgsSocketPath: 'Path on the nodes of the socket of the quote generation service.',
    },
  ],
  [
    ['core.KubeVirtConfiguration'],
    {
      hypervisors: 'What runs guests; at most one. Default: kvm.',
      roleAggregationStrategy: 'Whether the roles of KubeVirt are added to admin, edit and view. Default: they are.',
    },
  ],
  [['core.KubeVirtCertificateRotateStrategy'], { selfSigned: 'Lifetime of the CA and of the servers.' }],
  [['core.CertConfig', 'cdi.CertConfig', v1beta1('CertConfigCa'), v1beta1('CertConfigServer')], DURATIONS],
  [
    ['core.KubeVirtSelfSignConfiguration'],
    {
      ca: 'The CA. Default: 168h, renewed when a fifth is left.',
      server: 'The servers. Default: 24h, renewed when a fifth is left.',
      caOverlapInterval: 'Deprecated: use ca.renewBefore.',
      caRotateInterval: 'Deprecated: use ca.duration.',
      certRotateInterval: 'Deprecated: use server.duration.',
    },
  ],
  [
    ['cdi.CDICertConfig', ...hco('Security', 'CertConfig'), 'aaq.AAQSpecCertConfig'],
    { ca: 'The CA.', server: 'The servers.' },
  ],
  [['cdi.CDICertConfig'], { client: 'The clients of the upload servers.' }],
  [
    ['core.TokenBucketRateLimiter'],
    { burst: 'Requests at once before the limit applies.', qps: 'Requests per second in the long run.' },
  ],
  [['core.RateLimiter'], { tokenBucketRateLimiter: 'Requests per second, with bursts.' }],
  [['core.RESTClientConfiguration'], { rateLimiter: 'How many requests the component sends to the API server.' }],
  [['core.ReloadableComponentConfiguration'], { restClient: 'The connection to the API server.' }],
  [['core.ArchSpecificConfiguration'], ARCHITECTURE],
  [
    ['core.ArchConfiguration'],
    {
      amd64: 'Guests on x86.',
      arm64: 'Guests on Arm.',
      ppc64le: 'Guests on POWER. Without effect: KubeVirt does not run on them.',
      s390x: 'Guests on IBM Z.',
      defaultArchitecture: 'Of guests that name none. Default: that of the control plane.',
    },
  ],
  [
    ['core.ChangedBlockTrackingSelectors', ...hco('Virtualization', 'ChangedBlockTrackingLabelSelectors')],
    SELECTS_BOTH,
  ],
  [
    [
      'core.CommonInstancetypesDeployment',
      ...hco('WorkloadSources', 'CommonInstancetypesDeployment'),
      'core.VirtTemplateDeployment',
    ],
    ENABLED,
  ],
  [
    [
      'core.PersistentReservationConfiguration',
      'hco.HyperConvergedSpecStoragePersistentReservationConfiguration',
      'ssp.SSPSpecTokenGenerationService',
      'ssp.SSPV1beta2SpecTokenGenerationService',
    ],
    { enabled: 'Whether it is there.' },
  ],
  [['core.ConfidentialComputeConfiguration'], { tdx: 'Intel TDX.' }],
  [['core.TDXConfiguration'], { attestation: 'How guests prove to others that they run in TDX.' }],
  [['core.DiskVerification'], { memoryLimit: 'Memory of the check of a container disk.' }],
  [['core.LogVerbosity', ...hco('Deployment', 'LogVerbosityConfigKubevirt')], VERBOSITY],
  [
    hco('Deployment', 'LogVerbosityConfig'),
    { cdi: 'Components of CDI, from 1 to 3.', kubevirt: 'Components of KubeVirt.' },
  ],
  [
    ['core.HypervisorConfiguration', ...hco('Virtualization', 'Hypervisor')],
    { name: '`kvm`, or `hyperv-direct` on nodes that run on Hyper-V.' },
  ],
  [
    ['core.InstancetypeConfiguration', ...hco('WorkloadSources', 'InstancetypeConfig')],
    {
      referencePolicy:
        '`reference` keeps the instancetype by name, `expand` writes its values into new VMs, `expandAll` into all. Default: reference.',
    },
  ],
  [
    ['core.KSMConfiguration', ...hco('Virtualization', 'KsmConfiguration')],
    { nodeLabelSelector: 'Labels of the nodes; empty: all of them.' },
  ],
  [
    [
      'core.NodeMediatedDeviceTypesConfig',
      ...hco('Virtualization', 'MediatedDevicesConfigurationNodeMediatedDeviceType'),
    ],
    { ...MDEV_TYPES, nodeSelector: 'Labels of the nodes.' },
  ],
  [
    ['core.MediatedDevicesConfiguration', ...hco('Virtualization', 'MediatedDevicesConfiguration')],
    { ...MDEV_TYPES, ...BY_NODE },
  ],
  [
    [
      'core.MediatedDevicesConfiguration',
      'core.NodeMediatedDeviceTypesConfig',
      v1beta1('MediatedDevicesConfiguration'),
      v1beta1('MediatedDevicesConfigurationNodeMediatedDeviceType'),
    ],
    OLD_MDEV_TYPES,
  ],
  [
    ['core.MediatedDevicesConfiguration', 'hco.HyperConvergedSpecVirtualizationMediatedDevicesConfiguration'],
    { enabled: 'Whether KubeVirt makes and removes mediated devices.' },
  ],
  [
    [
      'core.ResourceRequirementsWithoutClaims',
      ...hco('Networking', 'NetworkBindingComputeResourceOverhead'),
      'hco.HyperConvergedSpecStorageWorkloadResourceRequirements',
      v1beta1('ResourceRequirementsStorageWorkloads'),
      'k8s.ResourceRequirements',
    ],
    AMOUNTS,
  ],
  [
    [
      'hco.HyperConvergedSpecStorageWorkloadResourceRequirements',
      v1beta1('ResourceRequirementsStorageWorkloads'),
      'k8s.ResourceRequirements',
    ],
    { claims: 'Claims of dynamic resource allocation that the container uses.' },
  ],
  [
    [
      'hco.HyperConvergedSpecStorageWorkloadResourceRequirementsClaim',
      v1beta1('ResourceRequirementsStorageWorkloadsClaim'),
      'k8s.ResourceClaim',
    ],
    { name: 'Name of the claim in the Pod.', request: 'The one of its requests; all of them unless named.' },
  ],
  [['core.InterfaceBindingPlugin', ...hco('Networking', 'NetworkBinding')], BINDING],
  [
    ['core.InterfaceBindingMigration', ...hco('Networking', 'NetworkBindingMigration')],
    { method: '`link-refresh` takes the link of the guest down and up once it has moved.' },
  ],
  [['core.NetworkConfiguration'], { permitSlirpInterface: 'Removed from KubeVirt; without effect.' }],
  [
    ['core.MediatedHostDevice', ...hco('Virtualization', 'PermittedHostDevicesMediatedDevice')],
    { ...RESOURCE, ...MDEV_NAME },
  ],
  [['core.PciHostDevice'], { ...RESOURCE, pciVendorSelector: 'Vendor and product: 10DE:1EB8.' }],
  [
    [v1beta1('PermittedHostDevicesPciHostDevice')],
    { ...RESOURCE, ...REMOVED, pciDeviceSelector: 'Vendor and product: 10DE:1EB8.' },
  ],
  [['core.USBSelector', ...hco('Virtualization', 'PermittedHostDevicesUsbHostDeviceSelector')], USB],
  [
    ['core.USBHostDevice', ...hco('Virtualization', 'PermittedHostDevicesUsbHostDevice')],
    { ...RESOURCE, ...USB_SELECTORS },
  ],
  [
    [
      ...hco('Virtualization', 'PermittedHostDevicesUsbHostDevice'),
      ...hco('Virtualization', 'PermittedHostDevicesMediatedDevice'),
    ],
    REMOVED,
  ],
  [
    hco('Virtualization', 'PermittedHostDevices'),
    {
      mediatedDevices: 'Mediated devices, such as vGPUs, by their type.',
      pciHostDevices: 'PCI devices, by vendor and product.',
      usbHostDevices: 'USB devices, by vendor and product.',
    },
  ],
  [
    ['core.CustomProfile'],
    {
      localhostProfile: 'Path of a profile on the nodes, below the folder of the kubelet.',
      runtimeDefaultProfile: 'Whether the profile of the container runtime is used.',
    },
  ],
  [['core.VirtualMachineInstanceProfile'], { customProfile: 'One of the two.' }],
  [['core.SeccompConfiguration'], { virtualMachineInstanceProfile: 'Of the Pods of guests.' }],
  [
    ['core.SMBiosConfiguration'],
    {
      family: 'Family that the guest sees in its DMI tables.',
      manufacturer: 'Manufacturer that the guest sees in its DMI tables.',
      product: 'Product that the guest sees in its DMI tables.',
      sku: 'SKU that the guest sees in its DMI tables.',
      version: 'Version that the guest sees in its DMI tables.',
    },
  ],
  [
    ['core.SupportContainerResources'],
    { resources: 'CPU and memory of the container.', type: 'Container beside the guest, such as container-disk.' },
  ],
  [['core.TLSConfiguration', 'cdi.CustomTLSProfile'], TLS],
  [['cdi.TLSSecurityProfile'], TLS_PROFILE],
  [
    ['core.VirtualMachineOptions', ...hco('Virtualization', 'VirtualMachineOptions')],
    {
      disableFreePageReporting: 'Empty, to keep guests from returning memory that they do not use.',
      disableSerialConsoleLog: "Empty, to keep the serial console out of the Pod's log.",
    },
  ],
  [
    ['core.KubeVirtConfiguration'],
    {
      apiConfiguration: 'virt-api.',
      controllerConfiguration: 'virt-controller.',
      handlerConfiguration: 'virt-handler.',
      webhookConfiguration: 'The webhooks of virt-api.',
      confidentialCompute: 'Guests whose memory the node cannot read.',
      emulatedMachines: 'Deprecated: use architectureConfiguration.',
      machineType: 'Deprecated: use architectureConfiguration.',
      ovmfPath: 'Deprecated: use architectureConfiguration.',
      minCPUModel: 'Deprecated: use obsoleteCPUModels.',
      supportedGuestAgentVersions: 'Deprecated, without effect.',
    },
  ],
  [['core.CustomizeComponents', 'cdi.CustomizeComponents'], PATCHES],
  [['core.CustomizeComponentsPatch', 'cdi.CustomizeComponentsPatch'], PATCH],
  [['core.Flags'], { api: 'virt-api.', controller: 'virt-controller.', handler: 'virt-handler.' }],
  [['cdi.Flags'], { api: 'cdi-apiserver.', controller: 'cdi-deployment.', uploadProxy: 'cdi-uploadproxy.' }],
  [
    [
      'core.NodePlacement',
      'cdi.NodePlacement',
      'cdi.ComponentConfig',
      v1beta1('InfraNodePlacement'),
      v1beta1('WorkloadsNodePlacement'),
      'ssp.SSPV1beta2SpecTemplateValidatorPlacement',
    ],
    PLACEMENT,
  ],
  [
    ['core.ComponentConfig'],
    {
      nodePlacement: 'Nodes by label, affinity and taints.',
      replicas: 'Of virt-api and virt-controller, from 1 to 255. Default: 2 where there are enough nodes.',
    },
  ],
  [[v1beta1('Infra'), v1beta1('Workloads')], { nodePlacement: 'Nodes by label, affinity and taints.' }],
  [
    ['cdi.ComponentConfig'],
    {
      apiServerReplicas: 'Of cdi-apiserver. Default: 1.',
      deploymentReplicas: 'Of cdi-deployment. Default: 1.',
      uploadProxyReplicas: 'Of cdi-uploadproxy. Default: 1.',
    },
  ],
  [
    [
      'core.KubeVirtSpec',
      'cdi.CDISpec',
      'hostpathprovisioner.HostPathProvisionerSpec',
      'networkaddonsoperator.NetworkAddonsConfigSpec',
      'aaq.AAQSpec',
    ],
    { imagePullPolicy: 'When nodes pull the images of the components. Default: IfNotPresent.' },
  ],
  [['cdi.FilesystemOverhead', ...hco('Storage', 'FilesystemOverhead')], OVERHEAD],
  [
    ['cdi.ImportProxy'],
    {
      HTTPProxy: 'Address of the proxy of http sources.',
      HTTPSProxy: 'Address of the proxy of https sources.',
      noProxy: 'Hosts and domains that are reached directly, separated by commas.',
      trustedCAProxy: "ConfigMap, in the namespace of CDI, with the proxy's certificates.",
    },
  ],

  ...DATA_ROWS,
  [
    hco('Storage', 'StorageImport'),
    { insecureRegistries: 'Registries, as host:port, whose certificates are not checked.' },
  ],
  [hco('Virtualization', 'LiveUpdateConfiguration'), HOTPLUG],
  [
    ['hco.HyperConvergedSpecVirtualizationVirtualMachineOptions', v1beta1('')],
    {
      defaultCPUModel: 'CPU model of guests that do not name one. Default: host-model.',
      defaultRuntimeClass: 'RuntimeClass of the Pods of guests.',
    },
  ],
  [
    ['hco.HyperConvergedSpecVirtualization', v1beta1('')],
    { hypervisors: 'What runs guests; at most one. Default: kvm.' },
  ],
  [
    ['hco.HyperConvergedSpecWorkloadSources', v1beta1('')],
    { instancetypeConfig: 'What virt-controller writes into VMs that name an instancetype.' },
  ],
];

/** By type, then by field. */
export const SHARED_DOCS: Readonly<Record<string, Fields>> = ROWS.reduce<Record<string, Fields>>(
  (all, [definitions, fields]) => {
    for (const definition of definitions) all[definition] = { ...all[definition], ...fields };
    return all;
  },
  {},
);
