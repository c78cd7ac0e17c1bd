import { memoize } from '../../../../kube/memoize';
import { pathProblem } from '../../../../kube/names';
import { vmiRules } from '../../engine/rule';
import { nearest, oneOf, show } from '../../engine/suggest';
import type { VmiSpecView } from '../../engine/vmi-spec-view';
import { architectureOf, isOn } from '../shared/messages';

const EFI = { bootloader: { efi: { secureBoot: false } } };
const container = { image: 'registry.example/kernel:1', kernelPath: '/boot/vmlinuz' };
const secret = {
  'volumes[2]': { name: 'slic', secret: { secretName: 'slic' } },
  'domain.devices.disks[2]': { name: 'slic', disk: { bus: 'virtio' } },
};

/** Machine types by architecture, where the cluster does not configure others. */
const MACHINE_TYPES: Readonly<Record<string, readonly string[]>> = {
  amd64: ['q35*', 'pc-q35*'],
  arm64: ['virt*'],
  s390x: ['s390-ccw-virtio*'],
};

/** The machine types that the cluster supports on an architecture. Without an architecture it counts as amd64, as in KubeVirt. */
function machineTypesFor({ architecture, cluster }: VmiSpecView): readonly string[] {
  const { architectureConfiguration, emulatedMachines } = cluster.configuration as {
    architectureConfiguration?: Record<string, { emulatedMachines?: string[] } | undefined>;
    emulatedMachines?: string[];
  };
  const name = architecture in MACHINE_TYPES ? architecture : 'amd64';
  return emulatedMachines ?? architectureConfiguration?.[name]?.emulatedMachines ?? MACHINE_TYPES[name]!;
}

const globs = new Map<string, RegExp>();

const matches = (glob: string, text: string) =>
  memoize(globs, glob, () => {
    const source = glob
      .replace(/[.+^${}()|\\]/g, '\\$&')
      .replace(/\*/g, '[^/]*')
      .replace(/\?/g, '[^/]');
    return new RegExp(`^${source}$`);
  }).test(text);

