/** Equality of values by Kubernetes' rules, their differences, and the inputs that match a live object. */
export { type Difference, differences } from './diff';
export { observedInputs } from './drift';
export { importedInputs } from './imported';
export { isUnder } from './is-under';
export { asBeforeRestore, onRestoredVolumes } from './restored-volumes';
