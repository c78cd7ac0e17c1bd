/** The servers of a sandbox, killed and started again with the same arguments. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Sandbox } from '../../sandbox';

export type ServerName = 'etcd' | 'kube-apiserver';

/** What was started again, by its sandbox. */
const started = new Map<Sandbox, Set<ChildProcess>>();

/** `kill -9` of a server. Returns what starts it again. */
export function killServer(sandbox: Sandbox, name: ServerName): () => void {
  const folder = dirname(sandbox.kubeconfigPath);
  const found = readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .map((pid) => ({ pid: Number(pid), words: wordsOf(pid) }))
    .find(({ words }) => words[0]?.endsWith(`/${name}`) && words.some((word) => word.includes(folder)));
  if (!found) throw new Error(`no ${name} of the sandbox in ${folder} is running`);
  process.kill(found.pid, 'SIGKILL');
  return () => {
    const [program = '', ...args] = found.words;
    const child = spawn(program, args, { cwd: folder, stdio: 'ignore' });
    const own = started.get(sandbox) ?? new Set();
    started.set(sandbox, own.add(child));
    child.once('exit', () => own.delete(child));
  };
}

/** Ends what was started again in a sandbox: no supervisor does. */
export function stopServers(sandbox: Sandbox): void {
  for (const child of started.get(sandbox) ?? []) child.kill('SIGKILL');
}

function wordsOf(pid: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').slice(0, -1);
  } catch {
    return [];
  }
}
