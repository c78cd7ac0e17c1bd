import type { Chart } from 'cdk8s';
import { CdRom, Disk, GuestPassword, SshKey, Sysprep, VirtualMachine, Windows } from 'kubevirt-iac';

/** The programs of docs/constructs/guest-configuration.md, in their order. */
export const programs: readonly ((chart: Chart) => unknown)[] = [
  (chart) => {
    new VirtualMachine(chart, 'ops', {
      instancetype: 'u1.small',
      sshKeys: [SshKey.fromSecret('ops-keys', { users: ['ops'] })],
      passwords: [GuestPassword.fromSecret('ops-passwords')],
    });
  },
  (chart) => {
    new VirtualMachine(chart, 'dc-1', {
      instancetype: 'u1.xlarge',
      preference: 'windows.2k22.virtio',
      bootDisk: Disk.blank({ size: '80Gi', bootOrder: 1 }),
      disks: [
        CdRom.from(Disk.fromPvc('windows-2022-iso'), { bootOrder: 2 }),
        CdRom.from(Disk.containerDisk('quay.io/kubevirt/virtio-container-disk:v1.9.0', { name: 'virtio-win' })),
      ],
      sysprep: Sysprep.windows({
        edition: Windows.SERVER_2022,
        install: true,
        adminPassword: { secret: 'windows-admin' },
        locale: 'de-DE',
        timeZone: 'W. Europe Standard Time',
      }),
    });
  },
  (chart) => {
    new VirtualMachine(chart, 'core', {
      instancetype: 'u1.small',
      ignition: {
        ignition: { version: '3.4.0' },
        passwd: { users: [{ name: 'core', sshAuthorizedKeys: ['ssh-ed25519 AAAA'] }] },
      },
    });
  },
];
