import type { KubeObject } from '../../kube/object';
import { type Operator, operatorNamed, operatorOf, operatorOfCrd } from './table';

/** What an object is to the platform. */
export interface PlatformPart {
  /** `resource`: the object that an operator follows; `operator`: its Deployment; `kind`: the CRD of guests, disks, or of the operator's object. */
  part: 'resource' | 'operator' | 'kind';
  operator?: Operator;
  /** What goes when it is deleted. */
  holds: NonNullable<Operator['holds']>;
}

/** CRDs of what users own. Deleting one deletes every object of its kind. */
const HELD_BY_KIND: Readonly<Record<string, NonNullable<Operator['holds']>>> = {
  'virtualmachines.kubevirt.io': ['guests', 'disks'],
  'virtualmachineinstances.kubevirt.io': ['guests'],
  'virtualmachineinstancereplicasets.kubevirt.io': ['guests'],
  'virtualmachinepools.pool.kubevirt.io': ['guests', 'disks'],
  'datavolumes.cdi.kubevirt.io': ['disks'],
};

export function platformPart({ apiVersion, kind, metadata }: KubeObject): PlatformPart | undefined {
  const name = metadata?.name ?? '';
  const of = (part: PlatformPart['part'], operator: Operator | undefined): PlatformPart | undefined =>
    operator && { part, operator, holds: operator.holds ?? [] };
  if (kind === 'Deployment') return of('operator', operatorNamed(name));
  if (kind !== 'CustomResourceDefinition') return of('resource', operatorOf(apiVersion, kind));
  const holds = Object.hasOwn(HELD_BY_KIND, name) ? HELD_BY_KIND[name] : undefined;
  return holds ? { part: 'kind', holds } : of('kind', operatorOfCrd(name));
}
