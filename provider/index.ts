/** The provider's public face: the tables that generators read, and types of outputs. The plugin starts in main.ts. */
export { ACTIONS, type Action, type ActionInput, COMMON_INPUTS } from './actions';
export { type Cause, Explainer } from './causes';
export { CONFIG_KEYS, type ConfigKey, ON_RESTART } from './config';
export { type ObservedGuest, type ResourceTraits, SETTINGS, traitsOf } from './kinds';
