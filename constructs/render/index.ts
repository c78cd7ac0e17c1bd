export { apiObjects } from './api-objects';
export { manifestOf, render } from './values';
export { toYaml } from './yaml';
