import type { Path } from '../wire';

/** A path as Pulumi and our users write it: `metadata.annotations["pulumi.com/x"]`, `disks[0].bus`. */
export function showPath(path: Path): string {
  let shown = '';
  for (const key of path) {
    if (typeof key === 'number') shown += `[${key}]`;
    else if (/^[A-Za-z_$][\w$-]*$/.test(key)) shown += shown ? `.${key}` : key;
    else shown += `["${key.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"]`;
  }
  return shown;
}

/** Whether a dotted path, such as `spec.selector`, is the path or above it. */
export function isUnder(path: Path, dotted: string): boolean {
  return dotted.split('.').every((key, i) => path[i] === key);
}
