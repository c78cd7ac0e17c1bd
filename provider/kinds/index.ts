/** What differs by kind, as data and small pure functions. */

export { idOf, parseId } from './id';
export { checkNames, named } from './naming';
export { type Observed, outputsOf, uidOf } from './outputs';
export { hiddenTexts, metadataOf, type Resource, refOf, resourceAt, resourceOf, withKindsSecrets } from './resource';
export { DEFAULT_TIMEOUT_MINUTES, type ResourceTraits, traitsOf } from './resource-traits';
export { withoutStringData, withStringData } from './secret-data';
export { redact, secretPathsOf, secretTexts } from './secrets';
export { checkSettings, SETTING_NAMES, SETTINGS, type Settings } from './settings';
export { type GroupVersionKind, gvkOfToken, MANIFEST, parseUrn } from './token';
