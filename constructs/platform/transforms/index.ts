/** Changes of published manifests, and the report of what they changed. */
export { imagesOf } from './images';
export { type TransformChange, transformed } from './report';
export { type ContainerResources, type PlacementTransform, type ProxyTransform, Transform } from './transform';
