import { mapUnresolved } from '../../kube/unresolved';
import {
  openShiftConsolePage,
  portForwardCommand,
  RDP,
  type Reached,
  scpCommand,
  serialCommand,
  sshCommand,
  vncCommand,
} from '../../kubevirt/access';

/**
 * Commands that connect to a guest, as plain text: for an output, a README, or a message of a pipeline. All of them go through the API server,
 * so the guest needs no Service, and the user needs the rights of a console operator.
 *
 * ssh, port-forward and rdp reach the guest over the pod network: a NetworkPolicy must let them in (`Peer.virtctl()`).
 */
export class MachineAccess {
  private readonly guest: Reached;

  constructor({ name, namespace }: { readonly name: string; readonly namespace?: string }, kind: 'vm' | 'vmi' = 'vm') {
    // Without the rest of a construct, which is searched for what is not known yet.
    this.guest = { kind, name, namespace };
  }

  /** Opens a shell in the guest: `virtctl ssh --namespace vms ops@vm/web`. */
  ssh(user: string, options: { /** File of the private key. */ readonly identityFile?: string } = {}): string {
    const { identityFile } = options;
    return this.command(sshCommand, { user, identityFile });
  }

  /** Copies a local file into the guest: `virtctl scp --namespace vms app.tgz ops@vm/web:/tmp/`. */
  scp(user: string, file: string, target: string): string {
    return this.command(scpCommand, { user, file, target });
  }

  /** Opens the screen of the guest. */
  vnc(): string {
    return this.command(vncCommand, {});
  }

  /** Opens the serial console of the guest. */
  serial(): string {
    return this.command(serialCommand, {});
  }

  /** Makes a port of the guest a port of this computer. */
  portForward(port: number, localPort: number = port): string {
    return this.command(portForwardCommand, { port, localPort });
  }

  /** Makes the remote desktop of a Windows guest a port of this computer, which a client such as `mstsc /v:localhost:13389` then opens. */
  rdp(localPort: number = RDP.localPort): string {
    return this.portForward(RDP.port, localPort);
  }

  /** Address of the guest's page in the console of OpenShift, such as `https://console-openshift-console.apps.example.com`. */
  openShiftConsole(console: string): string {
    return this.command((guest, known) => openShiftConsolePage(guest, known.console), { console });
  }

  private command<T extends object>(of: (guest: Reached, words: T) => string, words: T): string {
    return mapUnresolved({ guest: this.guest, words } as unknown, (known) => {
      const { guest, words } = known as { guest: Reached; words: T };
      return of(guest, words);
    }) as string;
  }
}
