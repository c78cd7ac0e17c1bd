/** The functions of the provider: what each reads of a cluster, and what it answers. Generators read the same table. */
import { expand } from './expand';
import { maybe, type ProviderFunction } from './function';
import { getAccess } from './get-access';
import { getCapabilities } from './get-capabilities';
import { getGuestInfo } from './get-guest-info';
import { getInstancetypes } from './get-instancetypes';
import { getInventory } from './get-inventory';
import { getVirtualMachine } from './get-virtual-machine';

export { argumentFailures } from './arguments';
export type { Field, Fields, ProviderFunction, Shape, Struct } from './function';
export { inventoryYaml, readInventory } from './get-inventory';

const ALL: Readonly<Record<string, ProviderFunction>> = {
  expand,
  getAccess,
  getCapabilities,
  getGuestInfo,
  getInstancetypes,
  getInventory,
  getVirtualMachine,
};

/** Pulumi accepts no unknown values in an answer, and calls no function with one: this is how a preview waits. */
const AFTER = maybe(
  'any',
  'Any value that the call waits for, such as the `uid` of a VM of the same program: a preview that does not know it does not call the function. It is not read.',
);

export const FUNCTIONS: Readonly<Record<string, ProviderFunction>> = Object.fromEntries(
  Object.entries(ALL).map(([name, one]) => [name, { ...one, inputs: { ...one.inputs, after: AFTER } }]),
);
