/** `kubevirt-iac/pulumi`: the module for Pulumi programs. */

export * from './components';
export type { DeepInput } from './deep-input';
export { Deployment, deploy } from './deploy';
export * as actions from './generated/actions';
export * from './generated/functions';
export * from './generated/modules';
export type { ObservedGuest } from './kubernetes-resource';
export { Manifest, type ManifestArgs } from './manifest';
export { Preflight, type PreflightArgs, type PreflightCheck, type PreflightToleration } from './preflight';
export { Provider, type ProviderArgs } from './provider';
export { KubernetesResource } from './resources';
