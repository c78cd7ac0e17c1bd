import { HYPERCONVERGED_DOCS } from './hyperconverged-docs';
import { OPERATOR_DOCS } from './operator-docs';
import { SHARED_DOCS } from './shared-docs';

/**
 * What types and fields are, in our own words: doc comments of the TypeScript types and descriptions of the Pulumi schema. By definition,
 * then by field; `*` stands for the type as a whole. A field whose name says it all has no entry.
 */
const OWN_DOCS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'core.VirtualMachine': {
    '*': 'A virtual machine that may be started and stopped: its run strategy, its disks, and the template of the guest.',
  },
  'core.VirtualMachineInstance': {
    '*': 'One running guest. Usually made and owned by a VirtualMachine; on its own it is gone once it stops. Its spec cannot be changed.',
  },
  'core.VirtualMachineInstanceReplicaSet': {
    '*': 'A number of identical, stateless guests. VirtualMachinePool is its successor.',
  },
  'core.VirtualMachineInstancePreset': { '*': 'Deprecated: settings merged into guests by label. Use preferences.' },
  'core.VirtualMachineInstanceMigration': {
    '*': 'One live migration of a running guest to another node. It runs once, when created; its spec cannot be changed.',
  },
  'core.KubeVirt': {
    '*': 'The installation of KubeVirt: one object in a cluster, which virt-operator turns into the platform.',
  },
  'pool.VirtualMachinePool': { '*': 'A number of like virtual machines, scaled and updated together.' },
  'instancetype.VirtualMachineInstancetype': {
    '*': 'CPU, memory and devices of guests in one namespace. A VM copies it when it first refers to it: later edits never reach that VM.',
  },
  'instancetype.VirtualMachineClusterInstancetype': {
    '*': 'CPU, memory and devices of guests, for all namespaces. A VM copies it when it first refers to it: later edits never reach that VM.',
  },
  'instancetype.VirtualMachinePreference': {
    '*': 'What a guest system prefers (buses, models, firmware), in one namespace. Fills in only what the VM leaves open.',
  },
  'instancetype.VirtualMachineClusterPreference': {
    '*': 'What a guest system prefers (buses, models, firmware), for all namespaces. Fills in only what the VM leaves open.',
  },
  'migrations.MigrationPolicy': {
    '*': 'How live migrations of the selected guests behave, in place of what the KubeVirt object says for all.',
  },
  'snapshot.VirtualMachineSnapshot': {
    '*': 'A snapshot of a VM: its spec and its volumes. Its spec cannot be changed.',
  },
  'snapshot.VirtualMachineSnapshotContent': {
    '*': 'What a snapshot holds. Made by KubeVirt; written by hand only to import one.',
  },
  'snapshot.VirtualMachineRestore': {
    '*': 'Puts a VM back to a snapshot, or makes a new VM from one. It runs once; its spec cannot be changed.',
  },
  'clone.VirtualMachineClone': { '*': 'Makes a VM from a VM or from a snapshot of one. It runs once.' },
  'export.VirtualMachineExport': {
    '*': 'Offers the volumes of a VM, a snapshot, a backup or a claim for download, until its time to live is over: then it deletes itself.',
  },
  'backup.VirtualMachineBackup': {
    '*': 'A full or incremental backup of a running VM. It runs once; its spec cannot be changed.',
  },
  'backup.VirtualMachineBackupTracker': {
    '*': 'Remembers the last checkpoint of a VM, from which incremental backups start.',
  },
  'plugin.Plugin': { '*': "Hooks of a plugin into guests' domains and nodes' virt-handlers, cluster-wide." },
  'template.VirtualMachineTemplate': { '*': 'A VM with parameters, from which VMs are made.' },
  'template.VirtualMachineTemplateRequest': {
    '*': 'Turns an existing VM into a template. It runs once; its spec cannot be changed.',
  },
  'cdi.CDI': { '*': 'The installation of the Containerized Data Importer: one object in a cluster.' },
  'cdi.CDIConfig': {
    '*': 'The configuration of CDI in force. Written by CDI; change `spec.config` of the CDI object instead.',
  },
  'cdi.DataVolume': {
    '*': 'A claim together with what fills it: an image, another disk, nothing. Its spec cannot be changed; grow the claim to grow it.',
  },
  'cdi.DataSource': { '*': 'A stable name for a disk to clone from, such as the newest image of a system.' },
  'cdi.DataImportCron': {
    '*': 'Imports an image again and again, on a schedule, and keeps a DataSource at the newest one.',
  },
  'cdi.StorageProfile': { '*': 'What CDI knows of a storage class: access modes, volume modes, how to clone.' },
  'cdi.ObjectTransfer': { '*': 'Moves a claim or a DataVolume to another namespace.' },
  'cdi.VolumeCloneSource': { '*': 'Where a claim is cloned from, for claims that name it as their data source.' },
  'cdi.VolumeImportSource': { '*': 'Where a claim is imported from, for claims that name it as their data source.' },
  'cdi.VolumeUploadSource': { '*': 'That a claim is filled by upload, for claims that name it as their data source.' },
  'forklift.OpenstackVolumePopulator': { '*': 'Fills claims from images of an OpenStack.' },
  'forklift.OvirtVolumePopulator': { '*': 'Fills claims from disks of an oVirt.' },
  'k8scni.NetworkAttachmentDefinition': {
    '*': 'A network that guests and pods can attach to, as a CNI configuration in JSON text.',
  },

  'core.VirtualMachineSpec': {
    runStrategy: 'When a guest should run. Changing it starts or stops the guest.',
    running: 'Deprecated: use runStrategy.',
    template: 'The guest. Most changes wait for its next start.',
    instancetype: 'CPU, memory and devices by name. Not together with the same fields in the template.',
    preference: 'What the guest system prefers, by name. Fills in what the template leaves open.',
    dataVolumeTemplates: 'Disks made with the VM and deleted with it. A volume of the template must refer to each.',
    updateVolumesStrategy:
      "What swapping a volume's claim does: wait for a restart, or copy the data live (`Migration`).",
  },
  'core.VirtualMachineInstanceTemplateSpec': {
    metadata: "Labels and annotations of the guest (and of its pod). Changes wait for the guest's next start.",
  },
  'core.VirtualMachineInstanceSpec': {
    '*': 'A guest: its devices, volumes, networks, and where it may run.',
    accessCredentials:
      'SSH keys and passwords taken from Secrets. A change of the Secret reaches the running guest through its agent.',
    architecture: "CPU architecture of the guest. Default: that of the cluster's KubeVirt.",
    evictionStrategy: 'What happens when the node is drained. Default: what the KubeVirt object says (None).',
    hostname: "Default: the VM's name.",
    livenessProbe: 'A guest that fails it is restarted.',
    readinessProbe: 'A guest that fails it gets no traffic from Services.',
    networks: 'What the interfaces of the same names attach to. Default: the pod network.',
    nodeSelector: 'Labels a node must have. Applied to a running guest at its next migration.',
    startStrategy: '`Paused`: the guest is held before its first instruction.',
    subdomain: "With a headless Service of this name, the guest's name resolves in DNS.",
    terminationGracePeriodSeconds: 'How long the guest may take to shut down before it is powered off. Default: 30.',
    utilityVolumes: 'Volumes that KubeVirt attaches at run time. Refused on creation.',
    volumes: 'What the disks and filesystems of the same names hold.',
    serviceAccountName: "The pod's service account.",
  },
  'core.DomainSpec': {
    cpu: 'Topology, model and features. More sockets reach a running guest live; every other change waits for a restart.',
    memory: 'Memory of the guest. More of it can reach a running guest live, by migration.',
    resources: "The pod's requests and limits. KubeVirt derives them from cpu and memory.",
    machine: "Machine type. Default: the architecture's.",
    firmware: 'BIOS or EFI, uuid and serial.',
    rebootPolicy:
      '`Terminate`: a reboot from inside ends the guest, so that it starts again with pending changes applied.',
    ioThreadsPolicy: "How disks share I/O threads: one for all, or KubeVirt's choice.",
    launchSecurity: 'Confidential computing. Such a guest cannot be migrated live.',
  },
  'core.CPU': {
    cores: 'Cores per socket. Default: 1.',
    sockets: 'Default: 1. Raising it reaches a running guest live, up to maxSockets.',
    threads: 'Threads per core. Default: 1.',
    maxSockets: 'How far sockets can be raised while the guest runs. Default: four times sockets.',
    model: "A CPU model by name, or the host's. Default: host-model.",
    dedicatedCpuPlacement: 'Pins every virtual CPU to a core of its own.',
    isolateEmulatorThread: 'One more core for the emulator. Needs dedicatedCpuPlacement.',
  },
  'core.CPUFeature': { policy: 'Default: require.' },
  'core.Memory': {
    guest: 'What the guest sees, such as 4Gi.',
    maxGuest: 'How far guest can be raised while the guest runs. Default: four times guest.',
    hugepages: 'Memory from huge pages of the node.',
  },
  'core.Hugepages': { pageSize: 'Memory must be a multiple of it.' },
  'core.Devices': {
    disks: 'What the guest sees of its volumes. One without a boot order comes after those that have one.',
    interfaces: 'Network cards, one for each of the networks. Default: one on the pod network.',
    filesystems: 'Volumes shared as file systems instead of disks.',
    autoattachPodInterface: 'A card on the pod network where no interface is given. Default: true.',
    autoattachSerialConsole: 'Default: true.',
    autoattachGraphicsDevice: 'Default: true.',
    autoattachMemBalloon: 'Default: true.',
    autoattachInputDevice: 'Default: false.',
    networkInterfaceMultiqueue: 'One queue per virtual CPU on virtio cards.',
    blockMultiQueue: 'One queue per virtual CPU on virtio disks.',
    tpm: 'A virtual TPM; persistent ones need a storage class for the state of VMs.',
    rng: 'A source of randomness from the host.',
    logSerialConsole: "Whether the serial console goes to the pod's log.",
  },
  'core.Disk': {
    name: 'Name of the volume that this disk shows.',
    bootOrder: 'From 1. Unique among disks and interfaces.',
    cache: 'How the host caches. Default: what the storage can do.',
    io: 'Default: what fits the storage.',
    serial: 'Serial number that the guest sees.',
    shareable: 'Several guests may write to it.',
    dedicatedIOThread: 'A thread of its own for its I/O. Needs the bus virtio.',
    errorPolicy: 'What an I/O error does to the guest. Default: stop.',
    disk: 'As a hard disk.',
    cdrom: 'As a CD-ROM.',
    lun: 'As a SCSI device passed through.',
    tag: "Handed to the guest in the cloud-init drive's metadata.",
  },
  'core.DiskTarget': { bus: 'Default: sata on amd64, virtio elsewhere.' },
  'core.CDRomTarget': { bus: 'Not virtio.', readonly: 'Default: true.', tray: 'Default: closed.' },
  'core.Volume': {
    name: 'Name that a disk or filesystem refers to.',
    containerDisk: 'A disk from a container image. What the guest writes is lost at its next start.',
    dataVolume: 'The claim of a DataVolume, waited for until it is filled.',
    persistentVolumeClaim: 'An existing claim.',
    emptyDisk: "An empty disk that lives as long as the guest's run.",
    ephemeral: 'A claim read only; what the guest writes is lost at its next start.',
    hostDisk: 'A file on the node. The guest cannot be moved from it.',
    cloudInitNoCloud: 'First-boot configuration, for most cloud images.',
    cloudInitConfigDrive: "First-boot configuration in OpenStack's format.",
    sysprep: 'First-boot configuration of Windows.',
    configMap: 'A ConfigMap as a disk or file system.',
    secret: 'A Secret as a disk or file system.',
    serviceAccount: "A service account's token as a disk or file system.",
    downwardAPI: 'Labels and annotations of the guest as a disk or file system.',
  },
  'core.DataVolumeSource': { hotpluggable: 'May be attached and detached while the guest runs.' },
  'core.PersistentVolumeClaimVolumeSource': { hotpluggable: 'May be attached and detached while the guest runs.' },
  'core.ContainerDiskSource': {
    image: 'Image with a disk in /disk.',
    imagePullPolicy: 'Default: Always for the tag latest or none, else IfNotPresent.',
    path: 'Where in the image the disk is.',
  },
  'core.CloudInitNoCloudSource': {
    userData: 'Inline, up to 2048 bytes. Use secretRef for more, and for secrets.',
    networkData: 'Inline, up to 2048 bytes. Use networkDataSecretRef for more.',
    secretRef: 'A Secret with the key userdata.',
    networkDataSecretRef: 'A Secret with the key networkdata.',
  },
  'core.CloudInitConfigDriveSource': {
    userData: 'Inline, up to 2048 bytes. Use secretRef for more, and for secrets.',
    networkData: 'Inline, up to 2048 bytes. Use networkDataSecretRef for more.',
    secretRef: 'A Secret with the key userdata.',
    networkDataSecretRef: 'A Secret with the key networkdata.',
  },
  'core.Interface': {
    name: 'Name of the network that this card attaches to.',
    masquerade: 'Behind an address of the pod. For the pod network only; the guest stays live-migratable.',
    bridge: 'Bridged. On the pod network it keeps the guest from being migrated live.',
    sriov: 'A virtual function of a network card, passed through.',
    passtBinding: 'Through passt. For the pod network only.',
    binding: 'Through a binding plugin registered in the KubeVirt object.',
    macAddress: 'Default: chosen by the cluster.',
    model: 'Default: virtio.',
    ports: 'Ports that reach the guest. Default: all.',
    state: '`absent` unplugs the card, `down` takes its link away.',
    bootOrder: 'From 1. Unique among disks and interfaces.',
    acpiIndex: 'From 1 to 16383: a stable name in the guest.',
  },
  'core.Network': { pod: "The cluster's own network.", multus: 'A NetworkAttachmentDefinition.' },
  'core.MultusNetwork': {
    networkName: '`name`, or `namespace/name`.',
    default: "The guest's pod has this network in place of the cluster's.",
  },
  'core.Firmware': {
    uuid: 'Identity of the guest. Chosen at random on creation, then kept.',
    serial: 'Chosen at random on creation, then kept.',
  },
  'core.EFI': {
    secureBoot: 'Default: true, which needs features.smm.',
    persistent: 'Keeps EFI variables across restarts.',
  },
  'core.HostDisk': { capacity: 'Size of a disk that is made.', path: 'Path on the node.' },
  'core.EmptyDiskSource': { capacity: 'Size, such as 2Gi.' },
  'core.Probe': {
    periodSeconds: 'Default: 10.',
    timeoutSeconds: 'Default: 1.',
    successThreshold: 'Default: 1.',
    failureThreshold: 'Default: 3.',
    guestAgentPing: 'The guest agent answers.',
  },
  'core.InstancetypeMatcher': {
    kind: 'Default: VirtualMachineClusterInstancetype.',
    inferFromVolume: 'Take the name from labels of what is behind this volume.',
    revisionName: 'The copy in use. Written by KubeVirt.',
  },
  'core.PreferenceMatcher': {
    kind: 'Default: VirtualMachineClusterPreference.',
    inferFromVolume: 'Take the name from labels of what is behind this volume.',
    revisionName: 'The copy in use. Written by KubeVirt.',
  },
  'core.VirtualMachineStatus': {
    printableStatus: 'The state in one word.',
    ready: 'A guest runs and passes its readiness probe.',
    created: 'A guest exists.',
  },
  'core.VirtualMachineInstanceMigrationSpec': {
    vmiName: 'The guest to migrate.',
    addedNodeSelector: 'Labels the target node must have besides.',
  },
  'core.KubeVirtSpec': {
    certificateRotateStrategy: 'Lifetime of the certificates that KubeVirt makes for itself.',
    customizeComponents:
      'Patches and flags of the components, as a last resort: they may stop working with any release.',
    imagePullSecrets: 'Secrets with which the images are pulled, in the namespace of KubeVirt.',
    monitorAccount: 'ServiceAccount of Prometheus. Default: prometheus-k8s.',
    monitorNamespace: 'Namespace of Prometheus. Default: openshift-monitoring or monitoring.',
    serviceMonitorNamespace: 'Where the ServiceMonitor is made. Default: the namespace of KubeVirt.',
    synchronizationPort: 'Port of live migrations between clusters. Default: 9185.',
    productName: 'Name of the product that KubeVirt is a part of, for labels.',
    productVersion: 'Version of that product, for labels.',
    productComponent: 'Component of that product, for labels.',
    imageTag: "Version of the images. Default: the operator's own.",
    imageRegistry: "Where the images are. Default: the operator's own.",
    uninstallStrategy: 'Whether deleting the object is refused while VMs exist.',
    workloadUpdateStrategy: 'How running guests get to a new version and take on live changes.',
    configuration: 'Settings for all guests of the cluster.',
    infra: 'Where the controllers run.',
    workloads: 'Which nodes run guests.',
  },
  'core.KubeVirtWorkloadUpdateStrategy': {
    workloadUpdateMethods:
      'LiveMigrate moves guests, Evict shuts down those that cannot move. Default: none, so that live changes wait.',
    batchEvictionSize: 'Guests shut down at a time. Default: 10.',
    batchEvictionInterval: 'Time between batches. Default: 1m.',
  },
  'core.KubeVirtConfiguration': {
    additionalGuestMemoryOverheadRatio:
      "Factor by which the computed overhead of a guest's memory is multiplied, as text: '1.2'.",
    architectureConfiguration:
      'Machine types and firmware by architecture, and the architecture of guests that do not name one.',
    autoCPULimitNamespaceLabelSelector: 'Namespaces whose guests get a CPU limit of one CPU per virtual CPU.',
    changedBlockTrackingLabelSelectors: 'VMs and namespaces whose disks are tracked for incremental backups.',
    commonInstancetypesDeployment: 'Whether the common instancetypes and preferences are installed. Default: yes.',
    cpuModel: 'CPU model of guests that do not name one. Default: host-model.',
    cpuRequest: 'CPU request per virtual CPU of guests that do not set one. Default: 100m.',
    defaultRuntimeClass: 'RuntimeClass of the Pods of guests.',
    developerConfiguration: 'Feature gates, and settings of the whole installation.',
    imagePullPolicy: 'Of the Pods of guests.',
    instancetype: 'What virt-controller writes into VMs that name an instancetype.',
    ksmConfiguration: 'Nodes that merge equal pages of memory while memory is short.',
    liveUpdateConfiguration: 'How far CPUs and memory can grow while a guest runs.',
    mediatedDevicesConfiguration: 'Mediated devices (vGPUs) that KubeVirt makes on the nodes.',
    memBalloonStatsPeriod: 'Seconds between readings of the memory balloon. Default: 10; 0: none.',
    migrations: 'Live migrations of all guests that no MigrationPolicy selects.',
    network: 'Network interfaces of guests that do not say, and network binding plugins.',
    obsoleteCPUModels: 'CPU models that nodes do not offer, even if they could.',
    permittedHostDevices: 'Devices of the nodes that guests may be given, by resource name.',
    persistentReservationConfiguration: 'Whether guests may use SCSI persistent reservations.',
    seccompConfiguration: 'Seccomp profile of the Pods of guests.',
    selinuxLauncherType: 'SELinux type of the Pods of guests.',
    smbios: 'Manufacturer, product and version that guests read from their SMBIOS.',
    supportContainerResources: "CPU and memory of the containers beside a guest's own.",
    tlsConfiguration: 'Least TLS version and cipher suites of the components.',
    virtTemplateDeployment: 'Whether virt-template is installed, which serves VirtualMachineTemplates. Default: yes.',
    virtualMachineInstancesPerNode: 'Number of guests that a node runs at most.',
    virtualMachineOptions:
      'What guests have unless it is switched off here: free page reporting, the log of the serial console.',
    evictionStrategy: 'Of guests that do not say. Default: None.',
    vmRolloutStrategy: 'Whether changes reach running guests (LiveUpdate) or wait (Stage). Default: LiveUpdate.',
    vmStateStorageClass: 'Where persistent TPM and EFI state is kept.',
  },
  'core.DeveloperConfiguration': {
    clusterProfiler: 'Serves profiles of the components, for debugging them.',
    diskVerification: 'Memory for the check of container disks.',
    logVerbosity: 'Of each component, from 0 to 9.',
    memoryOvercommit: 'Guest memory in percent of what its Pod requests. Default: 100.',
    minimumClusterTSCFrequency:
      'TSC frequency in Hz that guests with a fixed one get. Default: the lowest of all nodes.',
    minimumReservePVCBytes: 'Space in bytes that is left free on filesystem volumes. Default: 131072.',
    nodeSelectors: 'Labels that nodes of guests must have besides.',
    pvcTolerateLessSpaceUpToPercent: 'Percentage of a disk that its volume may lack. Default: 10.',
    featureGates: 'Features to turn on.',
    disabledFeatureGates: 'Beta features to turn off.',
    useEmulation: 'Runs guests without hardware virtualization where a node has none. Slow.',
    cpuAllocationRatio: 'Virtual CPUs per requested CPU. Default: 10.',
  },
  'core.MigrationConfiguration': {
    allowAutoConverge: 'Slow a guest down until its migration converges. Default: false.',
    allowPostCopy: 'Move a guest before all its memory is there. It is lost if the network fails then. Default: false.',
    allowWorkloadDisruption: 'Pause a guest so that its migration can complete. Default: the value of allowPostCopy.',
    bandwidthPerMigration: 'Per second, such as 64Mi. Default: no limit.',
    completionTimeoutPerGiB: 'Seconds per GiB of memory before a migration is given up. Default: 150.',
    disableTLS: 'Send guests unencrypted. Default: false.',
    matchSELinuxLevelOnMigration: 'Run the target with the SELinux level of the source. Default: true.',
    maxDowntimeMs: 'Milliseconds for which a guest may stand still at the end of its migration.',
    network:
      'NetworkAttachmentDefinition of the network of migrations, in the namespace of KubeVirt. Must exist before virt-handler starts.',
    nodeDrainTaintKey: 'Taint that makes guests leave a node. Default: kubevirt.io/drain.',
    parallelMigrationsPerCluster: 'Default: 5.',
    parallelOutboundMigrationsPerNode: 'Default: 2.',
    progressTimeout: 'Seconds without progress before a migration is given up. Default: 150.',
    unsafeMigrationOverride: 'Migrate guests that KubeVirt thinks are not safe to migrate. Default: false.',
    utilityVolumesTimeout: 'Seconds to wait for utility volumes to be unplugged before a migration. Default: 150.',
  },
  'core.LiveUpdateConfiguration': {
    maxCpuSockets: 'Sockets that a guest can grow to. Default: maxHotplugRatio times what it started with.',
    maxGuest: 'Memory that a guest can grow to. Default: maxHotplugRatio times what it started with.',
    maxHotplugRatio: 'Default: 4.',
  },
  'core.PermittedHostDevices': {
    mediatedDevices: 'Mediated devices, such as vGPUs, by their type.',
    pciHostDevices: 'PCI devices, by vendor and product.',
    usb: 'USB devices, by vendor and product.',
  },
  'core.NetworkConfiguration': {
    binding: 'Network binding plugins by name.',
    defaultNetworkInterface:
      'Binding of the pod network of guests that do not name one. Default: bridge, with which a guest cannot be migrated.',
    permitBridgeInterfaceOnPodNetwork: 'Whether guests may bind the pod network by a bridge. Default: true.',
  },
  'pool.VirtualMachinePoolSpec': {
    replicas: 'Default: 1.',
    selector: 'Must match the labels of virtualMachineTemplate. Cannot be changed.',
    virtualMachineTemplate: 'The VM of which the pool holds copies.',
    paused: 'Neither scale nor update.',
    maxUnavailable: 'VMs that an update may take down at a time, as a number or a percentage.',
  },
  'migrations.MigrationPolicySpec': {
    selectors: 'All labels must be on the running guest and on its namespace. The policy with most labels wins.',
    bandwidthPerMigration: 'Per second, such as 64Mi. 0: no limit.',
    completionTimeoutPerGiB: 'Seconds per GiB of memory before a migration is given up.',
    allowPostCopy: 'Move the guest before all its memory is there. It cannot be saved if the network fails.',
    allowAutoConverge: 'Slow the guest down until the migration converges.',
  },
  'instancetype.VirtualMachineInstancetypeSpec': { cpu: 'Virtual CPUs.', memory: 'Memory of the guest.' },
  'instancetype.CPUInstancetype': { guest: 'Number of virtual CPUs.' },
  'instancetype.MemoryInstancetype': {
    guest: 'What the guest sees, such as 4Gi.',
    overcommitPercent: 'From 0 to 100.',
  },
  'snapshot.VirtualMachineSnapshotSpec': {
    source: 'The VM.',
    deletionPolicy: 'What becomes of the content with the snapshot. Default: Delete.',
    failureDeadline: 'When to give up, such as 5m. 0: never.',
  },
  'snapshot.VirtualMachineRestoreSpec': {
    target: 'The VM to put back, or to make.',
    targetReadinessPolicy: 'What to do about a target that runs. Default: wait a while for it to stop.',
    volumeRestorePolicy: 'How the restored claims are named. Default: at random.',
    patches: 'JSON patches, one a line, to spec, labels and annotations of the target.',
  },
  'clone.VirtualMachineCloneSpec': {
    source: 'A VM or a snapshot.',
    target: 'The VM to make. Default: a name is chosen.',
    newMacAddresses: 'By interface. Default: the cluster chooses new ones.',
    newSMBiosSerial: 'Default: a new one is chosen.',
    labelFilters: 'Which labels are copied: `*`, `!key`.',
    annotationFilters: 'Which annotations are copied: `*`, `!key`.',
  },
  'export.VirtualMachineExportSpec': {
    source: 'A claim, a VM, a snapshot or a backup.',
    tokenSecretRef: 'A Secret with the token that downloads need. Default: one is made.',
    ttlDuration: 'When the export deletes itself. Default: 2h.',
  },
  'cdi.CDISpec': {
    certConfig: 'Lifetime of the certificates that CDI makes for itself.',
    cloneStrategyOverride: 'How disks are cloned. Default: the best that the storage can do.',
    config: 'Settings for all imports, uploads and clones.',
    customizeComponents:
      'Patches and flags of the components, as a last resort: they may stop working with any release.',
    infra: 'Where the controllers run, and how many of them.',
    priorityClass: 'PriorityClass of the controllers. Default: kubevirt-cluster-critical, if it exists.',
    uninstallStrategy: 'Whether deleting the object is refused while DataVolumes exist. Default: they are deleted.',
    workload: 'Nodes that import, upload and clone.',
  },
  'cdi.CDIConfigSpec': {
    dataVolumeTTLSeconds: 'Seconds after which a filled DataVolume is deleted without its claim. Default: never.',
    featureGates: 'Features to turn on.',
    filesystemOverhead: 'Part of a filesystem volume that a disk leaves to the filesystem. Default: 0.06.',
    imagePullSecrets: 'Secrets with which the images are pulled.',
    importProxy: 'Proxy of imports.',
    insecureRegistries: 'Registries, as host:port, whose certificates are not checked.',
    logVerbosity: 'From 1 to 3.',
    podResourceRequirements: 'CPU and memory of the Pods that import, upload and clone.',
    preallocation: 'Allocates all of the space of a disk at once.',
    scratchSpaceStorageClass: "StorageClass of scratch space. Default: the cluster's, else that of the DataVolume.",
    tlsSecurityProfile: 'Least TLS version and cipher suites of the components.',
    uploadProxyURLOverride: 'Address of the upload proxy, in place of that of its Ingress or Route.',
    webhookPvcRendering: 'Whether claims that name CDI are completed from the storage profile. Default: Enabled.',
  },
  'cdi.DataVolumeSpec': {
    source: 'What fills the claim.',
    sourceRef: 'A DataSource that says what fills the claim.',
    storage: 'The claim; CDI takes what is omitted from the storage profile. Not together with pvc.',
    pvc: 'The claim, all of it said here. Not together with storage.',
    contentType: 'Default: kubevirt, a disk image.',
    preallocation: 'Allocates all of the space at once.',
    checkpoints: 'Stages of a warm migration.',
  },
  'cdi.DataVolumeSource': {
    blank: 'An empty disk.',
    http: 'An image from a web server.',
    registry: 'An image from a container registry.',
    pvc: 'A copy of another claim.',
    snapshot: 'A volume snapshot.',
    s3: 'An image from an S3 bucket.',
    gcs: 'An image from a Google Cloud bucket.',
    upload: 'Waits for an upload.',
    imageio: 'A disk of an oVirt.',
    vddk: 'A disk of a vSphere.',
  },
  'cdi.DataVolumeSourceRegistry': {
    url: '`docker://registry/image:tag`, or `oci-archive://` with a path.',
    imageStream: 'An OpenShift ImageStream, in place of url.',
    pullMethod:
      '`pod`: the importer pulls; `node`: the container runtime does, with its own credentials. Default: pod.',
    secretRef: "A Secret with the registry's accessKeyId and secretKey.",
    certConfigMap: "A ConfigMap with the registry's certificates.",
  },
  'cdi.DataVolumeSourceHTTP': {
    url: 'Of a raw or qcow2 image; gzip and xz are unpacked.',
    checksum: 'Of the file, as `sha256:...`.',
    secretRef: "A Secret with the server's accessKeyId and secretKey.",
  },
  'cdi.StorageSpec': {
    accessModes: 'Default: from the storage profile. Live migration needs ReadWriteMany.',
    resources: 'The size, in `requests.storage`.',
    storageClassName: "Default: the cluster's for VMs, else its default.",
    volumeMode: 'Default: from the storage profile.',
  },
  'cdi.DataImportCronSpec': {
    schedule: 'When to look for a new image, in cron syntax.',
    managedDataSource: 'DataSource that is kept at the newest image.',
    template: 'DataVolume that is made for each new image.',
    importsToKeep: 'Default: 3.',
    garbageCollect: 'Whether outdated images go. Default: Outdated.',
    retentionPolicy: 'Whether imports outlive this object. Default: All.',
  },
  'cdi.DataVolumeStatus': { phase: 'Succeeded once it can be used.', progress: 'As a percentage.' },
  'template.VirtualMachineTemplateSpec': {
    virtualMachine:
      'A VirtualMachine with a parameter in place of what differs, as a name in braces after a dollar sign.',
    parameters: 'What differs from VM to VM.',
    message: 'Shown to whoever makes a VM from the template.',
  },
  'k8scni.NetworkAttachmentDefinitionSpec': { config: 'A CNI configuration, as JSON text.' },
  'k8s.ObjectMeta': {
    '*': 'Name, labels and annotations of an object.',
    name: 'Unique in the namespace for the kind. Cannot be changed.',
    generateName: 'Start of a name that the cluster completes, where no name is given.',
    namespace: 'Cannot be changed.',
    labels: 'Keys by which objects are selected.',
    annotations: 'Notes for tools.',
    finalizers: 'What must happen before the object is gone.',
    ownerReferences: 'Objects with which this one is deleted.',
  },
};

/** Those of a single type first: they may say more. */
const SOURCES = [OWN_DOCS, OPERATOR_DOCS, HYPERCONVERGED_DOCS, SHARED_DOCS];

/** What a field, or with `*` a type, is; undefined where its name says it all. */
export function docOf(definition: string, field: string): string | undefined {
  return SOURCES.map((docs) => docs[definition]?.[field]).find((doc) => doc !== undefined);
}

/** Every field that is described, as `[definition, field]`. */
export function describedFields(): [definition: string, field: string][] {
  return SOURCES.flatMap(Object.entries<Readonly<Record<string, string>>>).flatMap(([definition, fields]) =>
    Object.keys(fields).map((field): [string, string] => [definition, field]),
  );
}
