/** The KubeVirt object: what changing the cluster's configuration does to the guests that run in it. */

import { covers } from '../../../kube/differences';
import { valueAt } from '../../../kube/json';
import { changeBy } from '../change';
import { type RowId, TABLE } from '../table';
import type { Hazard, Impact } from '../verdict';
import { type FieldRows, impactOfChanges, userChanges } from './by-field';

/** Which row of the table is about which part of the object; the first that fits. */
export const KUBEVIRT_ROWS: FieldRows = Object.entries(TABLE.kubevirt).flatMap(([id, { paths }]) =>
  paths.map((path): [subject: string, row: RowId] => [path.slice(1), id as RowId]),
);

export function kubeVirtImpact(old: unknown, object: unknown): Impact {
  const changes = userChanges(old, object).map((difference) => {
    const found = KUBEVIRT_ROWS.find(([subject]) => covers(subject, difference.path));
    return changeBy(found?.[1] ?? 'not-a-guest', difference);
  });
  const moving = changes.find(({ row }) => row === 'launcher-outdated' || row === 'workload-update-strategy');
  return { ...impactOfChanges(changes), hazards: moving && evicts(object) ? [evicted(moving.path)] : [] };
}

function evicts(kubevirt: unknown): boolean {
  const methods = valueAt(kubevirt, 'spec', 'workloadUpdateStrategy', 'workloadUpdateMethods');
  return Array.isArray(methods) && methods.includes('Evict');
}

function evicted(path: string): Hazard {
  const reason =
    'workloadUpdateMethods lists Evict: guests that wait for a migration, or run in pods of an old release, and cannot be migrated are shut down.';
  return { kind: 'guest-evicted', path, reason };
}
