/** A condition as every kind of ours has it. */
export interface Condition {
  type: string;
  status: 'True' | 'False' | 'Unknown';
  reason?: string;
  message?: string;
  lastTransitionTime?: string;
  lastHeartbeatTime?: string;
}

export const conditionOf = (object: { status?: object }, type: string): Condition | undefined =>
  (object.status as { conditions?: Condition[] } | undefined)?.conditions?.find((condition) => condition.type === type);

export const isTrue = (object: { status?: object }, type: string): boolean =>
  conditionOf(object, type)?.status === 'True';

/** The list with `wanted` in place of the conditions of the same types. A transition time changes only where the status does. */
export function withConditions(
  list: readonly Condition[] | undefined,
  wanted: readonly Condition[],
  now: string,
): Condition[] {
  const before = new Map((list ?? []).map((condition) => [condition.type, condition]));
  for (const condition of wanted) {
    const old = before.get(condition.type);
    const since = old?.status === condition.status ? old.lastTransitionTime : now;
    before.set(condition.type, { ...condition, lastTransitionTime: since });
  }
  return [...before.values()];
}

export const withoutConditions = (list: readonly Condition[] | undefined, gone: readonly string[]): Condition[] =>
  (list ?? []).filter(({ type }) => !gone.includes(type));
