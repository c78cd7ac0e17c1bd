import { memoize } from '../../../../kube/memoize';
import { type Step, stepsOf, valueAt } from '../../../../kube/path';
import { vmiRules } from '../../engine/rule';
import { type VmiSpecView, virtualMachineSpecOf } from '../../engine/vmi-spec-view';
import { gateClosed, unlessOneOf } from '../shared/messages';

const STRATEGIES = ['Always', 'Halted', 'Manual', 'RerunOnFailure', 'Once'];
const ownerKinds = ['VirtualMachine', 'VirtualMachinePool'] as const;

/** Where the VirtualMachineSpec stands in the carrier. */
const at = (path: string, key: string) => `/${path.replace(/\.template\.spec$/, '')}.${key}`;

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
      name: 'unknown-run-strategy',
      title: 'Unknown `runStrategy`',
      paths: ['/spec.runStrategy'],
      ownerKinds,
      view: 'template',
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
      name: 'wait-as-receiver-feature-gate',
      title: '`runStrategy: WaitAsReceiver` without its feature gate',
      paths: ['/spec.runStrategy'],
      ownerKinds,
      view: 'template',
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
      name: 'default-network-not-permitted',
      title: 'Default network interface that the cluster does not permit',
      paths: ['networks', 'domain.devices.interfaces'],
      ownerKinds: ['VirtualMachine', 'VirtualMachineInstance'],
      check: (vmi) => {
        const { cluster, devices } = vmi;
        const written = writtenSpecOf(vmi);
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
  { sameOnTemplateAndGuest: true },
);

/** The VMI spec as it stands in a carrier, before any default. */
function writtenSpecOf({ object, path }: VmiSpecView) {
  type Written = { networks?: unknown[]; domain?: { devices?: { interfaces?: unknown[] } } };
  return valueAt(
    object,
    memoize(stepsTo, path, () => stepsOf(path)),
  ) as Written | undefined;
}

const stepsTo = new Map<string, readonly Step[]>();
