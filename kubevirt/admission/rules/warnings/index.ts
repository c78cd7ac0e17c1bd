/** What is legal and hurts: told, never refused. */
import type { machineRules, objectRules } from '../../rule';
import { GUEST_PRACTICE, OBJECT_PRACTICE } from './good-practice';
import { LIVE_MIGRATION } from './live-migration';

export const GUEST_WARNINGS: readonly ReturnType<typeof machineRules>[] = [LIVE_MIGRATION, GUEST_PRACTICE];
export const OBJECT_WARNINGS: readonly ReturnType<typeof objectRules>[] = [OBJECT_PRACTICE];