export const FIRMWARE = vmiRules(
  'firmware',
  [
    {
      id: 'FW-01',
      name: 'efi-beside-bios',
      presets: true,
      title: 'Both `efi` and `bios`',
      paths: ['domain.firmware.bootloader'],
      when: 'domain.firmware.bootloader',
      check: ({ domain: { firmware } }) =>
        firmware?.bootloader?.efi !== undefined && firmware.bootloader.bios !== undefined
          ? {
              at: 'domain.firmware.bootloader',
              message: 'The bootloader sets both efi and bios, which are mutually exclusive. Keep one of them.',
              found: ['efi', 'bios'],
            }
          : undefined,
      good: { 'domain.firmware': EFI },
      bad: { 'domain.firmware': { bootloader: { efi: { secureBoot: false }, bios: {} } } },
    },
    {
      id: 'FW-02',
      name: 'secure-boot-without-smm',
      title: '`secureBoot` without `features.smm`',
      paths: ['domain.firmware.bootloader.efi.secureBoot', 'domain.features.smm'],
      when: 'domain.firmware.bootloader.efi',
      check: ({ domain }) => {
        const efi = domain.firmware?.bootloader?.efi;
        return efi !== undefined &&
          efi.secureBoot !== false &&
          domain.launchSecurity?.tdx === undefined &&
          !isOn(domain.features?.smm)
          ? {
              at: 'domain',
              message:
                'secureBoot is enabled (the default for EFI) and requires system management mode (features.smm), which is disabled. Set features: { smm: {} }, or efi: { secureBoot: false }.',
              suggestion: 'smm: {}',
            }
          : undefined;
      },
      good: { 'domain.firmware': { bootloader: { efi: {} } }, 'domain.features': { smm: {} } },
      bad: { 'domain.firmware': { bootloader: { efi: {} } } },
    },
    {
      id: 'FW-03',
      name: 'kernel-args-without-container',
      presets: true,
      title: '`kernelArgs` without a kernel container',
      paths: ['domain.firmware.kernelBoot.kernelArgs'],
      when: 'domain.firmware.kernelBoot',
      check: ({ domain: { firmware } }) =>
        firmware?.kernelBoot && !firmware.kernelBoot.container && firmware.kernelBoot.kernelArgs
          ? {
              at: 'domain.firmware.kernelBoot.kernelArgs',
              message:
                'kernelArgs apply only to a kernel booted from a container image, and kernelBoot.container is not set. Add kernelBoot.container with image and kernelPath, or set the arguments inside the guest.',
              found: firmware.kernelBoot.kernelArgs,
            }
          : undefined,
      good: { 'domain.firmware': { kernelBoot: { kernelArgs: 'console=ttyS0', container } } },
      bad: { 'domain.firmware': { kernelBoot: { kernelArgs: 'console=ttyS0' } } },
    },
    {
      id: 'FW-04',
      name: 'kernel-container-without-image',
      presets: true,
      title: '`kernelBoot.container` without an `image`',
      paths: ['domain.firmware.kernelBoot.container.image'],
      when: 'domain.firmware.kernelBoot',
      check: ({ domain: { firmware } }) =>
        firmware?.kernelBoot?.container && !firmware.kernelBoot.container.image
          ? {
              at: 'domain.firmware.kernelBoot.container.image',
              message: 'kernelBoot.container has no image. Set image to the container image that holds the kernel.',
            }
          : undefined,
      good: { 'domain.firmware': { kernelBoot: { container } } },
      bad: { 'domain.firmware': { kernelBoot: { container: { ...container, image: '' } } } },
    },
    {
      id: 'FW-05',
      name: 'kernel-container-without-paths',
      presets: true,
      title: '`kernelBoot.container` with neither `kernelPath` nor `initrdPath`',
      paths: ['domain.firmware.kernelBoot.container'],
      when: 'domain.firmware.kernelBoot',
      check: ({ domain: { firmware } }) => {
        const kernel = firmware?.kernelBoot?.container;
        return kernel && !kernel.kernelPath && !kernel.initrdPath
          ? {
              at: 'domain.firmware.kernelBoot.container',
              message: 'kernelBoot.container sets neither kernelPath nor initrdPath. Set at least one of them.',
              allowed: 'kernelPath, initrdPath',
            }
          : undefined;
      },
      good: { 'domain.firmware': { kernelBoot: { container: { ...container, initrdPath: '/boot/initrd.img' } } } },
      bad: { 'domain.firmware': { kernelBoot: { container: { image: container.image } } } },
    },
    {
      id: 'FW-06',
      name: 'malformed-kernel-path',
      presets: true,
      title: 'Malformed `kernelPath` or `initrdPath`',
      paths: ['domain.firmware.kernelBoot.container.kernelPath', 'domain.firmware.kernelBoot.container.initrdPath'],
      when: 'domain.firmware.kernelBoot',
      check: ({ domain: { firmware } }) => {
        const kernel = firmware?.kernelBoot?.container;
        return (
          kernel &&
          (['kernelPath', 'initrdPath'] as const).flatMap((key) => {
            const path = kernel[key];
            const problem = path && pathProblem(path);
            return problem
              ? [
                  {
                    at: `domain.firmware.kernelBoot.container.${key}`,
                    message: `${show(path)} is not a valid path in the image: ${problem}.`,
                    found: path,
                    allowed: 'an absolute path without ".", ".." or double slashes',
                  },
                ]
              : [];
          })
        );
      },
      good: { 'domain.firmware': { kernelBoot: { container } } },
      bad: { 'domain.firmware': { kernelBoot: { container: { ...container, kernelPath: 'boot/vmlinuz' } } } },
    },
    {
      id: 'FW-07',
      name: 'acpi-without-table',
      title: '`acpi` without a table reference',
      paths: ['domain.firmware.acpi'],
      when: 'domain.firmware.acpi',
      check: ({ domain: { firmware } }) =>
        firmware?.acpi !== undefined && !firmware.acpi.slicNameRef && !firmware.acpi.msdmNameRef
          ? {
              at: 'domain.firmware.acpi',
              message:
                'acpi does not refer to a volume that holds an ACPI table. Set slicNameRef, msdmNameRef or both, or remove acpi.',
              allowed: 'slicNameRef, msdmNameRef',
            }
          : undefined,
      good: { 'domain.firmware': { acpi: { slicNameRef: 'slic' } }, ...secret },
      bad: { 'domain.firmware': { acpi: {} } },
    },
    {
      id: 'FW-08',
      name: 'acpi-volume-missing',
      title: 'ACPI table reference to a missing volume',
      paths: ['domain.firmware.acpi.slicNameRef', 'domain.firmware.acpi.msdmNameRef'],
      when: 'domain.firmware.acpi',
      check: (vmi) =>
        acpiRefs(vmi).flatMap(({ key, name }) => {
          if (vmi.volume(name)) return [];
          const secrets = vmi.volumes.filter((volume) => volume.secret !== undefined).map((volume) => volume.name);
          const meant = nearest(name, secrets);
          return [
            {
              at: `domain.firmware.acpi.${key}`,
              message: `There is no volume "${name}". Add one with secret: { secretName: ... } that holds the table.${meant ? ` Did you mean "${meant}"?` : ''}`,
              found: name,
              allowed: secrets.join(', '),
              ...(meant && { suggestion: meant }),
            },
          ];
        }),
      good: { 'domain.firmware': { acpi: { slicNameRef: 'slic' } }, ...secret },
      bad: { 'domain.firmware': { acpi: { slicNameRef: 'slic' } } },
    },
    {
      id: 'FW-09',
      name: 'acpi-volume-not-a-secret',
      title: 'ACPI table reference to a volume that is not a Secret',
      paths: ['domain.firmware.acpi.slicNameRef', 'domain.firmware.acpi.msdmNameRef'],
      when: 'domain.firmware.acpi',
      check: (vmi) =>
        acpiRefs(vmi).flatMap(({ key, name }) => {
          const volume = vmi.volume(name);
          return volume && volume.secret === undefined
            ? [
                {
                  at: `domain.firmware.acpi.${key}`,
                  message: `The volume "${name}" is not a Secret volume, which ACPI tables require. Refer to a volume with secret: { secretName: ... }.`,
                  found: name,
                },
              ]
            : [];
        }),
      good: { 'domain.firmware': { acpi: { msdmNameRef: 'slic' } }, ...secret },
      bad: { 'domain.firmware': { acpi: { msdmNameRef: 'root' } } },
    },
    {
      id: 'FW-10',
      name: 'unsupported-machine-type',
      title: 'Unsupported `machine.type`',
      paths: ['domain.machine.type'],
      check: (vmi) => {
        const type = vmi.domain.machine?.type;
        if (!type) return undefined;
        const allowed = machineTypesFor(vmi);
        return allowed.some((glob) => matches(glob, type))
          ? undefined
          : {
              at: 'domain.machine.type',
              message: `The machine type "${type}" is not supported on ${architectureOf(vmi)} in this cluster; use ${oneOf(allowed)}. Omit it to get the default, or use ${allowed[0]!.replace(/\*.*/, '')}.`,
              found: type,
              allowed: allowed.join(', '),
              suggestion: allowed[0]!.replace(/\*.*/, ''),
            };
      },
      good: { 'domain.machine': { type: 'pc-q35-rhel9.4.0' } },
      bad: { 'domain.machine': { type: 'pc-i440fx-2.12' } },
    },
    {
      id: 'FW-11',
      name: 'bios-on-arm64',
      title: '`bios` on arm64',
      paths: ['domain.firmware.bootloader.bios'],
      view: 'guest',
      when: 'domain.firmware.bootloader.bios',
      check: ({ domain: { firmware }, architecture }) =>
        architecture === 'arm64' && firmware?.bootloader?.bios !== undefined
          ? {
              at: 'domain.firmware.bootloader.bios',
              message: 'arm64 guests have no BIOS and always boot with EFI. Use efi: { secureBoot: false } instead.',
              suggestion: 'efi: { secureBoot: false }',
            }
          : undefined,
      good: { architecture: 'arm64', 'domain.firmware': EFI },
      bad: { architecture: 'arm64', 'domain.firmware': { bootloader: { bios: {} } } },
    },
  ],
  { sameOnTemplateAndGuest: true },
);

function acpiRefs({ domain: { firmware } }: VmiSpecView): { key: string; name: string }[] {
  return (['slicNameRef', 'msdmNameRef'] as const).flatMap((key) => {
    const name = firmware?.acpi?.[key];
    return name ? [{ key, name }] : [];
  });
}
