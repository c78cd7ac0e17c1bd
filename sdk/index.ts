/** `kubevirt-iac/pulumi`: what a Pulumi program imports. */
export * from './components';
export type { DeepInput } from './deep-input';
export { Deployment, deploy } from './deploy';
export * from './generated/modules';
export { Manifest, type ManifestArgs } from './manifest';
export { Provider, type ProviderArgs } from './provider';
export { KubernetesResource } from './resources';
