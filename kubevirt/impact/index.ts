/** The effect of a change on running guests, reported before it is applied. */
export { impactDoc } from './doc';
export * from './effects';
export { type ImpactInput, impactOf } from './impact';
export { madeClaim } from './kinds/claim';
export { bootedFromOf, bootRevisionOf, liveStateOf } from './observed';
export { removalHazards } from './removal';
export { summarize } from './summarize';
export { type Row, type RowId, row, type Section, TABLE } from './table';
export * from './verdict';
export { ASSUMED_RUNNING } from './vm/vm-impact';
