/** Advice: every webhook accepts these, but they are harmful. */
import type { ObjectArea, VmiArea } from '../../engine/rule';
import { BOOT } from './boot';
import { CLOUD_INIT_TEXT } from './cloud-init-text';
import { COLLISIONS } from './collisions';
import { CONTRADICTING_AFFINITY } from './contradicting-affinity';
import { GUEST_PRACTICE, OBJECT_PRACTICE } from './good-practice';
import { LIVE_MIGRATION } from './live-migration';
import { MEMORY_UNIT } from './memory-unit';
import { LATER_GUEST, LATER_OBJECTS } from './start-failures';
import { STATIC_ADDRESSES } from './static-addresses';
import { TIME_ZONE } from './time-zone';
import { WINDOWS } from './windows';

export const GUEST_WARNINGS: readonly VmiArea[] = [
  LATER_GUEST,
  BOOT,
  CLOUD_INIT_TEXT,
  STATIC_ADDRESSES,
  TIME_ZONE,
  WINDOWS,
  COLLISIONS,
  CONTRADICTING_AFFINITY,
  MEMORY_UNIT,
  LIVE_MIGRATION,
  GUEST_PRACTICE,
];
export const OBJECT_WARNINGS: readonly ObjectArea[] = [LATER_OBJECTS, OBJECT_PRACTICE];
