/** Plays what a sandbox lacks: machines with hypervisors, and the controllers of Kubernetes, KubeVirt and CDI. */
import { ApiError, type Cluster } from '../../cluster';
import { clockOf } from './clock';
import { controllersOf } from './controllers';
import { CONTROLLER_REVISION, kindOf, MIGRATION_POLICY, NAMESPACE } from './kinds';
import { asKubeObject, type Draft } from './live-object';
import { nodeDraft, nodeNames } from './nodes';
import { bundledInstancetypes } from './operands';
import type { OperandCrds } from './operators';
import { Runner } from './runner';
import { storageClasses } from './storage';
import { Watches, watchedKinds } from './watches';
import { FIELD_MANAGER } from './writes';

export { FAULT_ANNOTATION, type Fault } from './faults';
export type { OperandCrds } from './operators';

export interface SimulatorOptions {
  /** How many times faster than told by the durations things happen. Default 1. */
  readonly speed?: number;
  /** Simulated machines. Default 3. */
  readonly nodes?: number;
  /**
   * The CRDs that come with the KubeVirt and the CDI object, as in a cluster where these are still to be deployed. Default: CRDs are there,
   * and KubeVirt and CDI count as installed from the start.
   */
  readonly operandCrds?: OperandCrds;
  /** Hears of refusals that the simulator did not expect. Default: stderr. */
  readonly report?: (message: string) => void;
}

export interface Simulator {
  /** Resolves when nothing of it is running any more. What it made stays. */
  stop(): Promise<void>;
}

/** Starts the simulator on a cluster. Resolves when it knows all that is there, and its nodes and storage classes are made. */
export async function startSimulator(cluster: Cluster, options: SimulatorOptions = {}): Promise<Simulator> {
  const report = options.report ?? ((message) => void process.stderr.write(`simulator: ${message}\n`));
  const controllers = controllersOf(options.operandCrds);
  const runner = new Runner(controllers, cluster, clockOf(options.speed ?? 1), report);
  const kinds = watchedKinds(controllers, [CONTROLLER_REVISION, NAMESPACE, MIGRATION_POLICY]);
  const watches = new Watches(cluster, kinds, (kind, object, gone) => runner.changed(kind, object, gone));
  await Promise.all(
    [...nodeNames(options.nodes ?? 3).map(nodeDraft), ...storageClasses].map((draft) => ensure(cluster, draft)),
  );
  await watches.start();
  runner.start();
  // Nobody waits for these but who names them, so they come one after another beside the rest: a VM starts as soon as its instancetype is there.
  let stopping = false;
  const bringInstancetypes = async (): Promise<void> => {
    for (const draft of bundledInstancetypes) {
      if (stopping) return;
      await ensure(cluster, draft);
    }
  };
  const bundled = options.operandCrds
    ? Promise.resolve()
    : bringInstancetypes().catch((error: Error) => {
        if (!stopping) report(error.message);
      });
  return {
    stop: async () => {
      stopping = true;
      watches.stop();
      await runner.stop();
      await bundled;
    },
  };
}

async function ensure(cluster: Cluster, draft: Draft): Promise<void> {
  await cluster.create(kindOf(draft), asKubeObject(draft), { fieldManager: FIELD_MANAGER }).catch((error) => {
    if (!(error instanceof ApiError && error.reason === 'AlreadyExists')) throw error;
  });
}
