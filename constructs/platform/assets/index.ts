/** Files of releases on this machine: where they are, that they are the right ones, and which objects they contain. */

export { replaceFile } from '../../replace-file';
export { type AssetId, assetName, sha256Of } from './asset';
export { inventoryName, objectsOf, type ReleasedObject } from './manifest-objects';
export { cached, remember, VENDOR_FOLDER, vendoredPath } from './vendored';
export { expectedSha256, verifiedObjects } from './verify';
