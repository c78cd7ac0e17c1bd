import { dataVolumeName, type MadeDiskSource } from './data-volume';
import type { RunStrategy, UpdateVolumesStrategy } from './enums';
import type { Json } from './json';
import type { Machine } from './machine';

interface VmSpecProps {
  readonly runStrategy?: RunStrategy;
  readonly updateVolumesStrategy?: UpdateVolumesStrategy;
}

/** `spec.dataVolumeTemplates`: the disks that are created and deleted with their VM. */
export class DataVolumeTemplates {
  private readonly templates: Json[] = [];

  constructor(private readonly vmName: string) {}

  /** Adds the DataVolume of a disk, and returns its name. */
  add(disk: MadeDiskSource, diskName: string, spec: Json): string {
    const name = dataVolumeName(this.vmName, disk, diskName);
    const { labels, annotations } = disk;
    this.templates.push({ metadata: { name, labels, annotations }, spec });
    return name;
  }

  toSpec(): Json[] | undefined {
    return this.templates.length > 0 ? this.templates : undefined;
  }
}

/** `spec` of a VirtualMachine, wherever it stands: in an object of its own, in a pool, or in a template. */
export function vmSpec(machine: Machine, dataVolumes: DataVolumeTemplates, props: VmSpecProps): Json {
  return {
    runStrategy: props.runStrategy ?? 'Always',
    updateVolumesStrategy: props.updateVolumesStrategy,
    ...machine.matchers,
    dataVolumeTemplates: dataVolumes.toSpec(),
    template: machine.template(),
  };
}
