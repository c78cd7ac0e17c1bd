import { valueAt } from '../../kube/json';
import { DEFAULT_NAMESPACE, type KubeObject } from '../../kube/object';
import { migrationObstacle, type Surroundings } from '../availability';
import { objectIndex } from '../object-index';

/** Whether a guest can move to another node while it runs. */
export interface GuestMobility {
  namespace: string;
  name: string;
  running: boolean;
  nodeName?: string;
  canMigrate: boolean;
  /** Why not. */
  reason?: string;
}

/** What KubeVirt reports of running guests; of the others, what their specs and claims show. */
export function mobilityOf(vms: readonly KubeObject[], surroundings: Surroundings): GuestMobility[] {
  const index = objectIndex(surroundings.related ?? []);
  return vms.map((vm) => {
    const { name = '', namespace = DEFAULT_NAMESPACE } = vm.metadata ?? {};
    const vmi = index.find('VirtualMachineInstance', name, namespace);
    const nodeName = valueAt(vmi, 'status', 'nodeName');
    const reason = migrationObstacle(vm, surroundings);
    return {
      namespace,
      name,
      running: valueAt(vmi, 'status', 'phase') === 'Running',
      ...(typeof nodeName === 'string' && nodeName !== '' && { nodeName }),
      canMigrate: reason === undefined,
      ...(reason !== undefined && { reason }),
    };
  });
}
