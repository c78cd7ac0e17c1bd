export { apiObjects } from './api-objects';
export { manifestOf, render, textOf } from './values';
export { toYaml } from './yaml';
