import { portNameProblem } from '../../../../kube/names';
import type { core } from '../../../types';
import { vmiRules } from '../../engine/rule';
import type { VmiSpecView } from '../../engine/vmi-spec-view';
import { each, gateClosed, repeated, unlessOneOf } from '../shared/messages';

const MAX_RANGES = 10;

/** The ports of an interface on the pod network; elsewhere KubeVirt ignores them. */
const portsOf = (nic: core.Interface, vmi: VmiSpecView): readonly core.Port[] =>
  nic.ports && vmi.network(nic.name ?? '')?.pod !== undefined ? nic.ports : [];

/** The port ranges that KubeVirt validates: on the pod network, with their feature gate enabled. */
const rangesOf = (nic: core.Interface, vmi: VmiSpecView): readonly core.PortRange[] =>
  nic.portRanges && vmi.cluster.gate('PortRangesSpec') && vmi.network(nic.name ?? '')?.pod !== undefined
    ? nic.portRanges
    : [];

const isPort = (port: number | undefined) => port !== undefined && port >= 1 && port <= 65535;

/** Whether a range is valid, so that it is compared with the others. */
const isSound = ({ protocol, start, end }: core.PortRange) =>
  (protocol === 'TCP' || protocol === 'UDP') && isPort(start) && isPort(end) && start <= end;

const GATE = { developerConfiguration: { featureGates: ['PortRangesSpec'] } };
const ranges = (portRanges: object[], more: object = { masquerade: {} }) => ({
  edit: { 'domain.devices.interfaces[0]': { name: 'default', ...more, portRanges } },
  configuration: GATE,
});
const http = { protocol: 'TCP', start: 8000, end: 8010 };

