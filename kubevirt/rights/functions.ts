/** What each function of the Pulumi provider reads. A test uses every right of each, and shows that it fails without, or answers less. */
import { type Rule, rule } from './rule';

const KUBEVIRT = 'kubevirt.io';
const SUBRESOURCES = 'subresources.kubevirt.io';

const GUEST = rule(KUBEVIRT, 'virtualmachines virtualmachineinstances', ['get']);

export const FUNCTIONS: Readonly<Record<string, readonly Rule[]>> = {
  getVirtualMachine: [GUEST],
  getAccess: [
    GUEST,
    {
      ...rule('', 'services', ['list'], 'Optional. Without it, `services` is absent.'),
      optional: true,
    },
    {
      ...rule('', 'nodes', ['get'], 'Optional. Without it, Services with a `nodePort` have no address of a node.'),
      optional: true,
    },
  ],
  getGuestInfo: [
    GUEST,
    rule(
      SUBRESOURCES,
      'virtualmachineinstances/guestosinfo virtualmachineinstances/filesystemlist virtualmachineinstances/userlist',
      ['get'],
    ),
  ],
  expand: [
    rule(SUBRESOURCES, 'virtualmachines/expand-spec', ['get'], 'A VM that exists, by its name.'),
    rule(
      SUBRESOURCES,
      'expand-vm-spec',
      ['update'],
      'A VM that need not exist, given as `manifest`. Nothing is written.',
    ),
  ],
  getInstancetypes: [
    rule(
      'instancetype.kubevirt.io',
      'virtualmachineinstancetypes virtualmachineclusterinstancetypes virtualmachinepreferences virtualmachineclusterpreferences',
      ['list'],
    ),
  ],
  getInventory: [rule(KUBEVIRT, 'virtualmachines virtualmachineinstances', ['list'])],
  getCapabilities: [
    rule('', 'nodes persistentvolumeclaims', ['list']),
    rule(KUBEVIRT, 'kubevirts virtualmachines virtualmachineinstances', ['list']),
    rule('cdi.kubevirt.io', 'cdis storageprofiles', ['list']),
    rule('storage.k8s.io', 'storageclasses', ['list']),
    rule('snapshot.storage.k8s.io', 'volumesnapshotclasses', ['list']),
  ],
};

/** The name of the role of a function in the guide: `getGuestInfo` is `kubevirt-iac-get-guest-info`. */
export const functionRole = (name: string): string =>
  `kubevirt-iac-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
