/** How users reach a guest: commands and addresses. Pure. */
export {
  type CopyWords,
  consoleSocket,
  openShiftConsolePage,
  type PortWords,
  portForwardCommand,
  RDP,
  type Reached,
  type ShellWords,
  scpCommand,
  serialCommand,
  sshCommand,
  vncCommand,
  vncSocket,
} from './commands';
export { isWindows } from './guest-os';
export { loginUserOf } from './login-user';
export { hasNodePorts, portsOf, servicesTo } from './services';
