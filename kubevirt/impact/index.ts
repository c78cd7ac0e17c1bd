export { type ImpactInput, impactOf } from './impact';
export * from './verdict';
