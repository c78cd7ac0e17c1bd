/** Values as a sentence shows them: `domain.memory.guest 4Gi -> 8Gi`. What may hold a secret is never shown. */

import type { Difference } from '../../kube/differences';
import { bytesQuantity, quantityValue } from '../../kube/quantity';
import { isUnresolved, unresolvedText } from '../../kube/unresolved';

const LONGEST = 60;
const NONE = '(none)';

/** Fields whose text is, or often holds, a password, a key or a token. */
const HIDDEN =
  /(^|\.)(userData|userDataBase64|networkData|networkDataBase64|stringData|binaryData|data|kernelArgs|session|dhCert)(\.|\[|$)|password|token|secretValue/i;
const BYTES = /(guest|maxGuest|memory|storage|capacity)$/i;

export function formatDifference({ path, from, to }: Difference): string {
  return `${path.replace(/^\//, '')} ${formatValue(from, path) ?? NONE} -> ${formatValue(to, path) ?? NONE}`;
}

/** The value in a few characters; undefined where there is none. */
export function formatValue(value: unknown, path: string): string | undefined {
  if (value === undefined) return undefined;
  if (isUnresolved(value)) return unresolvedText(value);
  if (HIDDEN.test(path) || holdsHidden(value)) return '(not shown)';
  const worth = BYTES.test(path) ? quantityValue(value) : undefined;
  if (worth !== undefined) return bytesQuantity(worth);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 3)}...` : text;
}

/** A name as a sentence quotes it; `otherwise` where the value is not a string or is empty. */
export function nameText(value: unknown, otherwise = '(no name)'): string {
  return typeof value === 'string' && value !== '' ? value : otherwise;
}

function holdsHidden(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, child]) => HIDDEN.test(key) || holdsHidden(child));
}
