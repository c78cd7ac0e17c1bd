export { type ConstructFinding, Rules } from './check';
export { apiObjects, inOrder, type Ordered } from './order';
export { type SynthOptions, type SynthResult, synth } from './synth';
