export { allowed, type Finding } from './finding';
export { stepsOf } from './paths';
export { ruleIds } from './rules';
export { type ValidateInput, validate } from './validate';
