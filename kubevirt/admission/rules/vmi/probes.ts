import type { Fault } from '../../engine/fault';
import { vmiRules } from '../../engine/rule';
import { oneOf, show } from '../../engine/suggest';
import type { VmiSpecView } from '../../engine/vmi-spec-view';
import { keysSet } from '../shared/messages';

/** A number in range, or the name of a port, which contains a letter. */
const isPort = (port: unknown): boolean =>
  typeof port === 'string' ? /[a-z]/i.test(port) : Number.isInteger(port) && Number(port) >= 1 && Number(port) <= 65535;

const PROBES = ['readinessProbe', 'livenessProbe'] as const;
const HANDLERS = ['httpGet', 'tcpSocket', 'exec', 'guestAgentPing'] as const;
const NETWORK_HANDLERS = ['httpGet', 'tcpSocket'] as const;

interface Probe {
  name: (typeof PROBES)[number];
  handlers: (typeof HANDLERS)[number][];
}

/** The handlers of the probes of a VMI. */
const probesOf = (vmi: VmiSpecView): readonly Probe[] => vmi.derived(listProbes);

function listProbes({ spec }: VmiSpecView): Probe[] {
  const probes: Probe[] = [];
  for (const name of PROBES) {
    const probe = spec[name];
    if (probe) probes.push({ name, handlers: keysSet(probe, HANDLERS) });
  }
  return probes;
}

const offPodNetwork = (id: string, name: string, handler: (typeof NETWORK_HANDLERS)[number], sample: object) => ({
  id,
  name,
  title: `\`${handler}\` probe without the pod network`,
  paths: PROBES.map((name) => `${name}.${handler}`),
  when: PROBES.map((name) => `${name}.${handler}`),
  check: (vmi: VmiSpecView): Fault[] | undefined => {
    const probes = probesOf(vmi).filter(({ handlers }) => handlers.includes(handler));
    if (probes.length === 0 || vmi.networks.some(({ pod }) => pod !== undefined)) return undefined;
    const written =
      vmi.view === 'template' && vmi.networks.length === 0
        ? ' (a replica set or pool must list it explicitly: networks: [{ name: default, pod: {} }] and its interface)'
        : '';
    return probes.map(({ name }) => ({
      at: `${name}.${handler}`,
      message: `The probe requires the pod network, to which the guest is not attached${written}. Add the pod network, or use exec or guestAgentPing.`,
    }));
  },
  good: { readinessProbe: { [handler]: sample } },
  bad: {
    readinessProbe: { [handler]: sample },
    'networks[0]': { name: 'default', multus: { networkName: 'lan' } },
    'domain.devices.interfaces[0]': { name: 'default', bridge: {} },
  },
});

export const PROBES_AREA = vmiRules(
  'probes',
  [
    {
      id: 'PRB-01',
      name: 'probe-with-multiple-handlers',
      title: 'Probe with more than one handler',
      paths: PROBES,
      check: (vmi) =>
        probesOf(vmi)
          .filter(({ handlers }) => handlers.length > 1)
          .map(({ name, handlers }) => ({
            at: name,
            message: `A probe can have only one handler; found ${handlers.join(' and ')}. Keep one of them.`,
            found: handlers,
            allowed: `one of ${HANDLERS.join(', ')}`,
          })),
      good: { readinessProbe: { httpGet: { port: 80 } } },
      bad: { readinessProbe: { httpGet: { port: 80 }, tcpSocket: { port: 80 } } },
    },
    {
      id: 'PRB-02',
      name: 'probe-without-handler',
      title: 'Probe without a handler',
      paths: PROBES,
      check: (vmi) =>
        probesOf(vmi)
          .filter(({ handlers }) => handlers.length === 0)
          .map(({ name }) => ({
            at: name,
            message: `The probe has no handler. Add one of ${oneOf(HANDLERS)}; guestAgentPing: {} pings the guest agent.`,
            allowed: `one of ${HANDLERS.join(', ')}`,
            suggestion: 'guestAgentPing: {}',
          })),
      good: { readinessProbe: { guestAgentPing: {} } },
      bad: { readinessProbe: { periodSeconds: 10 } },
    },
    {
      id: 'PRB-05',
      name: 'probe-port-out-of-range',
      title: 'Probe `port` out of range',
      paths: PROBES.flatMap((name) => NETWORK_HANDLERS.map((handler) => `${name}.${handler}.port`)),
      severity: 'warning',
      when: PROBES.flatMap((name) => NETWORK_HANDLERS.map((handler) => `${name}.${handler}`)),
      check: ({ spec }): Fault[] =>
        PROBES.flatMap((name) =>
          NETWORK_HANDLERS.flatMap((handler) => {
            const port: unknown = spec[name]?.[handler]?.port;
            if (port === undefined || isPort(port)) return [];
            return [
              {
                at: `${name}.${handler}.port`,
                message: `${show(port)} is not a valid port. The API accepts this, but the guest never starts: Kubernetes rejects its Pod. Use a whole number from 1 to 65535.`,
                found: port,
                allowed: '1 to 65535',
              },
            ];
          }),
        ),
      good: { readinessProbe: { tcpSocket: { port: 65535 } } },
      bad: { readinessProbe: { tcpSocket: { port: 70000 } } },
    },
    offPodNetwork('PRB-03', 'http-probe-without-pod-network', 'httpGet', { port: 80 }),
    offPodNetwork('PRB-04', 'tcp-probe-without-pod-network', 'tcpSocket', { port: 22 }),
  ],
  { when: PROBES, sameOnTemplateAndGuest: true },
);
