import type { KubeObject } from '../../kube/object';
import { gateOf, guestAgent, type Readiness, readinessOf } from '../../kubevirt/readiness';
import type { Settings } from '../kinds';

type Gate = (live: KubeObject) => Readiness;

const READY: Readiness = { state: 'ready' };

/** The conditions that a program can wait for, besides that of the object's kind. A VM carries the conditions of its VMI. */
const LEVELS: Readonly<Record<NonNullable<Settings['await']>, Gate>> = {
  created: () => READY,
  ready: readinessOf,
  running: after(readinessOf, running),
  agent: after(readinessOf, guestAgent),
  // A VM shows no addresses: they are awaited on its VMI, once the guest runs.
  ip: after(readinessOf, running),
  'ready-probe': after(readinessOf, running, answering),
};

/** The gate of an object, by the condition that the user waits for. */
export function gateFor(written: KubeObject, settings: Settings): Gate {
  const skip = written.metadata?.annotations?.['pulumi.com/skipAwait'] === 'true';
  if (skip || !gateOf(written.apiVersion, written.kind)) return () => READY;
  const level = settings.await ?? 'ready';
  return isGuest(written) || level === 'created' ? LEVELS[level] : readinessOf;
}

function isGuest({ kind }: KubeObject): boolean {
  return kind === 'VirtualMachine' || kind === 'VirtualMachineInstance';
}

function after(...gates: readonly Gate[]): Gate {
  return (live) => gates.map((gate) => gate(live)).find(({ state }) => state !== 'ready') ?? READY;
}

/** Beyond a gate that a guest at rest also passes: the guest runs. */
function running(live: KubeObject): Readiness {
  const shown = String(live.status?.['printableStatus'] ?? live.status?.['phase'] ?? 'Pending');
  const runs = shown === 'Running' || shown === 'Migrating' || shown === 'Paused';
  return runs ? READY : { state: 'waiting', message: `guest is ${shown}, waiting until it runs` };
}

/** Ready says that the guest runs, and that its readiness probe, if it has one, succeeds. */
function answering(live: KubeObject): Readiness {
  const conditions = (live.status?.['conditions'] ?? []) as { type: string; status: string }[];
  const ready = conditions.some(({ type, status }) => type === 'Ready' && status === 'True');
  return ready
    ? READY
    : { state: 'waiting', message: 'guest is running, but its readiness probe has not succeeded yet' };
}