export const PORTS = vmiRules(
  'ports',
  [
    {
      id: 'NET-28',
      name: 'duplicate-port-name',
      title: 'Duplicate port name',
      paths: ['domain.devices.interfaces[].ports[].name'],
      forEach: 'interfaces',
      when: 'domain.devices.interfaces[].ports',
      check: (nic, vmi) =>
        repeated(portsOf(nic, vmi), ({ name }) => name || undefined).map(({ index, key }) => ({
          at: `ports[${index}].name`,
          message: `Another port of this interface is already named "${key}". Rename one of them.`,
          found: key,
        })),
      good: {
        'domain.devices.interfaces[0].ports': [
          { name: 'http', port: 80 },
          { name: 'https', port: 443 },
        ],
      },
      bad: {
        'domain.devices.interfaces[0].ports': [
          { name: 'http', port: 80 },
          { name: 'http', port: 8080 },
        ],
      },
    },
    {
      id: 'NET-29',
      name: 'malformed-port-name',
      title: 'Malformed port name',
      paths: ['domain.devices.interfaces[].ports[].name'],
      forEach: 'interfaces',
      when: 'domain.devices.interfaces[].ports',
      check: (nic, vmi) =>
        each(portsOf(nic, vmi), ({ name }, i) => {
          const problem = name && portNameProblem(name);
          return problem
            ? { at: `ports[${i}].name`, message: `"${name}" is not a valid port name: ${problem}.`, found: name }
            : undefined;
        }),
      good: { 'domain.devices.interfaces[0].ports': [{ name: 'http-alt', port: 8080 }] },
      bad: { 'domain.devices.interfaces[0].ports': [{ name: 'HTTP', port: 80 }] },
    },
    {
      id: 'NET-30',
      name: 'port-without-number',
      title: 'Port without a number',
      paths: ['domain.devices.interfaces[].ports[].port'],
      forEach: 'interfaces',
      when: 'domain.devices.interfaces[].ports',
      check: (nic, vmi) =>
        each(portsOf(nic, vmi), ({ port = 0 }, i) =>
          port === 0
            ? {
                at: `ports[${i}].port`,
                message: 'The port has no number. Set port to a number from 1 to 65535.',
                found: port,
                allowed: '1 to 65535',
              }
            : undefined,
        ),
      good: { 'domain.devices.interfaces[0].ports': [{ port: 65535 }] },
      bad: { 'domain.devices.interfaces[0].ports': [{ port: 0 }] },
    },
    {
      id: 'NET-31',
      name: 'port-out-of-range',
      title: 'Port number out of range',
      paths: ['domain.devices.interfaces[].ports[].port'],
      forEach: 'interfaces',
      when: 'domain.devices.interfaces[].ports',
      check: (nic, vmi) =>
        each(portsOf(nic, vmi), ({ port = 0 }, i) =>
          port < 0 || port > 65535
            ? {
                at: `ports[${i}].port`,
                message: `${port} is not a valid port number. Use a number from 1 to 65535.`,
                found: port,
                allowed: '1 to 65535',
              }
            : undefined,
        ),
      good: { 'domain.devices.interfaces[0].ports': [{ port: 65535 }] },
      bad: { 'domain.devices.interfaces[0].ports': [{ port: 65536 }] },
    },
    {
      id: 'NET-32',
      name: 'unknown-port-protocol',
      title: 'Unknown port `protocol`',
      paths: ['domain.devices.interfaces[].ports[].protocol'],
      forEach: 'interfaces',
      when: 'domain.devices.interfaces[].ports',
      check: (nic, vmi) =>
        each(portsOf(nic, vmi), ({ protocol }, i) =>
          unlessOneOf(
            `ports[${i}].protocol`,
            protocol || undefined,
            ['TCP', 'UDP'],
            'a valid port protocol (in capitals)',
          ),
        ),
      good: { 'domain.devices.interfaces[0].ports': [{ port: 53, protocol: 'UDP' }] },
      bad: { 'domain.devices.interfaces[0].ports': [{ port: 53, protocol: 'udp' }] },
    },
    {
      id: 'NET-33',
      name: 'port-ranges-feature-gate',
      title: '`portRanges` without their feature gate',
      paths: ['domain.devices.interfaces[].portRanges'],
      forEach: 'interfaces',
      when: 'domain.devices.interfaces[].portRanges',
      check: ({ portRanges }, { cluster }) =>
        portRanges && !cluster.gate('PortRangesSpec')
          ? gateClosed('portRanges', 'portRanges', 'PortRangesSpec')
          : undefined,
      good: ranges([http]),
      bad: { 'domain.devices.interfaces[0].portRanges': [http] },
    },
    {
      id: 'NET-34',
      name: 'ports-beside-port-ranges',
      title: 'Both `ports` and `portRanges`',
      paths: ['domain.devices.interfaces[].ports', 'domain.devices.interfaces[].portRanges'],
      forEach: 'interfaces',
      when: 'domain.devices.interfaces[].portRanges',
      check: (nic, vmi) =>
        nic.ports &&
        nic.portRanges &&
        vmi.cluster.gate('PortRangesSpec') &&
        vmi.network(nic.name ?? '')?.pod !== undefined
          ? {
              at: 'portRanges',
              message:
                'The interface sets both ports and portRanges, which are mutually exclusive. Keep portRanges, and write each single port as a range that starts and ends there.',
            }
          : undefined,
      good: ranges([http]),
      bad: ranges([http], { masquerade: {}, ports: [{ port: 80 }] }),
    },
    {
      id: 'NET-35',
      name: 'port-ranges-without-masquerade',
      title: '`portRanges` without `masquerade`',
      paths: ['domain.devices.interfaces[].portRanges'],
      forEach: 'interfaces',
      when: 'domain.devices.interfaces[].portRanges',
      check: (nic, vmi) =>
        nic.portRanges &&
        vmi.cluster.gate('PortRangesSpec') &&
        vmi.network(nic.name ?? '')?.pod !== undefined &&
        nic.masquerade === undefined
          ? {
              at: 'portRanges',
              message:
                'portRanges require the masquerade binding, which this interface does not use. Set masquerade: {}, or remove portRanges: other bindings allow all ports.',
            }
          : undefined,
      good: ranges([http]),
      bad: ranges([http], { bridge: {} }),
    },
    {
      id: 'NET-36',
      name: 'too-many-port-ranges',
      title: 'More than ten `portRanges`',
      paths: ['domain.devices.interfaces[].portRanges'],
      forEach: 'interfaces',
      when: 'domain.devices.interfaces[].portRanges',
      check: (nic, vmi) => {
        const count = rangesOf(nic, vmi).length;
        return count > MAX_RANGES
          ? {
              at: 'portRanges',
              message: `Found ${count} port ranges; at most ${MAX_RANGES} are allowed. Merge some of them, or omit portRanges to allow all ports.`,
              found: count,
              allowed: `at most ${MAX_RANGES}`,
            }
          : undefined;
      },
      good: ranges([http]),
      bad: ranges(Array.from({ length: 11 }, (_, i) => ({ protocol: 'TCP', start: 100 * i + 1, end: 100 * i + 9 }))),
    },
    {
      id: 'NET-37',
      name: 'unknown-port-range-protocol',
      title: 'Unknown `protocol` of a port range',
      paths: ['domain.devices.interfaces[].portRanges[].protocol'],
      forEach: 'interfaces',
      when: 'domain.devices.interfaces[].portRanges',
      check: (nic, vmi) =>
        each(rangesOf(nic, vmi), ({ protocol = '' as never }, i) =>
          unlessOneOf(
            `portRanges[${i}].protocol`,
            protocol,
            ['TCP', 'UDP'],
            'a valid protocol of a port range, which is required',
          ),
        ),
      good: ranges([http]),
      bad: ranges([{ ...http, protocol: 'SCTP' }]),
    },
    {
      id: 'NET-38',
      name: 'port-range-out-of-range',
      title: 'Port range with an invalid port number',
      paths: ['domain.devices.interfaces[].portRanges[].start', 'domain.devices.interfaces[].portRanges[].end'],
      forEach: 'interfaces',
      when: 'domain.devices.interfaces[].portRanges',
      check: (nic, vmi) =>
        each(rangesOf(nic, vmi), (range, i) => {
          const end = (['start', 'end'] as const).find((key) => !isPort(range[key]));
          return (
            end && {
              at: `portRanges[${i}].${end}`,
              message: `${end} is ${range[end] ?? 'missing'}; a port range requires port numbers from 1 to 65535.`,
              found: range[end],
              allowed: '1 to 65535',
            }
          );
        }),
      good: ranges([{ protocol: 'UDP', start: 1, end: 65535 }]),
      bad: ranges([{ ...http, end: 65536 }]),
    },
    {
      id: 'NET-39',
      name: 'reversed-port-range',
      title: 'Port range that ends before it starts',
      paths: ['domain.devices.interfaces[].portRanges[]'],
      forEach: 'interfaces',
      when: 'domain.devices.interfaces[].portRanges',
      check: (nic, vmi) =>
        each(rangesOf(nic, vmi), ({ start, end }, i) =>
          isPort(start) && isPort(end) && start > end
            ? {
                at: `portRanges[${i}].start`,
                message: `The port range starts at ${start}, after its end at ${end}. Swap the two.`,
                found: start,
                allowed: `at most ${end}`,
              }
            : undefined,
        ),
      good: ranges([{ ...http, end: 8000 }]),
      bad: ranges([{ ...http, start: 9000 }]),
    },
    {
      id: 'NET-40',
      name: 'overlapping-port-ranges',
      title: 'Overlapping `portRanges`',
      paths: ['domain.devices.interfaces[].portRanges'],
      forEach: 'interfaces',
      when: 'domain.devices.interfaces[].portRanges',
      check: (nic, vmi) => {
        const sorted = rangesOf(nic, vmi)
          .filter(isSound)
          .sort((a, b) => a.start - b.start || a.end - b.end);
        return each(sorted, (range, i) => {
          const before = sorted.slice(0, i).findLast(({ protocol }) => protocol === range.protocol);
          return before && range.start <= before.end
            ? {
                at: 'portRanges',
                message: `The ${range.protocol} ranges ${before.start}-${before.end} and ${range.start}-${range.end} overlap. Merge them into one.`,
                suggestion: `${before.start}-${Math.max(before.end, range.end)}`,
              }
            : undefined;
        });
      },
      good: ranges([http, { protocol: 'UDP', start: 8005, end: 8020 }]),
      bad: ranges([http, { protocol: 'TCP', start: 8010, end: 8020 }]),
    },
  ],
  {
    sameOnTemplateAndGuest: true,
  },
);
