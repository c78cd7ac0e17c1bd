import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { totalmem } from 'node:os';

/**
 * Runs a server that cannot outlive us: `sh` holds the other end of a pipe from this process, and when that closes, because we close it or because
 * we were killed, it kills the server and removes the folder. The last of several supervisors finds no writer left in the folder.
 */
const supervise = `
folder=$1; shift
exec 3<&0
"$@" </dev/null &
server=$!
{ read -r _ <&3; trap '' TERM; kill -9 "$server"; exit 0; } &
watcher=$!
wait "$server"
code=$?
kill "$watcher"
if wait "$watcher"; then rm -rf "$folder"; fi
exit "$code"
`;

/** A server that runs under a supervisor. */
export interface Server {
  readonly name: string;
  /** Resolves when the server exits by itself; never when it is stopped. */
  readonly died: Promise<void>;
  /** The end of its log, for messages. */
  lastWords(): string;
  stop(): Promise<void>;
}

/**
 * Few garbage collections: a sandbox is short-lived, and an API server that starts spends more time on garbage than on installing CRDs. At its
 * limit it collects all the time (with a few hundred VMs at 600 MiB, which took two fifths of its time), so that a large machine gives it more.
 */
const MEMORY_MIB = Math.max(600, Math.floor(totalmem() / 8 / 2 ** 20));
const GO = { GOGC: '400', GOMEMLIMIT: `${MEMORY_MIB}MiB` };

/** Starts a program whose output goes to a log in `folder`, the folder of the sandbox that goes with it. */
export function supervised(name: string, program: string, args: readonly string[], folder: string): Server {
  const log = `${folder}/${name}.log`;
  const output = openSync(log, 'a');
  // A process group of its own, so that Ctrl-C in the terminal reaches only us, who stop things in order.
  const child: ChildProcess = spawn('sh', ['-c', supervise, 'supervisor', folder, program, ...args], {
    detached: true,
    stdio: ['pipe', output, output],
    env: { ...GO, ...process.env },
  });
  closeSync(output);
  child.stdin?.on('error', () => {});
  child.unref();
  let stopping = false;
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
    child.once('error', () => resolve());
  });
  return {
    name,
    died: new Promise((resolve) => void ended.then(() => stopping || resolve())),
    lastWords: () => readFileSync(log, 'utf8').trim().split('\n').slice(-3).join(' | ').slice(-1_500),
    async stop() {
      stopping = true;
      child.ref();
      child.stdin?.destroy();
      await ended;
    },
  };
}
