export { beingChecked, type ConstructFinding, check, inOneLine, Rules } from './check';
export type { SynthLayout } from './layout';
export { apiObjects, inOrder, type Ordered } from './order';
export { looksSecret } from './plain-secrets';
export { type SynthOptions, type SynthResult, synth } from './synth';
export { toYaml } from './yaml';
