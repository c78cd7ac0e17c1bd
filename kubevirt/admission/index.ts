export { stepsOf } from '../../kube/path';
export { allowed, type Finding } from './engine/diagnostic';
export { type ValidateInput, validate } from './engine/validate';
export { ruleIds } from './rules';
