import type { core } from '../../../types';
import { vmiRules } from '../../engine/rule';
import { gateClosed } from '../shared/messages';

const BINDINGS = ['bridge', 'masquerade', 'sriov', 'passtBinding', 'binding'] as const;
const RESERVED_MAC = '02:00:00:00:00:00';

/** The ways in which a NIC says how it is bound. */
const bindingsOf = (nic: core.Interface) => BINDINGS.filter((binding) => nic[binding] !== undefined);

/** Bindings that KubeVirt used to have, by their key. */
const removed = (id: 'NET-17' | 'NET-18' | 'NET-19', key: 'slirp' | 'passt' | 'macvtap', instead: string) =>
  ({
    id,
    name: `removed-${key}-binding`,
    title: `Removed \`${key}\` binding`,
    paths: [`domain.devices.interfaces[].${key}`],
    forEach: 'interfaces',
    ownerKinds: ['VirtualMachine', 'VirtualMachineInstance'],
    check: (nic: core.Interface & { [K in typeof key]?: unknown }) =>
      nic[key] === undefined
        ? undefined
        : {
            at: key,
            message: `KubeVirt has dropped the ${key} binding (in v1.3). ${instead}`,
            allowed: 'bridge, masquerade, sriov, passtBinding or a binding plugin',
          },
    good: { 'domain.devices.interfaces[0]': { name: 'default', masquerade: {} } },
    bad: { 'domain.devices.interfaces[0]': { name: 'default', [key]: {}, masquerade: {} } },
  }) as const;

export const INTERFACE_BINDINGS = vmiRules(
  'interface-bindings',
  [
    {
      id: 'NET-11',
      name: 'interface-binding-not-exactly-one',
      title: 'Interface with no binding, or more than one',
      paths: ['domain.devices.interfaces[]'],
      forEach: 'interfaces',
      check: (nic) => {
        const bindings = bindingsOf(nic);
        if (bindings.length === 1) return undefined;
        const found = bindings.length === 0 ? 'none' : bindings.join(' and ');
        return {
          message: `The interface "${nic.name ?? ''}" must say in exactly one way how it is bound to its network; found ${found}. Use masquerade: {} on the pod network, bridge: {} or sriov: {} on a secondary one.`,
          found: bindings,
          allowed: `one of ${BINDINGS.join(', ')}`,
        };
      },
      good: { 'domain.devices.interfaces[0]': { name: 'default', masquerade: {} } },
      bad: { 'domain.devices.interfaces[0]': { name: 'default', masquerade: {}, bridge: {} } },
    },
    {
      id: 'NET-12',
      name: 'masquerade-needs-pod-network',
      title: '`masquerade` on a network other than the pod network',
      paths: ['domain.devices.interfaces[].masquerade'],
      forEach: 'interfaces',
      check: (nic, vmi) =>
        nic.masquerade !== undefined && vmi.network(nic.name ?? '')?.pod === undefined
          ? {
              at: 'name',
              message: `The interface "${nic.name ?? ''}" has masquerade: {}, which works on the pod network only. Use bridge: {} (or sriov: {}) on this network, or make it the pod network.`,
              found: 'masquerade',
              suggestion: 'bridge',
            }
          : undefined,
      good: {},
      bad: { 'networks[0]': { name: 'default', multus: { networkName: 'lan' } } },
    },
    {
      id: 'NET-13',
      name: 'reserved-mac-address',
      title: '`macAddress` reserved for the pod bridge',
      paths: ['domain.devices.interfaces[].macAddress'],
      forEach: 'interfaces',
      check: ({ masquerade, macAddress }) =>
        masquerade !== undefined && macAddress === RESERVED_MAC
          ? {
              at: 'macAddress',
              message: `${RESERVED_MAC} is the address of KubeVirt's own bridge inside the pod. Choose another address, such as 02:00:00:00:00:01, or leave it out.`,
              found: macAddress,
            }
          : undefined,
      good: { 'domain.devices.interfaces[0].macAddress': '02:00:00:00:00:01' },
      bad: { 'domain.devices.interfaces[0].macAddress': RESERVED_MAC },
    },
    {
      id: 'NET-14',
      name: 'bridge-on-pod-network-not-permitted',
      title: '`bridge` on the pod network where the cluster does not permit it',
      paths: ['domain.devices.interfaces[].bridge'],
      forEach: 'interfaces',
      check: (nic, vmi) => {
        const network = vmi.cluster.configuration['network'] as
          | { permitBridgeInterfaceOnPodNetwork?: boolean }
          | undefined;
        if (network?.permitBridgeInterfaceOnPodNetwork !== false || nic.bridge === undefined) return undefined;
        return vmi.network(nic.name ?? '')?.pod === undefined
          ? undefined
          : {
              at: 'name',
              message:
                'This cluster does not permit bridge binding on the pod network (spec.configuration.network.permitBridgeInterfaceOnPodNetwork of the KubeVirt object is false). Use masquerade: {} here.',
              found: 'bridge',
              suggestion: 'masquerade',
            };
      },
      good: { 'domain.devices.interfaces[0]': { name: 'default', bridge: {} } },
      bad: {
        edit: { 'domain.devices.interfaces[0]': { name: 'default', bridge: {} } },
        configuration: { network: { permitBridgeInterfaceOnPodNetwork: false } },
      },
    },
    {
      id: 'NET-15',
      name: 'passt-binding-feature-gate',
      title: '`passtBinding` without its feature gate',
      paths: ['domain.devices.interfaces[].passtBinding'],
      forEach: 'interfaces',
      check: ({ passtBinding }, { cluster }) =>
        passtBinding !== undefined && !cluster.gate('PasstBinding')
          ? gateClosed('name', 'passtBinding (a user-space network for the guest)', 'PasstBinding')
          : undefined,
      good: { 'domain.devices.interfaces[0]': { name: 'default', passtBinding: {} } },
      bad: {
        edit: { 'domain.devices.interfaces[0]': { name: 'default', passtBinding: {} } },
        configuration: { developerConfiguration: { disabledFeatureGates: ['PasstBinding'] } },
      },
    },
    {
      id: 'NET-16',
      name: 'passt-binding-needs-pod-network',
      title: '`passtBinding` on a network other than the pod network',
      paths: ['domain.devices.interfaces[].passtBinding'],
      forEach: 'interfaces',
      check: ({ name = '', passtBinding }, vmi) =>
        passtBinding !== undefined && vmi.cluster.gate('PasstBinding') && vmi.network(name)?.pod === undefined
          ? {
              at: 'name',
              message: `The interface "${name}" has passtBinding: {}, which works on the pod network only. Use bridge: {} on this network, or make it the pod network.`,
              suggestion: 'bridge',
            }
          : undefined,
      good: { 'domain.devices.interfaces[0]': { name: 'default', passtBinding: {} } },
      bad: {
        'domain.devices.interfaces[0]': { name: 'default', passtBinding: {} },
        'networks[0]': { name: 'default', multus: { networkName: 'lan' } },
      },
    },
    removed('NET-17', 'slirp', 'Use masquerade: {} on the pod network.'),
    removed('NET-18', 'passt', 'Use passtBinding: {} on the pod network.'),
    removed(
      'NET-19',
      'macvtap',
      'Register the macvtap network binding plugin in the KubeVirt object and use binding: { name: macvtap }.',
    ),
  ],
  { sameOnTemplateAndGuest: true },
);
