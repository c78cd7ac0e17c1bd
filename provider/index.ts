/** The provider's public face: the tables that generators read, types of outputs, and what an import makes of an object. The plugin starts in main.ts. */
export {
  ACTIONS,
  type Action,
  type ActionInput,
  type ActionOutput,
  COMMON_INPUTS,
  inputsOf,
  outputsOf,
} from './actions';
export { type Cause, Explainer } from './causes';
export { importedInputs } from './compare';
export { CONFIG_KEYS, type ConfigKey, ON_RESTART } from './config';
export {
  type Field,
  type Fields,
  FUNCTIONS,
  inventoryYaml,
  type ProviderFunction,
  readInventory,
  type Shape,
  type Struct,
} from './functions';
export {
  describeOwner,
  idOf,
  lastSeen,
  MANIFEST,
  type ObservedGuest,
  ownerIn,
  type ResourceTraits,
  SETTINGS,
  secretPathsOf,
  traitsOf,
} from './kinds';
export { FAIL_ON, type FailOn, PREFLIGHT_INPUTS, PROBE_DEFAULTS, type ProbeInputs, runPreflight } from './preflight';
export { actionOf, guestBefore, objectIn, objectsOfUpdate, resourceName } from './previewed';
