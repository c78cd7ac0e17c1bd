import { secondsOf } from '../../../../kube/duration';
import { isObject } from '../../../../kube/json';
import { parsePath, pathOf } from '../../../../kube/path';
import { objectRules } from '../../engine/rule';
import { show } from '../../engine/suggest';

const SELF_SIGNED = 'spec.certificateRotateStrategy.selfSigned';

/** The paths of durations by kind; `[]` stands for every element of a list. */
const DURATIONS: Readonly<Record<string, readonly string[]>> = {
  VirtualMachineSnapshot: ['spec.failureDeadline'],
  VirtualMachineExport: ['spec.ttlDuration'],
  VirtualMachineBackup: ['spec.ttlDuration'],
  VirtualMachinePool: ['spec.autohealing.minFailingToStartDuration'],
  Plugin: ['spec.domainHooks[].timeout', 'spec.nodeHooks[].timeout'],
  KubeVirt: [
    'spec.workloadUpdateStrategy.batchEvictionInterval',
    `${SELF_SIGNED}.ca.duration`,
    `${SELF_SIGNED}.ca.renewBefore`,
    `${SELF_SIGNED}.server.duration`,
    `${SELF_SIGNED}.server.renewBefore`,
    `${SELF_SIGNED}.caRotateInterval`,
    `${SELF_SIGNED}.certRotateInterval`,
    `${SELF_SIGNED}.caOverlapInterval`,
  ],
};

/** The values at a path that contains `[]`, each with its own path. */
function valuesAt(root: unknown, path: string): { at: string; value: unknown }[] {
  let found = [{ steps: [] as (string | number)[], value: root }];
  for (const [i, part] of path.split('[]').entries()) {
    if (i > 0) {
      found = found.flatMap(({ steps, value }) =>
        Array.isArray(value) ? value.map((item: unknown, k) => ({ steps: [...steps, k], value: item })) : [],
      );
    }
    for (const step of parsePath(part.replace(/^\./, ''))) {
      found = found.flatMap(({ steps, value }) =>
        isObject(value) && value[step] !== undefined ? [{ steps: [...steps, step], value: value[step] }] : [],
      );
    }
  }
  return found.map(({ steps, value }) => ({ at: pathOf(steps), value }));
}

export const DURATIONS_AREA = objectRules('durations', [
  {
    id: 'NEW-01',
    name: 'malformed-duration',
    title: 'Malformed duration',
    kinds: Object.keys(DURATIONS),
    paths: [...new Set(Object.values(DURATIONS).flat())],
    check: (object) =>
      DURATIONS[object.kind]!.flatMap((path) => valuesAt(object, path))
        .filter(({ value }) => typeof value === 'string' && secondsOf(value) === undefined)
        .map(({ at, value }) => ({
          at,
          message: `${show(value)} is not a valid duration. Use numbers with units, the largest being hours: 30s, 10m, 1h30m, or 168h for a week.`,
          found: value,
          allowed: 'numbers with the units ns, us, ms, s, m and h, such as 1h30m',
        })),
    good: { 'spec.failureDeadline': '1h30m' },
    bad: { 'spec.failureDeadline': '7d' },
  },
]);
