/** Actions as resources: what is done once, and again whenever an input changes. */
export type { Action, ActionInput } from './action';
export { COMMON_INPUTS, checkInputs } from './common-inputs';
export * as actionMethods from './methods';
export { ACTIONS } from './table';
