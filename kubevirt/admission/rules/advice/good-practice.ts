/** Legal, but hurts sooner or later. */
import { isGiven, isObject, objectsAt, valueAt } from '../../../../kube/json';
import type { KubeObject } from '../../../../kube/object';
import { objectRules, vmiRules } from '../../engine/rule';
import { show } from '../../engine/suggest';

/** Whether an image's name says nothing of which image it is: no digest, and no tag but latest. */
function isMoving(image: string): boolean {
  const name = image.replace(/^[a-z-]+:\/\//, '');
  if (name.includes('@')) return false;
  const tag = /:([^:/]+)$/.exec(name)?.[1];
  return tag === undefined || tag === 'latest';
}

const moving = (at: string, image: unknown) =>
  typeof image === 'string' && image !== '' && isMoving(image)
    ? {
        at,
        message: `${show(image)} is whatever image has that name today, so the guest may come up with another one at its next start. Name a version, or better the digest.`,
        found: image,
        allowed: 'an image with a tag other than latest, or with a digest',
      }
    : undefined;

/** Lines of cloud-init that set a password in plain text. What is hashed begins with $. */
const PASSWORDS = [
  /^\s*-?\s*(plain_text_passwd|password)\s*:\s*(?!\$)\S/m,
  /^\s*passwd\s*:\s*['"]?(?![$!*'"\s])\S/m,
  /^\s*chpasswd\s*:[\s\S]*?^\s+(list\s*:\s*\|?\s*\n?\s*|-\s*)\w[\w-]*:(?!\$|R$|RANDOM)\S+/m,
];

function textOf(source: { userData?: string; userDataBase64?: string } | undefined): string {
  if (source?.userData) return source.userData;
  return source?.userDataBase64 ? Buffer.from(source.userDataBase64, 'base64').toString('utf8') : '';
}

const hotplug = (problem: string) =>
  `This volume is hotpluggable, but its disk ${problem}, so it cannot be added or removed while the guest runs.`;

export const GUEST_PRACTICE = vmiRules('good practice for guests', [
  {
    id: 'GP-01',
    name: 'unpinned-container-disk',
    title: '`containerDisk` image without a fixed tag or digest',
    forEach: 'volumes',
    paths: ['volumes[].containerDisk.image'],
    severity: 'warning',
    view: 'guest',
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
    check: ({ cloudInitNoCloud, cloudInitConfigDrive }) => {
      const kind = cloudInitNoCloud ? 'cloudInitNoCloud' : 'cloudInitConfigDrive';
      const source = cloudInitNoCloud ?? cloudInitConfigDrive;
      const text = textOf(source);
      if (!PASSWORDS.some((password) => password.test(text))) return undefined;
      return {
        at: `${kind}.${source?.userData ? 'userData' : 'userDataBase64'}`,
        message:
          'The cloud-init text sets a password in plain text, which everybody can read who may read this object, Git or a backup. Move the text into a Secret (key userdata) and name that in secretRef; better still, use SSH keys, or a hashed password.',
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
          ? `is on the bus ${bus}, and only scsi and virtio can take one`
          : plugged.lun && bus !== 'scsi'
            ? `is a LUN on the bus ${bus}, and only scsi can take one`
            : plugged.dedicatedIOThread && bus !== 'virtio'
              ? 'has an I/O thread of its own, which only virtio can have'
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

/** Versions that are served but deprecated, and what to write instead. */
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

/** Where a kind keeps the spec of a DataVolume. */
const vmSpec = (object: KubeObject) =>
  object.kind === 'VirtualMachinePool' ? ['spec', 'virtualMachineTemplate', 'spec'] : ['spec'];

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
        message: `${apiVersion} is deprecated and will be removed some day. Write ${now}; the fields are the same.`,
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
      const running = valueAt(object, ...vmSpec(object), 'running');
      if (!isGiven(running)) return undefined;
      const strategy = running === true ? 'Always' : 'Halted';
      return {
        at: [...vmSpec(object), 'running'].join('.'),
        message: `spec.running is deprecated. Write runStrategy: ${strategy}, which says the same.`,
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
        return moving('spec.source.registry.url', valueAt(object, 'spec', 'source', 'registry', 'url'));
      }
      const path = vmSpec(object);
      return objectsAt(object, ...path, 'dataVolumeTemplates')
        .map((template, i) =>
          moving(
            `${path.join('.')}.dataVolumeTemplates[${i}].spec.source.registry.url`,
            valueAt(template, 'spec', 'source', 'registry', 'url'),
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
        message: `autohealing looks at every VirtualMachine of the namespace, not only at those of the pool, and may delete ${neighbour ? `the ${neighbour.kind} "${neighbour.metadata?.name}"` : "one that is not the pool's"} when that fails to start. Give the pool a namespace of its own.`,
        allowed: 'a namespace with nothing but this pool in it',
      };
    },
    good: { 'metadata.namespace': 'workers', 'spec.autohealing': {} },
    bad: { 'metadata.namespace': 'default', 'spec.autohealing': {} },
  },
]);
