import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Cluster, type ClusterOptions } from '../cluster';
import { COMPONENTS } from '../kubevirt/schemas';
import { binaries } from '../toolchain/binaries';
import { type AuditedRequest, type RequestFilter, readAudit } from './audit';
import { type ControlPlane, type ControlPlanePrograms, startControlPlane } from './control-plane';
import { crdsOf, installCrds, NODE_NETWORK_CRDS, operandCrdsOf } from './crds';
import { kubeconfig } from './kubeconfig';
import { hyperConvergedCrds, prepareOpenShift } from './openshift';
import {
  apiServices,
  type Simulator,
  type SimulatorOptions,
  type SubresourceServer,
  serveSubresources,
  serveTransfers,
  startSimulator,
  type TransferServer,
  webhookConfigurations,
} from './simulator';
import { mintToken, type Rule } from './users';

export interface SandboxOptions extends Pick<SimulatorOptions, 'nodes' | 'speed' | 'report'> {
  /** Name of the kubeconfig context and cluster. Default `sandbox`. */
  readonly name?: string;
  /** Start a bare cluster, without KubeVirt and CDI. Default: both are installed. */
  readonly bare?: boolean;
  /**
   * Start OpenShift: the Operator Lifecycle Manager with its catalogues of OpenShift Virtualization, and nothing installed from them yet. Default:
   * plain Kubernetes.
   */
  readonly openshift?: boolean;
  /** Run the simulator; without it, objects are stored and nothing happens to them. Default true. */
  readonly simulated?: boolean;
  /** Folder for its files, created and removed with the sandbox. Default: a temporary folder. */
  readonly folder?: string;
}

/** A throwaway cluster: a real API server on loopback, and simulated nodes, controllers and guests. It ends with this process at the latest. */
export interface Sandbox {
  readonly server: string;
  /** Text of a kubeconfig for a cluster administrator. It contains a token. */
  readonly kubeconfig: string;
  readonly kubeconfigPath: string;
  /** A client for that user, closed with the sandbox. */
  cluster(options?: Omit<ClusterOptions, 'kubeconfig'>): Cluster;
  /** A kubeconfig for a user with only the permissions in `rules`, in one namespace or in all. */
  userWith(name: string, rules: readonly Rule[], namespace?: string): Promise<string>;
  /** The requests to the API server, from its audit log. The simulator's have the user agent `kubevirt-simulator`. */
  requests(filter?: RequestFilter): AuditedRequest[];
  /** Resolves with a message if a server exits by itself. */
  readonly died: Promise<string>;
  /** Ends its processes and removes its files. */
  stop(): Promise<void>;
}

/**
 * Starts a sandbox and resolves when its nodes are ready and, unless it is bare or OpenShift, take guests: in some seconds, once the servers are there.
 * Missing ones are downloaded, or built with Go, which takes minutes; both are reported on stderr. Rejects with `MissingPrograms` if they are missing
 * and neither is possible.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { name = 'sandbox' } = options;
  const programs = await binaries(['etcd', 'kube-apiserver', 'kube-controller-manager']);
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'kubevirt-iac-sandbox-'));
  try {
    const control = await startOnFreePorts(name, folder, programs);
    return await provision(name, folder, control, options);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** Another process may take a port between our choice and the server's start: then we choose others. */
async function startOnFreePorts(
  name: string,
  folder: string,
  programs: ControlPlanePrograms,
  again = 2,
): Promise<ControlPlane> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    return await startControlPlane(name, folder, programs);
  } catch (error) {
    if (again === 0 || !/address already in use/.test(String(error))) throw error;
    return startOnFreePorts(name, folder, programs, again - 1);
  }
}

async function provision(
  name: string,
  folder: string,
  control: ControlPlane,
  options: SandboxOptions,
): Promise<Sandbox> {
  const { server, ca } = control;
  const clients: Cluster[] = [];
  const cluster = (more: Omit<ClusterOptions, 'kubeconfig'> = {}): Cluster => {
    const client = Cluster.connect({ ...more, kubeconfig: control.kubeconfig });
    clients.push(client);
    return client;
  };
  const simulating = cluster({ userAgent: 'kubevirt-simulator', rateLimit: { qps: 1_000, burst: 2_000 } });
  let simulator: Simulator | undefined;
  let subresources: SubresourceServer | undefined;
  let transfers: TransferServer | undefined;
  const stop = async () => {
    await simulator?.stop();
    await Promise.all([subresources?.stop(), transfers?.stop()]);
    await Promise.all(clients.map((client) => client.close()));
    await control.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    // The CRDs of every other component come with its operator.
    const bare = options.bare || options.openshift;
    const preinstalled = bare ? ['multus', 'virt-template'] : COMPONENTS;
    await installCrds(simulating, [...preinstalled.flatMap(crdsOf), ...(bare ? [] : NODE_NETWORK_CRDS)]);
    if (options.openshift) await prepareOpenShift(simulating);
    control.startControllers();
    if (options.simulated ?? true) {
      const { nodes, speed, report } = options;
      const operandCrds = bare
        ? {
            kubevirt: operandCrdsOf('kubevirt'),
            cdi: operandCrdsOf('cdi'),
            nmstate: [...operandCrdsOf('nmstate'), ...NODE_NETWORK_CRDS],
            ...(options.openshift && { olm: hyperConvergedCrds() }),
          }
        : undefined;
      transfers = await serveTransfers(simulating, control.certificate);
      subresources = await serveSubresources(simulating, control.certificate, transfers.uploadToken);
      const { port, webhooks } = subresources;
      const { cert } = control.certificate;
      simulator = await startSimulator(simulating, {
        nodes,
        speed,
        report,
        operandCrds,
        apiServices: (namespace) => apiServices(namespace, port),
        webhooks: {
          kubevirt: webhookConfigurations('kubevirt', webhooks, cert),
          cdi: webhookConfigurations('cdi', webhooks, cert),
        },
        endpoint: transfers.endpoint,
      });
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    server,
    kubeconfig: control.kubeconfig,
    kubeconfigPath: control.kubeconfigPath,
    cluster,
    userWith: async (user, rules, namespace) =>
      kubeconfig({ name, server, ca, user, namespace, token: await mintToken(simulating, user, rules, namespace) }),
    requests: (filter) => readAudit(control.auditLog, filter),
    died: control.died.then((dead) => `${dead.name} exited unexpectedly: ${dead.lastWords()}`),
    stop,
  };
}
