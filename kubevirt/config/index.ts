export { type ClusterConfig, clusterConfig } from './cluster-config';
export {
  FEATURE_GATES,
  type FeatureGate,
  type FeatureStage,
  featureStage,
  GATED_RELEASES,
  gateEnabled,
} from './feature-gates';
export {
  type Architecture,
  type ClusterProfile,
  DEFAULT_PROFILE,
  type KubeVirtConfiguration,
  profileOfKubeVirt,
} from './profile';
