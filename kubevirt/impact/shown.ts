/** Values as a sentence shows them: `domain.memory.guest 4Gi -> 8Gi`. */
import { bytesQuantity, quantityValue } from '../quantity';
import { LATE } from './canonical';
import type { Difference } from './difference';

const LONGEST = 40;

export function shown({ path, from, to }: Difference): string {
  return `${path.replace(/^\//, '')} ${shownValue(from, path)} -> ${shownValue(to, path)}`;
}

export function shownValue(value: unknown, path: string): string {
  if (value === undefined) return '(none)';
  if (value === LATE) return '(known after apply)';
  if (/(guest|maxGuest|memory)$/i.test(path)) return bytesQuantity(quantityValue(value) ?? 0);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 3)}...` : text;
}
