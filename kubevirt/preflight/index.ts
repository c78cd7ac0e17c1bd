/** What a cluster must be like for KubeVirt: facts, a table of checks over them, and the probe that reads what only the nodes know. Pure. */
export { harm as harmOf, VERDICTS, type Verdict } from './check';
export { INSTALLATION_NAMESPACES } from './checks/namespaces';
export { cpuModelsOf, sharedCpuModels } from './cpu-model';
export { checksTables, cpuFamilies } from './doc';
export type { Facts, FactTypes, GuestBoot, Read, WebhookTarget } from './facts';
export { type CheckResult, type PreflightReport, preflight } from './judge';
export { isCordoned, isReady, taintsOf, troubleOf, wantedOf } from './nodes';
export {
  FLAVOURS,
  inputProblems,
  optionsOf,
  type PreflightInputs,
  type PreflightOptions,
  REQUIREMENTS,
} from './options';
export * from './probe';
export { ALL_RIGHTS, installRights, type Right, rightText } from './rights';
export { CHECKS } from './table';
