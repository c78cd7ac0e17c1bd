import {
  CloudInit,
  Cpu,
  Disk,
  Firmware,
  Gpu,
  HostDevice,
  Image,
  Nic,
  Port,
  ResourceClaim,
  RunStrategy,
  type VirtualMachineProps,
} from 'kubevirt-iac';
import { guest, type Row, vm } from '../compare';

/** What these YAMLs leave to KubeVirt: no reaction to drains, and a NIC on the pod network in the cluster's own binding. */
const LEFT_OPEN = { evictionStrategy: 'None', nics: [Nic.pod({ binding: 'bridge' })] } as const;
const OFF = { ...LEFT_OPEN, runStrategy: RunStrategy.HALTED, terminationGracePeriod: '0s' } as const;
const SMALL = { cpu: 1, memory: '128Mi' } as const;
const TINY = Disk.containerDisk('registry.example/tiny:1.0');
const GREETING = CloudInit.userData("#!/bin/sh\necho 'hello'\n");
const WITH_PASSWORD = CloudInit.config({ password: 'guest', chpasswd: { expire: false } });
const LINUX: VirtualMachineProps = {
  cpu: 1,
  memory: '1024M',
  evictionStrategy: 'None',
  terminationGracePeriod: '0s',
  bootDisk: Disk.containerDisk('registry.example/linux:1.0'),
  cloudInit: WITH_PASSWORD,
  devices: { rng: {} },
};
/** The disks and volumes of that guest, as they stand in each YAML. */
const LINUX_DISKS = `
      disks:
      - { name: root, disk: { bus: virtio } }
      - { name: cloudinit, disk: { bus: virtio } }
      rng: {}
    memory: { guest: 1024M }
    resources: {}
  terminationGracePeriodSeconds: 0`;
const LINUX_VOLUMES = `
  volumes:
  - { name: root, containerDisk: { image: 'registry.example/linux:1.0' } }
  - name: cloudinit
    cloudInitNoCloud:
      userData: |-
        #cloud-config
        password: guest
        chpasswd: { expire: False }`;

