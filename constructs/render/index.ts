export { apiObjects } from './api-objects';
export { render } from './values';
export { toYaml } from './yaml';
