import { shellWord } from '../../kube/shell';
import { mapUnresolved } from '../../kube/unresolved';

/** A guest that somebody connects to. */
interface Reached {
  readonly name: string;
  readonly namespace?: string;
}

/** Port of the remote desktop of Windows. */
const RDP = 3389;

/** A word that begins with a dash would be an option of the command. */
function checkedUser(user: string): string {
  if (/^[^-@\s][^@\s]*$/.test(user)) return user;
  throw new Error(`"${user}" is not a valid user name of a guest. Use one without spaces and "@", such as "fedora".`);
}

/**
 * Commands that connect to a guest, as plain text: for an output, a README, or a message of a pipeline. All of them go through the API server,
 * so the guest needs no Service, and the user needs the rights of a console operator.
 *
 * ssh, port-forward and rdp reach the guest over the pod network: a NetworkPolicy must let them in (`Peer.virtctl()`).
 */
export class MachineAccess {
  private readonly guest: Reached;

  constructor(
    { name, namespace }: Reached,
    private readonly kind: 'vm' | 'vmi' = 'vm',
  ) {
    // Without the rest of a construct, which is searched for what is not known yet.
    this.guest = { name, namespace };
  }

  /** Opens a shell in the guest: `virtctl ssh --namespace vms ops@vm/web`. */
  ssh(user: string, options: { /** File of the private key. */ readonly identityFile?: string } = {}): string {
    const { identityFile } = options;
    return this.virtctl({ user, identityFile }, (name, known) => [
      'ssh',
      ...(known.identityFile === undefined ? [] : ['--identity-file', known.identityFile]),
      `${checkedUser(known.user)}@${this.kind}/${name}`,
    ]);
  }

  /** Copies a local file into the guest: `virtctl scp --namespace vms app.tgz ops@vm/web:/tmp/`. */
  scp(user: string, file: string, target: string): string {
    return this.virtctl({ user, file, target }, (name, known) => [
      'scp',
      known.file,
      `${checkedUser(known.user)}@${this.kind}/${name}:${known.target}`,
    ]);
  }

  /** Opens the screen of the guest. */
  vnc(): string {
    return this.virtctl({}, (name) => ['vnc', name]);
  }

  /** Opens the serial console of the guest. */
  serial(): string {
    return this.virtctl({}, (name) => ['console', name]);
  }

  /** Makes a port of the guest a port of this computer. */
  portForward(port: number, localPort: number = port): string {
    return this.virtctl({ port, localPort }, (name, known) => [
      'port-forward',
      `${this.kind}/${name}`,
      `${known.localPort}:${known.port}`,
    ]);
  }

  /** Makes the remote desktop of a Windows guest a port of this computer, which a client such as `mstsc /v:localhost:13389` then opens. */
  rdp(localPort = 13389): string {
    return this.portForward(RDP, localPort);
  }

  /** Address of the guest's page in the console of OpenShift, such as `https://console-openshift-console.apps.example.com`. */
  openShiftConsole(console: string): string {
    const kind = this.kind === 'vm' ? 'VirtualMachine' : 'VirtualMachineInstance';
    return mapUnresolved({ console, guest: this.guest }, (known) => {
      const { name, namespace = 'default' } = known.guest;
      return `${known.console.replace(/\/+$/, '')}/k8s/ns/${namespace}/kubevirt.io~v1~${kind}/${name}/console`;
    }) as string;
  }

  /** A command, with what users and programs give as single words of a shell. */
  private virtctl<T extends object>(values: T, words: (name: string, values: T) => (string | number)[]): string {
    return mapUnresolved({ guest: this.guest, values } as unknown, (known) => {
      const { guest, values } = known as { guest: Reached; values: T };
      const [verb, ...rest] = words(guest.name, values);
      const inNamespace = guest.namespace === undefined ? [] : ['--namespace', guest.namespace];
      return ['virtctl', verb!, ...inNamespace, ...rest].map((word) => shellWord(String(word))).join(' ');
    }) as string;
  }
}
