import {
  Clock,
  Cpu,
  Firmware,
  Gpu,
  HostDevice,
  LaunchSecurity,
  Memory,
  Nic,
  ResourceClaim,
  type VirtualMachineProps,
} from 'kubevirt-iac';
import { guest, type Row } from '../compare';

const BASE = { evictionStrategy: 'None', nics: [Nic.pod()] } as const;

/** A guest without disks, and the rest of its YAML. */
const of = (what: string, props: Partial<VirtualMachineProps>, domain: string, more = ''): Row =>
  guest(
    what,
    { cpu: 1, memory: '2Gi', ...BASE, ...props } as VirtualMachineProps,
    `
domain:
  devices: { interfaces: [{ name: default, masquerade: {} }] }
${domain}
networks: [{ name: default, pod: {} }]
${more}`,
  );

const withDevices = (what: string, devices: VirtualMachineProps['devices'], yaml: string, more = ''): Row =>
  guest(
    what,
    { cpu: 1, memory: '2Gi', ...BASE, devices } as VirtualMachineProps,
    `
domain:
  memory: { guest: 2Gi }
  devices:
    interfaces: [{ name: default, masquerade: {} }]
${yaml}
networks: [{ name: default, pod: {} }]
${more}`,
  );

/** Size, firmware, devices and features. */
export const HARDWARE: readonly Row[] = [
  of(
    'a topology with room to grow',
    {
      cpu: Cpu.topology({ sockets: 2, cores: 2, threads: 1, maxSockets: 8, model: 'host-passthrough' }),
      memory: Memory.of('2Gi', { maxGuest: '8Gi' }),
    },
    `  cpu: { sockets: 2, cores: 2, threads: 1, maxSockets: 8, model: host-passthrough }
  memory: { guest: 2Gi, maxGuest: 8Gi }`,
  ),
  of(
    'CPU features',
    { cpu: { cores: 2, features: [{ name: 'vmx', policy: 'require' }] } },
    `  cpu: { cores: 2, features: [{ name: vmx, policy: require }] }
  memory: { guest: 2Gi }`,
  ),
  of(
    'real time on huge pages of one NUMA node',
    { cpu: Cpu.realtime({ cores: 4, realtime: { mask: '0-2' } }), memory: Memory.of('2Gi', { hugepages: '1Gi' }) },
    `  cpu:
    sockets: 1
    cores: 4
    threads: 1
    dedicatedCpuPlacement: true
    isolateEmulatorThread: true
    numa: { guestMappingPassthrough: {} }
    realtime: { mask: '0-2' }
  memory: { guest: 2Gi, hugepages: { pageSize: 1Gi } }`,
  ),
  of(
    'requests and limits',
    {
      memory: '1Gi',
      resources: {
        requests: { memory: '1Gi', cpu: '500m', 'devices.kubevirt.io/kvm': '1' },
        limits: { memory: '2Gi', cpu: '1' },
        overcommitGuestOverhead: true,
      },
    },
    `  resources:
    requests: { memory: 1Gi, cpu: 500m, devices.kubevirt.io/kvm: '1' }
    limits: { memory: 2Gi, cpu: '1' }
    overcommitGuestOverhead: true`,
  ),
  of(
    'a pinned machine type, a chassis, I/O threads and a reboot policy',
    {
      machineType: 'pc-q35-9.2',
      chassis: { manufacturer: 'Example', version: '1', serial: 'S', asset: 'A', sku: 'K' },
      ioThreads: { threads: 4 },
      rebootPolicy: 'Terminate',
    },
    `  machine: { type: pc-q35-9.2 }
  chassis: { manufacturer: Example, version: '1', serial: S, asset: A, sku: K }
  ioThreadsPolicy: supplementalPool
  ioThreads: { supplementalPoolThreadCount: 4 }
  rebootPolicy: Terminate
  memory: { guest: 2Gi }`,
  ),
  of(
    'as many I/O threads as KubeVirt chooses',
    { ioThreads: 'auto' },
    `  ioThreadsPolicy: auto
  memory: { guest: 2Gi }`,
  ),
  of(
    'a BIOS on the serial console, and the identity of the hardware',
    { firmware: Firmware.bios({ useSerial: true, serial: 'e4686d2c', uuid: '5d307ca9-b3ef-428c-8861-06e72d69f223' }) },
    `  firmware:
    bootloader: { bios: { useSerial: true } }
    serial: e4686d2c
    uuid: 5d307ca9-b3ef-428c-8861-06e72d69f223
  memory: { guest: 2Gi }`,
  ),
  of(
    'UEFI in its defaults, and KVM without further features',
    { firmware: Firmware.efi(), features: { kvm: {} } },
    `  firmware: { bootloader: { efi: {} } }
  features: { smm: {}, kvm: {} }
  memory: { guest: 2Gi }`,
  ),
  of(
    'UEFI that keeps its state',
    { firmware: Firmware.secureBoot({ persistent: true }), features: { acpi: { enabled: true } } },
    `  firmware: { bootloader: { efi: { secureBoot: true, persistent: true } } }
  features: { smm: { enabled: true }, acpi: { enabled: true } }
  memory: { guest: 2Gi }`,
  ),
  guest(
    'a product key in the ACPI tables',
    { cpu: 1, memory: '2Gi', ...BASE, firmware: Firmware.bios({ acpi: { msdm: 'license' } }) },
    `
    domain:
      devices:
        interfaces: [{ name: default, masquerade: {} }]
        disks: [{ name: acpi-msdm, disk: { bus: virtio } }]
      firmware: { bootloader: { bios: {} }, acpi: { msdmNameRef: acpi-msdm } }
      memory: { guest: 2Gi }
    networks: [{ name: default, pod: {} }]
    volumes: [{ name: acpi-msdm, secret: { secretName: license } }]
    `,
  ),
  of(
    'memory that SEV-SNP encrypts',
    { launchSecurity: LaunchSecurity.snp() },
    `  launchSecurity: { snp: {} }
  firmware: { bootloader: { efi: { secureBoot: false } } }
  memory: { guest: 2Gi }`,
  ),
  of(
    'memory that SEV-ES encrypts, for an owner who attests the guest first',
    {
      launchSecurity: LaunchSecurity.sev({ encryptedState: true, attestation: true, session: 'QQ==', dhCert: 'QQ==' }),
      startStrategy: 'Paused',
      architecture: 'amd64',
    },
    `  launchSecurity: { sev: { policy: { encryptedState: true }, attestation: {}, session: QQ==, dhCert: QQ== } }
  firmware: { bootloader: { efi: { secureBoot: false } } }
  memory: { guest: 2Gi }`,
    `startStrategy: Paused
architecture: amd64`,
  ),
  of(
    'memory that TDX encrypts',
    { launchSecurity: LaunchSecurity.tdx(), firmware: Firmware.efi() },
    `  launchSecurity: { tdx: {} }
  firmware: { bootloader: { efi: { secureBoot: false } } }
  memory: { guest: 2Gi }`,
  ),
  of(
    'enlightenments of Hyper-V, and a hypervisor that hides',
    {
      clock: { ...Clock.timezone('Europe/Berlin'), timer: { kvm: {}, hpet: { present: false } } },
      features: {
        apic: { enabled: true },
        kvm: { hidden: true },
        hyperv: {
          frequencies: {},
          ipi: {},
          reenlightenment: {},
          relaxed: {},
          reset: {},
          runtime: {},
          spinlocks: { spinlocks: 8191 },
          synic: {},
          synictimer: { direct: {} },
          tlbflush: {},
          vapic: {},
          vpindex: {},
          vendorid: { enabled: true, vendorid: 'example' },
        },
      },
    },
    `  clock: { timezone: Europe/Berlin, timer: { kvm: {}, hpet: { present: false } } }
  features:
    apic: { enabled: true }
    kvm: { hidden: true }
    hyperv:
      frequencies: {}
      ipi: {}
      reenlightenment: {}
      relaxed: {}
      reset: {}
      runtime: {}
      spinlocks: { spinlocks: 8191 }
      synic: {}
      synictimer: { direct: {} }
      tlbflush: {}
      vapic: {}
      vpindex: {}
      vendorid: { enabled: true, vendorid: example }
  memory: { guest: 2Gi }`,
  ),
  guest(
    'a TPM that keeps its state, in a headless guest without a balloon',
    {
      cpu: 1,
      memory: '2Gi',
      ...BASE,
      tpm: { persistent: true },
      devices: {
        autoattachGraphicsDevice: false,
        autoattachMemBalloon: false,
        autoattachSerialConsole: true,
        logSerialConsole: true,
        blockMultiQueue: true,
        networkInterfaceMultiqueue: true,
        rng: {},
      },
    },
    `
    domain:
      memory: { guest: 2Gi }
      devices:
        interfaces: [{ name: default, masquerade: {} }]
        tpm: { persistent: true }
        autoattachGraphicsDevice: false
        autoattachMemBalloon: false
        autoattachSerialConsole: true
        logSerialConsole: true
        blockMultiQueue: true
        networkInterfaceMultiqueue: true
        rng: {}
    networks: [{ name: default, pod: {} }]
    `,
  ),
  withDevices(
    'sound, video, input, a watchdog and what reports a panic',
    {
      autoattachInputDevice: true,
      autoattachVSOCK: true,
      clientPassthrough: {},
      inputs: [{ name: 'tablet', type: 'tablet', bus: 'virtio' }],
      panicDevices: [{ model: 'pvpanic' }],
      sound: { name: 'audio', model: 'ich9' },
      video: { type: 'virtio' },
      watchdog: { name: 'dog', i6300esb: { action: 'poweroff' } },
      downwardMetrics: {},
    },
    `    autoattachInputDevice: true
    autoattachVSOCK: true
    clientPassthrough: {}
    inputs: [{ name: tablet, type: tablet, bus: virtio }]
    panicDevices: [{ model: pvpanic }]
    sound: { name: audio, model: ich9 }
    video: { type: virtio }
    watchdog: { name: dog, i6300esb: { action: poweroff } }
    downwardMetrics: {}`,
  ),
  withDevices(
    'a virtual GPU with a display, and a mediated device',
    {
      gpus: [
        Gpu.named('nvidia.com/GRID_T4-1Q', {
          name: 'vgpu',
          virtualGPUOptions: { display: { enabled: true, ramFB: { enabled: false } } },
          tag: 'render',
        }),
      ],
      hostDevices: [HostDevice.named('intel.com/qat')],
    },
    `    gpus:
    - name: vgpu
      deviceName: nvidia.com/GRID_T4-1Q
      tag: render
      virtualGPUOptions: { display: { enabled: true, ramFB: { enabled: false } } }
    hostDevices: [{ name: qat, deviceName: intel.com/qat }]`,
  ),
  withDevices(
    'two devices of one claim',
    {
      gpus: [Gpu.fromClaim(ResourceClaim.named('rack'), 'gpu')],
      hostDevices: [HostDevice.fromClaim(ResourceClaim.named('rack'), 'disk')],
    },
    `    gpus: [{ name: gpu, claimName: rack, requestName: gpu }]
    hostDevices: [{ name: disk, claimName: rack, requestName: disk }]`,
    'resourceClaims: [{ name: rack, resourceClaimName: rack }]',
  ),
];
