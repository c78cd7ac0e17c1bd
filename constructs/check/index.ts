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
export { isOneShot, ONE_SHOT, oneShotConsequence } from './one-shot';
export { looksSecret } from './plain-secrets';
