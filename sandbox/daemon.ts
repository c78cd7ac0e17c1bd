import { folderOf, forgetDeath, listenForStop, recordDeath, writeRunFile } from './registry';
import { type Sandbox, type SandboxOptions, startSandbox } from './sandbox';

/** The message that `up` receives from the process that it leaves running. */
export type Report = { readonly ready: true } | { readonly error: string };

/** A sandbox as a process of its own: started by `up`, ended by `down` through its socket, by a signal, or by the death of a server. */
async function main(options: SandboxOptions & { name: string }): Promise<void> {
  let starting: Promise<Sandbox> | undefined;
  const end = async (code: number, done?: () => void) => {
    await starting?.then((sandbox) => sandbox.stop()).catch(() => {});
    done?.();
    setImmediate(() => process.exit(code));
  };
  await listenForStop(options.name, (done) => void end(0, done));
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void end(0));
  starting = startSandbox({ ...options, folder: folderOf(options.name) });
  const sandbox = await starting;
  forgetDeath(options.name);
  void sandbox.died.then((why) => {
    recordDeath(options.name, why);
    return end(1);
  });
  writeRunFile({
    name: options.name,
    pid: process.pid,
    server: sandbox.server,
    kubeconfigPath: sandbox.kubeconfigPath,
    since: new Date().toISOString(),
  });
}

const tell = (report: Report) => {
  if (process.connected) process.send?.(report, () => process.connected && process.disconnect());
};

main(JSON.parse(process.argv[2]))
  .then(() => tell({ ready: true }))
  .catch((error: Error) => {
    tell({ error: error.message });
    setImmediate(() => process.exit(1));
  });
