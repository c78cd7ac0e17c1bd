/** Instancetypes and preferences: how a VirtualMachine names them, and what they make of it. */
export type { Conflict } from './apply-instancetype';
export { commonInstancetype, commonInstancetypes } from './common';
export { type Expansion, expand, expandWith } from './expand';
export { type FindObject, MATCHED_KINDS, type Matched, type MatcherKind, matched, matchedKind } from './find';
export { type Inference, infer, inferenceLabel } from './infer';
export { isDeprecated, latestOf } from './latest';
export * from './topology';
