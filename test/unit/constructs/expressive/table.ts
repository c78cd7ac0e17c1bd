import type { Row } from './compare';
import { DATA_VOLUMES } from './rows/data-volumes';
import { FIRST_GUESTS } from './rows/first-guests';
import { GUESTS_AND_PROTECTION } from './rows/guests-and-protection';
import { HARDWARE } from './rows/hardware';
import { OBJECTS } from './rows/objects';
import { OTHER_KINDS } from './rows/other-kinds';
import { PLACEMENT } from './rows/placement';
import { STORAGE } from './rows/storage';

/** A program without an escape hatch for what users write in YAML: the same objects, in one spelling. */
export const TABLE: readonly Row[] = [
  ...FIRST_GUESTS,
  ...STORAGE,
  ...HARDWARE,
  ...PLACEMENT,
  ...OBJECTS,
  ...DATA_VOLUMES,
  ...OTHER_KINDS,
  ...GUESTS_AND_PROTECTION,
];
