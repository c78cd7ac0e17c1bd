/** One stack, taken from nothing to nothing, with a disturbance in the operations that are asked for; judged after each. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Cluster, ResourceKind } from '../../cluster';
import type { KubeObject } from '../../kube/object';
import { kindOf } from '../../kubevirt/kinds';
import type { Sandbox } from '../../sandbox';
import { audit, auditCluster, type Evidence, keyOf } from './auditor';
import type { Observer } from './observer';
import {
  claimOf,
  idOf,
  legacyVm,
  OPERATIONS,
  type Operation,
  type Revision,
  resourcesOf,
  STEPS,
  type Step,
} from './program';
import { ProtocolStack } from './protocol-stack';
import { FaultProxy, type Passing, type Treatment, upstreamOf } from './proxy';
import { leastPrivileged } from './rights';
import { CliStack, type Running, type Stack } from './stack';

/** What all stacks share. */
export interface Lab {
  readonly sandbox: Sandbox;
  readonly cluster: Cluster;
  readonly observer: Observer;
  /** Folder of the plugin's executable. */
  readonly plugin: string;
  readonly folder: string;
}

/** What is done to one operation. */
export interface Disturbance {
  treat?(passing: Passing, running: Running): Treatment | undefined;
  readonly env?: Readonly<Record<string, string>>;
  /** Around the operation: before it begins, while it runs, and before the one that must converge. */
  arrange?(at: Place): Promise<void>;
  during?(running: Running, at: Place): Promise<void>;
  heal?(at: Place): Promise<void>;
  /** After all of it. */
  clean?(at: Place): Promise<void>;
  /** What it may do to guests and objects besides what the operation does. */
  readonly excused?: RegExp;
  /** Whether it cuts the observer's own watches. */
  readonly blinds?: true;
}

export interface Place {
  readonly lab: Lab;
  readonly own: string;
  readonly stack: Stack;
  readonly proxy: FaultProxy;
}

/** How a stack is taken through its operations. */
export interface Course {
  /** The last operation. Default: all of them. */
  readonly until?: Operation | undefined;
  /** The real CLI, or the calls of its engine to the plugin without it. Default: the CLI. */
  readonly drive?: Drive;
}

export type Drive = 'cli' | 'protocol';

/** What became of one operation. */
export interface Outcome {
  readonly operation: Operation;
  /** Whether the operation itself succeeded, the disturbance notwithstanding. */
  readonly survived: boolean;
  /** Commands after it until the stack was as the program says. */
  readonly commands: readonly string[];
  /** Seconds from its begin until then. */
  readonly seconds: number;
  readonly requests: number;
  readonly complaints: readonly string[];
  /** What the CLI said, where something is wrong. */
  readonly said?: string;
}

/** A command that takes longer hangs. */
const AT_MOST_MS = 240_000;
const PATIENCE_MS = 20_000;
const kind = (apiVersion: string, name: string) => kindOf(apiVersion, name) as ResourceKind;
const NAMESPACE = kind('v1', 'Namespace');
const SERVICE = kind('v1', 'Service');
const VM = kind('kubevirt.io/v1', 'VirtualMachine');
const POLICY = kind('migrations.kubevirt.io/v1alpha1', 'MigrationPolicy');

/** Runs the operations in their order until the last that is asked for. Ends early where one leaves damage. */
export async function live(
  lab: Lab,
  own: string,
  disturb: (operation: Operation) => Disturbance | undefined,
  { until = OPERATIONS.at(-1)!, drive = 'cli' }: Course = {},
): Promise<Outcome[]> {
  const folder = join(lab.folder, own);
  mkdirSync(folder, { recursive: true });
  await lab.cluster.apply(NAMESPACE, { apiVersion: 'v1', kind: 'Namespace', metadata: { name: own } });
  const proxy = await FaultProxy.start(upstreamOf(await leastPrivileged(lab.sandbox, own)), own);
  const stack =
    drive === 'cli'
      ? await CliStack.create(own, folder, lab.plugin, proxy.kubeconfig)
      : new ProtocolStack(own, folder, lab.plugin, proxy.kubeconfig);
  const place: Place = { lab, own, stack, proxy };
  const outcomes: Outcome[] = [];
  try {
    for (const operation of OPERATIONS.slice(0, OPERATIONS.indexOf(until) + 1)) {
      const disturbance = disturb(operation);
      // What comes too late to be seen after this operation is seen after the next; the last one has none.
      const thoroughly = operation === until || disturbance?.blinds === true;
      const outcome = await operate(place, operation, disturbance ?? {}, thoroughly);
      if (disturbance || outcome.complaints.length > 0) outcomes.push(outcome);
      if (outcome.complaints.length > 0) break;
    }
    return outcomes;
  } finally {
    await stack.remove();
    await proxy.stop();
    // Its removal asks for the objects of every kind: too much where nothing is left.
    if (lab.observer.live(own).length > 0) {
      await lab.cluster.delete(POLICY, { name: own });
      await lab.cluster.delete(NAMESPACE, { name: own });
    }
  }
}

