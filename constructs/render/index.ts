export { apiObjects } from './api-objects';
export { kustomization } from './kustomization';
export { manifestOf, render, textOf } from './values';
export { toYaml } from './yaml';
