export { stepsOf } from '../../kube/path';
export { allowed, type Finding } from './finding';
export { ruleIds } from './rules';
export { type ValidateInput, validate } from './validate';
