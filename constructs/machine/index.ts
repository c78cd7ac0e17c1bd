export { dataVolumeName, dataVolumeSpec, grownSize, type MadeDiskSource, rejectGrowth } from './data-volume';
export { cloudInitTexts } from './guest-config';
export { identity } from './identity';
export type { Json } from './json';
export { Machine, type MachineCarrier } from './machine';
export * from './public';
export type { SecretMaker } from './secret-maker';
export type { DataVolumeMaker } from './storage';
export { DataVolumeTemplates, vmSpec } from './vm-spec';
