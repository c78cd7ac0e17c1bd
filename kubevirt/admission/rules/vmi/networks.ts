import type { core } from '../../../types';
import { machineRules } from '../../engine/rule';
import { oneOf } from '../../engine/suggest';
import { gateClosed, repeated } from '../shared/messages';

const TYPES = ['pod', 'multus', 'resourceClaim'] as const;
const typesOf = (network: core.Network) => TYPES.filter((type) => network[type] !== undefined);

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

export const NETWORKS = machineRules(
  'networks',
  [
    {
      id: 'NET-01',
      title: 'Two pod networks',
      paths: ['networks[].pod'],
      check: ({ networks }) => {
        const pods = networks.filter(({ pod }) => pod !== undefined);
        return pods.length > 1
          ? {
              at: 'networks',
              message: `${oneOf(pods.map(({ name }) => `"${name}"`)).replace(' or ', ' and ')} are each the pod network, of which a machine has one. Remove the others, or make them multus networks (multus: { networkName: ... }).`,
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
      title: 'Two default networks',
      paths: ['networks[].multus.default'],
      check: ({ networks }) =>
        networks.filter(({ multus }) => multus?.default === true).length > 1
          ? {
              at: 'networks',
              message:
                'More than one multus network says default: true. Keep it on the one that takes the place of the pod network, and remove it from the others.',
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
      title: 'The pod network beside a default multus network',
      paths: ['networks'],
      check: ({ networks }) =>
        networks.some(({ pod }) => pod !== undefined) && networks.some(({ multus }) => multus?.default === true)
          ? {
              at: 'networks',
              message:
                'A multus network with default: true takes the place of the pod network, but this machine has both. Remove the pod network, or default: true.',
            }
          : undefined,
      good: second,
      bad: { 'networks[1]': lan({ default: true }), 'domain.devices.interfaces[1]': { name: 'lan', bridge: {} } },
    },
    {
      id: 'NET-04',
      title: 'A network without a type',
      paths: ['networks[]'],
      each: 'networks',
      check: (network) =>
        typesOf(network).length === 0
          ? {
              message: `The network "${network.name ?? ''}" does not say what it is. Add pod: {} for the pod network, or multus: { networkName: ... } for one that a NetworkAttachmentDefinition describes.`,
              allowed: oneOf(TYPES),
            }
          : undefined,
      good: second,
      bad: { 'networks[1]': { name: 'lan' }, 'domain.devices.interfaces[1]': { name: 'lan', bridge: {} } },
    },
    {
      id: 'NET-05',
      title: 'A network of two types',
      paths: ['networks[]'],
      each: 'networks',
      check: (network) => {
        const types = typesOf(network);
        return types.length > 1
          ? {
              message: `The network "${network.name ?? ''}" is ${types.join(' and ')} at once. Keep one of them.`,
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
      title: 'A multus network without a definition',
      paths: ['networks[].multus.networkName'],
      each: 'networks',
      check: ({ name, multus }) =>
        multus !== undefined && !multus.networkName
          ? {
              message: `The multus network "${name ?? ''}" must name a NetworkAttachmentDefinition, and does not. Write networkName: NAME, or NAMESPACE/NAME for one of another namespace.`,
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
      title: 'Two networks of one name',
      paths: ['networks[].name'],
      check: ({ networks }) =>
        repeated(networks, ({ name }) => name ?? '').map(({ index, key }) => ({
          at: `networks[${index}].name`,
          message: `Another network is called "${key}" already. Rename one of the two, and its interface with it.`,
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
      title: 'A network without an interface',
      paths: ['networks[].name', 'domain.devices.interfaces[].name'],
      each: 'networks',
      check: ({ name = '' }, machine) =>
        machine.interface(name)
          ? undefined
          : {
              at: 'name',
              message: `No interface is called "${name}". Every network needs an interface of the same name in domain.devices.interfaces: add { name: ${name || '...'}, bridge: {} } there (masquerade: {} for the pod network), or remove the network.`,
              found: name,
              allowed: machine.interfaces.map((nic) => nic.name).join(', '),
            },
      good: second,
      bad: { 'networks[1]': lan() },
    },
    {
      id: 'NET-44',
      title: 'A network by resource claim without its feature gate',
      paths: ['networks[].resourceClaim'],
      check: ({ networks, cluster }) =>
        networks.some(({ resourceClaim }) => resourceClaim !== undefined) && !cluster.gate('NetworkDevicesWithDRA')
          ? gateClosed('networks', 'A network by resource claim', 'NetworkDevicesWithDRA')
          : undefined,
      good: withClaim(claimed),
      bad: { edit: withClaim(claimed).edit },
    },
    {
      id: 'NET-45',
      title: 'Multus networks beside resource claims',
      paths: ['networks'],
      check: ({ networks, cluster }) =>
        cluster.gate('NetworkDevicesWithDRA') &&
        networks.some(({ resourceClaim }) => resourceClaim !== undefined) &&
        networks.some(({ multus }) => multus !== undefined)
          ? {
              at: 'networks',
              message:
                'Some networks are by multus and others by resourceClaim, which a machine cannot mix. Use one of the two for all networks beside the pod network.',
            }
          : undefined,
      good: withClaim(claimed),
      bad: withClaim(claimed, { 'networks[2]': lan(), 'domain.devices.interfaces[2]': { name: 'lan', bridge: {} } }),
    },
    {
      id: 'NET-46',
      title: 'A resource claim on an interface that cannot take it',
      paths: ['networks[].resourceClaim', 'domain.devices.interfaces[]'],
      each: 'networks',
      check: ({ name = '', resourceClaim }, machine) => {
        if (resourceClaim === undefined || !isJudged(machine)) return undefined;
        const nic = machine.interface(name);
        return !nic || nic.sriov !== undefined || nic.binding !== undefined
          ? undefined
          : {
              at: `/${machine.path}.domain.devices.interfaces`,
              message: `The network "${name}" comes from a resource claim, which only an interface with sriov: {} or a binding plugin (binding: { name: ... }) can take. Write one of these for the interface "${name}".`,
            };
      },
      good: withClaim(claimed),
      bad: withClaim(claimed, { 'domain.devices.interfaces[1]': { name: 'fast', bridge: {} } }),
    },
    {
      id: 'NET-47',
      title: 'A resource claim without a name',
      paths: ['networks[].resourceClaim.claimName'],
      each: 'networks',
      check: ({ resourceClaim }, machine) =>
        resourceClaim !== undefined && !resourceClaim.claimName && isJudged(machine)
          ? {
              at: 'resourceClaim.claimName',
              message:
                'The network does not name its claim. Write claimName: NAME, one of the entries of "resourceClaims" of this machine.',
              allowed: machine.spec.resourceClaims?.map(({ name }) => name).join(', '),
            }
          : undefined,
      good: withClaim(claimed),
      bad: withClaim({ name: 'fast', resourceClaim: { claimName: '', requestName: 'vf' } }),
    },
    {
      id: 'NET-48',
      title: 'A resource claim without a request',
      paths: ['networks[].resourceClaim.requestName'],
      each: 'networks',
      check: ({ resourceClaim }, machine) =>
        resourceClaim !== undefined && !resourceClaim.requestName && isJudged(machine)
          ? {
              at: 'resourceClaim.requestName',
              message:
                'The network does not name its request. Write requestName: NAME, the request in the claim (or in its template) that gives the device.',
            }
          : undefined,
      good: withClaim(claimed),
      bad: withClaim({ name: 'fast', resourceClaim: { claimName: 'nics', requestName: '' } }),
    },
    {
      id: 'NET-49',
      title: 'A network by a claim that the machine does not have',
      paths: ['networks[].resourceClaim.claimName', 'resourceClaims[].name'],
      each: 'networks',
      check: ({ resourceClaim }, machine) => {
        if (!resourceClaim?.claimName || !resourceClaim.requestName || !isJudged(machine)) return undefined;
        const names = (machine.spec.resourceClaims ?? []).map(({ name }) => name);
        return names.includes(resourceClaim.claimName)
          ? undefined
          : {
              at: 'resourceClaim.claimName',
              message: `The machine has no resource claim "${resourceClaim.claimName}". Add it to "resourceClaims", or correct the name.`,
              found: resourceClaim.claimName,
              allowed: names.join(', '),
            };
      },
      good: withClaim(claimed),
      bad: withClaim({ name: 'fast', resourceClaim: { claimName: 'other', requestName: 'vf' } }),
    },
    {
      id: 'NET-50',
      title: 'One request of a claim for two networks',
      paths: ['networks[].resourceClaim'],
      check: (machine) => {
        if (!isJudged(machine)) return undefined;
        const keyOf = ({ resourceClaim: claim }: core.Network) =>
          claim?.claimName && claim.requestName ? `${claim.claimName}/${claim.requestName}` : undefined;
        return repeated(machine.networks, keyOf).map(({ index, first, key }) => ({
          at: `networks[${index}]`,
          message: `The request ${key} is taken by the network "${machine.networks[first]!.name}" already. Use another request of the claim.`,
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
  { settled: true },
);

/** Claims are looked at only behind their gate and without multus beside them. */
const isJudged = ({
  networks,
  cluster,
}: {
  networks: readonly core.Network[];
  cluster: { gate(name: string): boolean };
}) => cluster.gate('NetworkDevicesWithDRA') && !networks.some(({ multus }) => multus !== undefined);
