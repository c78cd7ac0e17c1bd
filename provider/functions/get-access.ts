import { valueAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import {
  consoleSocket,
  hasNodePorts,
  isWindows,
  loginUserOf,
  openShiftConsolePage,
  portForwardCommand,
  portsOf,
  RDP,
  type Reached,
  serialCommand,
  servicesTo,
  sshCommand,
  vncCommand,
  vncSocket,
} from '../../kubevirt/access';
import { kindOf } from '../../kubevirt/kinds';
import { type Call, maybe, NAMESPACE, type ProviderFunction, type Struct, text, VM_NAME } from './function';
import { ifAllowed, noSuchVm, placeOf, vmAndGuest } from './read';

const SERVICE: Struct = {
  name: 'AccessService',
  description: 'A port of a Service, behind which a guest answers.',
  fields: {
    service: text('Name of the Service.'),
    type: text('Type of the Service: `ClusterIP`, `NodePort` or `LoadBalancer`.'),
    portName: maybe('string', 'Name of the port.'),
    port: { type: 'integer', description: 'Port of the Service.' },
    protocol: text('`TCP`, `UDP` or `SCTP`.'),
    nodePort: maybe('integer', 'Port that every node opens for it.'),
    addresses: {
      type: { list: 'string' },
      description:
        'Where it answers from outside of the cluster, as `host:port`: external addresses, those of the load balancer, then that of the node of the guest.',
    },
    clusterAddresses: {
      type: { list: 'string' },
      description: 'Where it answers within the cluster, as `host:port`: by name, then by address.',
    },
    url: maybe(
      'string',
      'The first of these as a URL of http, https, ssh or rdp; absent where neither the Service nor its port shows what is behind it.',
    ),
  },
};

export const getAccess: ProviderFunction = {
  description:
    'Commands and addresses that connect to the guest of a VirtualMachine: through the API server, for which it needs no Service, and the user the rights of a console operator; and through the Services that select it.',
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
    services: maybe(
      { list: SERVICE },
      'The ports of the Services that select the guest; absent where Services may not be listed.',
    ),
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
    const services = await servicesOf(call, vm, vmi, user);
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
      ...(services && { services }),
      ...(openShiftConsole !== undefined && { openShiftConsoleUrl: openShiftConsolePage(guest, openShiftConsole) }),
    };
  },
};

/** Services are of no use to a user who has only the rights of a console operator, who still gets the commands. */
async function servicesOf(call: Call, vm: KubeObject, vmi: KubeObject | undefined, user: string | undefined) {
  const { cluster, signal } = call;
  const namespace = vm.metadata?.namespace;
  const listed = await ifAllowed(
    cluster.list(kindOf('v1', 'Service')!, { ...(namespace !== undefined && { namespace }), signal }),
  );
  if (!listed) return undefined;
  const services = servicesTo(vm, vmi, listed.items);
  const name = valueAt(vmi, 'status', 'nodeName');
  const node =
    typeof name === 'string' && services.some(hasNodePorts)
      ? await ifAllowed(cluster.find(kindOf('v1', 'Node')!, { name }, { signal }))
      : undefined;
  return services.flatMap((service) =>
    portsOf(service, { ...(node && { node }), ...(user !== undefined && { user }) }),
  );
}
