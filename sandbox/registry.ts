import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection, createServer, type Server } from 'node:net';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** A sandbox that runs as a process of its own. */
export interface Running {
  readonly name: string;
  readonly pid: number;
  readonly server: string;
  readonly kubeconfigPath: string;
  readonly since: string;
}

const NAME = /^[a-z0-9]([-a-z0-9]{0,38}[a-z0-9])?$/;

/** The folder of a sandbox of that name, which is removed with the sandbox. */
export function folderOf(name: string): string {
  if (!NAME.test(name))
    throw new Error(
      `${JSON.stringify(name)} is not a valid sandbox name: use up to 40 lower-case letters, digits and dashes, such as "dev-1".`,
    );
  return join(stateFolder(), name);
}

export const namesOf = (): string[] =>
  existsSync(stateFolder())
    ? readdirSync(stateFolder())
        .filter((name) => NAME.test(name))
        .sort()
    : [];

export function writeRunFile(running: Running): void {
  const file = join(folderOf(running.name), 'running.json');
  writeFileSync(`${file}.new`, JSON.stringify(running), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/**
 * Claims the name and listens for a request to stop. A connection to the socket proves that the process behind it is the sandbox, whatever happened to
 * process ids.
 */
export function listenForStop(name: string, onStop: (done: () => void) => void): Promise<Server> {
  mkdirSync(folderOf(name), { recursive: true, mode: 0o700 });
  const server = createServer((connection) => {
    connection.on('error', () => {});
    connection.once('data', () => onStop(() => connection.end()));
  });
  return new Promise((resolve, reject) => {
    server.once('error', () =>
      reject(new Error(`a sandbox with this name is already running or starting: see \`kubevirt-iac sandbox status\``)),
    );
    server.listen(socketOf(name), () => resolve(server));
  });
}

/** The sandbox of that name, if it is alive. Removes what a killed one left behind. */
export async function find(name: string): Promise<Running | undefined> {
  const folder = folderOf(name);
  if (!existsSync(folder)) return undefined;
  if (!(await talk(name))) {
    rmSync(folder, { recursive: true, force: true });
    return undefined;
  }
  const file = join(folder, 'running.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Running) : undefined;
}

/** Asks the sandbox to stop, and resolves when it has, with whether there was one. */
export async function stop(name: string): Promise<boolean> {
  const stopped = await talk(name, 'stop');
  rmSync(folderOf(name), { recursive: true, force: true });
  return stopped;
}

/** Resolves with whether a sandbox answers: on connection if there is no word to send, otherwise when it closes the connection. */
function talk(name: string, word?: string): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = createConnection(socketOf(name));
    connection.once('error', () => resolve(false));
    connection.once('connect', () => {
      if (word === undefined) connection.destroy();
      else connection.write(word);
    });
    connection.once('close', (failed) => resolve(!failed));
  });
}

/** How a sandbox ended by itself. */
export interface Death {
  readonly at: string;
  readonly why: string;
  /** The logs of its servers. */
  readonly log: string;
}

const deathFile = (name: string) => join(stateFolder(), `${name}.died.json`);

/** Keeps why a sandbox ended, and its logs, which would go with its folder. */
export function recordDeath(name: string, why: string): Death {
  const folder = folderOf(name);
  const logs = readdirSync(folder).filter((file) => file.endsWith('.log') && file !== 'audit.log');
  const log = join(stateFolder(), `${name}.died.log`);
  const text = logs.map((file) => `== ${file}\n${readFileSync(join(folder, file), 'utf8')}`).join('\n');
  writeFileSync(log, text, { mode: 0o600 });
  const death = { at: new Date().toISOString(), why, log };
  writeFileSync(deathFile(name), JSON.stringify(death), { mode: 0o600 });
  return death;
}

/** How the last sandbox of that name ended, unless it was stopped. */
export function deathOf(name: string): Death | undefined {
  folderOf(name);
  return existsSync(deathFile(name)) ? (JSON.parse(readFileSync(deathFile(name), 'utf8')) as Death) : undefined;
}

/** The names of sandboxes that ended by themselves. */
export const namesOfDead = (): string[] =>
  existsSync(stateFolder())
    ? readdirSync(stateFolder()).flatMap((file) => /^(.+)\.died\.json$/.exec(file)?.[1] ?? [])
    : [];

export function forgetDeath(name: string): void {
  const death = deathOf(name);
  if (death) for (const file of [death.log, deathFile(name)]) rmSync(file, { force: true });
}

const socketOf = (name: string) => join(folderOf(name), 'control.sock');

const stateFolder = () =>
  join(process.env.XDG_STATE_HOME || join(homedir(), '.local', 'state'), 'kubevirt-iac', 'sandboxes');
