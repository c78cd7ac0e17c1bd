import { same } from '../../../../kube/differences';
import { nameText } from '../../format-value';
import type { Outcome } from '../outcome';
import type { RunningPass } from '../pass';
import { asObject, byName, type Item, type VmiSpec } from '../read-vm';

const NIC = (name: string) => [`domain.devices.interfaces[${name}]`, `networks[${name}]`];

/** Plugs, unplugs and re-networks NICs. Knows nothing of preferences: it copies what the VM says. */
export function syncInterfaces(pass: RunningPass, outcome: Outcome): undefined {
  const { now, guest } = pass;
  const wanted = now.vm.spec;
  const has = byName(guest.spec.domain.devices.interfaces);
  const networks = byName(wanted.networks);
  const interfaces: Item[] = [];
  const added: Item[] = [];
  for (const nic of guest.spec.domain.devices.interfaces) {
    const asked = byName(wanted.domain.devices.interfaces).get(nic.name);
    const next = asked ? withState(nic, asked, pass, outcome) : nic;
    if (next) interfaces.push(next);
    if (!asked) noteDeleted(nic.name, pass, outcome);
  }
  for (const nic of wanted.domain.devices.interfaces) {
    const network = networks.get(nic.name);
    if (has.has(nic.name) || !network) continue;
    if (nic['state'] === 'absent') note(outcome, nic.name, 'nic-absent-already');
    else if (isPluggable(nic)) {
      plug(nic, pass, outcome);
      interfaces.push(nic);
      added.push(network);
    } else if (isSecondary(network)) note(outcome, nic.name, 'nic-added-silent');
  }
  const kept = new Set(interfaces.map(({ name }) => name));
  guest.spec = {
    ...guest.spec,
    networks: [...guest.spec.networks.filter(({ name }) => kept.has(name)), ...added].map((network) =>
      withNetworkName(network, networks.get(network.name), pass, outcome),
    ),
    domain: { ...guest.spec.domain, devices: { ...guest.spec.domain.devices, interfaces } },
  };
}

/** Whether NICs changed in a way that needs a restart: anything but state and network name of those that the guest has. */
export function interfacesNeedRestart(current: VmiSpec, guest: VmiSpec): boolean {
  const nics = byName(current.domain.devices.interfaces);
  const networks = byName(current.networks);
  if (current.networks.some(isPod) && !guest.networks.some(isPod)) return true;
  return (
    guest.domain.devices.interfaces.some((nic) => !same(without(nics.get(nic.name), 'state'), without(nic, 'state'))) ||
    guest.networks.some((network) => !same(anyNetworkName(networks.get(network.name)), anyNetworkName(network)))
  );
}

function plug(nic: Item, { live }: RunningPass, outcome: Outcome): void {
  const inPlace = live.migrating || (live.dynamicNetworksController && nic['sriov'] === undefined);
  for (const subject of NIC(nic.name))
    outcome.live.push({ subject, row: inPlace ? 'nic-plugged-in-place' : 'nic-plugged' });
}

/** The NIC with the state that is asked for; undefined where that takes it out of the guest at once. */
function withState(nic: Item, asked: Item, { live }: RunningPass, outcome: Outcome): Item | undefined {
  const state = asked['state'];
  if (state === nic['state'] || nic['state'] === 'absent') return nic;
  const subject = `domain.devices.interfaces[${nic.name}].state`;
  if (state !== 'absent') {
    outcome.live.push({ subject, row: 'nic-link' });
    return state === undefined ? (without(nic, 'state') as Item) : { ...nic, state };
  }
  if (live.ordinalPodIfaces) {
    outcome.notes.push({ subject, row: 'nic-ordinal' });
    return nic;
  }
  outcome.live.push({ subject, row: live.dynamicNetworksController ? 'nic-unplugged-in-place' : 'nic-unplugged' });
  return live.dynamicNetworksController ? undefined : { ...nic, state };
}

function noteDeleted(name: string, { booted }: RunningPass, outcome: Outcome): void {
  const atBoot = byName(booted.full.spec.domain.devices.interfaces).has(name);
  if (!atBoot) note(outcome, name, 'nic-deleted-silent');
}

function withNetworkName(network: Item, asked: Item | undefined, { now, live }: RunningPass, outcome: Outcome): Item {
  const multus = asObject(network['multus']);
  const wanted = asObject(asked?.['multus'])['networkName'];
  if (network['multus'] === undefined || asked?.['multus'] === undefined || multus['networkName'] === wanted)
    return network;
  const qualified = (name: unknown) => {
    const text = nameText(name);
    return text.includes('/') ? text : `${now.vm.namespace}/${text}`;
  };
  const moves = qualified(multus['networkName']) !== qualified(wanted) && !live.migrating;
  outcome.live.push({
    subject: `networks[${network.name}].multus.networkName`,
    row: moves ? 'nic-network' : 'nic-network-same',
  });
  return { ...network, multus: { ...multus, networkName: wanted } };
}

function note(
  outcome: Outcome,
  name: string,
  row: 'nic-absent-already' | 'nic-added-silent' | 'nic-deleted-silent',
): void {
  for (const subject of NIC(name)) outcome.notes.push({ subject, row });
}

function isPluggable(nic: Item): boolean {
  return nic['bridge'] !== undefined || nic['sriov'] !== undefined;
}

function isPod(network: Item): boolean {
  return network['pod'] !== undefined;
}

function isSecondary(network: Item): boolean {
  return network['multus'] !== undefined && asObject(network['multus'])['default'] !== true;
}

function without(item: Item | undefined, key: string): unknown {
  if (!item) return undefined;
  const { [key]: _, ...rest } = item;
  return rest;
}

function anyNetworkName(network: Item | undefined): unknown {
  if (!network || network['multus'] === undefined) return network;
  return { ...network, multus: without(network['multus'] as Item, 'networkName') };
}
