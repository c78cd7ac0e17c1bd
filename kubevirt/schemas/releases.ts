import { FILES } from './data/files';
import type { ReleaseFile } from './release';

/** The components of which we have schemas. */
export const COMPONENTS: readonly string[] = Object.keys(FILES);

/** A component's data, loaded when the first of its kinds is asked for. */
export function releaseOf(component: string): ReleaseFile {
  return FILES[component]!() as ReleaseFile;
}
