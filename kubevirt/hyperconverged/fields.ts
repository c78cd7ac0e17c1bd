/** A HyperConverged object, whichever version of its API it is written in: read by the paths of v1. */
import { type JsonObject, objectsAt, valueAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';

/** Where a field of v1 stands in v1beta1, if not under its own name in `spec`. */
const MOVED: Readonly<Record<string, string>> = {
  'deployment.nodePlacements.infra': 'infra.nodePlacement',
  'deployment.nodePlacements.workload': 'workloads.nodePlacement',
  'deployment.applicationAwareConfig.enable': 'enableApplicationAwareQuota',
  'storage.workloadResourceRequirements': 'resourceRequirements.storageWorkloads',
  'virtualization.obsoleteCPUModels': 'obsoleteCPUs.cpuModels',
  'virtualization.virtualMachineOptions.defaultCPUModel': 'defaultCPUModel',
  'virtualization.virtualMachineOptions.defaultRuntimeClass': 'defaultRuntimeClass',
  'virtualization.virtualMachineOptions.disableFreePageReporting': 'virtualMachineOptions.disableFreePageReporting',
  'virtualization.virtualMachineOptions.disableSerialConsoleLog': 'virtualMachineOptions.disableSerialConsoleLog',
  'virtualization.vmiCPUAllocationRatio': 'resourceRequirements.vmiCPUAllocationRatio',
  'virtualization.autoCPULimitNamespaceLabelSelector': 'resourceRequirements.autoCPULimitNamespaceLabelSelector',
  'workloadSources.commonInstancetypesDeployment': 'CommonInstancetypesDeployment',
};

const keysOf = (path: string): string[] => path.split('.');

/** The path in v1beta1 of a field of v1. v1 has put the flat fields of v1beta1 into groups. */
const inV1beta1 = (path: string): string => MOVED[path] ?? keysOf(path).slice(1).join('.');

/** The value of a field, by its path in v1 below `spec`. The two versions share no name, so the object's own shape decides. */
export const fieldOf = ({ spec }: KubeObject, path: string): unknown =>
  valueAt(spec, ...keysOf(path)) ?? valueAt(spec, ...keysOf(inV1beta1(path)));

/** A feature gate of HyperConverged as the object sets it; undefined where it does not. v1 lists gates, v1beta1 has a field for each. */
export function gateOf({ spec }: KubeObject, name: string): boolean | undefined {
  const listed = objectsAt(spec, 'featureGates').find(
    (one) => String(one['name']).toLowerCase() === name.toLowerCase(),
  );
  if (listed) return listed['state'] !== 'Disabled';
  const flat = valueAt(spec, 'featureGates', name);
  return typeof flat === 'boolean' ? flat : undefined;
}

/** Object of the fields that are given: `undefined` where none is. */
export function given(fields: JsonObject): JsonObject | undefined {
  const set = Object.entries(fields).filter(([, value]) => value !== undefined && value !== null);
  return set.length > 0 ? Object.fromEntries(set) : undefined;
}
