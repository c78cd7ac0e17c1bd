import { App, Chart } from 'cdk8s';
import {
  Cpu,
  type Devices,
  Disk,
  Firmware,
  Gpu,
  HostDevice,
  LaunchSecurity,
  Memory,
  Nic,
  ResourceClaim,
  VirtualMachine,
  type VirtualMachineProps,
} from 'kubevirt-iac';
import { core } from '../../../../constructs';
import { check } from '../../../../constructs/check';
import { apiObjects } from '../../../../constructs/render';
import type { KubeObject } from '../../../../kube/object';
import { chartIn, type Loose, only, refusals } from '../rendered';

const machine = (props: Partial<VirtualMachineProps>, chart = chartIn()): Loose => {
  new VirtualMachine(chart, 'web', { cpu: 1, memory: '2Gi', ...props } as VirtualMachineProps);
  return only(chart, 'VirtualMachine').spec.template.spec;
};

describe('claims of dynamic resource allocation', () => {
  it('are listed once, whichever devices and NICs use them', () => {
    const rack = ResourceClaim.fromTemplate('rack', { name: 'mine' });
    const spec = machine({
      devices: { gpus: [Gpu.fromClaim(rack, 'gpu')], hostDevices: [HostDevice.fromClaim(rack, 'disk')] },
      nics: [Nic.fromClaim(rack, 'port', { name: 'fast' })],
    });
    expect(spec.resourceClaims).toEqual([{ name: 'mine', resourceClaimTemplateName: 'rack' }]);
    expect(spec.networks).toEqual([{ name: 'fast', resourceClaim: { claimName: 'mine', requestName: 'port' } }]);
    expect(spec.domain.devices.interfaces).toEqual([{ name: 'fast', sriov: {} }]);
  });

  it('have names of their own', () => {
    const devices = {
      gpus: [
        Gpu.fromClaim(ResourceClaim.named('a', { name: 'x' }), 'g'),
        Gpu.fromClaim(ResourceClaim.named('b', { name: 'x' }), 'h'),
      ],
    };
    expect(() => machine({ devices })).toThrow('test/web: two resource claims are named "x": one is a, the other b');
  });

  it('and devices by name have names that differ', () => {
    expect(() => machine({ devices: { gpus: [Gpu.named('a/b'), Gpu.named('c/b')] } })).toThrow(
      'test/web: two devices are named "b"',
    );
  });
});

/** What synth says of a VM with these devices beside a KubeVirt object with this configuration. */
function findings(devices: Devices, configuration: object): string[] {
  const chart = new Chart(new App(), 'test', { namespace: 'vms' });
  new core.v1.KubeVirt(chart, 'kubevirt', { spec: { configuration } });
  new VirtualMachine(chart, 'web', { cpu: 1, memory: '2Gi', devices, evictionStrategy: 'None' });
  const rendered = apiObjects(chart).map((construct) => ({ construct, object: construct.toJson() as KubeObject }));
  return check(rendered)
    .filter(({ object }) => object.kind === 'VirtualMachine')
    .map(({ rule, severity }) => `${severity} ${rule}`);
}
const gates = (...featureGates: string[]) => ({ developerConfiguration: { featureGates } });
const QAT = { pciVendorSelector: '8086:37C9', resourceName: 'intel.com/qat' };

describe('a device that the KubeVirt of the same app does not permit', () => {
  it.each<[string, Devices, object, string[]]>([
    [
      'a host device without its feature gate',
      { hostDevices: [HostDevice.named('intel.com/qat')] },
      {},
      ['error DEV-08', 'warning LT-01'],
    ],
    [
      'a host device that is not permitted',
      { hostDevices: [HostDevice.named('intel.com/qat')] },
      gates('HostDevices'),
      ['warning LT-01'],
    ],
    [
      'a GPU under another name',
      { gpus: [Gpu.named('intel.com/QAT')] },
      { permittedHostDevices: { pciHostDevices: [QAT] } },
      ['warning LT-01'],
    ],
    ['vsock without its feature gate', { autoattachVSOCK: true }, {}, ['error DEV-15']],
    ['metrics of the node without their feature gate', { downwardMetrics: {} }, {}, ['error DEV-16']],
    [
      'video without a graphics device',
      { video: { type: 'virtio' }, autoattachGraphicsDevice: false },
      gates('VideoConfig'),
      ['error DEV-09'],
    ],
    [
      'a GPU by claim where that is switched off',
      { gpus: [Gpu.fromClaim(ResourceClaim.named('a'), 'g')] },
      { developerConfiguration: { disabledFeatureGates: ['GPUsWithDRA'] } },
      ['error DRA-04'],
    ],
  ])('is refused before anything is applied: %s', (_what, devices, configuration, expected) => {
    const found = findings(devices, configuration);
    expect(found).toEqual(expect.arrayContaining(expected));
  });

  it('is accepted where it is permitted', () => {
    const configuration = { ...gates('HostDevices'), permittedHostDevices: { pciHostDevices: [QAT] } };
    const problems = findings({ hostDevices: [HostDevice.named('intel.com/qat')] }, configuration);
    expect(problems.filter((problem) => /DEV|DRA|LT-/.test(problem))).toEqual([]);
  });
});

