/** Preflight: reads a cluster and its nodes, and judges whether KubeVirt can be installed and run there. */
export { FAIL_ON, type FailOn, PREFLIGHT_INPUTS } from './inputs';
export * as preflightMethods from './methods';
export { readServerVersion } from './read-facts';
export { PROBE_DEFAULTS, type ProbeInputs, runPreflight } from './run';
