/** Arguments beyond those of the examples, so that every type of the schema has a value that the components accept. */
const CONTAINER = 'quay.io/containerdisks/fedora:42';
const SIZED = { namespace: 'vms', cpu: 1, memory: '1Gi' };
const SIZE = { size: '10Gi' };
const VM = 'kubevirt:index:VirtualMachine';
const POOL = 'kubevirt:index:VMPool';
const machine = { instancetype: 'u1.small', bootDisk: { containerDisk: CONTAINER } };
const group = { kind: 'Group', name: 'developers' };

const disks = [
  {
    name: 'a',
    import: { registry: CONTAINER, pullMethod: 'node' },
    accessMode: 'ReadWriteMany',
    volumeMode: 'Block',
    ...SIZE,
  },
  {
    name: 'b',
    clone: { pvc: 'golden', namespace: 'images' },
    bus: 'scsi',
    cache: 'none',
    io: 'native',
    errorPolicy: 'stop',
  },
  {
    name: 'c',
    containerDisk: CONTAINER,
    imagePullPolicy: 'Always',
    imagePullSecret: { name: 'registry' },
    as: 'cdrom',
    tray: 'closed',
  },
  { name: 'd', hostDisk: '/var/disk.img', type: 'DiskOrCreate', capacity: '1Gi' },
  { name: 'e', pvc: { metadata: { name: 'data' } }, blockSize: { logical: 512, physical: 4096 } },
  { name: 'f', dataVolume: 'data-2', blockSize: 'matchVolume' },
  { name: 'g', blank: {}, ...SIZE },
  { name: 'j', blank: {}, volumeType: 'persistentVolumeClaim', ...SIZE },
  { name: 'h', import: { imageio: { url: 'https://ovirt.example', diskId: '1b2c', secret: 'ovirt' } }, ...SIZE },
  {
    name: 'i',
    import: {
      vddk: {
        url: 'https://vcenter.example',
        uuid: '1b2c',
        backingFile: '[ds] vm/vm.vmdk',
        thumbprint: '20:6C:8A:5D:44:40:B3:79:4B:28:EA:76:13:60:90:6E:49:D9:D9:A3',
        secret: 'vcenter',
      },
    },
    ...SIZE,
  },
];

const nics = [
  {
    pod: { vmNetworkCIDR: '10.0.5.0/24' },
    binding: 'masquerade',
    model: 'virtio',
    ports: [{ port: 80, protocol: 'TCP' }],
    state: 'up',
  },
  { network: { name: 'lan', namespace: 'vms', binding: 'bridge' } },
  { network: 'dmz', binding: { plugin: 'macvtap' } },
];

const portRange = { pod: {}, portRanges: [{ start: 8000, end: 8010, protocol: 'UDP' }] };

const devices = {
  gpus: [
    { name: 'gpu1', deviceName: 'nvidia.com/A100' },
    { name: 'gpu2', claim: { name: 'gpus', resourceClaim: 'shared' }, request: 'gpu' },
  ],
  hostDevices: [{ name: 'nic1', deviceName: 'intel.com/qat' }],
  watchdog: { name: 'w', i6300esb: { action: 'reset' } },
};

const firmware = {
  efi: { secureBoot: false },
  acpi: { slic: { name: 'slic' } },
  kernelBoot: {
    container: { image: CONTAINER, imagePullPolicy: 'Never', kernelPath: '/boot/vmlinuz' },
    kernelArgs: 'quiet',
  },
};

const machines: readonly object[] = [
  { ...SIZED, disks, nics, devices },
  { ...SIZED, firmware, evictionStrategy: 'LiveMigrate', architecture: 'amd64', updateVolumesStrategy: 'Migration' },
  {
    ...SIZED,
    firmware: { bios: { useSerial: true } },
    rebootPolicy: 'Terminate',
    ioThreads: 'auto',
    tpm: { persistent: true },
  },
  {
    namespace: 'vms',
    cpu: {
      sockets: 2,
      dedicatedCpuPlacement: true,
      numa: { guestMappingPassthrough: {} },
      realtime: { mask: '0-1' },
      features: [{ name: 'vmx', policy: 'require' }],
    },
    memory: { guest: '2Gi', hugepages: '2Mi' },
    bootDisk: { containerDisk: CONTAINER },
    ioThreads: { threads: 2 },
  },
  {
    namespace: 'vms',
    instancetype: { name: 'small', kind: 'VirtualMachineInstancetype' },
    preference: {
      name: 'mine',
      kind: 'VirtualMachinePreference',
      devices: { diskBus: 'virtio', interfaceModel: 'virtio' },
    },
    bootDisk: { containerDisk: CONTAINER },
    sshKeys: [{ secret: 'keys', users: ['ops'] }],
    passwords: [{ secret: 'passwords' }],
    serviceAccount: { name: 'web' },
    startStrategy: 'Paused',
  },
  {
    namespace: 'vms',
    instancetype: { inferFromVolume: 'root', failurePolicy: 'Ignore' },
    bootDisk: { clone: { dataSource: 'fedora', namespace: 'golden' } },
    readiness: { httpGet: { port: 80, path: '/', scheme: 'HTTP' }, period: '10s' },
    liveness: { exec: { command: ['true'] } },
    dnsPolicy: 'None',
    dnsConfig: { nameservers: ['10.0.0.10'] },
  },
  {
    ...SIZED,
    bootDisk: { containerDisk: CONTAINER },
    readiness: { tcpSocket: { port: 22 } },
    scheduling: { nodeSelector: { zone: 'a' } },
  },
  {
    ...SIZED,
    bootDisk: { containerDisk: CONTAINER },
    cloudInit: {
      config: { hostname: 'web', packages: ['nginx'] },
      network: { version: 2, ethernets: { eth0: { dhcp4: true } } },
      datasource: 'configDrive',
      drive: 'sata',
    },
  },
  { ...SIZED, bootDisk: { containerDisk: CONTAINER }, sysprep: { windowsImage: { edition: 'server-2025' } } },
  {
    ...SIZED,
    bootDisk: { containerDisk: CONTAINER },
    sysprep: {
      windows: {
        edition: 'server-2025',
        adminPassword: { secret: 'admin', key: 'password' },
        registeredTo: { name: 'ops', organization: 'Example' },
        install: { firmware: 'efi', image: 1 },
      },
    },
  },
];

