export { inOrder, type Ordered } from './order';
export { type SynthOptions, type SynthResult, synth } from './synth';
