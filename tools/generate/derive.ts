import { COMPONENTS, releaseOf } from '../../kubevirt/schemas/releases';
import { emitKinds } from './emit-kinds';
import type { Files } from './files';

/** Everything that follows from the committed schemas. */
export function deriveAll(): Files {
  const releases = COMPONENTS.map(releaseOf);
  return new Map([['kubevirt/schemas/data/family.ts', emitKinds(releases)]]);
}
