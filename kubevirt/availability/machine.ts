/** What decides where a machine can run and what brings it back, read once from its VirtualMachine. */
import { objectAt, objectsAt, valueAt } from '../../kube/json';
import { DEFAULT_NAMESPACE, type KubeObject } from '../../kube/object';
import { type ClusterProfile, clusterConfig, DEFAULT_PROFILE } from '../config';
import { liveStateOf } from '../impact';
import { objectIndex } from '../object-index';

/** Facts beside the VirtualMachine; what is not given is not known. */
export interface Surroundings {
  profile?: ClusterProfile;
  /** Claims, DataVolumes, and the VirtualMachineInstance of the machine. */
  related?: readonly KubeObject[];
  /** Whether something in the cluster fences dead nodes (a NodeHealthCheck or MachineHealthCheck with its remediation). */
  remediation?: boolean;
}

/** How the volumes of a machine can be reached: from several nodes at once, from one at a time, from one only, or not known. */
export type StorageAccess = 'none' | 'shared' | 'one-at-a-time' | 'this-node-only' | 'unknown';

export interface Machine {
  runStrategy: string;
  evictionStrategy: string;
  storage: StorageAccess;
  /** Why a drain cannot migrate the guest; undefined where it can, as far as is known. */
  unmovable?: string;
}

export function machineOf(vm: KubeObject, { profile = DEFAULT_PROFILE, related = [] }: Surroundings): Machine {
  const template = objectAt(vm, 'spec', 'template', 'spec') ?? {};
  const config = clusterConfig(profile);
  const storage = storageOf(vm, template, related);
  const unmovable = unmovableOf(vm, template, storage, related);
  return {
    runStrategy: String(
      valueAt(vm, 'spec', 'runStrategy') ?? (valueAt(vm, 'spec', 'running') === true ? 'Always' : 'Halted'),
    ),
    evictionStrategy: String(template['evictionStrategy'] ?? config.configuration['evictionStrategy'] ?? 'None'),
    storage,
    ...(unmovable && { unmovable }),
  };
}

const RANK: readonly StorageAccess[] = ['none', 'shared', 'unknown', 'one-at-a-time', 'this-node-only'];

/** Of several volumes the one that binds the guest most. Container disks and cloud-init are made anew on every node. */
function storageOf(vm: KubeObject, template: object, related: readonly KubeObject[]): StorageAccess {
  const access = objectsAt(template, 'volumes').map((volume) => {
    if (volume['hostDisk']) return 'this-node-only';
    const claim = valueAt(volume, 'persistentVolumeClaim', 'claimName') ?? valueAt(volume, 'dataVolume', 'name');
    return typeof claim === 'string' ? claimAccess(vm, claim, related) : 'none';
  });
  return access.reduce<StorageAccess>(
    (worst, one) => (RANK.indexOf(one as StorageAccess) > RANK.indexOf(worst) ? (one as StorageAccess) : worst),
    'none',
  );
}

function claimAccess(vm: KubeObject, name: string, related: readonly KubeObject[]): StorageAccess {
  const namespace = vm.metadata?.namespace ?? DEFAULT_NAMESPACE;
  const index = objectIndex(related);
  const template = objectsAt(vm, 'spec', 'dataVolumeTemplates').find(
    (one) => valueAt(one, 'metadata', 'name') === name,
  );
  const specs = [
    objectAt(index.find('PersistentVolumeClaim', name, namespace), 'spec'),
    ...[index.find('DataVolume', name, namespace), template].flatMap((volume) => [
      objectAt(volume, 'spec', 'storage'),
      objectAt(volume, 'spec', 'pvc'),
    ]),
  ];
  const modes = specs.map((spec) => spec?.['accessModes']).find((found) => Array.isArray(found) && found.length > 0);
  if (!Array.isArray(modes)) return 'unknown';
  return modes.includes('ReadWriteMany') || modes.includes('ReadOnlyMany') ? 'shared' : 'one-at-a-time';
}

/** What KubeVirt said of the running guest counts; before it runs, what its spec shows. */
function unmovableOf(
  vm: KubeObject,
  template: object,
  storage: StorageAccess,
  related: readonly KubeObject[],
): string | undefined {
  const name = vm.metadata?.name ?? '';
  const vmi = objectIndex(related).find('VirtualMachineInstance', name, vm.metadata?.namespace);
  const live = vmi && liveStateOf(vmi);
  if (live?.liveMigratable === true) return undefined;
  if (live?.liveMigratable === false) {
    const condition = objectsAt(vmi, 'status', 'conditions').find(({ type }) => type === 'LiveMigratable');
    return String(condition?.['message'] ?? condition?.['reason'] ?? 'KubeVirt reports that it cannot be migrated');
  }
  if (objectsAt(template, 'domain', 'devices', 'hostDevices').length > 0) return 'it uses a host device of its node';
  if (objectsAt(template, 'domain', 'devices', 'gpus').length > 0) return 'it uses a GPU of its node';
  if (storage === 'one-at-a-time') return 'a claim of it is not ReadWriteMany';
  if (storage === 'this-node-only') return 'a disk of it is a file on its node';
  return undefined;
}