describe('combinations that cannot work fail when the VM is declared, from JavaScript too', () => {
  it.each<[Partial<VirtualMachineProps>, string]>([
    [{ cpu: 0 }, '`cpu` is 0, which is not a number of vCPUs'],
    [{ cpu: Number.NaN }, '`cpu` is NaN, which is not a number of vCPUs'],
    [{ cpu: { cores: 2, isolateEmulatorThread: true } as never }, 'needs vCPUs on physical CPUs of their own'],
    [{ cpu: { cores: 2, numa: { guestMappingPassthrough: {} } } as never }, '`cpu.numa` needs vCPUs on physical CPUs'],
    [{ cpu: Cpu.dedicated({ cores: 2, realtime: {} }) }, '`cpu.realtime` needs the NUMA topology of the node'],
    [{ cpu: Cpu.realtime({ cores: 2 }) }, '`cpu.numa` needs huge pages'],
    [{ cpu: { sockets: 8, maxSockets: 4 } }, '`cpu.sockets` is 8, more than `maxSockets`, which is 4'],
    [{ memory: Memory.of('4Gi', { maxGuest: '2Gi' }) }, '`memory.maxGuest` is 2Gi, less than `guest`, which is 4Gi'],
    [
      { cpu: Cpu.realtime({ cores: 2 }), memory: Memory.of('4Gi', { maxGuest: '8Gi', hugepages: '1Gi' }) },
      '`memory.maxGuest` has no effect with `numa` or `realtime`',
    ],
    [{ instancetype: 'u1.small' } as never, 'as well as `cpu`, `memory` or `resources`'],
    [{ disks: [{ name: 'a', pvc: 'a', empty: '1Gi' } as never] }, 'disk "a" has 2 sources: pvc, empty'],
    [{ disks: [{ name: 'a', serial: 'a' } as never] }, 'disk "a": it has no source. Set one of import, clone'],
    [
      { disks: [{ name: 'a', claim: 'a' } as never] },
      'Disk has no prop `claim`. Remove it: docs/constructs/reference.md lists',
    ],
    [
      { disks: [Disk.fromPvc('a', { tray: 'open' } as never)] },
      'sets `tray`, which a device of the type disk does not have',
    ],
    [{ disks: [{ ...Disk.fromPvc('a'), as: 'cdrom', bus: 'virtio' } as never] }, 'is a CD-ROM drive on the virtio bus'],
    [
      { disks: [Disk.containerDisk('x:1', { name: 'c', hotpluggable: true })] },
      'is hotpluggable, which only disks on a claim can be',
    ],
    [{ disks: [{ name: 'c', containerPath: '/a' } as never] }, 'is a directory, which cannot be attached as a disk'],
    [
      { disks: [{ ...Disk.empty('1Gi', { name: 'e' }), as: 'filesystem' } as never] },
      'is shared as a filesystem, which a volume from `empty` cannot be',
    ],
  ])('%j', (props, message) => {
    expect(() => machine(props)).toThrow(`test/web: `);
    expect(() => machine(props)).toThrow(message);
  });
});

it('boots an encrypted guest with UEFI without Secure Boot, whatever is left out', () => {
  const bootloader = (props: Partial<VirtualMachineProps>) =>
    machine({ launchSecurity: LaunchSecurity.snp(), ...props }).domain.firmware.bootloader;
  const expected = { efi: { secureBoot: false } };
  expect(bootloader({})).toEqual(expected);
  expect(bootloader({ firmware: { uuid: 'a' } })).toEqual(expected);
  expect(bootloader({ firmware: Firmware.efi() })).toEqual(expected);
  const chart = chartIn();
  machine({ launchSecurity: LaunchSecurity.snp() }, chart);
  expect(refusals(chart)).toEqual([]);
});

it('reads ACPI tables from Secrets, whose volumes it creates', () => {
  const chart = chartIn();
  const spec = machine({ firmware: Firmware.bios({ acpi: { slic: 'license', msdm: { name: 'key' } } }) }, chart);
  expect(spec.domain.firmware.acpi).toEqual({ slicNameRef: 'acpi-slic', msdmNameRef: 'acpi-msdm' });
  expect(spec.volumes).toEqual([
    { name: 'acpi-slic', secret: { secretName: 'license' } },
    { name: 'acpi-msdm', secret: { secretName: 'key' } },
  ]);
  expect(refusals(chart)).toEqual([]);
});

it('attaches a CD-ROM drive of an arm64 guest to a bus that it has', () => {
  const spec = machine({ architecture: 'arm64', disks: [{ emptyTray: true, name: 'cdrom', as: 'cdrom' }] });
  expect(spec.domain.devices.disks).toEqual([{ name: 'cdrom', cdrom: { bus: 'scsi' } }]);
});