async function operate(
  place: Place,
  operation: Operation,
  disturbance: Disturbance,
  thoroughly: boolean,
): Promise<Outcome> {
  const { lab, own, stack, proxy } = place;
  const step: Step = STEPS[operation];
  await prepare(place, operation, step);
  const before = lab.observer.begin(own);
  await disturbance.arrange?.(place);
  stack.write(step.revision);
  const began = performance.now();
  proxy.begin((passing) => disturbance.treat?.(passing, running));
  const running: Running = stack.run(step.command, disturbance.env);
  const over = setTimeout(() => running.kill('cli'), AT_MOST_MS);
  await disturbance.during?.(running, place);
  const code = await running.ended;
  clearTimeout(over);
  const requests = proxy.requests.length;
  proxy.begin();
  await disturbance.heal?.(place);
  const said = [running.said()];
  const commands: string[] = [];
  let last = code;
  const run = async (command: Step['command']) => {
    stack.unlock();
    commands.push(command);
    const next = stack.run(command);
    const late = setTimeout(() => next.kill('cli'), AT_MOST_MS);
    last = await next.ended;
    clearTimeout(late);
    said.push(next.said());
  };
  const goal = step.command === 'destroy' ? 'destroy' : 'up';
  // Only a refresh can find what another client has done: one that failed is repeated before the `up`.
  if (code !== 0 && step.command === 'refresh') await run('refresh');
  if (code !== 0 || step.command === 'refresh') await run(goal);
  // Pulumi asks for it after a conflict, and to clear operations that it does not know the end of.
  if (/pulumi refresh/.test(said.at(-1) ?? '') && (last !== 0 || stack.state().pending > 0)) {
    await run('refresh');
    await run(goal);
  }
  const seconds = (performance.now() - began) / 1000;
  const wanted = step.announced.removes ? [] : wantedBy(own, step.revision);
  await lab.observer.settled(own, (live) => auditCluster(wanted, live).length === 0, PATIENCE_MS, thoroughly);
  const complaints = [
    ...(last === 0 ? [] : [`${commands.at(-1) ?? step.command} ended with ${last}`]),
    ...audit({
      wanted,
      state: stack.state(),
      live: lab.observer.live(own),
      before,
      seen: lab.observer.since(own),
      announced: step.announced,
      said: said.join('\n'),
    }).filter((complaint) => !disturbance.excused?.test(complaint)),
  ];
  await disturbance.clean?.(place);
  return {
    operation,
    survived: code === 0,
    commands,
    seconds,
    requests,
    complaints,
    ...(complaints.length > 0 && { said: said.join('\n----\n') }),
  };
}

/** What another client does before an operation. */
async function prepare({ lab, own }: Place, operation: Operation, { edited }: Step): Promise<void> {
  if (edited) {
    const body = { metadata: { labels: { app: 'edited' } } };
    await lab.cluster.patch(
      SERVICE,
      { name: 'web', namespace: own },
      { type: 'merge', body },
      { fieldManager: 'kubectl-edit' },
    );
  }
  if (operation === 'import') {
    await lab.cluster.create(VM, legacyVm(own));
    await lab.observer.settled(
      own,
      (live) => live.some((object) => keyOf(object) === `VirtualMachine ${own}/legacy`),
      PATIENCE_MS,
    );
  }
}

/** The objects of the program with the ids of their resources, and what their controllers must have made. */
function wantedBy(own: string, revision: Revision): Evidence['wanted'] {
  const declared = Object.values(resourcesOf(own, revision));
  return [...declared.map((one) => ({ id: idOf(one), object: made(one.object) })), { object: claimOf(own, revision) }];
}

/** A DataVolume keeps the size that it was made with. */
function made(object: KubeObject): KubeObject {
  if (object.kind !== 'DataVolume') return object;
  const { storage: _storage, ...spec } = object.spec as { storage?: unknown };
  return { ...object, spec };
}
