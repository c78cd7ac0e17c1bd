import type { Fault } from '../../fault';
import type { Machine } from '../../machine';
import { machineRules } from '../../rule';
import { architectureOf, gateClosed } from './words';

/** PCI ids of NVIDIA's Grace superchips, of which a device is passed through together with its memory. */
const GRACE_SELECTORS = new Set(['10DE:2342', '10DE:2348', '10DE:2941']);

interface Requested {
  at: string;
  resource: string;
  selector: string;
}

/** The devices of the host that are asked for by name and that the cluster permits, with their PCI selector. */
function requestedOf({ devices, cluster }: Machine): Requested[] {
  const permitted = cluster.configuration['permittedHostDevices'] as
    | { pciHostDevices?: { resourceName?: string; pciVendorSelector?: string }[] }
    | undefined;
  if (!permitted?.pciHostDevices?.length) return [];
  const selectors = new Map(
    permitted.pciHostDevices
      .filter((device) => device.resourceName && device.pciVendorSelector)
      .map((device) => [device.resourceName!, device.pciVendorSelector!]),
  );
  return (['gpus', 'hostDevices'] as const).flatMap((list) =>
    (devices[list] ?? []).flatMap(({ deviceName }, i) => {
      const selector = deviceName && selectors.get(deviceName);
      return selector
        ? [{ at: `domain.devices.${list}[${i}].deviceName`, resource: deviceName, selector: selector.toUpperCase() }]
        : [];
    }),
  );
}

const isGrace = ({ selector }: Requested) => GRACE_SELECTORS.has(selector);
const isAmbiguous = ({ selector }: Requested) => selector === '10DE:*';

/** Rules that hold once a Grace device is asked for and its gate is open. */
const withGrace = (check: (machine: Machine) => Fault | readonly Fault[] | undefined) => (machine: Machine) =>
  machine.cluster.gate('GraceIOVirtualization') && requestedOf(machine).some(isGrace) ? check(machine) : undefined;

const GRACE_GATES = ['GraceIOVirtualization', 'PCINUMAAwareTopology', 'IOMMUFD', 'HostDevices'];
const configured = (featureGates: string[] = GRACE_GATES, pciVendorSelector = '10DE:2342') => ({
  developerConfiguration: { featureGates },
  permittedHostDevices: { pciHostDevices: [{ pciVendorSelector, resourceName: 'nvidia.com/grace' }] },
});
const grace = {
  architecture: 'arm64',
  'domain.cpu': { cores: 2, dedicatedCpuPlacement: true },
  'domain.devices.gpus': [{ name: 'gpu', deviceName: 'nvidia.com/grace' }],
};
const example = (edit: object = {}, configuration: object = configured()) => ({
  edit: { ...grace, ...edit },
  configuration,
});

