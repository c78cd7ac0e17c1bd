export { allowed, type Finding } from './finding';
export { type ValidateInput, validate } from './validate';
