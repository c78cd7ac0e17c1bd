/** Interfaces with their networks, as props. */
import { isObject } from '../../kube/json';
import { at, filled, type Json, listAt, objectAt } from './fields';
import { resourceClaim } from './resource-claim-props';

const BINDINGS = ['masquerade', 'bridge', 'sriov'];

/** `[]` for a guest without NICs; undefined for the one that everybody has by default. */
export function nics(guest: Json): Json[] | undefined {
  const devices = objectAt(guest, 'domain', 'devices');
  const networks = new Map(listAt(guest, 'networks').map((network) => [network['name'], network]));
  const interfaces = listAt(devices, 'interfaces');
  if (interfaces.length === 0) return devices['autoattachPodInterface'] === false ? [] : undefined;
  return interfaces.map((nic) => {
    const { name, macAddress, binding, passtBinding, masquerade, bridge, sriov, ...rest } = nic;
    const network = networks.get(name) ?? {};
    return filled({
      ...networkOf(network, guest),
      name,
      binding: bindingOf(nic),
      mac: macAddress,
      ...rest,
    });
  });
}

function networkOf(network: Json, guest: Json): Json {
  const { multus, resourceClaim: allocated } = network;
  if (isObject(multus)) return { network: multus['networkName'], default: multus['default'] };
  if (isObject(allocated))
    return { claim: resourceClaim(guest, allocated['claimName']), request: allocated['requestName'] };
  return { pod: objectAt(network, 'pod') };
}

function bindingOf(nic: Json): unknown {
  const plugin = at(nic, 'binding', 'name');
  if (plugin !== undefined) return { plugin };
  return isObject(nic['passtBinding']) ? 'passt' : BINDINGS.find((kind) => isObject(nic[kind]));
}
