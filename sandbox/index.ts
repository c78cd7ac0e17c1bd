/** A throwaway cluster on this machine: a real API server, and simulated nodes, controllers and guests. */
export { MissingPrograms } from '../toolchain/binaries';
export { type AuditedRequest, type RequestFilter, writeVerbs } from './audit';
export { startDetached } from './detached';
export { type Death, deathOf, find, forgetDeath, namesOf, namesOfDead, type Running, stop } from './registry';
export { type Sandbox, type SandboxOptions, startSandbox } from './sandbox';
export { FAULT_ANNOTATION, type Fault, HOST_ANNOTATION } from './simulator';
export type { Rule } from './users';
