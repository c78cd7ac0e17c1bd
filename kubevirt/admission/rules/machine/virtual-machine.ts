import { memoize } from '../../../../kube/memoize';
import { type Step, stepsOf, valueAt } from '../../../../kube/path';
import { type Machine, virtualMachineSpecOf } from '../../machine';
import { machineRules } from '../../rule';
import { gateClosed, unlessOneOf } from './words';

const STRATEGIES = ['Always', 'Halted', 'Manual', 'RerunOnFailure', 'Once'];
const carriers = ['VirtualMachine', 'VirtualMachinePool'] as const;

/** Where the VirtualMachineSpec stands in the carrier. */
const at = (path: string, key: string) => `/${path.replace(/\.template\.spec$/, '')}.${key}`;

export const VIRTUAL_MACHINE = machineRules(
  'virtual-machine',
  [
    {
      id: 'VM-02',
      title: 'running and runStrategy at once',
      paths: ['/spec.running', '/spec.runStrategy'],
      carriers,
      only: 'template',
      check: ({ object, path }) => {
        const { running, runStrategy } = virtualMachineSpecOf(object);
        return running !== undefined && runStrategy !== undefined
          ? {
              at: at(path, 'running'),
              message: `"running" is the old way of saying what "runStrategy" says, and both are given. Remove running and keep runStrategy: ${runStrategy}.`,
              found: running,
            }
          : undefined;
      },
      good: { '/spec.runStrategy': 'Manual' },
      bad: { '/spec.running': true },
    },
    {
      id: 'VM-03',
      title: 'Neither running nor runStrategy',
      paths: ['/spec.running', '/spec.runStrategy'],
      carriers,
      only: 'template',
      check: ({ object, path }) => {
        const { running, runStrategy } = virtualMachineSpecOf(object);
        return running === undefined && runStrategy === undefined
          ? {
              at: at(path, 'running'),
              message:
                'Nothing says whether the machine runs. Set runStrategy: Always keeps it running, Halted keeps it off, Manual leaves it to you.',
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
      title: 'An unknown run strategy',
      paths: ['/spec.runStrategy'],
      carriers,
      only: 'template',
      check: ({ object, path }) => {
        const { runStrategy } = virtualMachineSpecOf(object);
        return runStrategy === 'WaitAsReceiver'
          ? undefined
          : unlessOneOf(at(path, 'runStrategy'), runStrategy, STRATEGIES, 'a run strategy');
      },
      good: { '/spec.runStrategy': 'RerunOnFailure' },
      bad: { '/spec.runStrategy': 'Running' },
    },
    {
      id: 'VM-05',
      title: 'Waiting for a migration without its feature gate',
      paths: ['/spec.runStrategy'],
      carriers,
      only: 'template',
      check: ({ object, path, cluster }) =>
        virtualMachineSpecOf(object).runStrategy === 'WaitAsReceiver' && !cluster.gate('DecentralizedLiveMigration')
          ? gateClosed(
              at(path, 'runStrategy'),
              'A machine that waits to be migrated here from elsewhere (WaitAsReceiver)',
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
      title: 'A default network that the cluster does not permit',
      paths: ['networks', 'domain.devices.interfaces'],
      carriers: ['VirtualMachine', 'VirtualMachineInstance'],
      check: (machine) => {
        const { cluster, devices } = machine;
        const written = writtenSpecOf(machine);
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
              message: `A machine that names no network gets the pod network by ${defaultNetworkInterface || 'bridge'}, which this cluster does not permit. Write it out: networks: [{ name: default, pod: {} }] and interfaces: [{ name: default, masquerade: {} }].`,
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
  { settled: true },
);

/** The VMI spec as it stands in a carrier, before any default. */
function writtenSpecOf({ object, path }: Machine) {
  type Written = { networks?: unknown[]; domain?: { devices?: { interfaces?: unknown[] } } };
  return valueAt(
    object,
    memoize(stepsTo, path, () => stepsOf(path)),
  ) as Written | undefined;
}

const stepsTo = new Map<string, readonly Step[]>();
