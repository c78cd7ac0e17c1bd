/** Simulates what a sandbox lacks: nodes with hypervisors, and the controllers of Kubernetes, KubeVirt and CDI. */
import { ApiError, type Cluster } from '../../cluster';
import { clockOf } from './clock';
import { controllersOf } from './controllers';
import {
  CONTROLLER_REVISION,
  DAEMON_SET,
  ENDPOINT_SLICE,
  EVENT,
  kindOf,
  MIGRATION_POLICY,
  NAMESPACE,
  NODE,
} from './kinds';
import { asKubeObject, type Draft } from './live-object';
import { nodeDraft, nodeNames } from './nodes';
import { bundledInstancetypes, NAMESPACE_OF_KUBEVIRT, preinstalled, preinstalledHandlers } from './operands';
import type { OperandCrds } from './operators';
import { Runner } from './runner';
import { takes } from './scheduling';
import { storageClasses } from './storage';
import { cdiConfigDraft, type Endpoint } from './transfers';
import type { Node, Workload } from './types';
import { takesGuests } from './virt-handler';
import { Watches, watchedKinds } from './watches';
import { FIELD_MANAGER } from './writes';

export { FAULT_ANNOTATION, type Fault } from './faults';
export { CATALOGUES, OFFERS_ANNOTATION } from './olm';
export type { OperandCrds } from './operators';
export { HOST_ANNOTATION } from './probes';
export { apiServices, type SubresourceServer, serveSubresources } from './subresources';
export { serveTransfers, type TransferServer } from './transfers';
export { webhookConfigurations } from './webhooks';

export interface SimulatorOptions {
  /** Speed of simulated time: 20 makes everything 20 times faster. Default 1. */
  readonly speed?: number;
  /** Number of simulated nodes. Default 3. */
  readonly nodes?: number;
  /**
   * The CRDs that the operators install with the KubeVirt and the CDI object, for a cluster without these. Default: the CRDs exist,
   * and KubeVirt and CDI count as installed from the start.
   */
  readonly operandCrds?: OperandCrds;
  /** What announces virt-api, for a namespace. Default: nothing serves subresources. */
  readonly apiServices?: (namespace: string) => readonly Draft[];
  /** The admission webhooks by the component that installs them. Default: nothing guards anything. */
  readonly webhooks?: OperandCrds['webhooks'];
  /** Where disks are exported from and uploaded to. Default: nowhere, and exports stay Pending. */
  readonly endpoint?: Endpoint;
  /** Receives errors that the simulator did not expect. Default: writes them to stderr. */
  readonly report?: (message: string) => void;
}

export interface Simulator {
  /** Resolves when nothing of it runs any more. The objects that it created stay. */
  stop(): Promise<void>;
}

/**
 * Starts the simulator on a cluster. Resolves when it knows all existing objects, and its nodes are ready: for guests, where KubeVirt
 * counts as installed.
 */
export async function startSimulator(cluster: Cluster, options: SimulatorOptions = {}): Promise<Simulator> {
  const report = options.report ?? ((message) => void process.stderr.write(`simulator: ${message}\n`));
  const { operandCrds, apiServices, webhooks, endpoint } = options;
  const controllers = controllersOf(operandCrds && { ...operandCrds, apiServices, webhooks }, endpoint);
  const runner: Runner = new Runner(controllers, cluster, clockOf(options.speed ?? 1), report, (kind, object) =>
    watches.exists(kind, object),
  );
  const kinds = watchedKinds(controllers, [CONTROLLER_REVISION, ENDPOINT_SLICE, EVENT, NAMESPACE, MIGRATION_POLICY]);
  const watches = new Watches(cluster, kinds, (kind, object, gone) => runner.changed(kind, object, gone));
  const nodes = nodeNames(options.nodes ?? 3).map(nodeDraft);
  await Promise.all([...nodes, ...storageClasses].map((draft) => ensure(cluster, draft)));
  if (!operandCrds)
    for (const draft of [
      ...preinstalled,
      cdiConfigDraft,
      ...(apiServices?.(NAMESPACE_OF_KUBEVIRT) ?? []),
      ...(webhooks?.kubevirt ?? []),
      ...(webhooks?.cdi ?? []),
    ])
      await ensure(cluster, draft);
  await watches.start();
  runner.start();
  // Only VMs that refer to these wait for them, so they are created in the background, one after another.
  let stopping = false;
  const bringInstancetypes = async (): Promise<void> => {
    for (const draft of bundledInstancetypes) {
      if (stopping) return;
      await ensure(cluster, draft);
    }
  };
  const bundled = operandCrds
    ? Promise.resolve()
    : bringInstancetypes().catch((error: Error) => {
        if (!stopping) report(error.message);
      });
  const stop = async () => {
    stopping = true;
    watches.stop();
    await runner.stop();
    await bundled;
  };
  try {
    await Promise.all([
      ...nodes.map((node) => watches.until(NODE, node, operandCrds ? isUp : takesGuests)),
      ...(operandCrds ? [] : preinstalledHandlers.map((set) => watches.until(DAEMON_SET, set, isOn(nodes.length)))),
    ]);
  } catch (error) {
    await stop();
    throw error;
  }
  return { stop };
}

const isUp = (node: Node): boolean => takes(node, {});

const isOn =
  (nodes: number) =>
  ({ status }: Workload): boolean =>
    status?.['numberReady'] === nodes;

async function ensure(cluster: Cluster, draft: Draft): Promise<void> {
  await cluster.create(kindOf(draft), asKubeObject(draft), { fieldManager: FIELD_MANAGER }).catch((error) => {
    if (!(error instanceof ApiError && error.reason === 'AlreadyExists')) throw error;
  });
}
