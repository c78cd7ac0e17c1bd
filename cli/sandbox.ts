import { chmodSync, copyFileSync } from 'node:fs';
import { Command, InvalidArgumentError, Option } from 'commander';
import { shellWord } from '../kube/shell';
import { deathOf, find, forgetDeath, namesOf, namesOfDead, type Running, startDetached, stop } from '../sandbox';
import { note, print } from './output';
import { openBrowser } from './sandbox-view/browser';
import { serveView } from './sandbox-view/server';
import { sourceOf } from './sandbox-view/source';

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
  sandbox
    .command('view')
    .description('serve a page that shows nodes, guests that move between them, operators and events, until Ctrl-C')
    .addOption(nameOption())
    .option('--port <number>', 'port on this machine; default: a free one', port)
    .option('--allow-actions', 'offer to start, stop and migrate guests; default: the page only shows')
    .option('--open', 'open the page in the browser, where there is one')
    .action(view);
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

interface ViewOptions extends Named {
  readonly port?: number;
  readonly allowActions?: boolean;
  readonly open?: boolean;
}

async function view({ name, open, ...options }: ViewOptions): Promise<void> {
  if (!(await find(name))) {
    reportDeath(name);
    note(`Sandbox ${name} is not running. The page shows it as soon as it is started: kubevirt-iac sandbox up\n`);
  }
  const server = await serveView({ source: sourceOf(name), ...options });
  print(`${server.url}\n`);
  note('It is reachable from this machine only. Whoever knows the address may look. Ctrl-C ends it.\n');
  if (open && !openBrowser(server.url)) note('There is no browser at hand: open the address yourself.\n');
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  await server.close();
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

function port(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > 65_535) throw new InvalidArgumentError('It must be a number up to 65535.');
  return value;
}
