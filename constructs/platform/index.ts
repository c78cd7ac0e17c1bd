export { NodeSelector } from './node-selector';
export { ReleaseSource } from './release-source';
export { Rights, type RightsProps } from './rights';
export {
  type ContainerResources,
  type PlacementTransform,
  type ProxyTransform,
  Transform,
  type TransformChange,
} from './transforms';
export {
  type CdiProps,
  type KubeVirtProps,
  VirtualizationStack,
  type VirtualizationStackProps,
} from './virtualization-stack';
export { WorkloadUpdates } from './workload-updates';
