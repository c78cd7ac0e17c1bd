/** Answer files of Windows that do not fit the guest they are given to. */
import { valueAt } from '../../../../kube/json';
import type { KubeObject } from '../../../../kube/object';
import { type AnswerFile, readAnswerFile } from '../../../answer-file';
import { matched } from '../../../instancetype';
import type { core } from '../../../types';
import type { Fault } from '../../engine/fault';
import { vmiRules } from '../../engine/rule';
import { type VmiSpecView, virtualMachineSpecOf } from '../../engine/vmi-spec-view';

/** The names under which Windows looks for it; the first one that is there counts. */
const FILES = ['autounattend.xml', 'unattend.xml'];

interface Found extends AnswerFile {
  at: string;
}

function answerOf(volume: core.Volume, { related, object }: VmiSpecView): Found | undefined {
  const { secret, configMap } = volume.sysprep ?? {};
  const source = secret ? 'secret' : 'configMap';
  const name = (secret ?? configMap)?.name;
  if (!name) return undefined;
  const holder = related.find(secret ? 'Secret' : 'ConfigMap', name, object.metadata?.namespace);
  const text = FILES.map((file) => textIn(holder, file, source)).find((found) => found !== undefined);
  return text === undefined ? undefined : { at: `sysprep.${source}`, ...readAnswerFile(text) };
}

function textIn(holder: KubeObject | undefined, file: string, source: 'secret' | 'configMap'): string | undefined {
  const plain = valueAt(holder, source === 'secret' ? 'stringData' : 'data', file);
  if (typeof plain === 'string') return plain;
  const encoded = source === 'secret' ? valueAt(holder, 'data', file) : undefined;
  return typeof encoded === 'string' ? Buffer.from(encoded, 'base64').toString('utf8') : undefined;
}

/** Volumes that can hold an installation medium or drivers; the others hold settings. */
const MEDIA = ['containerDisk', 'persistentVolumeClaim', 'dataVolume', 'ephemeral', 'hostDisk'] as const;

const hasMedium = ({ name }: core.Disk, vmi: VmiSpecView): boolean => {
  const volume = vmi.volume(name);
  return volume !== undefined && MEDIA.some((kind) => volume[kind] !== undefined);
};

/** Buses whose disks Windows Setup does not see without drivers. */
const NEEDS_DRIVERS = new Set(['virtio', 'scsi']);

/** A preference that is not known may set the firmware and the buses. */
const isComplete = ({ object, related }: VmiSpecView): boolean =>
  matched({ ...object, spec: virtualMachineSpecOf(object) }, 'preference', related.find).state !== 'unknown';

const answers = (text: string): KubeObject => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'answers', namespace: 'default' },
  data: { 'autounattend.xml': `<unattend><settings pass="windowsPE">${text}</settings></unattend>` },
});
const DRIVERS = answers('<DriverPaths><Path>E:\\viostor\\2k22\\amd64</Path></DriverPaths>');
const UEFI = answers('<CreatePartition><Type>EFI</Type></CreatePartition>');
const ISO = { name: 'iso', containerDisk: { image: 'registry.example/windows:2022' } };
const SYSPREP = { name: 'sysprep', sysprep: { configMap: { name: 'answers' } } };
const ROOT = { name: 'root', dataVolume: { name: 'root' } };
const cdrom = (name: string) => ({ name, cdrom: { bus: 'sata' } });
const withDrives = (...more: object[]) => ({
  volumes: [ROOT, ISO, SYSPREP, ...more],
  'domain.devices.disks': [
    { name: 'root', disk: { bus: 'virtio' } },
    cdrom('iso'),
    cdrom('sysprep'),
    ...more.map((one) => cdrom((one as { name: string }).name)),
  ],
});

export const WINDOWS = vmiRules('sysprep', [
  {
    id: 'WIN-01',
    name: 'answer-file-without-drivers-disk',
    title: 'Windows Setup without the CD-ROM of the virtio drivers',
    forEach: 'volumes',
    paths: ['volumes[].sysprep', 'domain.devices.disks'],
    severity: 'warning',
    view: 'guest',
    when: 'volumes[].sysprep',
    check: (volume, vmi): Fault | undefined => {
      const answer = answerOf(volume, vmi);
      if (!answer?.loadsDiskDrivers || !isComplete(vmi)) return undefined;
      const target = vmi.disks.find(({ disk }) => disk !== undefined);
      const media = vmi.disks.filter((disk) => disk.name !== target?.name && hasMedium(disk, vmi));
      // The installation medium is one; the drivers are on another.
      if (!target || !NEEDS_DRIVERS.has(target.disk?.bus ?? '') || media.length > 1) return undefined;
      return {
        at: answer.at,
        message: `The answer file lets Windows Setup load the virtio drivers of its disk "${target.name}" (bus ${target.disk?.bus}) from a CD-ROM, and the guest has ${media.length === 0 ? 'none with a medium' : `only that of "${media[0]!.name}"`}: Setup finds no disk to install on. Add a CD-ROM with the virtio-win drivers, such as the containerDisk quay.io/kubevirt/virtio-container-disk, or put the disk on the bus sata.`,
        allowed: 'a CD-ROM with the drivers beside the installation medium',
      };
    },
    good: {
      edit: withDrives({ name: 'drivers', containerDisk: { image: 'registry.example/virtio-win:1' } }),
      related: [DRIVERS],
    },
    bad: { edit: withDrives(), related: [DRIVERS] },
  },
  {
    id: 'WIN-02',
    name: 'answer-file-of-other-firmware',
    title: 'Answer file whose partitions are for another firmware',
    forEach: 'volumes',
    paths: ['volumes[].sysprep', 'domain.firmware.bootloader'],
    severity: 'warning',
    view: 'guest',
    when: 'volumes[].sysprep',
    check: (volume, vmi): Fault | undefined => {
      const answer = answerOf(volume, vmi);
      if (!answer?.firmware || !isComplete(vmi)) return undefined;
      const isUefi = vmi.architecture === 'arm64' || vmi.domain.firmware?.bootloader?.efi !== undefined;
      const firmware = isUefi ? 'UEFI' : 'BIOS';
      if (firmware === answer.firmware) return undefined;
      const layout = answer.firmware === 'UEFI' ? 'an EFI system partition' : 'an active partition and none of EFI';
      return {
        at: answer.at,
        message: `The answer file partitions the disk for ${answer.firmware} (${layout}), and the guest has ${firmware} firmware: Windows Setup rejects the layout, or the guest does not boot afterwards. Use an answer file for ${firmware}, or ${answer.firmware === 'UEFI' ? 'set domain.firmware.bootloader.efi' : 'remove domain.firmware.bootloader.efi'}.`,
        allowed: `an answer file for ${firmware}`,
      };
    },
    good: { edit: { ...withDrives(), 'domain.firmware.bootloader.efi': { secureBoot: false } }, related: [UEFI] },
    bad: { edit: withDrives(), related: [UEFI] },
  },
]);