const MACHINES: Row[] = [
  vm(
    'a disk that is imported with its VM',
    {
      ...OFF,
      ...SMALL,
      bootDisk: Disk.import(Image.registry('registry:5000/tiny-disk:devel'), {
        size: '2Gi',
        storageClass: 'local',
        accessMode: 'ReadWriteOnce',
        retain: false,
        dataVolumeName: 'tiny-dv',
      }),
    },
    `
    runStrategy: Halted
    dataVolumeTemplates:
    - metadata: { name: tiny-dv }
      spec:
        pvc:
          accessModes: [ReadWriteOnce]
          resources: { requests: { storage: 2Gi } }
          storageClassName: local
        source: { registry: { url: 'docker://registry:5000/tiny-disk:devel' } }
    template:
      metadata: { labels: { kubevirt.io/vm: vm } }
      spec:
        domain:
          devices: { disks: [{ name: root, disk: { bus: virtio } }] }
          memory: { guest: 128Mi }
          resources: {}
        terminationGracePeriodSeconds: 0
        volumes: [{ name: root, dataVolume: { name: tiny-dv } }]
    `,
  ),
  vm(
    'two claims',
    { ...OFF, ...SMALL, bootDisk: Disk.fromPvc('disk-a'), disks: [Disk.fromPvc('disk-b')] },
    `
    runStrategy: Halted
    template:
      spec:
        domain:
          devices:
            disks:
            - { name: root, disk: { bus: virtio } }
            - { name: disk-b, disk: { bus: virtio } }
          memory: { guest: 128Mi }
        terminationGracePeriodSeconds: 0
        volumes:
        - { name: root, persistentVolumeClaim: { claimName: disk-a } }
        - { name: disk-b, persistentVolumeClaim: { claimName: disk-b } }
    `,
  ),
  vm(
    'a container disk and a script',
    { ...OFF, ...SMALL, bootDisk: TINY, cloudInit: GREETING },
    `
    runStrategy: Halted
    template:
      spec:
        domain:
          devices:
            disks:
            - { name: root, disk: { bus: virtio } }
            - { name: cloudinit, disk: { bus: virtio } }
          memory: { guest: 128Mi }
        terminationGracePeriodSeconds: 0
        volumes:
        - { name: root, containerDisk: { image: 'registry.example/tiny:1.0' } }
        - name: cloudinit
          cloudInitNoCloud:
            userData: |
              #!/bin/sh
              echo 'hello'
    `,
  ),
  vm(
    'volumes without disks, which KubeVirt attaches to SATA',
    {
      ...OFF,
      ...SMALL,
      bootDisk: Disk.containerDisk('registry.example/tiny:1.0', { bus: 'sata' }),
      cloudInit: { ...GREETING, drive: 'sata' },
    },
    `
    running: false
    template:
      spec:
        domain: { devices: {}, memory: { guest: 128Mi } }
        terminationGracePeriodSeconds: 0
        volumes:
        - { name: root, containerDisk: { image: 'registry.example/tiny:1.0' } }
        - name: cloudinit
          cloudInitNoCloud: { userData: "#!/bin/sh\\necho 'hello'" }
    `,
  ),
  vm(
    'a hook in a sidecar, and a priority',
    {
      ...OFF,
      ...SMALL,
      bootDisk: TINY,
      priorityClass: 'not-preempted',
      guestAnnotations: { 'hooks.kubevirt.io/hookSidecars': '[{"image": "registry.example/hook:1"}]' },
    },
    `
    runStrategy: Halted
    template:
      metadata: { annotations: { hooks.kubevirt.io/hookSidecars: '[{"image": "registry.example/hook:1"}]' } }
      spec:
        priorityClassName: not-preempted
        domain:
          devices: { disks: [{ name: root, disk: { bus: virtio } }] }
          memory: { guest: 128Mi }
        terminationGracePeriodSeconds: 0
        volumes: [{ name: root, containerDisk: { image: 'registry.example/tiny:1.0' } }]
    `,
  ),
];

