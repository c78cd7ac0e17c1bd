import { stepsOf } from '../../kube/path';
import type { Path } from '../wire';

/** Whether a path is the one that is written, such as `spec.selector`, or lies below it. */
export function isUnder(path: Path, written: string): boolean {
  return stepsOf(written).every((step, i) => path[i] === step);
}
