/** The functions of the provider: what each reads of a cluster, and what it answers. Generators read the same table. */
import { expand } from './expand';
import type { ProviderFunction } from './function';
import { getAccess } from './get-access';
import { getCapabilities } from './get-capabilities';
import { getGuestInfo } from './get-guest-info';
import { getInstancetypes } from './get-instancetypes';
import { getInventory } from './get-inventory';
import { getVirtualMachine } from './get-virtual-machine';

export { argumentFailures } from './arguments';
export type { Field, Fields, ProviderFunction, Shape, Struct } from './function';
export { inventoryYaml, readInventory } from './get-inventory';
export { NoSuchVm } from './read';

export const FUNCTIONS: Readonly<Record<string, ProviderFunction>> = {
  expand,
  getAccess,
  getCapabilities,
  getGuestInfo,
  getInstancetypes,
  getInventory,
  getVirtualMachine,
};
