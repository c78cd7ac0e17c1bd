/** The effect of a change on running guests, reported before it is applied. */
export { ASSUMED_RUNNING, relevantAssumptions } from './assumptions';
export { type FieldImpact, fieldImpact, impactDoc } from './doc';
export * from './effects';
export { type ImpactInput, impactOf, replacementImpact } from './impact';
export { madeClaim } from './kinds/claim';
export { normalize } from './normalize';
export { bootedFromOf, bootRevisionOf, liveStateAfterHotplug, liveStateOf } from './observed';
export { isDisk, keptBy, keptSentence, ownedDisks, removalHazards } from './removal';
export { diskRenameSentence, disksOf, type Rename, renameSentence, renamesAmong } from './rename';
export { changeLabel, headline, summarize } from './summarize';
export { type Row, type RowId, row, type Section, TABLE } from './table';
export * from './verdict';
