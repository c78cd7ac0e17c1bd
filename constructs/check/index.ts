export {
  beingChecked,
  type ConstructFinding,
  check,
  inOneLine,
  type Rendered,
  Rules,
  raise,
  validations,
} from './check';
export { looksSecret } from './plain-secrets';
