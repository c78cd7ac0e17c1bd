import type { Resource } from '../kinds/resource';
import type { Session } from './session';

/** Says in a preview what a change does to a running guest. */
export function announce(_before: Resource, _now: Resource, _session: Session): void {}
