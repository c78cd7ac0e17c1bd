import { isObject, type JsonObject, objectsAt, valueAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';

/** On a VM: the uid of the VirtualMachineRestore that its volumes come from. */
const LAST_RESTORE = 'restore.kubevirt.io/lastRestoreUID';

/** The volumes of a VM that a restore has pointed at restored disks, by name. */
function restoredVolumes(live: KubeObject): Map<string, JsonObject> {
  const uid = live.metadata?.annotations?.[LAST_RESTORE];
  if (live.kind !== 'VirtualMachine' || typeof uid !== 'string') return new Map();
  const named = objectsAt(live, 'spec', 'template', 'spec', 'volumes').map(
    (one) => [String(one['name']), one] as const,
  );
  return new Map(named.filter(([name, volume]) => diskOf(volume) === `restore-${uid}-${name}`));
}

function diskOf(volume: JsonObject): unknown {
  return valueAt(volume, 'persistentVolumeClaim', 'claimName') ?? valueAt(volume, 'dataVolume', 'name');
}

/**
 * The program's object on the disks of the last restore: writing the names from before it would let the next boot have the disks that
 * were restored away. The DataVolume templates of those disks are omitted, because KubeVirt would fill them anew.
 */
export function onRestoredVolumes(object: KubeObject, live: KubeObject): KubeObject {
  const restored = restoredVolumes(live);
  const written = objectsAt(object, 'spec', 'template', 'spec', 'volumes');
  const replaced = written.filter(({ name }) => restored.has(String(name)));
  if (replaced.length === 0) return object;
  return withVolumes(
    object,
    written.map((volume) => restored.get(String(volume['name'])) ?? volume),
    templatesOf(object).filter(
      (template) => !replaced.some((one) => diskOf(one) === valueAt(template, 'metadata', 'name')),
    ),
  );
}

/** A live VM as if its last restore had kept the names of the disks that the program gives: to compare it with the program. */
export function asBeforeRestore(live: KubeObject, object: KubeObject): KubeObject {
  const restored = restoredVolumes(live);
  if (restored.size === 0) return live;
  const written = new Map(objectsAt(object, 'spec', 'template', 'spec', 'volumes').map((one) => [one['name'], one]));
  const volumes = objectsAt(live, 'spec', 'template', 'spec', 'volumes');
  const put = volumes.map((one) => (restored.has(String(one['name'])) ? (written.get(one['name']) ?? one) : one));
  return withVolumes(live, put, templatesOf(object));
}

function templatesOf(object: KubeObject): JsonObject[] {
  return objectsAt(object, 'spec', 'dataVolumeTemplates');
}

function withVolumes(object: KubeObject, volumes: readonly JsonObject[], templates: readonly JsonObject[]): KubeObject {
  const { dataVolumeTemplates: _, template, ...spec } = object.spec ?? {};
  const guest = isObject(template) && isObject(template['spec']) ? template['spec'] : {};
  return {
    ...object,
    spec: {
      ...spec,
      ...(templates.length > 0 && { dataVolumeTemplates: templates }),
      template: { ...(isObject(template) && template), spec: { ...guest, volumes } },
    },
  };
}
