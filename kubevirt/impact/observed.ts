/** A running guest as the cluster shows it, in the terms of a verdict: nothing of it needs to be assumed then. */
import { isObject, type JsonObject, objectAt, objectsAt, valueAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import type { LiveState } from './verdict';

/** Facts about a guest that its VirtualMachineInstance does not show. */
export type FactsBeside = Pick<LiveState, 'dynamicNetworksController'>;

/** The state of a guest, read from its VirtualMachineInstance; of a VM without one: not running. Reads nothing that may be secret. */
export function liveStateOf(vmi: KubeObject | undefined, beside: FactsBeside = {}): LiveState {
  const phase = valueAt(vmi, 'status', 'phase');
  if (!vmi || phase === 'Succeeded' || phase === 'Failed') return { running: false };
  const conditions = objectsAt(vmi, 'status', 'conditions');
  const liveMigratable = statusOf('LiveMigratable', conditions);
  const storageLiveMigratable = statusOf('StorageLiveMigratable', conditions);
  const migrating = isMigrating(vmi);
  const asked = ASKED.flatMap((type) => {
    const found = conditions.find((condition) => condition['type'] === type);
    return found ? [{ type, status: String(found['status']) }] : [];
  });
  return {
    running: true,
    ...(typeof phase === 'string' && phase !== '' && { phase }),
    ...(liveMigratable !== undefined && { liveMigratable }),
    ...(storageLiveMigratable !== undefined && { storageLiveMigratable }),
    migrating,
    settled: !migrating && !WAITING.some((type) => statusOf(type, conditions)) && !hasAbsentInterface(vmi),
    paused: statusOf('Paused', conditions) === true,
    ordinalPodIfaces: hasOrdinalInterface(vmi),
    ...(asked.length > 0 && { extraConditions: asked }),
    ...beside,
  };
}

/**
 * The state of a guest once the hot-plugs of CPUs and memory that are under way have arrived. After a change was written, they are that change: KubeVirt
 * has announced it, and it waits for its own migration.
 */
export function liveStateAfterHotplug(vmi: KubeObject | undefined): LiveState {
  const live = liveStateOf(vmi);
  const isUnderWay = ({ type, status }: { type: string; status: string }) =>
    HOTPLUGS.includes(type) && status === 'True';
  const { extraConditions = [], ...rest } = live;
  if (!extraConditions.some(isUnderWay)) return live;
  const left = extraConditions.filter((condition) => !isUnderWay(condition));
  return { ...rest, migrating: false, settled: left.length === 0, ...(left.length > 0 && { extraConditions: left }) };
}

/**
 * The VirtualMachine as it was when its guest booted: `vm` with the spec that the ControllerRevision keeps which
 * `status.virtualMachineRevisionName` of the VirtualMachineInstance names. Undefined where that cannot be read.
 */
export function bootedFromOf(vm: unknown, revision: KubeObject | undefined): JsonObject | undefined {
  const spec = objectAt(revision, 'data', 'spec');
  return isObject(vm) && spec ? { ...vm, spec } : undefined;
}

/** Name of the ControllerRevision that a guest was booted from. */
export function bootRevisionOf(vmi: KubeObject | undefined): string | undefined {
  const name = valueAt(vmi, 'status', 'virtualMachineRevisionName');
  return typeof name === 'string' && name !== '' ? name : undefined;
}

const HOTPLUGS = ['HotVCPUChange', 'HotMemoryChange'];
/** Conditions by which a guest waits for a migration. */
const WAITING = [...HOTPLUGS, 'VolumesChange', 'MigrationRequired'];
/** Of these it also matters that they are False: what was asked for has failed. */
const ASKED = [...HOTPLUGS, 'VolumesChange'];

function statusOf(type: string, conditions: readonly JsonObject[]): boolean | undefined {
  const status = conditions.find((condition) => condition['type'] === type)?.['status'];
  return status === 'True' ? true : status === 'False' ? false : undefined;
}

function isMigrating(vmi: KubeObject): boolean {
  const state = objectAt(vmi, 'status', 'migrationState');
  return !!state?.['startTimestamp'] && !state['endTimestamp'];
}

function hasAbsentInterface(vmi: KubeObject): boolean {
  return objectsAt(vmi, 'spec', 'domain', 'devices', 'interfaces').some(({ state }) => state === 'absent');
}

/** Pods of old releases name their NICs by order: `net1`. */
function hasOrdinalInterface(vmi: KubeObject): boolean {
  return objectsAt(vmi, 'status', 'interfaces').some(({ podInterfaceName }) =>
    /^net\d+$/.test(String(podInterfaceName)),
  );
}
