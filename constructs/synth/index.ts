export type { SynthLayout } from './layout';
export type { SynthOptions, SynthResult } from './options';
export { inOrder, type Ordered } from './order';
export { SYNC_WAVES, synth } from './synth';