/** The examples of what is installed from manifests, with those to read. */
export const withSource = (source: object): Readonly<Record<string, object>> => ({
  'kubevirt:index:VirtualizationStack': {
    kubevirt: { version: 'v1.9.0', featureGates: ['Snapshot'], source },
    cdi: { source },
    nmstate: { source },
  },
  'kubevirt:index:HyperConvergedStack': { source, certManager: { source } },
});

/** By the type of the component. `source`: releases to read; `vm`: a component to refer to. */
export const moreArguments = (source: object, vm: object): readonly (readonly [type: string, args: object])[] => [
  ...machines.map((args) => [VM, args] as const),
  [
    VM,
    {
      ...SIZED,
      bootDisk: { containerDisk: CONTAINER },
      services: { http: { port: 80, type: 'ClusterIP' } },
      connections: {
        isolate: ['ingress'],
        allowFrom: [{ peer: 'virtctl' }],
        networks: { lan: { isolate: ['egress'] } },
      },
      placement: {
        attract: [{ key: 'zone', operator: 'In', values: ['a'] }],
        separate: [{ pods: { app: 'db' } }],
        spread: [{ topology: 'kubernetes.io/hostname', whenUnsatisfiable: 'ScheduleAnyway' }],
      },
    },
  ],
  [VM, { ...SIZED, bootDisk: { containerDisk: CONTAINER }, runStrategy: 'Halted', nics: [portRange] }],
  [
    'kubevirt:index:GuestService',
    {
      guests: [vm],
      ports: { http: { port: 80 } },
      externalTrafficPolicy: 'Local',
      ipFamilyPolicy: 'SingleStack',
      sessionAffinity: 'ClientIP',
      type: 'NodePort',
    },
  ],
  ['kubevirt:index:Preference', { namespace: 'vms', preferredArchitecture: 'arm64' }],
  [
    'kubevirt:index:StorageClass',
    {
      provisioner: 'ceph',
      profile: {
        claims: [{ accessModes: ['ReadWriteMany'], volumeMode: 'Block' }],
        cloneStrategy: 'csi-clone',
        imagesAs: 'snapshot',
      },
    },
  ],
  [
    POOL,
    {
      namespace: 'vms',
      machine,
      scaleIn: { opportunistic: { keep: 'disks' } },
      autohealing: { startUpFailureThreshold: 3 },
    },
  ],
  [
    POOL,
    {
      namespace: 'vms',
      machine,
      replicas: 2,
      headlessService: { peer: { port: 2380, protocol: 'TCP' } },
      scaleIn: { proactive: { keep: 'nothing', select: { sortPolicy: 'Newest' } } },
    },
  ],
  [
    'kubevirt:index:Autoscaler',
    {
      namespace: 'vms',
      max: 10,
      cpu: { averageValue: '500m' },
      target: { apiVersion: 'pool.kubevirt.io/v1beta1', kind: 'VirtualMachinePool', name: 'web' },
    },
  ],
  ['kubevirt:index:RestoreDrill', { namespace: 'vms', schedule: '0 3 * * 0', of: [{ vm: 'web', disks: ['root'] }] }],
  [
    'kubevirt:index:Autoscaler',
    {
      namespace: 'vms',
      max: 5,
      cpu: 70,
      machine: { instancetype: 'u1.small' },
      target: { apiVersion: 'pool.kubevirt.io/v1beta1', kind: 'VirtualMachinePool', name: 'web' },
      metrics: [
        {
          metric: {
            type: 'External',
            external: { metric: { name: 'queue' }, target: { type: 'AverageValue', averageValue: '10' } },
          },
        },
      ],
    },
  ],
  [
    'kubevirt:index:DefaultDeny',
    { namespace: 'vms', imageSources: [{ peers: [{ ipBlock: { cidr: '10.0.0.0/8' } }] }], except: ['imports'] },
  ],
  ['kubevirt:index:Descheduler', { limits: { node: 2, total: 5 } }],
  ['kubevirt:index:GoldenImages', { namespace: 'golden', cloneableBy: 'authenticated' }],
  [
    'kubevirt:index:GoldenImage',
    { namespace: 'golden', from: { registry: CONTAINER }, size: '5Gi', volumeMode: 'Block' },
  ],
  [
    'kubevirt:index:NodeHealthCheck',
    { remediation: { apiVersion: 'x.example/v1', kind: 'Template', name: 't', namespace: 'ns' } },
  ],
  [
    'kubevirt:index:NodeNetwork',
    {
      bond: { name: 'bond0', mode: 'active-backup', ports: ['eth1', 'eth2'], options: { miimon: 100 } },
      addresses: 'dhcp',
    },
  ],
  ['kubevirt:index:NodeNetwork', { vlan: { base: 'eth1', id: 100 } }],
  ['kubevirt:index:OpenShiftVirtualization', { version: '4.20.0', approver: 'administrator' }],
  ['kubevirt:index:Rights', { persona: 'installer', components: ['kubevirt', 'cdi'] }],
  ['kubevirt:index:StorageClass', { provisioner: 'ceph', bindingMode: 'WaitForFirstConsumer' }],
  [
    'kubevirt:index:SnapshotSchedule',
    { namespace: 'vms', schedule: '0 2 * * *', of: [{ name: 'web', namespace: 'vms' }], runAsUser: 'assigned' },
  ],
  [
    'kubevirt:index:Tenant',
    {
      access: { viewers: [group] },
      claimSize: { max: '1Ti' },
      limitRanges: 'reject',
      network: { except: ['dns'] },
      quota: {
        pods: { cpu: '8', memory: '16Gi' },
        storageClasses: { ceph: { storage: '1Ti', claims: 10 } },
        objects: { services: 5 },
      },
    },
  ],
  [
    'kubevirt:index:VMInstancetype',
    { namespace: 'vms', cpu: { guest: 2 }, memory: { guest: '4Gi' }, ioThreadsPolicy: 'auto' },
  ],
  [
    'kubevirt:index:VMTemplate',
    {
      namespace: 'vms',
      kind: 'Template',
      console: { displayName: 'Web server', os: 'fedora', workload: 'server', flavor: 'small' },
      parameters: { NAME: { from: 'vm-[a-z0-9]{6}' }, CPUS: { type: 'number', value: '2' } },
      machine: { name: `vm-\${NAME}`, cpu: `\${{CPUS}}`, memory: '4Gi', bootDisk: { containerDisk: CONTAINER } },
    },
  ],
  [
    'kubevirt:index:VmwareImport',
    {
      namespace: 'vms',
      url: 'https://vcenter.example/sdk',
      secret: 'vcenter',
      targetNamespace: 'vms',
      endpoint: 'vcenter',
      warm: true,
      run: { cutover: '2027-01-01T00:00:00Z' },
      networks: [{ from: { id: 'network-12' }, to: { network: { name: 'lan', namespace: 'vms' } } }],
      datastores: [{ from: { id: 'datastore-7' }, to: 'ceph', accessMode: 'ReadWriteMany', volumeMode: 'Block' }],
      vms: [{ from: { id: 'vm-42' }, to: 'web' }],
    },
  ],
  [
    'kubevirt:index:VirtualizationStack',
    {
      kubevirt: {
        source,
        updates: ['LiveMigrate'],
        overcommit: { cpuRatio: 10, memoryPercent: 100 },
      },
      cdi: { source, config: { featureGates: ['HonorWaitForFirstConsumer'] } },
      hostpathProvisioner: { source, pools: [{ name: 'local', path: '/var/hpvolumes' }] },
      networkAddons: {
        source,
        macPool: { start: '02:00:00:00:00:00', end: '02:00:00:ff:ff:ff' },
        macvtap: { devicePluginConfig: 'macvtap' },
        secondaryDns: { domain: 'vms.example', nameServerIP: '10.0.0.53' },
      },
      nmstate: { source },
      certManager: { source },
      descheduler: { source, limits: { node: 1, total: 3 }, thresholds: { idle: { cpu: 20 }, crowded: { cpu: 70 } } },
      tektonTasks: { source, namespaces: ['pipelines'] },
      quota: { source },
      monitoring: { namespace: 'monitoring' },
      goldenImages: { images: ['fedora'] },
      access: [{ namespace: 'vms', role: 'edit', subjects: [group] }],
      storageClasses: [{ name: 'ceph', provisioner: 'ceph', default: true }],
      snapshotClasses: [{ name: 'ceph', driver: 'ceph', deletionPolicy: 'Delete' }],
      storageRequires: ['snapshots'],
      transforms: [
        { mirror: 'registry.example' },
        { placement: { nodeSelector: { infra: 'true' } } },
        { proxy: { https: 'http://proxy.example:3128' } },
        { resources: { 'cdi-operator': { requests: { memory: '256Mi' } } } },
      ],
    },
  ],
];
