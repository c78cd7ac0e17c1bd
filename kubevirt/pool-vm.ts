import { type JsonObject, objectAt } from '../kube/json';
import { memoize } from '../kube/memoize';
import type { KubeObject } from '../kube/object';

const made = new WeakMap<JsonObject, KubeObject>();

/** The first VirtualMachine that a VirtualMachinePool makes; the same object each time. A pool without a template makes an empty one. */
export function poolVm(pool: KubeObject): KubeObject {
  const template = objectAt(pool, 'spec', 'virtualMachineTemplate');
  return template ? memoize(made, template, () => vmFrom(template, pool)) : vmFrom({}, pool);
}

function vmFrom(template: JsonObject, pool: KubeObject): KubeObject {
  const { name, namespace } = pool.metadata ?? {};
  return {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachine',
    metadata: { ...objectAt(template, 'metadata'), name: `${name}-0`, ...(namespace !== undefined && { namespace }) },
    spec: objectAt(template, 'spec') ?? {},
  };
}
