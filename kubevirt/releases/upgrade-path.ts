import { COMPONENTS, versionsOf } from './components';
import type { Component } from './release';
import { compareVersions, minorOf, numbers } from './version';

export interface UpgradePath {
  readonly allowed: boolean;
  /**
   * The versions to install one after another, the wanted one last. Empty where nothing changes or no path leads there. `v1.8.x` is the newest
   * patch of a minor that the table does not contain.
   */
  readonly steps: readonly string[];
  /** Why it is refused and what to do instead; undefined where it is allowed. */
  readonly reason?: string;
}

/** Whether an installed version may be replaced by another at once, and else the path that works. */
export function upgradePath(component: Component, from: string, to: string): UpgradePath {
  const { title, upgrades } = COMPONENTS[component];
  const order = compareVersions(to, from);
  if (order === 0) return { allowed: true, steps: [] };
  if (order < 0) {
    return {
      allowed: false,
      steps: [],
      reason: `${title} ${from} is installed, and ${to} is older. Its project does not support downgrades: keep ${from} or a newer version.`,
    };
  }
  const steps = upgrades === 'any-newer' ? [to] : minorByMinor(component, from, to);
  if (steps.length === 1) return { allowed: true, steps };
  return {
    allowed: false,
    steps,
    reason: `${title} ${from} is installed, and ${to} cannot be reached from it in one step: ${RULES[upgrades]}. Install ${steps.join(', then ')}, and wait each time until it is ready.`,
  };
}

const RULES = {
  'each-patch': 'no patch may be skipped, and only the newest patch of a minor is upgraded to the next minor',
  'next-minor': 'only the newest patch of a minor is upgraded to the next minor',
  'any-newer': '',
} as const;

/** Minors may not be skipped, and each is left from its newest patch. */
function minorByMinor(component: Component, from: string, to: string): string[] {
  const [major, first] = numbers(from);
  const [lastMajor, last] = numbers(to);
  if (major !== lastMajor) return [`v${lastMajor}.0.x`, to];
  if (first === last) return patchByPatch(component, from, to);
  const newest = (minor: number): string | undefined =>
    versionsOf(component).find((version) => minorOf(version) === `${major}.${minor}`);
  const own = newest(first);
  const between = Array.from({ length: last - first - 1 }, (_, index) => first + 1 + index);
  return [
    ...(own && compareVersions(own, from) > 0 ? patchByPatch(component, from, own) : []),
    ...between.map((minor) => newest(minor) ?? `v${major}.${minor}.x`),
    to,
  ];
}

/** The way within a minor. */
function patchByPatch(component: Component, from: string, to: string): string[] {
  if (COMPONENTS[component].upgrades !== 'each-patch') return [to];
  const [[major, minor, first], [, , last]] = [numbers(from), numbers(to)];
  const between = Array.from({ length: Math.max(0, last - first - 1) }, (_, index) => first + 1 + index);
  return [...between.map((patch) => `v${major}.${minor}.${patch}`), to];
}
