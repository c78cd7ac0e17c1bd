import { Command, InvalidArgumentError, type Option } from 'commander';
import { deathOf, find } from '../../sandbox';
import { type CommandHelp, jsonOption, withHelp } from '../help';
import { note, print, printJson } from '../output';
import { openBrowser } from './browser';
import type { Source } from './follow';
import { serveView } from './server';

interface Options {
  readonly name: string;
  readonly port?: number;
  readonly allowActions?: boolean;
  readonly open?: boolean;
  readonly json?: true;
}

const HELP: CommandHelp = {
  exitCodes: { 0: 'it was ended', 2: 'the command could not run' },
  examples: ['kubevirt-iac sandbox view', 'kubevirt-iac sandbox view --open --allow-actions'],
};

/** `kubevirt-iac sandbox view`: the sandbox as a page, until Ctrl-C. */
export const viewCommand = (nameOption: Option): Command =>
  withHelp(
    new Command('view')
      .description('serve a page that shows nodes, guests that move between them, operators and events, until Ctrl-C')
      .addOption(nameOption)
      .option('--port <number>', 'port on this machine; default: a free one', port)
      .option('--allow-actions', 'offer to start, stop and migrate guests; default: the page only shows')
      .option('--open', 'open the page in the browser, where there is one')
      .addOption(jsonOption())
      .action(view),
    HELP,
  );

async function view({ name, open, json, ...options }: Options): Promise<void> {
  const source = sourceOf(name);
  if (!(await find(name)))
    note(
      `Sandbox ${name}: ${source.why?.() ?? 'it is not running'}. The page shows it as soon as it is started: kubevirt-iac sandbox up\n`,
    );
  const server = await serveView({ source, ...options });
  if (json) printJson({ url: server.url });
  else print(`${server.url}\n`);
  note('It is reachable from this machine only. Whoever knows the address may look. Ctrl-C ends it.\n');
  if (open && !openBrowser(server.url)) note('There is no browser at hand: open the address yourself.\n');
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  await server.close();
}

/** A sandbox that `sandbox up` has started, or will start. */
const sourceOf = (name: string): Source => ({
  name,
  find: async () => {
    const running = await find(name);
    return running && { id: `${running.pid} ${running.since}`, kubeconfig: running.kubeconfigPath };
  },
  why: () => {
    const death = deathOf(name);
    return death && `it ended by itself at ${death.at}: ${death.why}`;
  },
});

function port(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > 65_535) throw new InvalidArgumentError('It must be a number up to 65535.');
  return value;
}
