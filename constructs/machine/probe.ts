import { seconds, type TimeSpan } from '../base';
import type { Json } from './json';

/** How KubeVirt finds out whether the guest serves (readiness) or must be restarted (liveness). */
export type Probe = ProbeTiming & ProbeCheck;

export type ProbeCheck =
  | {
      /** @change readinessProbe.httpGet */
      readonly httpGet: { readonly port: number; readonly path?: string; readonly scheme?: 'HTTP' | 'HTTPS' };
    }
  | {
      /** @change readinessProbe.tcpSocket */
      readonly tcpSocket: { readonly port: number };
    }
  | {
      /** @change readinessProbe.exec */
      readonly exec: { readonly command: readonly string[] };
    }
  | {
      /** @change readinessProbe.guestAgentPing */
      readonly guestAgentPing: Record<string, never>;
    };

export interface ProbeTiming {
  /**
   * Time that the guest is given to start. Default 0.
   * @change readinessProbe.initialDelaySeconds
   */
  readonly initialDelay?: TimeSpan;
  /**
   * Default 10 s.
   * @change readinessProbe.periodSeconds
   */
  readonly period?: TimeSpan;
  /**
   * Default 1 s.
   * @change readinessProbe.timeoutSeconds
   */
  readonly timeout?: TimeSpan;
  /**
   * So many failures in a row count. Default 3.
   * @change readinessProbe.failureThreshold
   */
  readonly failureThreshold?: number;
  /**
   * So many successes in a row count. Default 1.
   * @change readinessProbe.successThreshold
   */
  readonly successThreshold?: number;
}

export const Probe = {
  /** A page of the guest's web server answers. Needs the pod network. */
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
  /** A port of the guest accepts. Needs the pod network. */
  tcp: (port: number, timing: ProbeTiming = {}): Probe => ({ tcpSocket: { port }, ...timing }),
  /** A command in the guest succeeds. Needs the guest agent. */
  exec: (command: readonly string[], timing: ProbeTiming = {}): Probe => ({ exec: { command }, ...timing }),
  /** The guest agent answers. */
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
