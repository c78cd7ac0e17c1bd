import { suffixed } from '../base';
import type { RunStrategy, UpdateVolumesStrategy } from './enums';
import type { Json } from './json';
import type { Machine } from './machine';

export interface VmSpecProps {
  readonly runStrategy?: RunStrategy;
  readonly updateVolumesStrategy?: UpdateVolumesStrategy;
}

/** `spec.dataVolumeTemplates`: the disks that are created and deleted with their VM. */
export class DataVolumeTemplates {
  private readonly templates: Json[] = [];

  constructor(private readonly vmName: string) {}

  /** Adds the DataVolume of a disk, and returns its name. */
  add(diskName: string, spec: Json): string {
    const name = suffixed(this.vmName, diskName);
    this.templates.push({ metadata: { name }, spec });
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
