import { ApiError } from '../../cluster';
import {
  type Facts,
  type GuestBoot,
  isReady,
  type PreflightOptions,
  type PreflightReport,
  type ProbeAnswer,
  preflight,
  probeImageOf,
  type Read,
  wantedOf,
} from '../../kubevirt/preflight';
import { bootGuest } from './boot-guest';
import { inOwnNamespace, type Writer } from './namespace';
import { probeNodes } from './probe-nodes';
import { readFacts } from './read-facts';

/** How nodes are probed, and a guest is started. */
export interface ProbeInputs {
  /** Whether to run a short-lived Pod on each node. */
  probe: boolean;
  probeImage?: string;
  /** Seconds that the probe of one node may take, its image pull included. */
  probeTimeoutSeconds: number;
  probeParallelism: number;
  bootGuest: boolean;
  guestImage?: string;
  guestTimeoutSeconds: number;
}

export const PROBE_DEFAULTS: Readonly<ProbeInputs> = {
  probe: true,
  probeTimeoutSeconds: 120,
  probeParallelism: 10,
  bootGuest: false,
  guestTimeoutSeconds: 300,
};

const guestImageOf = (kubevirtVersion: string): string =>
  `quay.io/kubevirt/cirros-container-disk-demo:${kubevirtVersion}`;

interface Run {
  signal?: AbortSignal;
  say?(message: string): void;
}

/** Reads a cluster, probes its nodes where that is wanted, and judges. Rejects where the API server does not answer. */
export async function runPreflight(
  cluster: Writer,
  options: PreflightOptions,
  probing: ProbeInputs,
  { signal, say = () => {} }: Run = {},
): Promise<PreflightReport> {
  say('reading the cluster');
  const facts = await readFacts(cluster, options, { signal });
  return preflight({ ...facts, ...(await tryOut(cluster, facts, options, probing, { signal, say })) }, options);
}

/** The facts that take Pods. */
async function tryOut(
  cluster: Writer,
  facts: Facts,
  options: PreflightOptions,
  inputs: ProbeInputs,
  { signal, say }: Required<Pick<Run, 'say'>> & Run,
): Promise<Facts> {
  const nodes =
    'value' in (facts.nodes ?? {}) ? wantedOf((facts.nodes as { value: [] }).value, options).filter(isReady) : [];
  const names = inputs.probe ? nodes.map(({ metadata }) => metadata?.name ?? '') : [];
  const installed = facts.kubevirts && 'value' in facts.kubevirts && facts.kubevirts.value.length > 0;
  const boots = inputs.bootGuest && installed;
  if (names.length === 0 && !boots) return inputs.bootGuest ? { guest: NO_KUBEVIRT } : {};
  const openshift =
    facts.groups !== undefined && 'value' in facts.groups && facts.groups.value.includes('security.openshift.io');
  const rounds = Math.ceil(names.length / inputs.probeParallelism);
  const seconds = rounds * inputs.probeTimeoutSeconds + (boots ? inputs.guestTimeoutSeconds : 0) + 60;
  try {
    return await inOwnNamespace(cluster, { signal, openshift, seconds }, async (namespace) => {
      const image = inputs.probeImage ?? probeImageOf(options.kubevirtVersion);
      const settings = {
        namespace,
        image,
        timeoutSeconds: inputs.probeTimeoutSeconds,
        ...(options.poolPath !== undefined && { poolPath: options.poolPath }),
      };
      const [probes, guest] = await Promise.all([
        names.length > 0
          ? refusable<ProbeAnswer[]>(() =>
              probeNodes(cluster, names, settings, { signal, parallelism: inputs.probeParallelism, say }),
            )
          : undefined,
        boots
          ? refusable<GuestBoot>(() =>
              bootGuest(cluster, {
                namespace,
                image: inputs.guestImage ?? guestImageOf(options.kubevirtVersion),
                timeoutSeconds: inputs.guestTimeoutSeconds,
                options,
                signal,
                say,
              }),
            )
          : undefined,
      ]);
      return { ...(probes && { probes }), ...(guest ? { guest } : inputs.bootGuest && { guest: NO_KUBEVIRT }) };
    });
  } catch (error) {
    const unread = refusal(error);
    return { ...(inputs.probe && { probes: unread }), ...(inputs.bootGuest && { guest: unread }) };
  }
}

const NO_KUBEVIRT: Read<GuestBoot> = {
  value: { booted: false, message: 'KubeVirt is not installed', repair: 'Install KubeVirt first.' },
};

async function refusable<T>(work: () => Promise<T>): Promise<Read<T>> {
  try {
    return { value: await work() };
  } catch (error) {
    return refusal(error);
  }
}

/** What the API server said to a write that it did not accept. */
function refusal(error: unknown): Read<never> {
  if (!(error instanceof ApiError)) throw error;
  const { verb, kind } = error.attempt;
  const [group] = kind?.apiVersion.includes('/') ? kind.apiVersion.split('/') : [''];
  const right = kind && `${verb} ${kind.plural}${group ? `.${group}` : ''}`;
  return error.status === 403 && right !== undefined
    ? { unread: `this user may not ${right}`, right }
    : { unread: error.message.split('\n')[0]! };
}