const GUESTS: Row[] = [
  guest(
    'UEFI without Secure Boot',
    { ...LEFT_OPEN, cpu: 1, memory: '1Gi', bootDisk: TINY, firmware: Firmware.efi({ secureBoot: false }) },
    `
    domain:
      devices: { disks: [{ name: root, disk: { bus: virtio } }] }
      firmware: { bootloader: { efi: { secureBoot: false } } }
      memory: { guest: 1Gi }
    volumes: [{ name: root, containerDisk: { image: 'registry.example/tiny:1.0' } }]
    `,
  ),
  guest(
    'UEFI with Secure Boot',
    { ...LEFT_OPEN, cpu: 1, memory: '1Gi', bootDisk: TINY, firmware: Firmware.secureBoot() },
    `
    domain:
      devices: { disks: [{ name: root, disk: { bus: virtio } }] }
      features: { acpi: {}, smm: { enabled: true } }
      firmware: { bootloader: { efi: { secureBoot: true } } }
      memory: { guest: 1Gi }
    volumes: [{ name: root, containerDisk: { image: 'registry.example/tiny:1.0' } }]
    `,
  ),
  guest(
    'an empty disk',
    { ...LEFT_OPEN, cpu: 1, memory: '256Mi', bootDisk: TINY, disks: [Disk.empty('2Gi', { name: 'scratch' })] },
    `
    domain:
      devices:
        disks:
        - { name: root, disk: { bus: virtio } }
        - { name: scratch, disk: { bus: virtio } }
      memory: { guest: 256Mi }
    volumes:
    - { name: root, containerDisk: { image: 'registry.example/tiny:1.0' } }
    - { name: scratch, emptyDisk: { capacity: 2Gi } }
    `,
  ),
  guest(
    'a file of the node',
    { ...LEFT_OPEN, ...SMALL, bootDisk: Disk.hostDisk('/srv/disk.img', { type: 'DiskOrCreate', capacity: '1Gi' }) },
    `
    domain:
      devices: { disks: [{ name: root, disk: { bus: virtio } }] }
      memory: { guest: 128Mi }
    volumes: [{ name: root, hostDisk: { path: /srv/disk.img, type: DiskOrCreate, capacity: 1Gi } }]
    `,
  ),
  guest(
    'a kernel from a container image',
    {
      ...LEFT_OPEN,
      cpu: 1,
      memory: '1Gi',
      firmware: Firmware.kernelBoot({
        kernelArgs: 'console=ttyS0',
        container: {
          image: 'registry.example/kernel:1',
          kernelPath: '/boot/vmlinuz',
          initrdPath: '/boot/initrd',
          imagePullPolicy: 'Always',
        },
      }),
    },
    `
    domain:
      devices: {}
      firmware:
        kernelBoot:
          kernelArgs: console=ttyS0
          container: { image: 'registry.example/kernel:1', kernelPath: /boot/vmlinuz, initrdPath: /boot/initrd, imagePullPolicy: Always }
      memory: { guest: 1Gi }
    `,
  ),
  guest(
    'masquerade, rng and a password',
    LINUX,
    `
  domain:
    devices:
      interfaces: [{ name: default, masquerade: {} }]${LINUX_DISKS}
  networks: [{ name: default, pod: {} }]${LINUX_VOLUMES}`,
  ),
  guest(
    'pinned vCPUs and an isolated emulator',
    {
      ...LINUX,
      nics: [Nic.pod({ binding: 'bridge' })],
      cpu: Cpu.dedicated({ cores: 1, isolateEmulatorThread: true }),
    },
    `
  domain:
    cpu: { sockets: 1, cores: 1, threads: 1, dedicatedCpuPlacement: true, isolateEmulatorThread: true }
    devices:${LINUX_DISKS}${LINUX_VOLUMES}`,
  ),
  guest(
    'a GPU',
    { ...LINUX, devices: { rng: {}, gpus: [Gpu.named('nvidia.com/A2', { name: 'gpu1' })] } },
    `
  domain:
    devices:
      interfaces: [{ name: default, masquerade: {} }]
      gpus: [{ name: gpu1, deviceName: nvidia.com/A2 }]${LINUX_DISKS}
  networks: [{ name: default, pod: {} }]${LINUX_VOLUMES}`,
  ),
  guest(
    'a GPU by dynamic resource allocation',
    {
      ...LINUX,
      devices: { rng: {}, gpus: [Gpu.fromClaim(ResourceClaim.fromTemplate('gpus', { name: 'mine' }), 'whole-gpu')] },
    },
    `
  domain:
    devices:
      interfaces: [{ name: default, masquerade: {} }]
      gpus: [{ name: whole-gpu, claimName: mine, requestName: whole-gpu }]${LINUX_DISKS}
  resourceClaims: [{ name: mine, resourceClaimTemplateName: gpus }]
  networks: [{ name: default, pod: {} }]${LINUX_VOLUMES}`,
  ),
  guest(
    'a USB device of the node',
    { ...LINUX, devices: { rng: {}, hostDevices: [HostDevice.named('kubevirt.io/storage', { name: 'stick' })] } },
    `
  domain:
    devices:
      interfaces: [{ name: default, masquerade: {} }]
      hostDevices: [{ name: stick, deviceName: kubevirt.io/storage }]${LINUX_DISKS}
  networks: [{ name: default, pod: {} }]${LINUX_VOLUMES}`,
  ),
  guest(
    'a port, and an address for IPv6',
    {
      ...LINUX,
      nics: [Nic.pod({ name: 'web', ports: [Port.tcp(80, 'http')] })],
      cloudInit: {
        ...WITH_PASSWORD,
        network: {
          version: 2,
          ethernets: {
            eth0: { addresses: ['fd10:0:2::2/120'], dhcp4: true, routes: [{ to: '::/0', via: 'fd10:0:2::1' }] },
          },
        },
      },
    },
    `
  domain:
    devices:
      interfaces: [{ name: web, masquerade: {}, ports: [{ name: http, port: 80, protocol: TCP }] }]${LINUX_DISKS}
  networks: [{ name: web, pod: {} }]${LINUX_VOLUMES}
      networkData: |
        version: 2
        ethernets:
          eth0:
            addresses: [ 'fd10:0:2::2/120' ]
            dhcp4: true
            routes: [{ to: '::/0', via: 'fd10:0:2::1' }]`,
  ),
  guest(
    'a secondary network beside the pod network',
    { ...LINUX, nics: [Nic.pod(), Nic.on('ptp-conf', { name: 'ptp' })] },
    `
  domain:
    devices:
      interfaces: [{ name: default, masquerade: {} }, { name: ptp, bridge: {} }]${LINUX_DISKS}
  networks: [{ name: default, pod: {} }, { name: ptp, multus: { networkName: ptp-conf } }]${LINUX_VOLUMES}`,
  ),
  guest(
    'a secondary network alone',
    { ...LINUX, nics: [Nic.on('ptp-conf', { name: 'ptp' })] },
    `
  domain:
    devices:
      interfaces: [{ name: ptp, bridge: {} }]${LINUX_DISKS}
  networks: [{ name: ptp, multus: { networkName: ptp-conf } }]${LINUX_VOLUMES}`,
  ),
  guest(
    'a virtual function of a network card',
    { ...LINUX, nics: [Nic.pod(), Nic.on('nets/fast', { name: 'vf', binding: 'sriov' })] },
    `
  domain:
    devices:
      interfaces: [{ name: default, masquerade: {} }, { name: vf, sriov: {} }]${LINUX_DISKS}
  networks: [{ name: default, pod: {} }, { name: vf, multus: { networkName: nets/fast } }]${LINUX_VOLUMES}`,
  ),
  guest(
    'Windows with its timers and enlightenments',
    {
      evictionStrategy: 'None',
      terminationGracePeriod: '0s',
      cpu: { cores: 2 },
      memory: '2Gi',
      bootDisk: Disk.fromPvc('win', { bus: 'sata' }),
      nics: [Nic.pod({ model: 'e1000' })],
      tpm: {},
      firmware: Firmware.secureBoot({ uuid: '5d307ca9-b3ef-428c-8861-06e72d69f223' }),
      clock: {
        utc: {},
        timer: {
          hpet: { present: false },
          hyperv: {},
          pit: { tickPolicy: 'delay' },
          rtc: { tickPolicy: 'catchup' },
        },
      },
      features: { apic: {}, hyperv: { relaxed: {}, vapic: {}, spinlocks: { spinlocks: 8191 } } },
    },
    `
    domain:
      clock:
        utc: {}
        timer: { hpet: { present: false }, hyperv: {}, pit: { tickPolicy: delay }, rtc: { tickPolicy: catchup } }
      cpu: { cores: 2 }
      devices:
        interfaces: [{ name: default, masquerade: {}, model: e1000 }]
        tpm: {}
      features: { acpi: {}, apic: {}, hyperv: { relaxed: {}, spinlocks: { spinlocks: 8191 }, vapic: {} }, smm: {} }
      firmware: { bootloader: { efi: { secureBoot: true } }, uuid: 5d307ca9-b3ef-428c-8861-06e72d69f223 }
      memory: { guest: 2Gi }
      resources: {}
    networks: [{ name: default, pod: {} }]
    terminationGracePeriodSeconds: 0
    volumes: [{ name: root, persistentVolumeClaim: { claimName: win } }]
    `,
  ),
];

/** What a first tour of KubeVirt shows. */
export const FIRST_GUESTS: readonly Row[] = [...MACHINES, ...GUESTS];
