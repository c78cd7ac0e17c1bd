/** What differs by kind, as data and small pure functions. */
export { type Behaviour, behaviourOf, DEFAULT_TIMEOUT_MINUTES } from './behaviour';
export { idOf, parseId } from './id';
export { checkNames, named } from './naming';
export { type Observed, outputsOf, uidOf } from './outputs';
export { hiddenTexts, metadataOf, type Resource, refOf, resourceAt, resourceOf, withKindsSecrets } from './resource';
export { withoutStringData, withStringData } from './secret-data';
export { redact, secretPathsOf, secretTexts } from './secrets';
export { checkSettings, SETTING_NAMES, SETTINGS, type Settings } from './settings';
export { MANIFEST, parseUrn, type Typed, typedByToken } from './token';
