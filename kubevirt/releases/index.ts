/**
 * Releases of the stack: which versions exist, which belong together, where their manifests are published, what these contain, and from which
 * version to which one may upgrade. Facts and pure functions only; what is done with them stands in constructs/platform.
 */
export { assetUrl, howToRender, isTrustedUrl, mirrorUrl } from './addresses';
export {
  assetOf,
  COMPONENTS,
  isComponent,
  releaseOf,
  requiredAssets,
  versionFor,
  versionsOf,
} from './components';
export { fittingVersions, type Surroundings, versionProblem } from './fitting-versions';
export { isImage, mirroredImage, taggedByDigest, withRegistry } from './images';
export type { AssetRole, Component, ComponentFacts, Release, ReleaseAsset } from './release';
export { type UpgradePath, upgradePath } from './upgrade-path';
export { compareVersions, normalVersion, numbers as versionNumbers } from './version';
