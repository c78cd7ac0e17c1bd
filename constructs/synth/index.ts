export { type ConstructFinding, Rules } from './check';
export { type SynthOptions, type SynthResult, synth } from './synth';
