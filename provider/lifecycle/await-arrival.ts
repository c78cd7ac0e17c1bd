import type { KubeObject } from '../../kube/object';
import { kindOf } from '../../kubevirt/kinds';
import { type Readiness, readinessOf } from '../../kubevirt/readiness';
import { arrivalOf, concernsGuest, onRestartOf, withoutMigration } from '../kinds';
import type { Session } from '../session';
import { awaitGate } from './await';
import type { Operation } from './operation';
import { INSTANCE } from './shared-reads';

/** virt-controller processes a change before it announces what becomes of it: measured 30 ms. */
const ANNOUNCED_AFTER_MS = 1_000;

/**
 * Where nothing says whether KubeVirt migrates guests by itself: it begins within some seconds if it does, unless many guests wait for their
 * turn.
 */
const BEGUN_WITHIN_MS = 60_000;

const KUBEVIRT = kindOf('kubevirt.io/v1', 'KubeVirt')!;

/**
 * Waits until a change of a running VM has arrived at its guest. If nothing will carry it there, it warns at once and does not wait.
 * `before`: the object that the program had until now.
 */
export async function awaitArrival(operation: Operation, live: KubeObject, before: KubeObject): Promise<KubeObject> {
  const { session, resource, signal } = operation;
  if (live.kind !== 'VirtualMachine' || resource.settings.await === 'created') return live;
  if (live.status?.['created'] !== true || !concernsGuest(before, resource.object)) return live;
  const methods = await workloadUpdateMethods(session, signal);
  const { name = '', namespace } = live.metadata ?? {};
  const instances = session.cluster.watch(INSTANCE, { namespace });
  // Flags, and not the clock: a timer may fire a moment before the clock shows its time, and nothing would look again.
  let early = true;
  let overdue = false;
  let stuck: string | undefined;
  let isRestart = false;
  const arrived = (now: KubeObject): Readiness => {
    const arrival = arrivalOf(now, methods, instances.get({ name, namespace }));
    stuck = arrival.state === 'stuck' ? arrival.message : undefined;
    isRestart = arrival.state === 'stuck' && arrival.restart === true;
    if (arrival.state === 'underway' && arrival.assumed && overdue)
      stuck = withoutMigration(now, instances.get({ name, namespace }), BEGUN_WITHIN_MS / 1000);
    if (stuck !== undefined) return { state: 'ready' };
    if (arrival.state === 'underway') return { state: 'waiting', message: arrival.message };
    return early
      ? { state: 'waiting', message: 'waiting for KubeVirt to announce what the change does' }
      : readinessOf(now);
  };
  try {
    const found = await awaitGate(operation, live, arrived, (look) => {
      const passed = () => {
        early = false;
        look();
      };
      const missed = () => {
        overdue = true;
        look();
      };
      const timers = [setTimeout(passed, ANNOUNCED_AFTER_MS), setTimeout(missed, BEGUN_WITHIN_MS)];
      const end = instances.onChange(look);
      return () => {
        for (const timer of timers) clearTimeout(timer);
        end();
      };
    });
    // Under `onRestart: restart` the restart follows, or is reported as left for its window.
    const performs = isRestart && onRestartOf(resource.settings, session.config) === 'restart';
    if (stuck && !performs) session.engine.warn(resource.urn, operation.clean(stuck));
    return found;
  } finally {
    instances.close();
  }
}

const METHODS = new WeakMap<Session, Promise<readonly string[] | undefined>>();

/** KubeVirt's own setting, read once in a run; what the provider's configuration says where it may not be read. */
function workloadUpdateMethods(session: Session, signal: AbortSignal): Promise<readonly string[] | undefined> {
  let methods = METHODS.get(session);
  if (!methods) {
    methods = session.cluster.list(KUBEVIRT, { signal }).then(
      ({ items }) => methodsIn(items[0]),
      () => session.config.profile.workloadUpdateMethods,
    );
    METHODS.set(session, methods);
  }
  return methods;
}

function methodsIn(kubevirt: KubeObject | undefined): readonly string[] | undefined {
  if (!kubevirt) return undefined;
  const strategy = kubevirt.spec?.['workloadUpdateStrategy'] as { workloadUpdateMethods?: string[] } | undefined;
  return strategy?.workloadUpdateMethods ?? [];
}
