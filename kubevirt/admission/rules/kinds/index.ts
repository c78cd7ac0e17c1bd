/** The rules on every other kind, an area a file. */
import type { objectRules } from '../../rule';

export const KIND_AREAS: readonly ReturnType<typeof objectRules>[] = [];
