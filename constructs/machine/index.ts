export { dataVolumeSpec } from './data-volume';
export { cloudInitTexts, type SecretMaker } from './guest-config';
export { identity } from './identity';
export type { Json } from './json';
export { Machine, type MachineCarrier } from './machine';
export * from './public';
export type { DataVolumeMaker } from './storage';
export { DataVolumeTemplates, vmSpec } from './vm-spec';
