/** Changes of published manifests, and the report of what they changed. */
export { type Edit, editOf, transformProblem, workloadsOf } from './edits';
export { imagesOf } from './images';
export { containersOf, podSpecOf } from './pod-spec';
export { type TransformChange, transformed } from './report';
export { type ContainerResources, type PlacementTransform, type ProxyTransform, Transform } from './transform';
