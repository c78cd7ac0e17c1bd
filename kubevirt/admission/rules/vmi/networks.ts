import type { core } from '../../../types';
import { vmiRules } from '../../engine/rule';
import { oneOf } from '../../engine/suggest';
import { gateClosed, keysSet, repeated } from '../shared/messages';

const TYPES = ['pod', 'multus', 'resourceClaim'] as const;
const typesOf = (network: core.Network) => keysSet(network, TYPES);

const GATE = { developerConfiguration: { featureGates: ['NetworkDevicesWithDRA'] } };
const lan = (more: object = {}) => ({ name: 'lan', multus: { networkName: 'lan', ...more } });
const claimed = { name: 'fast', resourceClaim: { claimName: 'nics', requestName: 'vf' } };
const withClaim = (network: object, more: object = {}) => ({
  edit: {
    'networks[1]': network,
    'domain.devices.interfaces[1]': { name: 'fast', sriov: {} },
    resourceClaims: [{ name: 'nics', resourceClaimTemplateName: 'nics' }],
    ...more,
  },
  configuration: GATE,
});
const second = { 'networks[1]': lan(), 'domain.devices.interfaces[1]': { name: 'lan', bridge: {} } };

export const NETWORKS = vmiRules(
  'networks',
  [
    {
      id: 'NET-01',
      name: 'multiple-pod-networks',
      title: 'More than one pod network',
      paths: ['networks[].pod'],
      check: ({ networks }) => {
        const pods = networks.filter(({ pod }) => pod !== undefined);
        return pods.length > 1
          ? {
              at: 'networks',
              message: `${oneOf(pods.map(({ name }) => `"${name}"`)).replace(' or ', ' and ')} are pod networks; a VM can have only one. Remove the others, or make them multus networks (multus: { networkName: ... }).`,
              found: pods.length,
              allowed: 'one',
            }
          : undefined;
      },
      good: second,
      bad: {
        'networks[1]': { name: 'again', pod: {} },
        'domain.devices.interfaces[1]': { name: 'again', masquerade: {} },
      },
    },
    {
      id: 'NET-02',
      name: 'multiple-default-networks',
      title: 'More than one `multus.default` network',
      paths: ['networks[].multus.default'],
      when: 'networks[].multus.default',
      check: ({ networks }) =>
        networks.filter(({ multus }) => multus?.default === true).length > 1
          ? {
              at: 'networks',
              message:
                'More than one multus network sets default: true. Keep it on the one that replaces the pod network, and remove it from the others.',
            }
          : undefined,
      good: { networks: [lan({ default: true })], 'domain.devices.interfaces': [{ name: 'lan', bridge: {} }] },
      bad: {
        networks: [lan({ default: true }), { name: 'b', multus: { networkName: 'b', default: true } }],
        'domain.devices.interfaces': [
          { name: 'lan', bridge: {} },
          { name: 'b', bridge: {} },
        ],
      },
    },
    {
      id: 'NET-03',
      name: 'pod-network-beside-default-multus',
      title: 'Pod network beside a `multus.default` network',
      paths: ['networks'],
      when: 'networks[].multus.default',
      check: ({ networks }) =>
        networks.some(({ pod }) => pod !== undefined) && networks.some(({ multus }) => multus?.default === true)
          ? {
              at: 'networks',
              message:
                'A multus network with default: true replaces the pod network, but this VM has both. Remove the pod network, or default: true.',
            }
          : undefined,
      good: second,
      bad: { 'networks[1]': lan({ default: true }), 'domain.devices.interfaces[1]': { name: 'lan', bridge: {} } },
    },
    {
      id: 'NET-04',
      name: 'network-without-type',
      title: 'Network without a type',
      paths: ['networks[]'],
      forEach: 'networks',
      check: (network) =>
        typesOf(network).length === 0
          ? {
              message: `The network "${network.name ?? ''}" has no type. Set pod: {} for the pod network, or multus: { networkName: ... } for a NetworkAttachmentDefinition.`,
              allowed: oneOf(TYPES),
            }
          : undefined,
      good: second,
      bad: { 'networks[1]': { name: 'lan' }, 'domain.devices.interfaces[1]': { name: 'lan', bridge: {} } },
    },
    {
      id: 'NET-05',
      name: 'network-with-multiple-types',
      title: 'Network with more than one type',
      paths: ['networks[]'],
      forEach: 'networks',
      check: (network) => {
        const types = typesOf(network);
        return types.length > 1
          ? {
              message: `The network "${network.name ?? ''}" sets both ${types.join(' and ')}. Keep one of them.`,
              found: types,
              allowed: `one of ${TYPES.join(', ')}`,
            }
          : undefined;
      },
      good: second,
      bad: { 'networks[0]': { name: 'default', pod: {}, multus: { networkName: 'lan' } } },
    },
    {
      id: 'NET-06',
      name: 'multus-network-without-name',
      title: '`multus` without a `networkName`',
      paths: ['networks[].multus.networkName'],
      forEach: 'networks',
      when: 'networks[].multus',
      check: ({ name, multus }) =>
        multus !== undefined && !multus.networkName
          ? {
              message: `The multus network "${name ?? ''}" does not name a NetworkAttachmentDefinition. Set networkName: NAME, or NAMESPACE/NAME for one in another namespace.`,
            }
          : undefined,
      good: second,
      bad: {
        'networks[1]': { name: 'lan', multus: { networkName: '' } },
        'domain.devices.interfaces[1]': { name: 'lan', bridge: {} },
      },
    },
    {
      id: 'NET-07',
      name: 'duplicate-network-name',
      title: 'Duplicate network name',
      paths: ['networks[].name'],
      check: ({ networks }) =>
        repeated(networks, ({ name }) => name ?? '').map(({ index, key }) => ({
          at: `networks[${index}].name`,
          message: `Another network is already named "${key}". Rename one of them, together with its interface.`,
          found: key,
        })),
      good: second,
      bad: {
        networks: [
          { name: 'lan', multus: { networkName: 'a' } },
          { name: 'lan', multus: { networkName: 'b' } },
        ],
        'domain.devices.interfaces': [{ name: 'lan', bridge: {} }],
      },
    },
    {
      id: 'NET-08',
      name: 'network-without-interface',
      title: 'Network without an interface',
      paths: ['networks[].name', 'domain.devices.interfaces[].name'],
      forEach: 'networks',
      check: ({ name = '' }, vmi) =>
        vmi.interface(name)
          ? undefined
          : {
              at: 'name',
              message: `The network "${name}" has no interface. Every network needs an interface of the same name: add { name: ${name || '...'}, bridge: {} } to domain.devices.interfaces (masquerade: {} for the pod network), or remove the network.`,
              found: name,
              allowed: vmi.interfaces.map((nic) => nic.name).join(', '),
            },
      good: second,
      bad: { 'networks[1]': lan() },
    },
    {
      id: 'NET-44',
      name: 'network-resource-claim-feature-gate',
      title: 'Network `resourceClaim` without its feature gate',
      paths: ['networks[].resourceClaim'],
      when: 'networks[].resourceClaim',
      check: ({ networks, cluster }) =>
        networks.some(({ resourceClaim }) => resourceClaim !== undefined) && !cluster.gate('NetworkDevicesWithDRA')
          ? gateClosed('networks', 'A network with a resourceClaim', 'NetworkDevicesWithDRA')
          : undefined,
      good: withClaim(claimed),
      bad: { edit: withClaim(claimed).edit },
    },
    {
      id: 'NET-45',
      name: 'network-resource-claim-beside-multus',
      title: 'Network `resourceClaim` beside a `multus` network',
      paths: ['networks'],
      when: 'networks[].resourceClaim',
      check: ({ networks, cluster }) =>
        cluster.gate('NetworkDevicesWithDRA') &&
        networks.some(({ resourceClaim }) => resourceClaim !== undefined) &&
        networks.some(({ multus }) => multus !== undefined)
          ? {
              at: 'networks',
              message:
                'Some networks use multus and others resourceClaim, which a VM cannot combine. Use one of them for all networks other than the pod network.',
            }
          : undefined,
      good: withClaim(claimed),
      bad: withClaim(claimed, { 'networks[2]': lan(), 'domain.devices.interfaces[2]': { name: 'lan', bridge: {} } }),
    },
    {
      id: 'NET-46',
      name: 'network-resource-claim-unsupported-binding',
      title: 'Network `resourceClaim` with an unsupported interface binding',
      paths: ['networks[].resourceClaim', 'domain.devices.interfaces[]'],
      forEach: 'networks',
      when: 'networks[].resourceClaim',
      check: ({ name = '', resourceClaim }, vmi) => {
        if (resourceClaim === undefined || !isJudged(vmi)) return undefined;
        const nic = vmi.interface(name);
        return !nic || nic.sriov !== undefined || nic.binding !== undefined
          ? undefined
          : {
              at: `/${vmi.path}.domain.devices.interfaces`,
              message: `The network "${name}" uses a resourceClaim, which requires an interface with sriov: {} or a binding plugin (binding: { name: ... }). Set one of these on the interface "${name}".`,
            };
      },
      good: withClaim(claimed),
      bad: withClaim(claimed, { 'domain.devices.interfaces[1]': { name: 'fast', bridge: {} } }),
    },
    {
      id: 'NET-47',
      name: 'network-resource-claim-without-claim-name',
      title: 'Network `resourceClaim` without a `claimName`',
      paths: ['networks[].resourceClaim.claimName'],
      forEach: 'networks',
      when: 'networks[].resourceClaim',
      check: ({ resourceClaim }, vmi) =>
        resourceClaim !== undefined && !resourceClaim.claimName && isJudged(vmi)
          ? {
              at: 'resourceClaim.claimName',
              message: 'resourceClaim has no claimName. Set it to the name of an entry in resourceClaims of this VM.',
              allowed: vmi.spec.resourceClaims?.map(({ name }) => name).join(', '),
            }
          : undefined,
      good: withClaim(claimed),
      bad: withClaim({ name: 'fast', resourceClaim: { claimName: '', requestName: 'vf' } }),
    },
    {
      id: 'NET-48',
      name: 'network-resource-claim-without-request-name',
      title: 'Network `resourceClaim` without a `requestName`',
      paths: ['networks[].resourceClaim.requestName'],
      forEach: 'networks',
      when: 'networks[].resourceClaim',
      check: ({ resourceClaim }, vmi) =>
        resourceClaim !== undefined && !resourceClaim.requestName && isJudged(vmi)
          ? {
              at: 'resourceClaim.requestName',
              message:
                'resourceClaim has no requestName. Set it to the request in the claim (or its template) that provides the device.',
            }
          : undefined,
      good: withClaim(claimed),
      bad: withClaim({ name: 'fast', resourceClaim: { claimName: 'nics', requestName: '' } }),
    },
    {
      id: 'NET-49',
      name: 'network-resource-claim-missing',
      title: 'Network `resourceClaim` that is not in `resourceClaims`',
      paths: ['networks[].resourceClaim.claimName', 'resourceClaims[].name'],
      forEach: 'networks',
      when: 'networks[].resourceClaim',
      check: ({ resourceClaim }, vmi) => {
        if (!resourceClaim?.claimName || !resourceClaim.requestName || !isJudged(vmi)) return undefined;
        const names = (vmi.spec.resourceClaims ?? []).map(({ name }) => name);
        return names.includes(resourceClaim.claimName)
          ? undefined
          : {
              at: 'resourceClaim.claimName',
              message: `There is no entry "${resourceClaim.claimName}" in resourceClaims. Add it, or correct the name.`,
              found: resourceClaim.claimName,
              allowed: names.join(', '),
            };
      },
      good: withClaim(claimed),
      bad: withClaim({ name: 'fast', resourceClaim: { claimName: 'other', requestName: 'vf' } }),
    },
    {
      id: 'NET-50',
      name: 'duplicate-network-resource-claim',
      title: 'Duplicate network `resourceClaim`',
      paths: ['networks[].resourceClaim'],
      when: 'networks[].resourceClaim',
      check: (vmi) => {
        if (!isJudged(vmi)) return undefined;
        const keyOf = ({ resourceClaim: claim }: core.Network) =>
          claim?.claimName && claim.requestName ? `${claim.claimName}/${claim.requestName}` : undefined;
        return repeated(vmi.networks, keyOf).map(({ index, first, key }) => ({
          at: `networks[${index}]`,
          message: `The request ${key} is already used by the network "${vmi.networks[first]!.name}". Use another request of the claim.`,
          found: key,
        }));
      },
      good: withClaim(claimed),
      bad: withClaim(claimed, {
        'networks[2]': { ...claimed, name: 'faster' },
        'domain.devices.interfaces[2]': { name: 'faster', sriov: {} },
      }),
    },
  ],
  { sameOnTemplateAndGuest: true },
);

/** KubeVirt validates claims only with their feature gate enabled and without multus networks. */
const isJudged = ({
  networks,
  cluster,
}: {
  networks: readonly core.Network[];
  cluster: { gate(name: string): boolean };
}) => cluster.gate('NetworkDevicesWithDRA') && !networks.some(({ multus }) => multus !== undefined);
