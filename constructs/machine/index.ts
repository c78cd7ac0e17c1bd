export { dataVolumeSpec } from './data-volume';
export { cloudInitTexts, type SecretMaker } from './guest-config';
export { guestHostname, identity } from './identity';
export type { Json } from './json';
export { Machine, type MachineCarrier } from './machine';
export { networkName } from './networking';
export * from './public';
export type { DataVolumeMaker } from './storage';
export { DataVolumeTemplates, vmSpec } from './vm-spec';
