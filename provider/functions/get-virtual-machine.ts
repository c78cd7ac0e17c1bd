import { isTrue } from '../../kube/condition';
import { valueAt } from '../../kube/json';
import { guestOutputs } from '../kinds';
import { maybe, NAME, NAMESPACE, type ProviderFunction, text, VM_NAME } from './function';
import { noSuchVm, placeOf, vmAndGuest } from './read';

export const getVirtualMachine: ProviderFunction = {
  description:
    'Reads a VirtualMachine and its guest from the cluster, even if another program manages it. An error if it does not exist.',
  inputs: { name: VM_NAME, namespace: NAMESPACE },
  outputs: {
    name: NAME,
    namespace: text('Its namespace.'),
    uid: text('Identity of the object in its cluster.'),
    printableStatus: text('`status.printableStatus`: `Running`, `Stopped`, `Provisioning`.'),
    running: { type: 'boolean', description: 'Whether the guest runs.' },
    restartRequired: {
      type: 'boolean',
      description: 'Whether changes wait for a restart of the guest (condition `RestartRequired`).',
    },
    nodeName: maybe('string', 'Node that the guest runs on.'),
    ipAddresses: {
      type: { list: 'string' },
      description: "The guest's addresses, those of its first interface first.",
    },
  },
  async run(args, call) {
    const place = placeOf(args, call);
    const { vm, vmi } = await vmAndGuest(call, place);
    if (!vm) throw await noSuchVm(call, place);
    return {
      ...place,
      uid: vm.metadata?.uid,
      printableStatus: valueAt(vm, 'status', 'printableStatus') ?? '',
      running: valueAt(vmi, 'status', 'phase') === 'Running',
      restartRequired: isTrue(vm, 'RestartRequired'),
      ipAddresses: [],
      ...(vmi && guestOutputs(vmi)),
    };
  },
};
