import { chmodSync, copyFileSync } from 'node:fs';
import { Command, InvalidArgumentError, Option } from 'commander';
import { shellWord } from '../kube/shell';
import { deathOf, find, forgetDeath, namesOf, namesOfDead, type Running, startDetached, stop } from '../sandbox';
import { withProgress } from '../toolchain/progress';
import { type CommandHelp, jsonOption, withHelp } from './help';
import { note, print, printJson } from './output';
import { viewCommand } from './sandbox-view/command';

interface Named {
  readonly name: string;
  readonly json?: true;
}

interface UpOptions extends Named {
  readonly nodes: number;
  readonly speed: number;
  readonly bare?: boolean;
  readonly openshift?: boolean;
  readonly kubeconfig?: string;
}

const nameOption = () => new Option('--name <name>', 'name of the sandbox').default('default');

const NOT_RUN = 'the command could not run';

const HELP: CommandHelp = {
  exitCodes: { 0: 'success', 1: 'no sandbox runs (status)', 2: NOT_RUN },
  examples: ['kubevirt-iac sandbox up', 'kubevirt-iac sandbox status', 'kubevirt-iac sandbox down'],
};

export function command(): Command {
  const sandbox = new Command('sandbox').description(
    'run a throwaway cluster on this machine: a real API server with simulated nodes, controllers and guests',
  );
  for (const part of [upCommand(), downCommand(), statusCommand(), viewCommand(nameOption())]) sandbox.addCommand(part);
  return withHelp(sandbox, HELP);
}

const upCommand = () =>
  withHelp(
    new Command('up')
      .description('start the sandbox in the background')
      .addOption(nameOption())
      .option('--nodes <count>', 'number of simulated nodes', positive, 3)
      .option('--speed <factor>', 'speed of the simulation, relative to a real cluster', positive, 1)
      .option('--bare', 'do not install KubeVirt and CDI')
      .option('--openshift', 'start OpenShift: its catalogues, and OpenShift Virtualization not installed yet')
      .option('--kubeconfig <file>', 'also write the kubeconfig to this file')
      .addOption(jsonOption())
      .action(up),
    {
      about:
        'Prints the command that points kubectl at the sandbox on standard output, and all else on standard error.',
      exitCodes: { 0: 'the sandbox runs', 2: NOT_RUN },
      examples: [
        'eval "$(kubevirt-iac sandbox up)"',
        'kubevirt-iac sandbox up --nodes 5 --kubeconfig sandbox.kubeconfig',
      ],
    },
  );

const downCommand = () =>
  withHelp(
    new Command('down')
      .description('stop the sandbox and delete its data')
      .addOption(nameOption())
      .addOption(jsonOption())
      .action(down),
    { exitCodes: { 0: 'the sandbox does not run any more', 2: NOT_RUN }, examples: ['kubevirt-iac sandbox down'] },
  );

const statusCommand = () =>
  withHelp(
    new Command('status')
      .description('list running sandboxes; exit with 1 if there are none')
      .option('--name <name>', 'show only this sandbox')
      .addOption(jsonOption())
      .action(status),
    {
      exitCodes: { 0: 'a sandbox runs', 1: 'no sandbox runs', 2: NOT_RUN },
      examples: ['kubevirt-iac sandbox status', 'kubevirt-iac sandbox status --json'],
    },
  );

async function up({ kubeconfig, json, ...options }: UpOptions): Promise<void> {
  const began = Date.now();
  reportDeath(options.name);
  const { running, started } = await withProgress(`Starting sandbox ${options.name}`, () => startDetached(options));
  if (kubeconfig) {
    copyFileSync(running.kubeconfigPath, kubeconfig);
    chmodSync(kubeconfig, 0o600);
  }
  if (json) return printJson({ ...running, kubeconfigPath: kubeconfig ?? running.kubeconfigPath, started });
  const how = started ? `is up after ${((Date.now() - began) / 1000).toFixed(1)} s` : 'is already running';
  note(`Sandbox ${running.name} ${how}: ${running.server}. Its guests are simulated.\n`);
  note(`To use it in this shell, and to stop it later:\n`);
  print(`export KUBECONFIG=${shellWord(kubeconfig ?? running.kubeconfigPath)}\n`);
  note(`kubevirt-iac sandbox down${running.name === 'default' ? '' : ` --name ${running.name}`}\n`);
}

async function down({ name, json }: Named): Promise<void> {
  const stopped = await withProgress(`Stopping sandbox ${name}`, () => stop(name));
  forgetDeath(name);
  if (json) return printJson({ name, stopped });
  note(stopped ? `Sandbox ${name} is stopped.\n` : `Sandbox ${name} is not running.\n`);
}

async function status({ name, json }: Partial<Named>): Promise<void> {
  const found = await Promise.all((name === undefined ? namesOf() : [name]).map(find));
  const running = found.filter((one): one is Running => one !== undefined);
  for (const dead of name === undefined ? namesOfDead() : [name]) reportDeath(dead);
  if (running.length === 0) process.exitCode = 1;
  if (json) return printJson({ sandboxes: running });
  if (running.length === 0)
    print(name === undefined ? 'No sandbox is running.\n' : `Sandbox ${name} is not running.\n`);
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
