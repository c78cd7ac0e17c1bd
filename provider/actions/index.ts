/** Actions as resources: what is done once, and again whenever an input changes. */
export type { Action, ActionInput, ActionOutput } from './action';
export { COMMON_INPUTS, checkInputs, inputsOf, outputsOf } from './common-inputs';
export * as actionMethods from './methods';
export { changedInputs, inOperation, repeatedFor, unchanged } from './repeated';
export { ACTIONS } from './table';
