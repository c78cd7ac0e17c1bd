import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Cluster, type ClusterOptions } from '../cluster';
import { COMPONENTS } from '../kubevirt/schemas';
import { binaries } from '../toolchain/binaries';
import { type AuditedRequest, type RequestFilter, readAudit } from './audit';
import { type ControlPlane, type ControlPlanePrograms, startControlPlane } from './control-plane';
import { crdsOf, installCrds, operandCrdsOf } from './crds';
import { kubeconfig } from './kubeconfig';
import { type Simulator, type SimulatorOptions, startSimulator } from './simulator';
import { mintToken, type Rule } from './users';

export interface SandboxOptions extends Pick<SimulatorOptions, 'nodes' | 'speed' | 'report'> {
  /** Context, cluster and folder are called so. Default `sandbox`. */
  readonly name?: string;
  /** A bare cluster, onto which KubeVirt and CDI are still to be deployed. Default: they are installed. */
  readonly bare?: boolean;
  /** Without the simulator: objects are stored, and nothing happens to them. Default: simulated. */
  readonly simulated?: boolean;
  /** Where it keeps its files; made, and removed with the sandbox. Default: a temporary folder. */
  readonly folder?: string;
}

/** A throwaway cluster: a real API server on loopback, and simulated nodes, controllers and guests. It does not outlive this process. */
export interface Sandbox {
  readonly server: string;
  /** Text of a kubeconfig for a user who may do everything. It holds a token. */
  readonly kubeconfig: string;
  readonly kubeconfigPath: string;
  /** A client for that user. It is closed with the sandbox. */
  cluster(options?: Omit<ClusterOptions, 'kubeconfig'>): Cluster;
  /** A kubeconfig for a user who may only do what the rules say, in one namespace or in all. */
  userWith(name: string, rules: readonly Rule[], namespace?: string): Promise<string>;
  /** What the API server was asked, from its audit log: the simulator's requests have the user agent `kubevirt-simulator`. */
  requests(filter?: RequestFilter): AuditedRequest[];
  /** Resolves with a message when a server ended by itself. */
  readonly died: Promise<string>;
  /** Ends its processes and removes its files. */
  stop(): Promise<void>;
}

/**
 * Starts a sandbox and resolves when it can be used: a few seconds, after the servers were built once (minutes, told on stderr). Rejects with
 * `MissingPrograms` where they are not there and Go is not there to build them.
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

/** Another process may take a port between our choice and the server's start; then others are chosen. */
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
  const stop = async () => {
    await simulator?.stop();
    await Promise.all(clients.map((client) => client.close()));
    await control.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const operands = ['kubevirt', 'cdi'];
    const preinstalled = options.bare ? COMPONENTS.filter((component) => !operands.includes(component)) : COMPONENTS;
    await installCrds(simulating, preinstalled.flatMap(crdsOf));
    control.startControllers();
    if (options.simulated ?? true) {
      const { nodes, speed, report } = options;
      const operandCrds = options.bare ? { kubevirt: operandCrdsOf('kubevirt'), cdi: operandCrdsOf('cdi') } : undefined;
      simulator = await startSimulator(simulating, { nodes, speed, report, operandCrds });
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
    died: control.died.then((dead) => `${dead.name} ended by itself: ${dead.lastWords()}`),
    stop,
  };
}
