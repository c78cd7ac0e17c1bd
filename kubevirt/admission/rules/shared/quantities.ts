import { quantityValue } from '../../../../kube/quantity';

const known = new Map<string, number>();
const MOST = 4096;

/** The worth of a quantity, 0 where none is given (as Go counts it). Remembered, because the same few are asked over and over. */
export function amount(value: unknown): number {
  if (value === undefined || value === null) return 0;
  if (typeof value === 'number') return value;
  const text = String(value);
  let worth = known.get(text);
  if (worth === undefined) {
    if (known.size >= MOST) known.clear();
    worth = quantityValue(text) ?? 0;
    known.set(text, worth);
  }
  return worth;
}

/** Rounded up to a whole number, as Go's Value() does. */
export const whole = (value: unknown): number => Math.ceil(amount(value));

/** In thousandths, rounded up, as Go's MilliValue() does. */
export const milli = (value: unknown): number => Math.ceil(Math.round(amount(value) * 1e9) / 1e6);
