/** Settings that are legal, but cause trouble sooner or later. */
import { isGiven, isObject, objectsAt, valueAt } from '../../../../kube/json';
import type { KubeObject } from '../../../../kube/object';
import { objectRules, vmiRules } from '../../engine/rule';
import { show } from '../../engine/suggest';
import { virtualMachineSpecOf } from '../../engine/vmi-spec-view';

/** Whether an image reference does not pin an image: it has neither a digest nor a tag other than latest. */
function isMoving(image: string): boolean {
  const name = image.replace(/^[a-z-]+:\/\//, '');
  if (name.includes('@')) return false;
  const tag = /:([^:/]+)$/.exec(name)?.[1];
  return tag === undefined || tag === 'latest';
}

const moving = (at: string, image: unknown, consequence = 'so a different image may be used each time it is pulled') =>
  typeof image === 'string' && image !== '' && isMoving(image)
    ? {
        at,
        message: `${show(image)} has no fixed tag or digest, ${consequence}. Use a version tag, or better a digest.`,
        found: image,
        allowed: 'an image with a tag other than latest, or with a digest',
      }
    : undefined;

/** An import runs once for a disk. */
const IMPORTED = 'so disks that are imported at different times may hold different images';

/**
 * Lines of cloud-init that set a plain-text password. Hashes start with $. All of them contain `pass`. White space before a key is that of its line:
 * what may run over lines is looked at from each of them.
 */
const PASSWORD = /^[^\S\n]*(?:-[^\S\n]*)?(?:plain_text_passwd|password)\s*:\s*(?!["']?\$)\S/m;
const USERS_PASSWORD = /^[^\S\n]*passwd\s*:\s*['"]?(?![$!*'"\s])\S/m;
const CHANGES_PASSWORDS = /^[^\S\n]*chpasswd\s*:/m;
const CHANGED_PASSWORD = /^[^\S\n]+(?:list\s*:\s*(?:\|\s*)?|-[^\S\n]*)\w[\w-]*:(?!\$|R$|RANDOM)\S/m;

function setsPassword(text: string): boolean {
  if (PASSWORD.test(text) || USERS_PASSWORD.test(text)) return true;
  const list = text.search(CHANGES_PASSWORDS);
  return list >= 0 && CHANGED_PASSWORD.test(text.slice(list));
}

function textOf(source: { userData?: string; userDataBase64?: string } | undefined): string {
  if (source?.userData) return source.userData;
  return source?.userDataBase64 ? Buffer.from(source.userDataBase64, 'base64').toString('utf8') : '';
}

const hotplug = (problem: string) =>
  `The volume is hotpluggable, but its disk ${problem}, so the volume cannot be hotplugged.`;

export const GUEST_PRACTICE = vmiRules('good practice for guests', [
  {
    id: 'GP-01',
    name: 'unpinned-container-disk',
    title: '`containerDisk` image without a fixed tag or digest',
    forEach: 'volumes',
    paths: ['volumes[].containerDisk.image'],
    severity: 'warning',
    view: 'guest',
    when: 'volumes[].containerDisk',
    check: ({ containerDisk }) => moving('containerDisk.image', containerDisk?.image),
    good: { 'volumes[0]': { name: 'root', containerDisk: { image: 'quay.io/containerdisks/fedora:41' } } },
    bad: { 'volumes[0]': { name: 'root', containerDisk: { image: 'quay.io/containerdisks/fedora:latest' } } },
  },
  {
    id: 'GP-02',
    name: 'unpinned-kernel-image',
    title: 'Kernel image without a fixed tag or digest',
    paths: ['domain.firmware.kernelBoot.container.image'],
    severity: 'warning',
    view: 'guest',
    when: 'domain.firmware.kernelBoot',
    check: ({ domain }) =>
      moving('domain.firmware.kernelBoot.container.image', domain.firmware?.kernelBoot?.container?.image),
    good: {
      'domain.firmware': {
        kernelBoot: { container: { image: 'registry.example.com/kernel:6.12', kernelPath: '/vmlinuz' } },
      },
    },
    bad: {
      'domain.firmware': {
        kernelBoot: { container: { image: 'registry.example.com/kernel', kernelPath: '/vmlinuz' } },
      },
    },
  },
  {
    id: 'GP-03',
    name: 'plain-text-password',
    title: 'Plain-text password in cloud-init',
    forEach: 'volumes',
    paths: ['volumes[].cloudInitNoCloud.userData', 'volumes[].cloudInitConfigDrive.userData'],
    severity: 'warning',
    view: 'guest',
    when: ['volumes[].cloudInitNoCloud', 'volumes[].cloudInitConfigDrive'],
    check: ({ cloudInitNoCloud, cloudInitConfigDrive }) => {
      const kind = cloudInitNoCloud ? 'cloudInitNoCloud' : 'cloudInitConfigDrive';
      const source = cloudInitNoCloud ?? cloudInitConfigDrive;
      const text = textOf(source);
      if (!text.includes('pass') || !setsPassword(text)) return undefined;
      return {
        at: `${kind}.${source?.userData ? 'userData' : 'userDataBase64'}`,
        message:
          'The cloud-init text sets a plain-text password, which is readable by everyone with access to this object, its Git repository or a backup. Move the text to a Secret (key userdata) and refer to it with secretRef, or better, use SSH keys or a hashed password.',
        allowed: 'secretRef, SSH keys, or a hashed password',
        suggestion: 'secretRef',
      };
    },
    good: {
      'volumes[1]': {
        name: 'cloudinit',
        cloudInitNoCloud: { userData: '#cloud-config\nssh_authorized_keys: [ssh-ed25519 AAAA]\n' },
      },
    },
    bad: { 'volumes[1]': { name: 'cloudinit', cloudInitNoCloud: { userData: '#cloud-config\npassword: fedora\n' } } },
  },
  {
    id: 'GP-04',
    name: 'hotpluggable-volume-on-unsupported-bus',
    title: '`hotpluggable` volume on a disk that does not support hotplug',
    forEach: 'volumes',
    paths: ['volumes[].persistentVolumeClaim.hotpluggable', 'volumes[].dataVolume.hotpluggable'],
    severity: 'warning',
    view: 'guest',
    when: ['volumes[].persistentVolumeClaim.hotpluggable', 'volumes[].dataVolume.hotpluggable'],
    check: ({ name, persistentVolumeClaim, dataVolume }, vmi) => {
      const kind = persistentVolumeClaim?.hotpluggable
        ? 'persistentVolumeClaim'
        : dataVolume?.hotpluggable
          ? 'dataVolume'
          : undefined;
      const plugged = kind && vmi.disk(name);
      if (!plugged) return undefined;
      const bus = plugged.disk?.bus ?? plugged.lun?.bus;
      const problem =
        plugged.disk && bus !== 'scsi' && bus !== 'virtio'
          ? `is on the ${bus} bus, and only scsi and virtio support hotplug`
          : plugged.lun && bus !== 'scsi'
            ? `is a LUN on the ${bus} bus, and only scsi supports it`
            : plugged.dedicatedIOThread && bus !== 'virtio'
              ? 'sets dedicatedIOThread, which only virtio supports'
              : undefined;
      return problem
        ? {
            at: `${kind}.hotpluggable`,
            message: `${hotplug(problem)} Set the bus to scsi or virtio.`,
            found: bus,
            allowed: 'scsi or virtio',
            suggestion: 'scsi',
          }
        : undefined;
    },
    good: {
      'volumes[0]': { name: 'root', persistentVolumeClaim: { claimName: 'data', hotpluggable: true } },
      'domain.devices.disks[0]': { name: 'root', disk: { bus: 'scsi' } },
    },
    bad: {
      'volumes[0]': { name: 'root', persistentVolumeClaim: { claimName: 'data', hotpluggable: true } },
      'domain.devices.disks[0]': { name: 'root', disk: { bus: 'sata' } },
    },
  },
]);

/** Versions that are served but deprecated, and their replacements. */
const DEPRECATED_VERSIONS: Readonly<Record<string, string>> = {
  'kubevirt.io/v1alpha3': 'kubevirt.io/v1',
  'pool.kubevirt.io/v1alpha1': 'pool.kubevirt.io/v1beta1',
  'snapshot.kubevirt.io/v1alpha1': 'snapshot.kubevirt.io/v1beta1',
  'clone.kubevirt.io/v1alpha1': 'clone.kubevirt.io/v1beta1',
  'export.kubevirt.io/v1alpha1': 'export.kubevirt.io/v1',
  'export.kubevirt.io/v1beta1': 'export.kubevirt.io/v1',
};

const VERSIONED = [
  'VirtualMachineExport',
  'VirtualMachine',
  'VirtualMachineInstance',
  'VirtualMachineInstanceReplicaSet',
  'VirtualMachineInstanceMigration',
  'VirtualMachineInstancePreset',
  'KubeVirt',
  'VirtualMachinePool',
  'VirtualMachineSnapshot',
  'VirtualMachineSnapshotContent',
  'VirtualMachineRestore',
  'VirtualMachineClone',
];

/** The path of the VirtualMachineSpec in a kind. */
const vmSpec = (object: KubeObject) =>
  object.kind === 'VirtualMachinePool' ? 'spec.virtualMachineTemplate.spec' : 'spec';

export const OBJECT_PRACTICE = objectRules('good practice for objects', [
  {
    id: 'GP-05',
    name: 'deprecated-api-version',
    title: 'Deprecated `apiVersion`',
    kinds: VERSIONED,
    paths: ['apiVersion'],
    severity: 'warning',
    check: ({ apiVersion }) => {
      const now = Object.hasOwn(DEPRECATED_VERSIONS, apiVersion) ? DEPRECATED_VERSIONS[apiVersion] : undefined;
      if (now === undefined) return undefined;
      return {
        at: 'apiVersion',
        message: `${apiVersion} is deprecated and will be removed in a future release. Use ${now}; the fields are the same.`,
        found: apiVersion,
        allowed: now,
        suggestion: now,
      };
    },
    good: {},
    bad: { apiVersion: 'export.kubevirt.io/v1beta1' },
  },
  {
    id: 'GP-06',
    name: 'deprecated-running',
    title: 'Deprecated `running`',
    kinds: ['VirtualMachine', 'VirtualMachinePool'],
    paths: ['spec.running'],
    severity: 'warning',
    check: (object) => {
      const { running } = virtualMachineSpecOf(object);
      if (!isGiven(running)) return undefined;
      const strategy = running === true ? 'Always' : 'Halted';
      return {
        at: `${vmSpec(object)}.running`,
        message: `spec.running is deprecated. Use runStrategy: ${strategy}, which is equivalent.`,
        found: running,
        allowed: 'runStrategy',
        suggestion: `runStrategy: ${strategy}`,
      };
    },
    good: {},
    bad: { 'spec.running': true, 'spec.runStrategy': undefined },
  },
  {
    id: 'GP-07',
    name: 'unpinned-import-image',
    title: 'Imported registry image without a fixed tag or digest',
    kinds: ['DataVolume', 'VirtualMachine', 'VirtualMachinePool', 'VolumeImportSource'],
    paths: ['spec.source.registry.url', 'spec.dataVolumeTemplates[].spec.source.registry.url'],
    severity: 'warning',
    check: (object) => {
      if (object.kind === 'DataVolume' || object.kind === 'VolumeImportSource') {
        return moving('spec.source.registry.url', valueAt(object, 'spec', 'source', 'registry', 'url'), IMPORTED);
      }
      const templates = objectsAt(virtualMachineSpecOf(object), 'dataVolumeTemplates');
      return templates
        .map((template, i) =>
          moving(
            `${vmSpec(object)}.dataVolumeTemplates[${i}].spec.source.registry.url`,
            valueAt(template, 'spec', 'source', 'registry', 'url'),
            IMPORTED,
          ),
        )
        .filter((fault) => fault !== undefined);
    },
    good: { 'spec.source': { registry: { url: 'docker://quay.io/containerdisks/fedora:41' } } },
    bad: { 'spec.source': { registry: { url: 'docker://quay.io/containerdisks/fedora' } } },
  },
  {
    id: 'GP-08',
    name: 'autohealing-in-shared-namespace',
    title: '`autohealing` in a namespace shared with other VMs',
    kinds: ['VirtualMachinePool'],
    paths: ['spec.autohealing'],
    severity: 'warning',
    check: ({ metadata, spec }, { related }) => {
      if (!isObject(spec?.['autohealing'])) return undefined;
      const namespace = metadata?.namespace || 'default';
      const neighbour = [
        ...related.all('VirtualMachine', namespace),
        ...related.all('VirtualMachinePool', namespace),
      ].find((object) => object.kind !== 'VirtualMachinePool' || object.metadata?.name !== metadata?.name);
      if (!neighbour && namespace !== 'default') return undefined;
      return {
        at: 'spec.autohealing',
        message: `autohealing watches every VirtualMachine in the namespace, not only those of the pool, and may delete ${neighbour ? `the ${neighbour.kind} "${neighbour.metadata?.name}"` : 'a VM that is not part of the pool'} if it fails to start. Use a separate namespace for the pool.`,
        allowed: 'a namespace that contains only this pool',
      };
    },
    good: { 'metadata.namespace': 'workers', 'spec.autohealing': {} },
    bad: { 'metadata.namespace': 'default', 'spec.autohealing': {} },
  },
]);
