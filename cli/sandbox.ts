import { chmodSync, copyFileSync } from 'node:fs';
import { Command, InvalidArgumentError, Option } from 'commander';
import { shellWord } from '../kube/shell';
import { deathOf, find, forgetDeath, namesOf, namesOfDead, type Running, startDetached, stop } from '../sandbox';
import { note, print } from './output';
import { viewCommand } from './sandbox-view/command';

interface Named {
  readonly name: string;
}

interface UpOptions extends Named {
  readonly nodes: number;
  readonly speed: number;
  readonly bare?: boolean;
  readonly openshift?: boolean;
  readonly kubeconfig?: string;
}

const nameOption = () => new Option('--name <name>', 'name of the sandbox').default('default');

export function command(): Command {
  const sandbox = new Command('sandbox').description(
    'run a throwaway cluster on this machine: a real API server with simulated nodes, controllers and guests',
  );
  sandbox.addHelpText('after', '\nExit codes: 0 success, 1 no sandbox runs (status), 2 the command could not run.');
  sandbox
    .command('up')
    .description('start the sandbox in the background')
    .addOption(nameOption())
    .option('--nodes <count>', 'number of simulated nodes', positive, 3)
    .option('--speed <factor>', 'speed of the simulation, relative to a real cluster', positive, 1)
    .option('--bare', 'do not install KubeVirt and CDI')
    .option('--openshift', 'start OpenShift: its catalogues, and OpenShift Virtualization not installed yet')
    .option('--kubeconfig <file>', 'also write the kubeconfig to this file')
    .action(up);
  sandbox.command('down').description('stop the sandbox and delete its data').addOption(nameOption()).action(down);
  sandbox
    .command('status')
    .description('list running sandboxes; exit with 1 if there are none')
    .option('--name <name>', 'show only this sandbox')
    .action(status);
  sandbox.addCommand(viewCommand(nameOption()));
  return sandbox;
}

async function up({ kubeconfig, ...options }: UpOptions): Promise<void> {
  const began = Date.now();
  reportDeath(options.name);
  const { running, started } = await startDetached(options);
  if (kubeconfig) {
    copyFileSync(running.kubeconfigPath, kubeconfig);
    chmodSync(kubeconfig, 0o600);
  }
  const how = started ? `is up after ${((Date.now() - began) / 1000).toFixed(1)} s` : 'is already running';
  note(`Sandbox ${running.name} ${how}: ${running.server}. Its guests are simulated.\n`);
  note(`To use it in this shell, and to stop it later:\n`);
  print(`export KUBECONFIG=${shellWord(kubeconfig ?? running.kubeconfigPath)}\n`);
  note(`kubevirt-iac sandbox down${running.name === 'default' ? '' : ` --name ${running.name}`}\n`);
}

async function down({ name }: Named): Promise<void> {
  const stopped = await stop(name);
  forgetDeath(name);
  note(stopped ? `Sandbox ${name} is stopped.\n` : `Sandbox ${name} is not running.\n`);
}

async function status({ name }: Partial<Named>): Promise<void> {
  const found = await Promise.all((name === undefined ? namesOf() : [name]).map(find));
  const running = found.filter((one): one is Running => one !== undefined);
  for (const dead of name === undefined ? namesOfDead() : [name]) reportDeath(dead);
  if (running.length === 0) {
    print(name === undefined ? 'No sandbox is running.\n' : `Sandbox ${name} is not running.\n`);
    process.exitCode = 1;
  }
  for (const { name: called, pid, server, since, kubeconfigPath } of running)
    print(`${called}  ${server}  process ${pid}  since ${since}  ${kubeconfigPath}\n`);
}

/** A sandbox whose server has died is gone with all its objects: its user learns when, and why. */
function reportDeath(name: string): void {
  const death = deathOf(name);
  if (!death) return;
  note(`Sandbox ${name} ended by itself at ${death.at}: ${death.why}\nIts logs: ${death.log}\n`);
}

function positive(text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new InvalidArgumentError('It must be a number greater than 0.');
  return value;
}
