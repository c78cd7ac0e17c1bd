import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, readlinkSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Stack } from '@pulumi/pulumi/automation';
import type { PulumiWorkspace } from '../../tools/pulumi-workspace';

const PLUGIN = 'pulumi-resource-kubevirt';

/** `pulumi up` as a user runs it, in a process of its own that can be killed. */
export interface Up {
  readonly cli: ChildProcess;
  /** What it has written so far. */
  said(): string;
  readonly ended: Promise<unknown>;
}

export function startUp(folder: string, workspace: PulumiWorkspace, stack: Stack): Up {
  const cli = spawn('pulumi', ['up', '--yes', '--skip-preview', '--stack', stack.name, '--non-interactive'], {
    cwd: folder,
    env: { ...process.env, ...workspace.env, PULUMI_HOME: stack.workspace.pulumiHome },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [cli.stdout, cli.stderr])
    stream?.on('data', (more: Buffer) => {
      text += more.toString();
    });
  return { cli, said: () => text, ended: once(cli, 'close') };
}

/** The processes for which something holds; one that ends meanwhile is none of them. */
function processesThat(holds: (pid: string) => boolean): number[] {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .filter((pid) => {
      try {
        return holds(pid);
      } catch {
        return false;
      }
    })
    .map(Number);
}

/** Processes that this CLI has started and whose command line has a text. */
const childrenOf = (cli: ChildProcess, command: string): number[] =>
  processesThat((pid) => {
    const parent = /^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Number(parent) === cli.pid && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(command);
  });

/** What works in a folder: the language host of a CLI that was killed lives on there. */
export const processesIn = (folder: string): number[] =>
  processesThat((pid) => readlinkSync(`/proc/${pid}/cwd`).startsWith(folder));

/** The plugins that this CLI has started. */
export const pluginsOf = (cli: ChildProcess): number[] => childrenOf(cli, PLUGIN);

/** `kill -9` of the CLI and of all that it has started: a language host would live on without it. */
export function killWithChildren(cli: ChildProcess): void {
  const children = childrenOf(cli, '');
  cli.kill('SIGKILL');
  killEach(children);
}

/** `kill -9` of processes, some of which may have ended. */
export function killEach(pids: readonly number[]): void {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended.
    }
  }
}

/** The same, until it has ended. */
export async function killAll({ cli, ended }: Up): Promise<void> {
  killWithChildren(cli);
  await ended;
}

/**
 * Lets the next `up` begin after one that was killed: takes away the lock that the CLI has left, as its own message advises. A CLI that was killed
 * while it wrote its state may leave an empty file of attributes beside the state, which is whole; without the file it is read again.
 */
export async function unlock(workspace: PulumiWorkspace, stack: Stack): Promise<void> {
  const stacks = join(workspace.state, '.pulumi/stacks');
  for (const name of readdirSync(stacks, { recursive: true, encoding: 'utf8' })) {
    const file = join(stacks, name);
    if (name.endsWith('.attrs') && statSync(file).size === 0) rmSync(file);
  }
  await stack.cancel();
}
