import { type Duration, Size } from 'cdk8s';
import { secondsOf } from '../../kube/duration';
import { likelyQuantity, quantityValue } from '../../kube/quantity';
import { isUnresolved, mapUnresolved } from '../../kube/unresolved';
import { isKnown } from './names';

/** An amount of storage or memory: `Size.gibibytes(20)`, or a Kubernetes quantity such as `'20Gi'`. */
export type Quantity = Size | string;

/** A duration in whole seconds: `Duration.minutes(2)`, or a string such as `'2m'`, `'90s'` or `'1h30m'`. */
export type TimeSpan = Duration | string;

/** The quantity as written in a manifest. Units are kept: 1500Mi stays 1500Mi. */
export function quantity(value: Quantity): string {
  return mapUnresolved(value as unknown, (known) => {
    const text = known instanceof Size || isForeignSize(known) ? known.asString() : known;
    if (!isKnown(text) || (typeof text === 'string' && quantityValue(text) !== undefined)) return text as string;
    const meant = likelyQuantity(text);
    throw new Error(
      `${shown(text)} is not a valid quantity. Use Size.gibibytes(20), or a string such as '20Gi' or '512Mi'.${meant === undefined ? '' : ` Did you mean '${meant}'?`}`,
    );
  }) as string;
}

/** A value as an error quotes it; JSON has neither NaN nor undefined. */
const shown = (value: unknown): string =>
  typeof value === 'number' || value === undefined ? String(value) : JSON.stringify(value);

/** A Size from another copy of cdk8s. */
function isForeignSize(value: unknown): value is Size {
  return typeof value === 'object' && value !== null && 'asString' in value && typeof value.asString === 'function';
}

/** The duration in whole seconds. */
export function seconds(value: TimeSpan): number {
  return mapUnresolved(value as unknown, (known) => {
    if (typeof known === 'object' && known !== null && 'toSeconds' in known) return (known as Duration).toSeconds();
    if (!isKnown(known)) return known;
    const value = typeof known === 'string' ? secondsOf(known) : undefined;
    if (value !== undefined && value >= 0 && Number.isInteger(value)) return value;
    throw new Error(
      `${shown(known)} is not a valid duration. Use Duration.minutes(2), or whole seconds as a string such as '2m', '90s' or '1h30m'.`,
    );
  }) as number;
}

/** The duration as Go and Kubernetes write it: `90s`. */
export function goDuration(value: TimeSpan): string {
  const inSeconds: unknown = seconds(value);
  return isUnresolved(inSeconds) ? (mapUnresolved(inSeconds, (known) => `${known}s`) as never) : `${inSeconds}s`;
}
