import { type Duration, Size } from 'cdk8s';
import { isUnresolved, mapUnresolved } from '../../kube/unresolved';
import { isKnown } from './names';

/** An amount of storage or memory: `Size.gibibytes(20)`, or a Kubernetes quantity such as `'20Gi'`. */
export type Quantity = Size | string;

/** A length of time: `Duration.minutes(2)`, or text such as `'2m'`, `'90s'` or `'1h30m'`. */
export type TimeSpan = Duration | string;

const QUANTITY = /^[0-9]+(\.[0-9]+)?(([KMGTPE]i)|[mkMGTPE]|([eE][-+]?[0-9]+))?$/;
const TIME = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/;

/** The quantity as a manifest has it. Units are kept as given: 1500Mi stays 1500Mi. */
export function quantity(value: Quantity): string {
  return mapUnresolved(value as unknown, (known) => {
    if (known instanceof Size || isForeignSize(known)) return known.asString();
    if (!isKnown(known) || (typeof known === 'string' && QUANTITY.test(known))) return known as string;
    throw new Error(
      `${JSON.stringify(known)} is no size. Write Size.gibibytes(20), or a quantity such as '20Gi' or '512Mi'.`,
    );
  }) as string;
}

/** A Size of another copy of cdk8s. */
function isForeignSize(value: unknown): value is Size {
  return typeof value === 'object' && value !== null && 'asString' in value && typeof value.asString === 'function';
}

/** The time in whole seconds. */
export function seconds(value: TimeSpan): number {
  return mapUnresolved(value as unknown, (known) => {
    if (typeof known === 'object' && known !== null && 'toSeconds' in known) return (known as Duration).toSeconds();
    if (!isKnown(known)) return known;
    const match = typeof known === 'string' && known !== '' ? TIME.exec(known) : null;
    if (!match)
      throw new Error(`${JSON.stringify(known)} is no time. Write Duration.minutes(2), or text such as '2m' or '90s'.`);
    const [hours, minutes, rest] = match.slice(1).map((part) => Number(part ?? 0)) as [number, number, number];
    return hours * 3600 + minutes * 60 + rest;
  }) as number;
}

/** The time as Go and Kubernetes write it: `90s`. */
export function goDuration(value: TimeSpan): string {
  const inSeconds: unknown = seconds(value);
  return isUnresolved(inSeconds) ? (mapUnresolved(inSeconds, (known) => `${known}s`) as never) : `${inSeconds}s`;
}
