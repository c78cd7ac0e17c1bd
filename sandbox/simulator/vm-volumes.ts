import { type Action, create } from './actions';
import { DATA_VOLUME } from './kinds';
import { ownerReference } from './live-object';
import type { VirtualMachine } from './types';
import type { World } from './world';

/** Phases in which a DataVolume does not keep its VM from starting: it is filled, or waits for just that. */
const STARTABLE = ['Succeeded', 'WaitForFirstConsumer', 'PendingPopulation'];

export interface Volumes {
  /** The DataVolumes that are still to be made. */
  missing: Action[];
  /** Some of them are not there, or not far enough for the guest. */
  pending: boolean;
}

/** The DataVolumes that a VM's templates ask for. */
export function dataVolumesOf(vm: VirtualMachine, world: World): Volumes {
  const missing: Action[] = [];
  let pending = false;
  for (const template of vm.spec.dataVolumeTemplates ?? []) {
    const { name, labels, annotations } = template.metadata as { name: string; labels?: object; annotations?: object };
    const volume = world.get(DATA_VOLUME, vm.metadata.namespace, name);
    if (!STARTABLE.includes(volume?.status?.phase ?? '')) pending = true;
    if (volume) continue;
    missing.push(
      create({
        apiVersion: DATA_VOLUME.apiVersion,
        kind: DATA_VOLUME.kind,
        metadata: {
          name,
          namespace: vm.metadata.namespace,
          labels: { ...labels, 'kubevirt.io/created-by': vm.metadata.uid },
          annotations: { ...annotations } as Record<string, string>,
          ownerReferences: [ownerReference(vm)],
        },
        spec: template.spec as object,
      }),
    );
  }
  return { missing, pending };
}
