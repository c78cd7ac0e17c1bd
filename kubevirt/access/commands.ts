import { DEFAULT_NAMESPACE } from '../../kube/object';
import { shellWord } from '../../kube/shell';

/** A guest that a user connects to. */
export interface Reached {
  readonly kind: 'vm' | 'vmi';
  readonly name: string;
  /** Without one, virtctl uses that of the kubeconfig. */
  readonly namespace?: string;
}

export interface ShellWords {
  readonly user: string;
  /** File of the private key. */
  readonly identityFile?: string;
}

export interface CopyWords extends Pick<ShellWords, 'user'> {
  readonly file: string;
  readonly target: string;
}

export interface PortWords {
  readonly port: number;
  readonly localPort: number;
}

/** Port of the remote desktop of Windows, and the port of this computer that it becomes. */
export const RDP = { port: 3389, localPort: 13389 } as const satisfies PortWords;

/** A command, with what users and programs give as single words of a shell. */
function virtctl({ namespace }: Reached, verb: string, ...words: readonly (string | number)[]): string {
  const inNamespace = namespace === undefined ? [] : ['--namespace', namespace];
  return ['virtctl', verb, ...inNamespace, ...words].map((word) => shellWord(String(word))).join(' ');
}

/** A word that begins with a dash would be an option of the command. */
function checkedUser(user: string): string {
  if (/^[^-@\s][^@\s]*$/.test(user)) return user;
  throw new Error(`"${user}" is not a valid user name of a guest. Use one without spaces and "@", such as "fedora".`);
}

export const sshCommand = (guest: Reached, { user, identityFile }: ShellWords): string =>
  virtctl(
    guest,
    'ssh',
    ...(identityFile === undefined ? [] : ['--identity-file', identityFile]),
    `${checkedUser(user)}@${guest.kind}/${guest.name}`,
  );

export const scpCommand = (guest: Reached, { user, file, target }: CopyWords): string =>
  virtctl(guest, 'scp', file, `${checkedUser(user)}@${guest.kind}/${guest.name}:${target}`);

export const vncCommand = (guest: Reached): string => virtctl(guest, 'vnc', guest.name);

export const serialCommand = (guest: Reached): string => virtctl(guest, 'console', guest.name);

export const portForwardCommand = (guest: Reached, { port, localPort }: PortWords): string =>
  virtctl(guest, 'port-forward', `${guest.kind}/${guest.name}`, `${localPort}:${port}`);

/** The guest's page in the web console of OpenShift, whose address is `console`. */
export function openShiftConsolePage({ kind, name, namespace = DEFAULT_NAMESPACE }: Reached, console: string): string {
  const plural = kind === 'vm' ? 'VirtualMachine' : 'VirtualMachineInstance';
  return `${console.replace(/\/+$/, '')}/k8s/ns/${namespace}/kubevirt.io~v1~${plural}/${name}/console`;
}

/** WebSocket of a subresource of the running guest. `server`: address of the API server. */
function socket({ name, namespace = DEFAULT_NAMESPACE }: Reached, server: string, subresource: string): string {
  const base = server.replace(/^http/, 'ws').replace(/\/+$/, '');
  return `${base}/apis/subresources.kubevirt.io/v1/namespaces/${namespace}/virtualmachineinstances/${name}/${subresource}`;
}

/** Where a VNC client such as noVNC connects, with the token of a user who may. */
export const vncSocket = (guest: Reached, server: string): string => socket(guest, server, 'vnc');

/** Where a terminal connects to the serial console. */
export const consoleSocket = (guest: Reached, server: string): string => socket(guest, server, 'console');
