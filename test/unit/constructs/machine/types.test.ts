import {
  CdRom,
  Cpu,
  Disk,
  Gpu,
  Instancetype,
  Lun,
  Memory,
  Nic,
  Preference,
  ResourceClaim,
  Sysprep,
  type VirtualMachineProps,
  Windows,
} from 'kubevirt-iac';

/** The compiler judges these; each line that must not compile says so, and the type check fails where it does compile. */
const accepted = (..._props: VirtualMachineProps[]): void => undefined;
const SIZE = { cpu: 2, memory: '4Gi' } as const;
const disks = (...list: Disk[]) => accepted({ ...SIZE, disks: list });
const nics = (...list: Nic[]) => accepted({ ...SIZE, nics: list });

it('rejects at compile time what a disk cannot be', () => {
  disks(CdRom.from(Disk.fromPvc('iso'), { tray: 'open' }), Lun.fromPvc('lun', { reservation: true }));
  disks({ pvc: 'iso', as: 'cdrom', bus: 'sata' }, { pvc: 'data', pciAddress: '0000:81:01.0' });
  // @ts-expect-error only a CD-ROM drive has a tray
  disks(Disk.fromPvc('data', { tray: 'open' }));
  // @ts-expect-error only a LUN has reservations
  disks(Disk.fromPvc('data', { reservation: true }));
  // @ts-expect-error a CD-ROM drive has no virtio bus
  disks(CdRom.from(Disk.fromPvc('iso'), { bus: 'virtio' }));
  // @ts-expect-error a CD-ROM drive has no virtio bus, as a literal either
  disks({ pvc: 'iso', as: 'cdrom', bus: 'virtio' });
  // @ts-expect-error a filesystem has no bus
  disks({ configMap: 'cm', name: 'cm', as: 'filesystem', bus: 'virtio' });
  // @ts-expect-error media on a claim can be inserted, a container disk cannot
  disks(CdRom.inserted(Disk.containerDisk('x:1')));
  // @ts-expect-error an existing claim is not grown by its VM
  disks(Disk.fromPvc('data', { initialSize: '1Gi' }));
  expect(accepted).toBeInstanceOf(Function);
});

it('rejects at compile time what vCPUs without CPUs of their own cannot have', () => {
  accepted({ cpu: Cpu.dedicated({ cores: 2, isolateEmulatorThread: true }), memory: '4Gi' });
  accepted({
    cpu: { cores: 2, dedicatedCpuPlacement: true, realtime: {} },
    memory: Memory.of('4Gi', { hugepages: '1Gi' }),
  });
  // @ts-expect-error needs dedicatedCpuPlacement
  accepted({ cpu: { cores: 2, isolateEmulatorThread: true }, memory: '4Gi' });
  // @ts-expect-error needs dedicatedCpuPlacement
  accepted({ cpu: Cpu.topology({ cores: 2, numa: { guestMappingPassthrough: {} } }), memory: '4Gi' });
  // @ts-expect-error needs dedicatedCpuPlacement
  accepted({ cpu: { cores: 2, realtime: {} }, memory: '4Gi' });
  // @ts-expect-error an instancetype brings the requests and limits
  accepted({ instancetype: 'u1.small', resources: { limits: { cpu: '1' } } });
  accepted({ instancetype: Instancetype.inferFromVolume(), preference: Preference.inferFromVolume() });
  // @ts-expect-error no such policy
  accepted({ instancetype: Instancetype.inferFromVolume('root', { failurePolicy: 'Skip' }) });
});

it('rejects at compile time what a NIC or device cannot have', () => {
  nics(Nic.on('lan', { address: '10.0.0.5/24' }), Nic.fromClaim(ResourceClaim.named('a'), 'port'));
  // @ts-expect-error a gateway is that of a secondary network; the pod network has its own
  nics(Nic.pod({ gateway: '10.0.0.1' }));
  // @ts-expect-error a NIC by claim has no masquerade
  nics(Nic.fromClaim(ResourceClaim.named('a'), 'port', { binding: 'masquerade' }));
  const both = { name: 'g', deviceName: 'a/b', claim: ResourceClaim.named('a'), request: 'r' };
  // @ts-expect-error a GPU is given by name or by claim
  accepted({ ...SIZE, devices: { gpus: [both] } });
  accepted({ ...SIZE, devices: { gpus: [Gpu.named('a/b')] } });
  // @ts-expect-error no such edition
  Sysprep.windows({ edition: '95', adminPassword: { secret: 'a' } });
  // @ts-expect-error every Windows has an administrator
  Sysprep.windows({ edition: Windows.WINDOWS_11 });
});
