import { type JsonObject, objectAt, valueAt } from '../../kube/json';
import { quantityValue } from '../../kube/quantity';
import { commonInstancetype, expand } from '../../kubevirt/instancetype';
import { vcpusOf } from '../../kubevirt/launcher-pod';
import { COMMON_INSTANCETYPES, type CommonInstancetype } from '../machine';
import type { TenantOffers } from './offers';

/** What a guest has. */
export interface GuestSize {
  readonly cpu: number;
  /** In bytes. */
  readonly memory: number;
  /** Spec of a VirtualMachineInstance of that size. */
  readonly spec: JsonObject;
}

/** The names of the sizes that are offered. */
export const sizeNames = ({ sizes }: TenantOffers): readonly string[] =>
  sizes ? Object.keys(sizes) : COMMON_INSTANCETYPES;

/** The instancetype of a size. */
export const instancetypeOf = ({ sizes }: TenantOffers, size: string): CommonInstancetype =>
  sizes?.[size] ?? (size as CommonInstancetype);

/** What a guest of a common instancetype has; undefined where KubeVirt brings none of that name. */
export function guestSize(instancetype: string): GuestSize | undefined {
  const vm = {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachine',
    spec: { instancetype: { name: instancetype }, template: { spec: { domain: { devices: {} } } } },
  };
  const made = expand(vm, commonInstancetype);
  if (made.instancetype.state !== 'found') return undefined;
  const spec = objectAt(made.vm, 'spec', 'template', 'spec')!;
  const memory = quantityValue(valueAt(made.instancetype.spec, 'memory', 'guest')) ?? 0;
  return { cpu: vcpusOf(objectAt(spec, 'domain')!), memory, spec };
}
