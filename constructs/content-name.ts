import { createHash } from 'node:crypto';
import { mapUnresolved } from '../kube/unresolved';

/** A name with a hash of the content, so that changed content makes another object. */
export function contentName(name: string, content: unknown): string {
  return mapUnresolved({ name, content } as unknown, (known) => {
    const { name: plain, content: plainContent } = known as { name: string; content: unknown };
    return `${plain}-${createHash('sha256')
      .update(JSON.stringify(sorted(plainContent)))
      .digest('hex')
      .slice(0, 8)}`;
  }) as string;
}

/** The order of keys does not count. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, child]) => child !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, child]) => [key, sorted(child)]));
}
