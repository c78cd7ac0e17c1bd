/** What passes every webhook and hurts: told, never refused. */
import type { ObjectArea, VmiArea } from '../../engine/rule';
import { GUEST_PRACTICE, OBJECT_PRACTICE } from './good-practice';
import { LIVE_MIGRATION } from './live-migration';
import { LATER_GUEST, LATER_OBJECTS } from './start-failures';

export const GUEST_WARNINGS: readonly VmiArea[] = [LATER_GUEST, LIVE_MIGRATION, GUEST_PRACTICE];
export const OBJECT_WARNINGS: readonly ObjectArea[] = [LATER_OBJECTS, OBJECT_PRACTICE];
