/** Differences between kinds, as data and small pure functions. */

export { arrivalOf, concernsGuest, withoutMigration } from './arrival';
export {
  allowOf,
  groupKind,
  isDisk,
  isFilled,
  isKnownFilled,
  isSizePath,
  lossOf,
  type Resize,
  resizeOf,
  sizeIn,
  withSizeOf,
} from './disk';
export { shownFailures } from './failures';
export { type EarlierState, guestIn, lastSeen, neverRan, type Observed, type ObservedGuest } from './guest';
export { idOf, parseId } from './id';
export { checkNames, named } from './naming';
export { guestOutputs, outputsInDoubt, outputsOf, recordedOwner, uidOf } from './outputs';
export { describeOwner, fieldManagerOf, isSameStack, ownerIn, URN_ANNOTATION } from './owner';
export { hiddenTexts, metadataOf, type Resource, refOf, resourceAt, resourceOf, withKindsSecrets } from './resource';
export { DEFAULT_TIMEOUT_MINUTES, type ResourceTraits, traitsOf } from './resource-traits';
export { withoutStringData, withStringData } from './secret-data';
export { redact, secretPathsOf, secretTexts } from './secrets';
export {
  checkSettings,
  onRestartOf,
  SETTING_NAMES,
  SETTINGS,
  type Settings,
  splitSettings,
  windowOf,
} from './settings';
export { type GroupVersionKind, gvkOfToken, MANIFEST, parseUrn } from './token';
