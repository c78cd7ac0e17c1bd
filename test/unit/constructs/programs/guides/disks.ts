import type { Chart } from 'cdk8s';
import {
  CdRom,
  DataSource,
  Disk,
  Filesystem,
  GoldenImage,
  Image,
  Instancetype,
  Lun,
  Preference,
  VirtualMachine,
  Volume,
} from 'kubevirt-iac';

/** The programs of docs/constructs/disks.md, in their order. */
export const programs: readonly ((chart: Chart) => unknown)[] = [
  (chart) => {
    new VirtualMachine(chart, 'db', {
      instancetype: 'u1.medium',
      bootDisk: Disk.import(Image.registry('quay.io/containerdisks/fedora:42'), { size: '40Gi', initialSize: '20Gi' }),
    });
  },
  (chart) => {
    new VirtualMachine(chart, 'installer', {
      instancetype: 'u1.medium',
      bootDisk: Disk.blank({ size: '60Gi' }),
      disks: [CdRom.inserted(Disk.fromPvc('installation-iso'))],
    });
  },
  (chart) => {
    new VirtualMachine(chart, 'node-1', {
      instancetype: 'u1.medium',
      bootDisk: Disk.fromDataVolume('node-1-os'),
      disks: [
        Disk.fromPvc('quorum', { shareable: true, cache: 'none', serial: 'QUORUM' }),
        Lun.fromPvc('witness', { reservation: true }),
      ],
    });
  },
  (chart) => {
    new VirtualMachine(chart, 'build', {
      instancetype: 'u1.medium',
      bootDisk: Disk.containerDisk('quay.io/containerdisks/fedora:42'),
      disks: [
        Filesystem.virtiofs(Volume.configMap('build-settings', { name: 'settings' })),
        Filesystem.virtiofs(Volume.serviceAccount('builder', { name: 'token' })),
        Volume.secret('signing-keys', { name: 'keys', volumeLabel: 'KEYS' }),
        Disk.empty('50Gi', { name: 'scratch' }),
      ],
    });
  },
  (chart) => {
    const fedora = new GoldenImage(chart, 'fedora', {
      from: Image.registry('quay.io/containerdisks/fedora:42'),
      defaultInstancetype: 'u1.medium',
      defaultPreference: 'fedora',
    });
    new VirtualMachine(chart, 'web', {
      instancetype: Instancetype.inferFromVolume(),
      preference: Preference.inferFromVolume(),
      bootDisk: Disk.clone(fedora.source, { size: '30Gi', retain: false }),
    });
  },
  (chart) => {
    new VirtualMachine(chart, 'legacy', {
      instancetype: 'u1.medium',
      bootDisk: Disk.clone(DataSource.ref('rhel9', { namespace: 'images' }), {
        name: 'system',
        dataVolumeName: 'legacy-os',
        retain: false,
      }),
    });
  },
];
