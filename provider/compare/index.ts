/** When two values are the same to Kubernetes, what differs, and what a live object says of the inputs it was made from. */
export { type Difference, differences } from './diff';
export { observedInputs } from './drift';
export { importedInputs } from './imported';
export { isUnder } from './is-under';
