import { memoize } from '../../../../kube/memoize';
import { pathProblem } from '../../../../kube/names';
import type { Machine } from '../../machine';
import { machineRules } from '../../rule';
import { nearest, oneOf, show } from '../../suggest';
import { architectureOf, isOn } from './words';

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

/** What the cluster takes as machine types of an architecture. Without one, all are tried as amd64, as KubeVirt does. */
function machineTypesFor({ architecture, cluster }: Machine): readonly string[] {
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

export const FIRMWARE = machineRules(
  'firmware',
  [
    {
      id: 'FW-01',
      presets: true,
      title: 'EFI and BIOS at once',
      paths: ['domain.firmware.bootloader'],
      check: ({ domain: { firmware } }) =>
        firmware?.bootloader?.efi !== undefined && firmware.bootloader.bios !== undefined
          ? {
              at: 'domain.firmware.bootloader',
              message: 'A guest boots by EFI or by BIOS; found both. Keep one of them.',
              found: ['efi', 'bios'],
            }
          : undefined,
      good: { 'domain.firmware': EFI },
      bad: { 'domain.firmware': { bootloader: { efi: { secureBoot: false }, bios: {} } } },
    },
    {
      id: 'FW-02',
      title: 'Secure boot without SMM',
      paths: ['domain.firmware.bootloader.efi.secureBoot', 'domain.features.smm'],
      check: ({ domain }) => {
        const efi = domain.firmware?.bootloader?.efi;
        return efi !== undefined &&
          efi.secureBoot !== false &&
          domain.launchSecurity?.tdx === undefined &&
          !isOn(domain.features?.smm)
          ? {
              at: 'domain',
              message:
                'Secure boot is on (as it is for EFI unless secureBoot is false), but it needs system management mode (smm), which is off. Write features: { smm: {} }, or efi: { secureBoot: false }.',
              suggestion: 'smm: {}',
            }
          : undefined;
      },
      good: { 'domain.firmware': { bootloader: { efi: {} } }, 'domain.features': { smm: {} } },
      bad: { 'domain.firmware': { bootloader: { efi: {} } } },
    },
    {
      id: 'FW-03',
      presets: true,
      title: 'Arguments for a kernel that is not there',
      paths: ['domain.firmware.kernelBoot.kernelArgs'],
      check: ({ domain: { firmware } }) =>
        firmware?.kernelBoot && !firmware.kernelBoot.container && firmware.kernelBoot.kernelArgs
          ? {
              at: 'domain.firmware.kernelBoot.kernelArgs',
              message:
                'kernelArgs are set, but reach only a kernel that is booted from a container image, and there is none. Add kernelBoot.container with its image and kernelPath, or set the arguments in the guest.',
              found: firmware.kernelBoot.kernelArgs,
            }
          : undefined,
      good: { 'domain.firmware': { kernelBoot: { kernelArgs: 'console=ttyS0', container } } },
      bad: { 'domain.firmware': { kernelBoot: { kernelArgs: 'console=ttyS0' } } },
    },
    {
      id: 'FW-04',
      presets: true,
      title: 'A kernel container without an image',
      paths: ['domain.firmware.kernelBoot.container.image'],
      check: ({ domain: { firmware } }) =>
        firmware?.kernelBoot?.container && !firmware.kernelBoot.container.image
          ? {
              at: 'domain.firmware.kernelBoot.container.image',
              message:
                'kernelBoot.container names no image. Write image: IMAGE, the container image that holds the kernel.',
            }
          : undefined,
      good: { 'domain.firmware': { kernelBoot: { container } } },
      bad: { 'domain.firmware': { kernelBoot: { container: { ...container, image: '' } } } },
    },
    {
      id: 'FW-05',
      presets: true,
      title: 'A kernel container without a kernel',
      paths: ['domain.firmware.kernelBoot.container'],
      check: ({ domain: { firmware } }) => {
        const kernel = firmware?.kernelBoot?.container;
        return kernel && !kernel.kernelPath && !kernel.initrdPath
          ? {
              at: 'domain.firmware.kernelBoot.container',
              message: 'Nothing says what to boot from the image. Set kernelPath, initrdPath, or both.',
              allowed: 'kernelPath, initrdPath',
            }
          : undefined;
      },
      good: { 'domain.firmware': { kernelBoot: { container: { ...container, initrdPath: '/boot/initrd.img' } } } },
      bad: { 'domain.firmware': { kernelBoot: { container: { image: container.image } } } },
    },
    {
      id: 'FW-06',
      presets: true,
      title: 'A bad path of a kernel',
      paths: ['domain.firmware.kernelBoot.container.kernelPath', 'domain.firmware.kernelBoot.container.initrdPath'],
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
                    message: `${show(path)} cannot be a path in the image: ${problem}.`,
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
      title: 'ACPI tables without a table',
      paths: ['domain.firmware.acpi'],
      check: ({ domain: { firmware } }) =>
        firmware?.acpi !== undefined && !firmware.acpi.slicNameRef && !firmware.acpi.msdmNameRef
          ? {
              at: 'domain.firmware.acpi',
              message:
                'acpi names no volume that holds an ACPI table. Set slicNameRef, msdmNameRef, or both, or remove "acpi".',
              allowed: 'slicNameRef, msdmNameRef',
            }
          : undefined,
      good: { 'domain.firmware': { acpi: { slicNameRef: 'slic' } }, ...secret },
      bad: { 'domain.firmware': { acpi: {} } },
    },
    {
      id: 'FW-08',
      title: 'An ACPI table from a volume that is not there',
      paths: ['domain.firmware.acpi.slicNameRef', 'domain.firmware.acpi.msdmNameRef'],
      check: (machine) =>
        acpiRefs(machine).flatMap(({ key, name }) => {
          if (machine.volume(name)) return [];
          const secrets = machine.volumes.filter((volume) => volume.secret !== undefined).map((volume) => volume.name);
          const meant = nearest(name, secrets);
          return [
            {
              at: `domain.firmware.acpi.${key}`,
              message: `No volume is called "${name}". Add one with secret: { secretName: ... } that holds the table.${meant ? ` Did you mean "${meant}"?` : ''}`,
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
      title: 'An ACPI table that is no Secret',
      paths: ['domain.firmware.acpi.slicNameRef', 'domain.firmware.acpi.msdmNameRef'],
      check: (machine) =>
        acpiRefs(machine).flatMap(({ key, name }) => {
          const volume = machine.volume(name);
          return volume && volume.secret === undefined
            ? [
                {
                  at: `domain.firmware.acpi.${key}`,
                  message: `The volume "${name}" is not of a Secret, and an ACPI table comes from nothing else. Name a volume with secret: { secretName: ... }.`,
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
      title: 'A machine type that the cluster does not have',
      paths: ['domain.machine.type'],
      check: (machine) => {
        const type = machine.domain.machine?.type;
        if (!type) return undefined;
        const allowed = machineTypesFor(machine);
        return allowed.some((glob) => matches(glob, type))
          ? undefined
          : {
              at: 'domain.machine.type',
              message: `This cluster runs no machines of type "${type}" on ${architectureOf(machine)}; allowed are ${oneOf(allowed)}. Leave it out to get the newest, or use ${allowed[0]!.replace(/\*.*/, '')}.`,
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
      title: 'BIOS on arm64',
      paths: ['domain.firmware.bootloader.bios'],
      only: 'guest',
      check: ({ domain: { firmware }, architecture }) =>
        architecture === 'arm64' && firmware?.bootloader?.bios !== undefined
          ? {
              at: 'domain.firmware.bootloader.bios',
              message: 'An arm64 machine has no BIOS; it boots by EFI. Use efi: { secureBoot: false } instead.',
              suggestion: 'efi: { secureBoot: false }',
            }
          : undefined,
      good: { architecture: 'arm64', 'domain.firmware': EFI },
      bad: { architecture: 'arm64', 'domain.firmware': { bootloader: { bios: {} } } },
    },
  ],
  { settled: true },
);

function acpiRefs({ domain: { firmware } }: Machine): { key: string; name: string }[] {
  return (['slicNameRef', 'msdmNameRef'] as const).flatMap((key) => {
    const name = firmware?.acpi?.[key];
    return name ? [{ key, name }] : [];
  });
}
