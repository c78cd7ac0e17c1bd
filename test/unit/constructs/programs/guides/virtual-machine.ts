import type { Chart } from 'cdk8s';
import {
  Cpu,
  Disk,
  Firmware,
  Gpu,
  HostDevice,
  LaunchSecurity,
  Memory,
  Probe,
  ResourceClaim,
  VirtualMachine,
} from 'kubevirt-iac';

/** The programs of docs/constructs/virtual-machine.md, in their order. */
export const programs: readonly ((chart: Chart) => unknown)[] = [
  (chart) => {
    new VirtualMachine(chart, 'db', {
      cpu: { sockets: 2, maxSockets: 8 },
      memory: Memory.of('4Gi', { maxGuest: '16Gi' }),
    });
  },
  (chart) => {
    new VirtualMachine(chart, 'trader', {
      cpu: Cpu.realtime({ cores: 4 }),
      memory: Memory.of('8Gi', { hugepages: '1Gi' }),
    });
  },
  (chart) => {
    new VirtualMachine(chart, 'appliance', {
      cpu: 2,
      memory: '4Gi',
      bootDisk: Disk.fromPvc('appliance'),
      firmware: Firmware.bios({ serial: 'APP-1', acpi: { msdm: 'windows-license' } }),
      chassis: { manufacturer: 'Example', sku: 'R2' },
      machineType: 'pc-q35-9.2',
    });
  },
  (chart) => {
    new VirtualMachine(chart, 'vault', { cpu: 2, memory: '4Gi', launchSecurity: LaunchSecurity.snp() });
  },
  (chart) => {
    new VirtualMachine(chart, 'trainer', {
      cpu: 8,
      memory: '32Gi',
      devices: {
        gpus: [Gpu.named('nvidia.com/A2')],
        hostDevices: [HostDevice.named('intel.com/qat')],
        watchdog: { name: 'watchdog', i6300esb: { action: 'poweroff' } },
        rng: {},
      },
      evictionStrategy: 'None',
    });
  },
  (chart) => {
    const claim = ResourceClaim.fromTemplate('one-gpu');
    new VirtualMachine(chart, 'trainer', { cpu: 8, memory: '32Gi', devices: { gpus: [Gpu.fromClaim(claim, 'gpu')] } });
  },
  (chart) => {
    new VirtualMachine(chart, 'web', {
      cpu: 2,
      memory: '4Gi',
      readiness: Probe.http(8080, { path: '/ready', initialDelay: '30s' }),
      liveness: Probe.guestAgent({ period: '30s', failureThreshold: 5 }),
      terminationGracePeriod: '3m',
      priorityClass: 'production',
      scheduling: {
        tolerations: [{ key: 'dedicated', operator: 'Equal', value: 'vms', effect: 'NoSchedule' }],
      },
    });
  },
];
