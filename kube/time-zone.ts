/** Time zones by their names in the IANA database. */
import { nearest } from './nearest';

/** Names that are not in the database of zones and their aliases, although JavaScript takes them. */
const OFFSET = /^[+-]\d/;
/** Copies of the database that many systems have beside it. */
const COPIES = /^(posix|right)\//;
const MOST_LETTERS = 2;

export interface UnknownTimeZone {
  /** The zone that was most likely meant. */
  suggestion?: string;
}

/**
 * A text that is certainly not a time zone; undefined where it is one, or may be one that is newer than this Node.js. Names are
 * sensitive to case, as the files of the database are.
 */
export function unknownTimeZone(zone: string): UnknownTimeZone | undefined {
  const zones = Intl.supportedValuesOf('timeZone');
  const folded = zone.toLowerCase();
  const otherCase = zones.find((one) => one !== zone && one.toLowerCase() === folded);
  if (otherCase) return { suggestion: otherCase };
  if (isTimeZone(zone) || COPIES.test(zone)) return undefined;
  const city = cityOf(folded);
  const suggestion = zones.find((one) => cityOf(one.toLowerCase()) === city) ?? nearest(zone, zones, MOST_LETTERS);
  if (suggestion) return { suggestion };
  // New zones are named for an area and a city.
  return zone.includes('/') ? undefined : {};
}

const cityOf = (zone: string): string => zone.slice(zone.lastIndexOf('/') + 1).replaceAll(' ', '_');

/** Whether this Node.js can tell the time there. It ignores the case of names. */
export function isTimeZone(zone: string): boolean {
  if (OFFSET.test(zone)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
