import { seconds, type TimeSpan } from '../base';
import type { Json } from './json';

/**
 * A check of the guest: whether it is ready for traffic (readiness), or must be restarted (liveness).
 * @see https://kubevirt.io/user-guide/user_workloads/liveness_and_readiness_probes/
 */
export type Probe = ProbeTiming & ProbeCheck;

export type ProbeCheck =
  | {
      /**
       * The web server of the guest answers on `path` with a status from 200 to 399.
       * @change readinessProbe.httpGet
       */
      readonly httpGet: { readonly port: number; readonly path?: string; readonly scheme?: 'HTTP' | 'HTTPS' };
    }
  | {
      /**
       * The guest accepts connections on `port`.
       * @change readinessProbe.tcpSocket
       */
      readonly tcpSocket: { readonly port: number };
    }
  | {
      /**
       * The command exits with 0 in the guest. Needs the guest agent.
       * @change readinessProbe.exec
       */
      readonly exec: { readonly command: readonly string[] };
    }
  | {
      /**
       * The guest agent answers. Always `{}`.
       * @change readinessProbe.guestAgentPing
       */
      readonly guestAgentPing: Record<string, never>;
    };

/** Timing of a probe. All times are whole seconds. */
export interface ProbeTiming {
  /**
   * Time from the start of the guest to the first check.
   * @default - 0 seconds
   * @change readinessProbe.initialDelaySeconds
   */
  readonly initialDelay?: TimeSpan;
  /**
   * Time between checks.
   * @default - 10 seconds
   * @change readinessProbe.periodSeconds
   */
  readonly period?: TimeSpan;
  /**
   * Time after which a check fails.
   * @default - 1 second
   * @change readinessProbe.timeoutSeconds
   */
  readonly timeout?: TimeSpan;
  /**
   * Number of failures in a row until the probe fails.
   * @default 3
   * @change readinessProbe.failureThreshold
   */
  readonly failureThreshold?: number;
  /**
   * Number of successes in a row until the probe succeeds.
   * @default 1
   * @change readinessProbe.successThreshold
   */
  readonly successThreshold?: number;
}

export const Probe = {
  /** Requests a page of the guest's web server. Needs the pod network. */
  http: (
    port: number,
    options: ProbeTiming & { readonly path?: string; readonly scheme?: 'HTTP' | 'HTTPS' } = {},
  ): Probe => {
    const { path, scheme, ...timing } = options;
    return {
      httpGet: { port, ...(path === undefined ? {} : { path }), ...(scheme === undefined ? {} : { scheme }) },
      ...timing,
    };
  },
  /** Connects to a port of the guest. Needs the pod network. */
  tcp: (port: number, timing: ProbeTiming = {}): Probe => ({ tcpSocket: { port }, ...timing }),
  /** Runs a command in the guest. Needs the guest agent. */
  exec: (command: readonly string[], timing: ProbeTiming = {}): Probe => ({ exec: { command }, ...timing }),
  /** Pings the guest agent. */
  guestAgent: (timing: ProbeTiming = {}): Probe => ({ guestAgentPing: {}, ...timing }),
};

export function probeSpec(probe: Probe | undefined): Json | undefined {
  if (!probe) return undefined;
  const { initialDelay, period, timeout, failureThreshold, successThreshold, ...check } = probe;
  return {
    ...check,
    initialDelaySeconds: initialDelay && seconds(initialDelay),
    periodSeconds: period && seconds(period),
    timeoutSeconds: timeout && seconds(timeout),
    failureThreshold,
    successThreshold,
  };
}
