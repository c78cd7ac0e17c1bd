import type { Fault } from '../../engine/fault';
import { vmiRules } from '../../engine/rule';
import type { VmiSpecView } from '../../engine/vmi-spec-view';
import { architectureOf, gateClosed } from '../shared/messages';

/** PCI IDs of NVIDIA Grace superchips, whose devices are passed through together with their memory. */
const GRACE_SELECTORS = new Set(['10DE:2342', '10DE:2348', '10DE:2941']);

interface Requested {
  at: string;
  resource: string;
  selector: string;
}

/** The requested host devices that the cluster permits, with their PCI selectors. */
function requestedOf({ devices, cluster }: VmiSpecView): Requested[] {
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

/** Rules that apply once a Grace device is requested and its feature gate is enabled. */
const withGrace = (check: (vmi: VmiSpecView) => Fault | readonly Fault[] | undefined) => (vmi: VmiSpecView) =>
  vmi.cluster.gate('GraceIOVirtualization') && requestedOf(vmi).some(isGrace) ? check(vmi) : undefined;

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

export const GRACE = vmiRules(
  'grace',
  [
    {
      id: 'GRC-01',
      name: 'grace-device-feature-gate',
      title: 'NVIDIA Grace device without its feature gate',
      paths: ['domain.devices.gpus[].deviceName', 'domain.devices.hostDevices[].deviceName'],
      check: (vmi) =>
        vmi.cluster.gate('GraceIOVirtualization')
          ? undefined
          : requestedOf(vmi)
              .filter(isGrace)
              .map(({ at, resource }) =>
                gateClosed(at, `"${resource}", an NVIDIA Grace device,`, 'GraceIOVirtualization', resource),
              ),
      good: example(),
      bad: example({}, configured([])),
    },
    {
      id: 'GRC-02',
      name: 'ambiguous-grace-selector',
      title: '`pciVendorSelector` that may match an NVIDIA Grace device',
      paths: ['domain.devices.gpus[].deviceName', 'domain.devices.hostDevices[].deviceName'],
      check: (vmi) =>
        vmi.cluster.gate('GraceIOVirtualization')
          ? requestedOf(vmi)
              .filter(isAmbiguous)
              .map(({ at, resource }) => ({
                at,
                message: `"${resource}" matches any NVIDIA device in this cluster (10DE:*), but an NVIDIA Grace device requires an exact selector. Ask an administrator to set its pciVendorSelector (such as 10DE:2342) in spec.configuration.permittedHostDevices of the KubeVirt object.`,
                found: resource,
              }))
          : undefined,
      good: example(),
      bad: example({}, configured(GRACE_GATES, '10DE:*')),
    },
    {
      id: 'GRC-03',
      name: 'grace-device-needs-arm64',
      title: 'NVIDIA Grace device on an architecture other than arm64',
      paths: ['architecture'],
      check: withGrace((vmi) =>
        architectureOf(vmi) === 'arm64'
          ? undefined
          : {
              at: 'architecture',
              message: `NVIDIA Grace devices require an arm64 guest; this one is ${architectureOf(vmi)}. Set architecture: arm64.`,
              found: architectureOf(vmi),
              allowed: 'arm64',
              suggestion: 'arm64',
            },
      ),
      good: example(),
      bad: { ...example({ architecture: 'amd64', 'domain.machine': undefined }), also: ['GRC-04'] },
    },
    {
      id: 'GRC-04',
      name: 'grace-device-machine-type',
      title: 'NVIDIA Grace device on a machine type other than virt',
      paths: ['domain.machine.type'],
      check: withGrace((vmi) => {
        const type = vmi.domain.machine?.type || vmi.cluster.machineType(architectureOf(vmi));
        return type.startsWith('virt')
          ? undefined
          : {
              at: 'domain.machine.type',
              message: `NVIDIA Grace devices require the machine type virt; found ${type}. Omit the machine type on arm64.`,
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
      name: 'grace-device-without-dedicated-cpus',
      title: 'NVIDIA Grace device without `dedicatedCpuPlacement`',
      paths: ['domain.cpu.dedicatedCpuPlacement'],
      check: withGrace(({ cpu }) =>
        cpu.dedicatedCpuPlacement === true
          ? undefined
          : {
              at: 'domain.cpu.dedicatedCpuPlacement',
              message: 'NVIDIA Grace devices require dedicated CPUs. Set dedicatedCpuPlacement: true.',
              suggestion: 'true',
            },
      ),
      good: example(),
      bad: example({ 'domain.cpu': { cores: 2 } }),
    },
    {
      id: 'GRC-06',
      name: 'grace-device-companion-feature-gates',
      title: 'NVIDIA Grace device without the feature gates that it also needs',
      paths: ['domain.devices'],
      check: withGrace(({ cluster }) =>
        ['PCINUMAAwareTopology', 'IOMMUFD']
          .filter((gate) => !cluster.gate(gate))
          .map((gate) => gateClosed('domain.devices', 'An NVIDIA Grace device', gate)),
      ),
      good: example(),
      bad: example({}, configured(['GraceIOVirtualization', 'IOMMUFD', 'HostDevices'])),
    },
    {
      id: 'GRC-07',
      name: 'grace-device-incompatible-annotation',
      title: 'Annotation that is incompatible with an NVIDIA Grace device',
      paths: ['/metadata.annotations'],
      ownerKinds: ['VirtualMachine', 'VirtualMachineInstance', 'VirtualMachinePool'],
      check: (vmi) =>
        !vmi.metadata.annotations || !requestedOf(vmi).some(isGrace)
          ? undefined
          : ['kubevirt.io/placePCIDevicesOnRootComplex', 'kubevirt.io/disablePCIHole64']
              .filter((key) => vmi.metadata.annotations![key] === 'true')
              .map((key) => ({
                at: `/${vmi.metadataPath}.annotations["${key}"]`,
                message: `The annotation ${key} is not compatible with an NVIDIA Grace device. Remove it.`,
                found: 'true',
              })),
      good: example(),
      bad: example({ '/spec.template.metadata.annotations': { 'kubevirt.io/disablePCIHole64': 'true' } }),
    },
  ],
  {
    when: ['domain.devices.gpus', 'domain.devices.hostDevices'],
    appliesTo: ({ cluster }) => cluster.configuration['permittedHostDevices'],
  },
);
