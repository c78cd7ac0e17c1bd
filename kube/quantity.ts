/**
 * Kubernetes quantities (`1536Mi`, `0.5`, `2e3`): what they are worth, and how the API writes them back. The API keeps a quantity's
 * family (binary, decimal, exponent) and writes the shortest exact form in it, so `1.5Gi` comes back as `1536Mi`.
 */
import { remembered } from './memoize';

const SYNTAX = /^([+-]?)(\d+(?:\.\d*)?|\.\d+)(?:([KMGTPE]i)|([numkMGTPE])|[eE]([+-]?\d{1,6}))?$/;
const BINARY = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
const DECIMAL = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];
const NANO = 1_000_000_000n;
/** The API caps what does not fit its 64 bits. */
const MAX = (2n ** 63n - 1n) * NANO;

type Family = 'binary' | 'decimal' | 'exponent';

interface Quantity {
  /** In billionths, which is as fine as the API gets. */
  nano: bigint;
  family: Family;
  /** The same as a number. */
  value: number;
}

/** The numeric value of a quantity (bytes, CPUs); undefined where the value is malformed. The API accepts numbers as well as strings. */
export function quantityValue(value: unknown): number | undefined {
  return parse(value)?.value;
}

/** A quantity as the API writes it back; undefined where the value is malformed. */
export function canonicalQuantity(value: unknown): string | undefined {
  const quantity = parse(value);
  return quantity && write(quantity.nano, quantity.family);
}

/** Whether two quantities are worth the same, however written. */
export function sameQuantity(a: unknown, b: unknown): boolean {
  const nano = parse(a)?.nano;
  return nano !== undefined && nano === parse(b)?.nano;
}

/**
 * What was meant by a malformed quantity, where that is clear: `20 G` is 20G, and `4GB`, `4gb` and `4GiB` are 4Gi, because memory and disks are
 * counted in powers of 1024.
 */
export function likelyQuantity(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const compact = value.replace(/\s+/g, '');
  if (parse(compact)) return compact === value ? undefined : compact;
  const [, digits, prefix] = /^(\d+(?:\.\d+)?)([KMGTPE]?)i?b?$/i.exec(compact) ?? [];
  if (digits === undefined) return undefined;
  return prefix ? `${digits}${prefix.toUpperCase()}i` : digits;
}

/** A whole number of bytes as a quantity, in the family of `like` (binary unless given). */
export function bytesQuantity(bytes: number, like?: unknown): string {
  const family = parse(like)?.family ?? 'binary';
  return family === 'binary' ? binaryBytes(String(Math.ceil(bytes))) : write(BigInt(Math.ceil(bytes)) * NANO, family);
}

const binaryBytes = remembered((bytes) => write(BigInt(bytes) * NANO, 'binary'));

function parse(value: unknown): Quantity | undefined {
  return typeof value === 'string' || typeof value === 'number' ? read(String(value)) : undefined;
}

const read = remembered((text): Quantity | undefined => {
  const match = SYNTAX.exec(text.trim());
  if (!match) return undefined;
  const [, sign, digits, binary, decimal, exponent] = match;
  const family: Family = binary ? 'binary' : exponent === undefined ? 'decimal' : 'exponent';
  const [whole = '', fraction = ''] = digits!.split('.');
  const power = binary ? 0 : exponent === undefined ? 3 * (DECIMAL.indexOf(decimal ?? '') - 3) : Number(exponent);
  const mantissa = BigInt(whole + fraction) * (binary ? 1024n ** BigInt(BINARY.indexOf(binary)) : 1n);
  const size = scale(mantissa, power - fraction.length + 9);
  const nano = (sign === '-' ? -1n : 1n) * (size > MAX ? MAX : size);
  return { nano, family, value: Number(nano / NANO) + Number(nano % NANO) / 1e9 };
});

/** `value` times ten to the `power`, away from zero where that is not whole. */
function scale(value: bigint, power: number): bigint {
  if (value === 0n) return 0n;
  if (power >= 0) return power > 40 ? MAX + 1n : value * 10n ** BigInt(power);
  if (-power > value.toString().length) return 1n;
  const divisor = 10n ** BigInt(-power);
  return (value + divisor - 1n) / divisor;
}

function write(nano: bigint, family: Family): string {
  if (nano === 0n) return '0';
  const sign = nano < 0n ? '-' : '';
  const size = nano < 0n ? -nano : nano;
  if (family === 'binary' && size >= 1024n * NANO) {
    let value = (size + NANO - 1n) / NANO;
    let step = 0;
    for (; step < BINARY.length - 1 && value % 1024n === 0n; step++) value /= 1024n;
    return `${sign}${value}${BINARY[step]}`;
  }
  let value = size;
  let step = 0;
  for (; step < DECIMAL.length - 1 && value % 1000n === 0n; step++) value /= 1000n;
  const power = 3 * (step - 3);
  return `${sign}${value}${family === 'exponent' ? (power === 0 ? '' : `e${power}`) : DECIMAL[step]}`;
}
