import type { core } from '../../../types';
import { vmiRules } from '../../engine/rule';
import { busOf, third } from './disk-target';

const MIN_BLOCK = 512;
const MAX_BLOCK = 2 * 1024 * 1024;

export const BLOCK_SIZE = vmiRules(
  'block-size',
  [
    {
      id: 'DSK-22',
      name: 'custom-block-size-beside-match-volume',
      presets: true,
      title: 'Both `blockSize.custom` and `blockSize.matchVolume`',
      paths: ['domain.devices.disks[].blockSize'],
      forEach: 'disks',
      check: ({ blockSize }) =>
        matchesVolume(blockSize)
          ? {
              at: 'blockSize',
              message: 'blockSize sets both custom and matchVolume, which are mutually exclusive. Keep one of them.',
            }
          : undefined,
      good: {
        'domain.devices.disks[0].blockSize': {
          custom: { logical: 512, physical: 4096 },
          matchVolume: { enabled: false },
        },
      },
      bad: { 'domain.devices.disks[0].blockSize': { custom: { logical: 512, physical: 4096 }, matchVolume: {} } },
    },
    {
      id: 'DSK-23',
      name: 'logical-block-above-physical',
      presets: true,
      title: '`blockSize.custom.logical` above `physical`',
      paths: ['domain.devices.disks[].blockSize.custom.logical'],
      forEach: 'disks',
      check: (disk) => {
        const size = customSizeOf(disk);
        return size && size.logical > size.physical
          ? {
              at: 'blockSize.custom.logical',
              message: `The logical block size (${size.logical}) exceeds the physical block size (${size.physical}). Use ${size.physical} or less.`,
              found: size.logical,
              allowed: `at most ${size.physical}`,
            }
          : undefined;
      },
      good: { 'domain.devices.disks[0].blockSize': { custom: { logical: 4096, physical: 4096 } } },
      bad: { 'domain.devices.disks[0].blockSize': { custom: { logical: 4096, physical: 512 } } },
    },
    {
      id: 'DSK-24',
      name: 'sata-logical-block-size',
      presets: true,
      title: '`blockSize.custom.logical` of a SATA disk other than 512',
      paths: ['domain.devices.disks[].blockSize.custom.logical'],
      forEach: 'disks',
      check: (disk) => {
        const size = customSizeOf(disk);
        return size && size.logical <= size.physical && busOf(disk) === 'sata' && size.logical !== 512
          ? {
              at: 'blockSize.custom.logical',
              message: `SATA disks require a logical block size of 512; found ${size.logical}. Use 512, or another bus.`,
              found: size.logical,
              allowed: '512',
              suggestion: '512',
            }
          : undefined;
      },
      good: third({ disk: { bus: 'sata' }, blockSize: { custom: { logical: 512, physical: 4096 } } }),
      bad: third({ disk: { bus: 'sata' }, blockSize: { custom: { logical: 4096, physical: 4096 } } }),
    },
    {
      id: 'DSK-25',
      name: 'discard-granularity-mismatch',
      presets: true,
      title: '`discardGranularity` that is not a multiple of the logical block size',
      paths: ['domain.devices.disks[].blockSize.custom.discardGranularity'],
      forEach: 'disks',
      check: (disk) => {
        const size = soundSizeOf(disk);
        return size?.discardGranularity !== undefined &&
          size.logical !== 0 &&
          size.discardGranularity % size.logical !== 0
          ? {
              at: 'blockSize.custom.discardGranularity',
              message: `discardGranularity (${size.discardGranularity}) is not a multiple of the logical block size (${size.logical}). Use a multiple of ${size.logical}.`,
              found: size.discardGranularity,
              allowed: `a multiple of ${size.logical}`,
            }
          : undefined;
      },
      good: {
        'domain.devices.disks[0].blockSize': { custom: { logical: 512, physical: 4096, discardGranularity: 1024 } },
      },
      bad: {
        'domain.devices.disks[0].blockSize': { custom: { logical: 512, physical: 4096, discardGranularity: 1000 } },
      },
    },
    {
      id: 'DSK-26',
      name: 'block-size-out-of-range',
      presets: true,
      title: '`blockSize.custom` out of range',
      paths: ['domain.devices.disks[].blockSize.custom.logical', 'domain.devices.disks[].blockSize.custom.physical'],
      forEach: 'disks',
      check: (disk) =>
        blockFaults(disk, (bytes) =>
          bytes < MIN_BLOCK || bytes > MAX_BLOCK
            ? `${bytes} is not a valid block size. Use a power of two from ${MIN_BLOCK} to ${MAX_BLOCK}, such as 512 or 4096.`
            : undefined,
        ),
      good: { 'domain.devices.disks[0].blockSize': { custom: { logical: 2097152, physical: 2097152 } } },
      bad: { 'domain.devices.disks[0].blockSize': { custom: { logical: 512, physical: 4194304 } } },
    },
    {
      id: 'DSK-27',
      name: 'block-size-not-power-of-two',
      presets: true,
      title: '`blockSize.custom` that is not a power of two',
      paths: ['domain.devices.disks[].blockSize.custom.logical', 'domain.devices.disks[].blockSize.custom.physical'],
      forEach: 'disks',
      check: (disk) =>
        blockFaults(disk, (bytes) =>
          bytes >= MIN_BLOCK && bytes <= MAX_BLOCK && !Number.isInteger(Math.log2(bytes))
            ? `${bytes} is not a valid block size. Use a power of two from ${MIN_BLOCK} to ${MAX_BLOCK}, such as 512 or 4096.`
            : undefined,
        ),
      good: { 'domain.devices.disks[0].blockSize': { custom: { logical: 1024, physical: 4096 } } },
      bad: { 'domain.devices.disks[0].blockSize': { custom: { logical: 1000, physical: 4096 } } },
    },
  ],
  { when: 'domain.devices.disks[].blockSize' },
);

interface BlockSize {
  logical: number;
  physical: number;
  discardGranularity?: number;
}

const matchesVolume = (blockSize: core.BlockSize | undefined) =>
  blockSize?.custom !== undefined && blockSize.matchVolume !== undefined && blockSize.matchVolume.enabled !== false;

/** A custom block size that is judged on its own. */
function customSizeOf({ blockSize }: core.Disk): BlockSize | undefined {
  if (!blockSize?.custom || matchesVolume(blockSize)) return undefined;
  const { logical = 0, physical = 0, discardGranularity } = blockSize.custom;
  return { logical, physical, ...(discardGranularity !== undefined && { discardGranularity }) };
}

/** The same, where its logical block fits the physical one and the bus. */
function soundSizeOf(disk: core.Disk): BlockSize | undefined {
  const size = customSizeOf(disk);
  return size && size.logical <= size.physical && !(busOf(disk) === 'sata' && size.logical !== MIN_BLOCK)
    ? size
    : undefined;
}

function blockFaults(disk: core.Disk, problem: (bytes: number) => string | undefined) {
  const size = soundSizeOf(disk);
  if (
    !size ||
    (size.discardGranularity !== undefined && size.logical !== 0 && size.discardGranularity % size.logical !== 0)
  )
    return undefined;
  return (['logical', 'physical'] as const).flatMap((key) => {
    const message = problem(size[key]);
    return message
      ? [
          {
            at: `blockSize.custom.${key}`,
            message,
            found: size[key],
            allowed: `a power of two from ${MIN_BLOCK} to ${MAX_BLOCK}`,
          },
        ]
      : [];
  });
}
