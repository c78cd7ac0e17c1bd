import { vmiRules } from '../../engine/rule';
import { virtualMachineSpecOf } from '../../engine/vmi-spec-view';
import { gateClosed, unlessOneOf } from '../shared/messages';

const STRATEGIES = ['Always', 'Halted', 'Manual', 'RerunOnFailure', 'Once'];
const ownerKinds = ['VirtualMachine', 'VirtualMachinePool'] as const;

/** The path of a field of the VirtualMachineSpec in the owner. */
const at = (path: string, key: string) => `/${path.slice(0, -'.template.spec'.length)}.${key}`;

export const VIRTUAL_MACHINE = vmiRules(
  'virtual-machine',
  [
    {
      id: 'VM-02',
      name: 'running-beside-run-strategy',
      title: 'Both `running` and `runStrategy`',
      paths: ['/spec.running', '/spec.runStrategy'],
      ownerKinds,
      view: 'template',
      when: ['/spec.running', '/spec.virtualMachineTemplate.spec.running'],
      check: ({ object, path }) => {
        const { running, runStrategy } = virtualMachineSpecOf(object);
        return running !== undefined && runStrategy !== undefined
          ? {
              at: at(path, 'running'),
              message: `Both running and runStrategy are set, and they are mutually exclusive; running is deprecated. Remove running and keep runStrategy: ${runStrategy}.`,
              found: running,
            }
          : undefined;
      },
      good: { '/spec.runStrategy': 'Manual' },
      bad: { '/spec.running': true },
    },
    {
      id: 'VM-03',
      name: 'run-strategy-missing',
      title: 'Neither `running` nor `runStrategy`',
      paths: ['/spec.running', '/spec.runStrategy'],
      ownerKinds,
      view: 'template',
      check: ({ object, path }) => {
        const { running, runStrategy } = virtualMachineSpecOf(object);
        return running === undefined && runStrategy === undefined
          ? {
              at: at(path, 'running'),
              message:
                'Neither running nor runStrategy is set. Set runStrategy; Always keeps the VM running, Halted keeps it stopped, Manual leaves starting and stopping to you.',
              allowed: STRATEGIES.join(', '),
              suggestion: 'runStrategy: Always',
            }
          : undefined;
      },
      good: { '/spec.runStrategy': undefined, '/spec.running': false },
      bad: { '/spec.runStrategy': undefined },
    },
    {
      id: 'VM-04',
      name: 'unknown-run-strategy',
      title: 'Unknown `runStrategy`',
      paths: ['/spec.runStrategy'],
      ownerKinds,
      view: 'template',
      check: ({ object, path }) => {
        const { runStrategy } = virtualMachineSpecOf(object);
        return runStrategy === 'WaitAsReceiver' || STRATEGIES.includes(runStrategy!)
          ? undefined
          : unlessOneOf(at(path, 'runStrategy'), runStrategy, STRATEGIES, 'a valid run strategy');
      },
      good: { '/spec.runStrategy': 'RerunOnFailure' },
      bad: { '/spec.runStrategy': 'Running' },
    },
    {
      id: 'VM-05',
      name: 'wait-as-receiver-feature-gate',
      title: '`runStrategy: WaitAsReceiver` without its feature gate',
      paths: ['/spec.runStrategy'],
      ownerKinds,
      view: 'template',
      check: ({ object, path, cluster }) =>
        virtualMachineSpecOf(object).runStrategy === 'WaitAsReceiver' && !cluster.gate('DecentralizedLiveMigration')
          ? gateClosed(
              at(path, 'runStrategy'),
              'runStrategy: WaitAsReceiver (a VM that waits to be migrated here from another cluster)',
              'DecentralizedLiveMigration',
              'WaitAsReceiver',
            )
          : undefined,
      good: {
        edit: { '/spec.runStrategy': 'WaitAsReceiver' },
        configuration: { developerConfiguration: { featureGates: ['DecentralizedLiveMigration'] } },
      },
      bad: { '/spec.runStrategy': 'WaitAsReceiver' },
    },
    {
      id: 'VM-06',
      name: 'default-network-not-permitted',
      title: 'Default network interface that the cluster does not permit',
      paths: ['networks', 'domain.devices.interfaces'],
      ownerKinds: ['VirtualMachine', 'VirtualMachineInstance'],
      check: (vmi) => {
        const { cluster, devices, written } = vmi;
        const named = written?.networks?.length || written?.domain?.devices?.interfaces?.length;
        if (!written || named || devices.autoattachPodInterface === false) return undefined;
        const { defaultNetworkInterface = 'bridge', permitBridgeInterfaceOnPodNetwork } = (cluster.configuration[
          'network'
        ] ?? {}) as { defaultNetworkInterface?: string; permitBridgeInterfaceOnPodNetwork?: boolean };
        const impossible =
          defaultNetworkInterface === 'slirp' ||
          (defaultNetworkInterface !== 'masquerade' && permitBridgeInterfaceOnPodNetwork === false);
        return impossible
          ? {
              at: 'domain.devices.interfaces',
              message: `This VM lists no networks, so KubeVirt attaches it to the pod network with the ${defaultNetworkInterface || 'bridge'} binding, which this cluster does not permit. List the network explicitly: networks: [{ name: default, pod: {} }] and interfaces: [{ name: default, masquerade: {} }].`,
              suggestion: 'interfaces: [{ name: default, masquerade: {} }]',
            }
          : undefined;
      },
      good: {
        edit: { networks: undefined, 'domain.devices.interfaces': undefined },
        configuration: { network: { defaultNetworkInterface: 'masquerade', permitBridgeInterfaceOnPodNetwork: false } },
      },
      bad: {
        edit: { networks: undefined, 'domain.devices.interfaces': undefined },
        configuration: { network: { permitBridgeInterfaceOnPodNetwork: false } },
        also: ['NET-14'],
      },
    },
  ],
  { sameOnTemplateAndGuest: true },
);