export const GRACE = machineRules(
  'grace',
  [
    {
      id: 'GRC-01',
      title: 'A Grace device without its feature gate',
      paths: ['domain.devices.gpus[].deviceName', 'domain.devices.hostDevices[].deviceName'],
      check: (machine) =>
        machine.cluster.gate('GraceIOVirtualization')
          ? undefined
          : requestedOf(machine)
              .filter(isGrace)
              .map(({ at, resource }) =>
                gateClosed(
                  at,
                  `"${resource}", a device of an NVIDIA Grace superchip,`,
                  'GraceIOVirtualization',
                  resource,
                ),
              ),
      good: example(),
      bad: example({}, configured([])),
    },
    {
      id: 'GRC-02',
      title: 'A selector that may mean a Grace device',
      paths: ['domain.devices.gpus[].deviceName', 'domain.devices.hostDevices[].deviceName'],
      check: (machine) =>
        machine.cluster.gate('GraceIOVirtualization')
          ? requestedOf(machine)
              .filter(isAmbiguous)
              .map(({ at, resource }) => ({
                at,
                message: `"${resource}" stands for any NVIDIA device in this cluster, but a Grace device must be named exactly. Have an administrator write its own pciVendorSelector (such as 10DE:2342) in spec.configuration.permittedHostDevices of the KubeVirt object.`,
                found: resource,
              }))
          : undefined,
      good: example(),
      bad: example({}, configured(GRACE_GATES, '10DE:*')),
    },
    {
      id: 'GRC-03',
      title: 'A Grace device off arm64',
      paths: ['architecture'],
      check: withGrace((machine) =>
        architectureOf(machine) === 'arm64'
          ? undefined
          : {
              at: 'architecture',
              message: `A device of an NVIDIA Grace superchip needs an arm64 guest; this one is ${architectureOf(machine)}. Write architecture: arm64.`,
              found: architectureOf(machine),
              allowed: 'arm64',
              suggestion: 'arm64',
            },
      ),
      good: example(),
      bad: { ...example({ architecture: 'amd64', 'domain.machine': undefined }), also: ['GRC-04'] },
    },
    {
      id: 'GRC-04',
      title: 'A Grace device on another machine type',
      paths: ['domain.machine.type'],
      check: withGrace((machine) => {
        const type = machine.domain.machine?.type || machine.cluster.machineType(architectureOf(machine));
        return type.startsWith('virt')
          ? undefined
          : {
              at: 'domain.machine.type',
              message: `A device of an NVIDIA Grace superchip needs the machine type virt; found ${type}. Leave the machine type out on arm64.`,
              found: type,
              allowed: 'virt*',
              suggestion: 'virt',
            };
      }),
      good: example(),
      bad: { ...example({ architecture: 'amd64', 'domain.machine': { type: 'q35' } }), also: ['GRC-03'] },
    },
    {
      id: 'GRC-05',
      title: 'A Grace device without dedicated CPUs',
      paths: ['domain.cpu.dedicatedCpuPlacement'],
      check: withGrace(({ cpu }) =>
        cpu.dedicatedCpuPlacement === true
          ? undefined
          : {
              at: 'domain.cpu.dedicatedCpuPlacement',
              message:
                'A guest with a device of an NVIDIA Grace superchip needs CPUs of its own. Set dedicatedCpuPlacement: true.',
              suggestion: 'true',
            },
      ),
      good: example(),
      bad: example({ 'domain.cpu': { cores: 2 } }),
    },
    {
      id: 'GRC-06',
      title: 'A Grace device without the gates beside its own',
      paths: ['domain.devices'],
      check: withGrace(({ cluster }) =>
        ['PCINUMAAwareTopology', 'IOMMUFD']
          .filter((gate) => !cluster.gate(gate))
          .map((gate) => gateClosed('domain.devices', 'A device of an NVIDIA Grace superchip', gate)),
      ),
      good: example(),
      bad: example({}, configured(['GraceIOVirtualization', 'IOMMUFD', 'HostDevices'])),
    },
    {
      id: 'GRC-07',
      title: 'Annotations that a Grace device does not bear',
      paths: ['/metadata.annotations'],
      carriers: ['VirtualMachine', 'VirtualMachineInstance', 'VirtualMachinePool'],
      check: (machine) =>
        !machine.metadata.annotations || !requestedOf(machine).some(isGrace)
          ? undefined
          : ['kubevirt.io/placePCIDevicesOnRootComplex', 'kubevirt.io/disablePCIHole64']
              .filter((key) => machine.metadata.annotations![key] === 'true')
              .map((key) => ({
                at: `/${machine.metadataPath}.annotations["${key}"]`,
                message: `The annotation ${key} does not go with a device of an NVIDIA Grace superchip. Remove it.`,
                found: 'true',
              })),
      good: example(),
      bad: example({ '/spec.template.metadata.annotations': { 'kubevirt.io/disablePCIHole64': 'true' } }),
    },
  ],
  {
    when: ({ cluster, devices }) =>
      cluster.configuration['permittedHostDevices'] && (devices.gpus || devices.hostDevices),
  },
);
