export {
  beingChecked,
  type ConstructFinding,
  check,
  disabledReason,
  inOneLine,
  type Rendered,
  Rules,
  raise,
  validations,
} from './check';
export { HOOK, ONE_SHOT, oneShotOf } from './one-shot';
export { looksSecret } from './plain-secrets';
