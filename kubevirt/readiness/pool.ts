/** Gates of what makes several guests from one template. */
import { isObject, objectAt, objectsAt, valueAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { isTrue, number, READY, status, waiting } from './conditions';
import { decide } from './evaluate';
import * as is from './expression';
import type { KindGate, Readiness } from './gate';
import { virtualMachine } from './virtual-machine';

const REVISION = 'kubevirt.io/vm-pool-revision-name';

const WANTED = is.number(['spec', 'replicas'], 1);
const THERE = is.number(['status', 'replicas']);
const SERVING = is.number(['status', 'readyReplicas']);
const STRATEGY = is.spec('virtualMachineTemplate', 'spec', 'runStrategy');
const TOO_MANY = is.not(is.atLeast(WANTED, THERE));
const PAUSED = is.equal(is.spec('paused'), true);
const TROUBLE = is.choice(
  is.isTrue('ReplicaFailure'),
  is.say`: ${is.reason('ReplicaFailure', 'a VM cannot be created')}`,
  '',
);

/**
 * The status of a pool counts guests and does not say which template they come from: right after a change the old ones are all ready. With
 * the pool's VMs beside it, each of them is judged.
 */
export const pool: KindGate = {
  alone: [
    { when: PAUSED, gives: is.READY },
    { when: is.all(is.equal(THERE, WANTED), is.atLeast(SERVING, WANTED)), gives: is.READY },
    {
      when: TOO_MANY,
      gives: is.waiting(is.say`${THERE} guests, ${is.minus(THERE, WANTED)} to be removed${TROUBLE}`),
    },
    {
      // A pool whose VMs need not run is ready once they exist.
      when: is.all(is.equal(THERE, WANTED), is.given(STRATEGY), is.not(is.equal(STRATEGY, 'Always'))),
      gives: is.READY,
    },
    { gives: is.waiting(is.say`${SERVING} of ${WANTED} guests ready${TROUBLE}`) },
  ],
  beside(live, related, alone) {
    if (alone.state !== 'ready' || valueAt(live, 'spec', 'paused') === true) return alone;
    const members = membersOf(live, related);
    return members.length > 0 ? poolReadiness(live, members) : alone;
  },
};

/** Whether each of the pool's VMs has the pool's template and is ready. `machines`: the VMs that the pool owns. */
function poolReadiness(live: KubeObject, machines: readonly KubeObject[]): Readiness {
  const strategy = updateStrategyOf(live);
  const behind = strategy === 'unmanaged' ? [] : machines.filter((machine) => outdated(live, machine));
  if (behind.length > 0) return waiting(`${behind.length} of ${machines.length} VMs do not have the new template yet`);
  const restarting = strategy === 'proactive' ? machines.filter(runsFormerTemplate) : [];
  if (restarting.length > 0) return waiting(`${restarting.length} of ${machines.length} guests are to be restarted`);
  const open = machines
    .map((machine) => decide(virtualMachine.alone, machine))
    .filter(({ state }) => state !== 'ready');
  return open.length === 0 ? READY : waiting(`${machines.length - open.length} of ${machines.length} guests ready`);
}

function membersOf(live: KubeObject, related: readonly KubeObject[]): KubeObject[] {
  const { name, namespace } = live.metadata ?? {};
  return related.filter(
    ({ kind, metadata }) =>
      kind === 'VirtualMachine' &&
      metadata?.namespace === namespace &&
      objectsAt(metadata, 'ownerReferences').some(
        (owner) => owner['kind'] === 'VirtualMachinePool' && owner['name'] === name,
      ),
  );
}

function updateStrategyOf(live: KubeObject): string {
  return Object.keys(objectAt(live, 'spec', 'updateStrategy') ?? {})[0] ?? 'proactive';
}

/** A VM of an earlier generation of the pool is outdated only where the template differs: scaling makes a generation, too. */
function outdated(live: KubeObject, machine: KubeObject): boolean {
  if (machine.metadata?.labels?.[REVISION] === `${live.metadata?.name}-${live.metadata?.generation}`) return false;
  const { volumes: _, ...template } =
    objectAt(live, 'spec', 'virtualMachineTemplate', 'spec', 'template', 'spec') ?? {};
  return !holds(objectAt(machine, 'spec', 'template', 'spec'), template);
}

/** Whether everything in the second value is in the first one. */
function holds(found: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted))
    return Array.isArray(found) && wanted.length === found.length && wanted.every((one, at) => holds(found[at], one));
  if (isObject(wanted)) return isObject(found) && Object.entries(wanted).every(([key, one]) => holds(found[key], one));
  return found === wanted;
}

/** A pool with the proactive strategy removes such a guest, and its VM starts a new one. */
function runsFormerTemplate(machine: KubeObject): boolean {
  if (status(machine, 'created') !== true) return false;
  const booted = status(machine, 'observedGeneration');
  return isTrue(machine, 'RestartRequired') || number(booted) < number(machine.metadata?.generation);
}

export const replicaSet: KindGate = {
  alone: [
    { when: PAUSED, gives: is.READY },
    { when: TOO_MANY, gives: is.waiting(is.say`${THERE} guests, ${is.minus(THERE, WANTED)} to be removed`) },
    { when: is.atLeast(SERVING, WANTED), gives: is.READY },
    { gives: is.waiting(is.say`${SERVING} of ${WANTED} guests ready`) },
  ],
};
