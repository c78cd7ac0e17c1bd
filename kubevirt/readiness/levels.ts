/** How far a guest must have come: what `await` of a resource and `--for` of the command line accept. */
import { objectAt, objectsAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { isTrue, number, READY, spec, status, waiting } from './conditions';
import type { Gate, Readiness } from './gate';
import { runStrategyOf } from './virtual-machine';

export type AwaitLevel = 'created' | 'ready' | 'running' | 'agent' | 'ip' | 'ready-probe' | 'guests-updated';

interface Level {
  /** A phrase that completes "wait until". */
  readonly until: string;
  /** `ready`: the gate of the kind. */
  readonly gate: (live: KubeObject, ready: Gate, related?: readonly KubeObject[]) => Readiness;
  /** Whether the verdict needs the VMI of the VM among `related`. */
  readonly needsInstance?: true;
}

/** A level that the guest reaches after its gate is ready. A VM that rests without a guest rests, or has to be started. */
const beyond =
  (check: (live: KubeObject, related: readonly KubeObject[]) => Readiness): Level['gate'] =>
  (live, ready, related) => {
    const first = ready(live, related);
    if (!isGuest(live) || first.state !== 'ready') return first;
    return withoutGuest(live, first) ?? check(live, related ?? []);
  };

/** The levels, by name. Those beyond `ready` are about a VirtualMachine or a VirtualMachineInstance; other kinds are judged by their gate. */
export const AWAIT_LEVELS: Readonly<Record<AwaitLevel, Level>> = {
  created: { until: 'the object exists', gate: () => READY },
  ready: {
    until: 'the object is ready: a VM is in the state that its run strategy asks for',
    gate: (live, ready, related) => ready(live, related),
  },
  running: {
    until: 'the guest runs, even if it is not ready yet',
    gate: (live, ready, related) => {
      const first = ready(live, related);
      if (isGuest(live) && RUNNING.has(shownOf(live)) && !isTrue(live, 'Ready') && first.state === 'waiting')
        return READY;
      return first.state === 'ready' ? (withoutGuest(live, first) ?? first) : first;
    },
  },
  agent: {
    until: 'the guest agent is connected',
    gate: beyond((live) => guestAgent(live)),
  },
  ip: {
    until: 'the guest has an IP address',
    gate: beyond((live, related) => {
      const instance = instanceOf(live, related);
      if (!instance)
        return waiting(
          'guest is running, but its VirtualMachineInstance, which holds its address, has not been read yet',
        );
      const addresses = objectsAt(instance, 'status', 'interfaces').some(({ ipAddress }) => !!ipAddress);
      return addresses ? READY : waiting('guest is running, but has no IP address yet');
    }),
    needsInstance: true,
  },
  'ready-probe': {
    until: "the guest's readiness probe succeeds",
    gate: beyond((live) => {
      const template =
        live.kind === 'VirtualMachine' ? objectAt(live, 'spec', 'template', 'spec') : objectAt(live, 'spec');
      if (template?.['readinessProbe'] === undefined)
        return {
          state: 'failed',
          message: 'the guest has no readinessProbe',
          next: 'Add a readinessProbe, or wait for ready.',
        };
      return isTrue(live, 'Ready') ? READY : waiting('guest is running, but its readiness probe does not succeed yet');
    }),
  },
  'guests-updated': {
    until: 'no guest runs in a Pod of an older release: of a KubeVirt object',
    gate: (live, ready, related) => {
      const first = ready(live, related);
      return live.kind === 'KubeVirt' && first.state === 'ready' ? guestsUpdated(live) : first;
    },
  },
};

/** Beyond the gate of KubeVirt: its workload updater moves guests out of the Pods of the release before, or a user does. */
function guestsUpdated(live: KubeObject): Readiness {
  const left = number(status(live, 'outdatedVirtualMachineInstanceWorkloads'));
  if (left === 0) return READY;
  const message = `${left} ${left === 1 ? 'guest still runs' : 'guests still run'} in Pods of an older release`;
  const methods = spec(live, 'workloadUpdateStrategy', 'workloadUpdateMethods');
  return Array.isArray(methods) && methods.length > 0
    ? waiting(message, '`kubevirt-iac status` names those that cannot be migrated; restart them.')
    : waiting(
        message,
        'Nothing moves them: add LiveMigrate to workloadUpdateStrategy.workloadUpdateMethods, or restart them.',
      );
}

/** Beyond the gate of the VM: its guest agent is connected. A VM carries the conditions of its VMI. */
export const guestAgent: Gate = (live) =>
  isTrue(live, 'AgentConnected') ? READY : waiting('guest is running, but its guest agent has not connected yet');

const RUNNING = new Set(['Running', 'Migrating', 'Paused']);
const shownOf = (live: KubeObject): string => String(status(live, 'printableStatus') ?? status(live, 'phase') ?? '');
const isGuest = ({ kind }: KubeObject): boolean => kind === 'VirtualMachine' || kind === 'VirtualMachineInstance';

/** A VM that is at rest and does not run: as its spec asks, or until a user starts it. */
function withoutGuest(live: KubeObject, resting: Readiness): Readiness | undefined {
  if (!isGuest(live) || RUNNING.has(shownOf(live))) return undefined;
  if (live.kind === 'VirtualMachine' && runStrategyOf(live) === 'Halted') return resting;
  return waiting('guest is stopped', `Start it: virtctl start ${live.metadata?.name ?? 'NAME'}.`);
}

function instanceOf(live: KubeObject, related: readonly KubeObject[]): KubeObject | undefined {
  if (live.kind === 'VirtualMachineInstance') return live;
  return related.find(
    ({ kind, metadata }) =>
      kind === 'VirtualMachineInstance' &&
      metadata?.name === live.metadata?.name &&
      metadata?.namespace === live.metadata?.namespace,
  );
}
