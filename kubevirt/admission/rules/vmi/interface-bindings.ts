import type { core } from '../../../types';
import { vmiRules } from '../../engine/rule';
import { gateClosed, keysSet } from '../shared/messages';

const BINDINGS = ['bridge', 'masquerade', 'sriov', 'passtBinding', 'binding'] as const;
const RESERVED_MAC = '02:00:00:00:00:00';

/** The bindings that an interface sets. */
const bindingsOf = (nic: core.Interface) => keysSet(nic, BINDINGS);

/** The rule on a binding that KubeVirt has removed. */
const removed = (id: 'NET-17' | 'NET-18' | 'NET-19', key: 'slirp' | 'passt' | 'macvtap', instead: string) =>
  ({
    id,
    name: `removed-${key}-binding`,
    title: `Removed \`${key}\` binding`,
    paths: [`domain.devices.interfaces[].${key}`],
    when: `domain.devices.interfaces[].${key}`,
    forEach: 'interfaces',
    ownerKinds: ['VirtualMachine', 'VirtualMachineInstance'],
    check: (nic: core.Interface & { [K in typeof key]?: unknown }) =>
      nic[key] === undefined
        ? undefined
        : {
            at: key,
            message: `KubeVirt removed the ${key} binding in v1.3. ${instead}`,
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
          message: `The interface "${nic.name ?? ''}" must have exactly one binding; found ${found}. Use masquerade: {} on the pod network, bridge: {} or sriov: {} on a secondary network.`,
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
      when: 'domain.devices.interfaces[].masquerade',
      check: (nic, vmi) =>
        nic.masquerade !== undefined && vmi.network(nic.name ?? '')?.pod === undefined
          ? {
              at: 'name',
              message: `The interface "${nic.name ?? ''}" uses masquerade, which is only supported on the pod network. Use bridge: {} (or sriov: {}) on this network, or make it the pod network.`,
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
      when: 'domain.devices.interfaces[].macAddress',
      check: ({ masquerade, macAddress }) =>
        masquerade !== undefined && macAddress === RESERVED_MAC
          ? {
              at: 'macAddress',
              message: `${RESERVED_MAC} is reserved for the bridge that KubeVirt creates in the pod. Use another address, such as 02:00:00:00:00:01, or omit it.`,
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
      when: 'domain.devices.interfaces[].bridge',
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
                'This cluster does not permit the bridge binding on the pod network (spec.configuration.network.permitBridgeInterfaceOnPodNetwork of the KubeVirt object is false). Use masquerade: {} instead.',
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
      when: 'domain.devices.interfaces[].passtBinding',
      check: ({ passtBinding }, { cluster }) =>
        passtBinding !== undefined && !cluster.gate('PasstBinding')
          ? gateClosed('name', 'passtBinding (user-space networking)', 'PasstBinding')
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
      when: 'domain.devices.interfaces[].passtBinding',
      check: ({ name = '', passtBinding }, vmi) =>
        passtBinding !== undefined && vmi.cluster.gate('PasstBinding') && vmi.network(name)?.pod === undefined
          ? {
              at: 'name',
              message: `The interface "${name}" uses passtBinding, which is only supported on the pod network. Use bridge: {} on this network, or make it the pod network.`,
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
