import { MIGRATE, NEXT_BOOT, RESTART } from './advice';
import { rows } from './row';

export const network = rows({
  'nic-plugged': {
    paths: ['domain.devices.interfaces[]', 'networks[]'],
    change: 'added',
    when: 'a secondary network with binding bridge or sriov',
    effect: 'live+migration',
    reason: 'The NIC is plugged in; it arrives with the migration that follows.',
    advice: MIGRATE,
  },
  'nic-plugged-in-place': {
    paths: ['domain.devices.interfaces[]', 'networks[]'],
    change: 'added',
    when: "a bridge NIC, where Multus' dynamic-networks-controller is installed, or during a migration",
    effect: 'live',
    reason: 'The NIC is plugged into the running guest.',
  },
  'nic-added-silent': {
    paths: ['domain.devices.interfaces[]', 'networks[]'],
    change: 'added',
    when: 'a secondary network with another binding',
    effect: 'next-boot-silent',
    reason: 'Only bridge and sriov NICs can be plugged; this one waits for the next boot, unannounced.',
    advice: NEXT_BOOT,
  },
  'nic-fixed': {
    paths: ['domain.devices.interfaces[]', 'networks[]'],
    change: 'edited, or a pod network added',
    effect: 'restart',
    reason: 'A NIC that the guest has can only change its link state and its network attachment while it runs.',
    advice: RESTART,
  },
  'nic-deleted': {
    paths: ['domain.devices.interfaces[]', 'networks[]'],
    change: 'deleted',
    effect: 'restart',
    reason: 'Deleting the entry does not unplug the NIC; KubeVirt asks for a restart instead.',
    advice:
      'For a secondary bridge NIC set state: absent instead, wait until KubeVirt has removed it, then drop the entry.',
  },
  'nic-deleted-silent': {
    paths: ['domain.devices.interfaces[]', 'networks[]'],
    change: 'deleted',
    when: 'it was plugged in since the guest booted',
    effect: 'next-boot-silent',
    reason: 'The guest keeps the NIC until it boots, and nothing asks for a restart.',
    advice: 'Put the entry back with state: absent, which unplugs it.',
  },
  'nic-unplugged': {
    paths: ['domain.devices.interfaces[].state'],
    change: 'set to absent',
    effect: 'live+migration',
    reason:
      'The NIC is taken out of the guest at once and out of its pod by the migration that follows; then KubeVirt drops the entry.',
    advice: `Leave the entry as it is until KubeVirt has dropped it. ${MIGRATE}`,
  },
  'nic-unplugged-in-place': {
    paths: ['domain.devices.interfaces[].state'],
    change: 'set to absent',
    when: "Multus' dynamic-networks-controller is installed",
    effect: 'live',
    reason: 'The NIC is unplugged from the running guest; then KubeVirt drops the entry.',
    advice: 'Leave the entry as it is until KubeVirt has dropped it.',
  },
  'nic-absent-already': {
    paths: ['domain.devices.interfaces[]', 'networks[]'],
    change: 'added as absent, or dropped after it was unplugged',
    effect: 'no-effect',
    reason: 'The guest has no such NIC; KubeVirt drops the entry.',
  },
  'nic-ordinal': {
    paths: ['domain.devices.interfaces[].state'],
    change: 'set to absent',
    when: 'the pod names its NICs by order (it was started by an old release)',
    effect: 'next-boot-silent',
    reason: 'NICs of this pod cannot be unplugged; it waits for the next boot, unannounced.',
    advice: 'Migrate the guest first, then set it absent again.',
  },
  'nic-link': {
    paths: ['domain.devices.interfaces[].state'],
    change: 'set to up or down',
    effect: 'live',
    reason: 'The link is pulled or plugged in the running guest.',
  },
  'nic-network': {
    paths: ['networks[].multus.networkName'],
    change: 'pointed at another network attachment',
    effect: 'live+migration',
    reason: 'The NIC moves to the other network with the migration that follows.',
    advice: MIGRATE,
  },
  'nic-network-same': {
    paths: ['networks[].multus.networkName'],
    change: 'written with or without its namespace',
    effect: 'live',
    reason: 'It names the same network attachment.',
  },
  'nic-preferred-model': {
    paths: ['domain.devices.interfaces[]'],
    change: 'added without a model',
    when: 'the preference has a preferred model',
    effect: 'restart',
    reason:
      'The NIC is plugged without a model while the VM reads one from its preference; KubeVirt takes that for a change and asks for a restart.',
    advice: 'Write the model of the NIC.',
  },
  'order-of-nics': {
    paths: ['domain.devices.interfaces', 'networks'],
    change: 'put in another order',
    effect: 'no-effect',
    reason: 'The running guest keeps its order; the next boot takes the new one.',
    advice: 'Give NICs a MAC address or an acpiIndex, so that the guest does not name them by order.',
  },
});
