/** Static addresses that cloud-init sets, and with which the guest reaches nothing. */
import { objectAt, valueAt } from '../../../../kube/json';
import { memoize } from '../../../../kube/memoize';
import { familyOf, isIn, reservedAddress, subnetOf } from '../../../../kube/subnet';
import { type StaticInterface, staticInterfaces } from '../../../network-data';
import type { core } from '../../../types';
import type { Fault } from '../../engine/fault';
import { vmiRules } from '../../engine/rule';
import type { VmiSpecView } from '../../engine/vmi-spec-view';
import { NETWORK_DATA, sources, type Text, textOf } from './cloud-init-text';

const LINK_LOCAL = subnetOf('fe80::/10')!;

/** A gateway that none of the addresses reaches. One of another family is a route of its own. */
function lostGateway({ addresses, gateways, dhcp }: StaticInterface): string | undefined {
  const subnets = addresses.map(subnetOf);
  if (dhcp || subnets.some((subnet) => subnet === undefined)) return undefined;
  return gateways.find((gateway) => {
    const family = familyOf(gateway);
    const mine = subnets.filter((subnet) => subnet!.family === family);
    return mine.length > 0 && !isIn(gateway, LINK_LOCAL) && !mine.some((subnet) => isIn(gateway, subnet!));
  });
}

/** Why a guest cannot have an address. */
function unusable(one: StaticInterface, vmi: VmiSpecView): string | undefined {
  for (const address of one.addresses) {
    const plain = address.split('/')[0]!;
    const reserved = reservedAddress(address);
    if (reserved) return `${address} is the ${reserved} address of its subnet, which no guest can have`;
    if (one.gateways.includes(plain)) return `${address} is also its gateway`;
    const subnets = subnetsOfNetwork(one, vmi);
    const known = subnets.map(subnetOf).filter((subnet) => subnet?.family === familyOf(plain));
    if (known.length > 0 && !known.some((subnet) => subnet && isIn(plain, subnet)))
      return `${address} is outside the subnets of its network, ${subnets.join(', ')}`;
  }
  return undefined;
}

/** The subnets of the user-defined network that the interface is on, which the guest is found on by its MAC address. */
function subnetsOfNetwork({ mac }: StaticInterface, vmi: VmiSpecView): string[] {
  const { related, object } = vmi;
  const nic = mac && vmi.interfaces.find(({ macAddress }) => macAddress?.toLowerCase() === mac.toLowerCase());
  const name = nic ? vmi.network(nic.name)?.multus?.networkName : undefined;
  if (!name) return [];
  const [namespace, plain] = name.includes('/') ? name.split('/') : [object.metadata?.namespace, name];
  const found = related.find('UserDefinedNetwork', plain!, namespace);
  const given = valueAt(objectAt(found, 'spec', 'layer2'), 'subnets');
  return Array.isArray(given) ? given.filter((subnet) => typeof subnet === 'string') : [];
}

/** The interfaces of a text, which is read once for both rules. */
const known = new Map<string, StaticInterface[]>();
function interfacesOf(text: string): StaticInterface[] {
  if (known.size > 200) known.clear();
  return memoize(known, text, () => staticInterfaces(text));
}

type Found = { text: Text; one: StaticInterface; problem: string };

function first(
  volume: core.Volume,
  vmi: VmiSpecView,
  problemOf: (one: StaticInterface, vmi: VmiSpecView) => string | undefined,
): Found | undefined {
  const text = volume.cloudInitNoCloud && textOf(volume, NETWORK_DATA, vmi);
  if (!text) return undefined;
  for (const one of interfacesOf(text.text)) {
    const problem = problemOf(one, vmi);
    if (problem !== undefined) return { text, one, problem };
  }
  return undefined;
}

const PATHS = sources(NETWORK_DATA).map((field) => `volumes[].cloudInitNoCloud.${field}`);
const networkData = (ethernet: string) => ({
  'volumes[1]': {
    name: 'cloudinit',
    cloudInitNoCloud: { networkData: `version: 2\nethernets:\n  enp1s0:\n${ethernet.replace(/^/gm, '    ')}\n` },
  },
});

export const STATIC_ADDRESSES = vmiRules('cloud-init', [
  {
    id: 'CI-04',
    name: 'gateway-outside-subnet',
    title: 'Gateway outside the subnet of the static address',
    forEach: 'volumes',
    paths: PATHS,
    severity: 'warning',
    view: 'guest',
    when: PATHS,
    check: (volume, vmi): Fault | undefined => {
      const found = first(volume, vmi, lostGateway);
      if (!found) return undefined;
      const { text, one, problem } = found;
      return {
        at: text.at,
        message: `The gateway ${problem} of ${one.name} is outside the subnet of its address ${one.addresses.join(', ')}: the guest does not reach it, and nothing behind it. Correct the gateway or the prefix length; of a gateway on the link, set on-link: true at its route.`,
        allowed: 'a gateway in the subnet of a static address',
      };
    },
    good: networkData('addresses: [192.168.10.5/24]\nroutes: [{ to: 0.0.0.0/0, via: 192.168.10.1 }]'),
    bad: networkData('addresses: [192.168.10.5/24]\nroutes: [{ to: 0.0.0.0/0, via: 192.168.100.1 }]'),
  },
  {
    id: 'CI-05',
    name: 'unusable-static-address',
    title: 'Static address that no guest can have',
    forEach: 'volumes',
    paths: PATHS,
    severity: 'warning',
    view: 'guest',
    when: PATHS,
    check: (volume, vmi): Fault | undefined => {
      const found = first(volume, vmi, unusable);
      if (!found) return undefined;
      return {
        at: found.text.at,
        message: `The static address of ${found.one.name} cannot be used: ${found.problem}. Choose another address of the network.`,
        allowed: 'an address of the network that is neither its first nor its last, nor the gateway',
      };
    },
    good: networkData('addresses: [192.168.10.5/24]'),
    bad: networkData('addresses: [192.168.10.0/24]'),
  },
]);
