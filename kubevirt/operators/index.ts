/** The operators of the platform: facts of each, and how to read what they report. */
export { LEFTOVER_KINDS, type Leftover, leftovers } from './leftovers';
export { isOperand, isUpgrading, observedVersion, operatorVersion } from './operands';
export { type PlatformPart, platformPart } from './part';
export {
  isKeptCrd,
  OPERATORS,
  type Operator,
  operatorNamed,
  operatorOf,
  RELEASE_ANNOTATION,
  releaseAnnotations,
} from './table';
