/** What is legal and hurts: told, never refused. */
import type { MachineArea, ObjectArea } from '../../rule';
import { GUEST_PRACTICE, OBJECT_PRACTICE } from './good-practice';
import { LIVE_MIGRATION } from './live-migration';

export const GUEST_WARNINGS: readonly MachineArea[] = [LIVE_MIGRATION, GUEST_PRACTICE];
export const OBJECT_WARNINGS: readonly ObjectArea[] = [OBJECT_PRACTICE];
