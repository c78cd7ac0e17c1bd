import { portNameProblem } from '../../../../kube/names';
import type { core } from '../../../types';
import { vmiRules } from '../../engine/rule';
import type { VmiSpecView } from '../../engine/vmi-spec-view';
import { each, gateClosed, repeated, unlessOneOf } from '../shared/messages';

const MAX_RANGES = 10;

/** The ports of an interface on the pod network: elsewhere nobody reads them. */
const portsOf = (nic: core.Interface, vmi: VmiSpecView): readonly core.Port[] =>
  nic.ports && vmi.network(nic.name ?? '')?.pod !== undefined ? nic.ports : [];

/** Port ranges that are judged at all: on the pod network, behind their open gate. */
const rangesOf = (nic: core.Interface, vmi: VmiSpecView): readonly core.PortRange[] =>
  nic.portRanges && vmi.cluster.gate('PortRangesSpec') && vmi.network(nic.name ?? '')?.pod !== undefined
    ? nic.portRanges
    : [];

const isPort = (port: number | undefined) => port !== undefined && port >= 1 && port <= 65535;

/** Ranges that get as far as being compared with each other. */
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
      check: (nic, vmi) =>
        repeated(portsOf(nic, vmi), ({ name }) => name || undefined).map(({ index, key }) => ({
          at: `ports[${index}].name`,
          message: `Another port of this interface is called "${key}" already. Rename one of the two.`,
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
      check: (nic, vmi) =>
        each(portsOf(nic, vmi), ({ name }, i) => {
          const problem = name && portNameProblem(name);
          return problem
            ? { at: `ports[${i}].name`, message: `"${name}" cannot be the name of a port: ${problem}.`, found: name }
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
      check: (nic, vmi) =>
        each(portsOf(nic, vmi), ({ port = 0 }, i) =>
          port === 0
            ? {
                at: `ports[${i}].port`,
                message: 'The port has no number. Add port: NUMBER, from 1 to 65535.',
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
      check: (nic, vmi) =>
        each(portsOf(nic, vmi), ({ port = 0 }, i) =>
          port < 0 || port > 65535
            ? {
                at: `ports[${i}].port`,
                message: `${port} is no port number. Use one from 1 to 65535.`,
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
      check: (nic, vmi) =>
        each(portsOf(nic, vmi), ({ protocol }, i) =>
          unlessOneOf(
            `ports[${i}].protocol`,
            protocol || undefined,
            ['TCP', 'UDP'],
            'a protocol of a port (in capitals)',
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
      check: ({ portRanges }, { cluster }) =>
        portRanges && !cluster.gate('PortRangesSpec')
          ? gateClosed('portRanges', 'A range of ports', 'PortRangesSpec')
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
      check: (nic, vmi) =>
        nic.ports &&
        nic.portRanges &&
        vmi.cluster.gate('PortRangesSpec') &&
        vmi.network(nic.name ?? '')?.pod !== undefined
          ? {
              at: 'portRanges',
              message:
                'An interface takes "ports" or "portRanges"; found both. Keep portRanges, with each single port as a range that starts and ends there.',
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
      check: (nic, vmi) =>
        nic.portRanges &&
        vmi.cluster.gate('PortRangesSpec') &&
        vmi.network(nic.name ?? '')?.pod !== undefined &&
        nic.masquerade === undefined
          ? {
              at: 'portRanges',
              message:
                'portRanges work only with masquerade: {}, which this interface does not have. Write masquerade: {}, or remove portRanges: other bindings let all ports through.',
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
      check: (nic, vmi) => {
        const count = rangesOf(nic, vmi).length;
        return count > MAX_RANGES
          ? {
              at: 'portRanges',
              message: `Found ${count} port ranges; at most ${MAX_RANGES} are allowed. Join some of them, or leave "portRanges" out so that all ports are let through.`,
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
      check: (nic, vmi) =>
        each(rangesOf(nic, vmi), ({ protocol = '' as never }, i) =>
          unlessOneOf(
            `portRanges[${i}].protocol`,
            protocol,
            ['TCP', 'UDP'],
            'a protocol of a port range, which must be given',
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
      check: (nic, vmi) =>
        each(rangesOf(nic, vmi), (range, i) => {
          const end = (['start', 'end'] as const).find((key) => !isPort(range[key]));
          return (
            end && {
              at: `portRanges[${i}].${end}`,
              message: `${range[end] ?? 'Nothing'} is no port number. Use 1 to 65535.`,
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
      check: (nic, vmi) =>
        each(rangesOf(nic, vmi), ({ start, end }, i) =>
          isPort(start) && isPort(end) && start > end
            ? {
                at: `portRanges[${i}].start`,
                message: `The range starts at ${start} and ends at ${end}. Swap the two.`,
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
      check: (nic, vmi) => {
        const sorted = rangesOf(nic, vmi)
          .filter(isSound)
          .sort((a, b) => a.start - b.start || a.end - b.end);
        return each(sorted, (range, i) => {
          const before = sorted.slice(0, i).findLast(({ protocol }) => protocol === range.protocol);
          return before && range.start <= before.end
            ? {
                at: 'portRanges',
                message: `The ${range.protocol} ranges ${before.start}-${before.end} and ${range.start}-${range.end} overlap. Join them into one.`,
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
    appliesTo: ({ interfaces }) => interfaces.some(({ ports, portRanges }) => ports || portRanges),
    sameOnTemplateAndGuest: true,
  },
);
