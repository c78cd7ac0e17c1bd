import { chmodSync, copyFileSync } from 'node:fs';
import { Command, InvalidArgumentError, Option } from 'commander';
import { find, namesOf, type Running, startDetached, stop } from '../sandbox';

interface Named {
  readonly name: string;
}

interface UpOptions extends Named {
  readonly nodes: number;
  readonly speed: number;
  readonly bare?: boolean;
  readonly kubeconfig?: string;
}

const nameOption = () => new Option('--name <name>', 'which sandbox, of several').default('default');

export function command(): Command {
  const sandbox = new Command('sandbox').description(
    'A throwaway cluster on this machine: a real API server, and simulated nodes, controllers and guests.',
  );
  sandbox
    .command('up')
    .description('start it, and leave it running')
    .addOption(nameOption())
    .option('--nodes <count>', 'simulated machines', positive, 3)
    .option('--speed <factor>', 'how many times faster than in real life things happen', positive, 1)
    .option('--bare', 'without KubeVirt and CDI, to install them')
    .option('--kubeconfig <file>', 'also write its kubeconfig there')
    .action(up);
  sandbox.command('down').description('end it, and remove everything of it').addOption(nameOption()).action(down);
  sandbox
    .command('status')
    .description('what runs; exit code 1 when nothing does')
    .option('--name <name>', 'this one only')
    .action(status);
  return sandbox;
}

async function up({ kubeconfig, ...options }: UpOptions): Promise<void> {
  const began = Date.now();
  const { running, started } = await startDetached(options);
  if (kubeconfig) {
    copyFileSync(running.kubeconfigPath, kubeconfig);
    chmodSync(kubeconfig, 0o600);
  }
  const how = started ? `is up after ${((Date.now() - began) / 1000).toFixed(1)} s` : 'runs already';
  process.stderr.write(`Sandbox ${running.name} ${how}: ${running.server}. Its guests are simulated.\n`);
  process.stderr.write(`To use it here, then to end it:\n`);
  process.stdout.write(`export KUBECONFIG=${quoted(kubeconfig ?? running.kubeconfigPath)}\n`);
  process.stderr.write(`kubevirt-iac sandbox down${running.name === 'default' ? '' : ` --name ${running.name}`}\n`);
}

async function down({ name }: Named): Promise<void> {
  process.stderr.write((await stop(name)) ? `Sandbox ${name} is gone.\n` : `Sandbox ${name} does not run.\n`);
}

async function status({ name }: Partial<Named>): Promise<void> {
  const found = await Promise.all((name === undefined ? namesOf() : [name]).map(find));
  const running = found.filter((one): one is Running => one !== undefined);
  if (running.length === 0) {
    process.stdout.write(name === undefined ? 'No sandbox runs.\n' : `Sandbox ${name} does not run.\n`);
    process.exitCode = 1;
  }
  for (const { name: called, pid, server, since, kubeconfigPath } of running)
    process.stdout.write(`${called}  ${server}  process ${pid}  since ${since}  ${kubeconfigPath}\n`);
}

function positive(text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new InvalidArgumentError('A number above 0 is needed.');
  return value;
}

/** For a POSIX shell: nothing in it is special between single quotes. */
const quoted = (text: string) => (/^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);
