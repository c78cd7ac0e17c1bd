/** Actions as resources: what is done once, and again whenever an input changes. */
export type { Action, ActionInput, ActionOutput } from './action';
export { checkInputs, inputsOf } from './common-inputs';
export * as actionMethods from './methods';
export { ACTIONS } from './table';
