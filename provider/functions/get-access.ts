import { valueAt } from '../../kube/json';
import {
  consoleSocket,
  isWindows,
  loginUserOf,
  openShiftConsolePage,
  portForwardCommand,
  RDP,
  type Reached,
  serialCommand,
  sshCommand,
  vncCommand,
  vncSocket,
} from '../../kubevirt/access';
import { maybe, NAMESPACE, type ProviderFunction, text, VM_NAME } from './function';
import { noSuchVm, placeOf, vmAndGuest } from './read';

export const getAccess: ProviderFunction = {
  description:
    'Commands and addresses that connect to the guest of a VirtualMachine, through the API server: the guest needs no Service, and the user the rights of a console operator.',
  inputs: {
    name: VM_NAME,
    namespace: NAMESPACE,
    user: maybe(
      'string',
      'User for ssh. Default: the one that the VM shows in its access credentials or its cloud-init text; Secrets are not read.',
    ),
    identityFile: maybe('string', 'File of the private key for ssh. Default: that of the ssh client.'),
    openShiftConsole: maybe(
      'string',
      'Address of the web console of OpenShift, such as `https://console-openshift-console.apps.example.com`. Default: none.',
    ),
  },
  outputs: {
    running: { type: 'boolean', description: 'Whether the guest runs: without it, nothing answers.' },
    user: maybe('string', 'User for ssh; absent where neither the arguments nor the VM name one.'),
    ssh: maybe('string', 'Command that opens a shell in the guest; absent without a user.'),
    vnc: text('Command that opens the screen of the guest.'),
    vncUrl: text('WebSocket of the screen, for a VNC client in a browser, with the token of a user who may connect.'),
    serial: text('Command that opens the serial console of the guest.'),
    serialUrl: text('WebSocket of the serial console.'),
    windows: maybe('boolean', 'Whether the guest is Windows; absent where nothing shows its operating system.'),
    rdp: text(
      `Command that makes the remote desktop of a Windows guest the port ${RDP.localPort} of this computer. It runs until it is stopped.`,
    ),
    rdpUrl: text('Address of that remote desktop for an RDP client, while the command runs.'),
    openShiftConsoleUrl: maybe('string', "Address of the guest's page in the console of OpenShift."),
  },
  problem: ({ user }) =>
    typeof user === 'string' && !/^[^-@\s][^@\s]*$/.test(user)
      ? { property: 'user', reason: 'user must be a user name of the guest, without spaces and "@", such as fedora.' }
      : undefined,
  async run(args, call) {
    const place = placeOf(args, call);
    const { vm, vmi } = await vmAndGuest(call, place);
    if (!vm) throw await noSuchVm(call, place);
    const guest: Reached = { kind: 'vm', ...place };
    const { identityFile, openShiftConsole } = args as Record<string, string | undefined>;
    const user = (args['user'] as string | undefined) ?? loginUserOf(vm, vmi);
    const server = await call.cluster.server();
    const windows = isWindows(vm, vmi);
    return {
      running: valueAt(vmi, 'status', 'phase') === 'Running',
      ...(user !== undefined && { user, ssh: sshCommand(guest, { user, identityFile }) }),
      vnc: vncCommand(guest),
      vncUrl: vncSocket(guest, server),
      serial: serialCommand(guest),
      serialUrl: consoleSocket(guest, server),
      ...(windows !== undefined && { windows }),
      rdp: portForwardCommand(guest, RDP),
      rdpUrl: `rdp://full%20address=s:localhost:${RDP.localPort}`,
      ...(openShiftConsole !== undefined && { openShiftConsoleUrl: openShiftConsolePage(guest, openShiftConsole) }),
    };
  },
};
