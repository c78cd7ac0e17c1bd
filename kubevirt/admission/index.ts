export { stepsOf } from '../../kube/path';
export { allowed, type Diagnostic } from './engine/diagnostic';
export { type ValidateInput, validate } from './engine/validate';
export { RULES, ruleIdOf, ruleNameOf } from './rules';
