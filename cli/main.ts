import { Command, CommanderError } from 'commander';
import { packageVersion } from '../toolchain/package-root';
import { errorJson, errorText } from './errors';
import { asksForJson, WIDEST, withHelp } from './help';
import { noteStyled } from './output';
import { lookOf } from './terminal';

interface CommandModule {
  /** `whole`: the program with all commands. */
  command(whole: () => Command): Command;
}

/** Each command is a file that is loaded when it is used: `--help` must not wait for code that it does not need. */
const commands: Readonly<Record<string, { summary: string; load: () => CommandModule }>> = {
  validate: {
    summary: 'check offline whether a cluster would accept manifests and start their guests',
    load: () => require('./validate') as CommandModule,
  },
  plan: {
    summary: 'predict what a change of manifests does to each running guest',
    load: () => require('./plan') as CommandModule,
  },
  graph: {
    summary: 'draw an environment as Mermaid, DOT or SVG: VMs, disks, networks, Services, policies, placement',
    load: () => require('./graph') as CommandModule,
  },
  ready: {
    summary: 'judge offline whether live objects are ready, and what they wait for',
    load: () => require('./ready') as CommandModule,
  },
  wait: {
    summary: 'wait until objects of a cluster are ready, and show what they wait for',
    load: () => require('./wait') as CommandModule,
  },
  profile: {
    summary: 'print the settings of a cluster that validate and plan need',
    load: () => require('./profile') as CommandModule,
  },
  status: {
    summary: 'report machines that are not as they look: guest gone, changes pending, cannot move',
    load: () => require('./status') as CommandModule,
  },
  inventory: {
    summary: 'print the running VMs as an inventory of Ansible, with addresses, users and groups by label',
    load: () => require('./inventory') as CommandModule,
  },
  rights: {
    summary: 'print the RBAC that an installer, a VM author, an operator or a viewer needs',
    load: () => require('./rights') as CommandModule,
  },
  leftovers: {
    summary: 'find, and on request remove, what an uninstalled platform has left behind',
    load: () => require('./leftovers') as CommandModule,
  },
  doctor: {
    summary: 'check whether a cluster and its nodes are ready for KubeVirt, with a repair for each problem',
    load: () => require('./doctor') as CommandModule,
  },
  import: {
    summary: 'write the cdk8s program of manifests that exist',
    load: () => require('./import') as CommandModule,
  },
  'pulumi-import': {
    summary: 'write the import file and the Pulumi program of VMs that exist, with what belongs to them',
    load: () => require('./pulumi-import') as CommandModule,
  },
  vendor: {
    summary: 'download the manifests of a stack once, verified, and list the images for an air-gapped mirror',
    load: () => require('./vendor') as CommandModule,
  },
  schemas: {
    summary: 'write JSON Schemas of all kinds for the YAML support of editors, with help on each field',
    load: () => require('./schemas') as CommandModule,
  },
  lsp: {
    summary: 'run a language server: findings, quick fixes, and effects of changes in an editor',
    load: () => require('./lsp') as CommandModule,
  },
  completion: {
    summary: 'print the script that completes commands and options in bash, zsh or fish',
    load: () => require('./completion') as CommandModule,
  },
  sandbox: {
    summary: 'run a throwaway cluster with simulated nodes and guests',
    load: () => require('./sandbox') as CommandModule,
  },
};

/** The commands, of which only the ones that `isUsed` names are loaded. */
export function programOf(isUsed: (name: string) => boolean): Command {
  const program = withHelp(
    new Command('kubevirt-iac')
      .description('KubeVirt and OpenShift Virtualization as code: predicts rejections and reboots before you apply.')
      .version(packageVersion())
      // A command may have an option that the program has, too: `doctor --version`.
      .enablePositionalOptions()
      .helpCommand(false),
    {
      exitCodes: { 0: 'success', 1: 'findings', 2: 'the command could not run' },
      examples: ['kubevirt-iac validate manifests/', 'kubevirt-iac plan --base origin/main manifests/'],
    },
  );
  for (const [name, { summary, load }] of Object.entries(commands)) {
    program.addCommand(isUsed(name) ? load().command(wholeProgram) : new Command(name).description(summary));
  }
  for (const command of withChildren(program)) {
    command
      .exitOverride()
      .configureHelp({ styleTitle: (title) => lookOf(process.stdout).paint('bold', title) })
      .configureOutput({ getOutHelpWidth: () => Math.min(lookOf(process.stdout).width, WIDEST) });
  }
  return program;
}

/** For what is made of all commands: completion and documentation. */
export const wholeProgram = (): Command => programOf(() => true);

function withChildren(command: Command): Command[] {
  return [command, ...command.commands.flatMap(withChildren)];
}

/** Resolves to the exit code: 0 success, 1 findings (or nothing runs), 2 the command could not run. */
export async function main(args: readonly string[]): Promise<number> {
  const program = programOf((name) => name === args[0]);
  const json = asksForJson(args);
  if (json) for (const command of withChildren(program)) command.configureOutput({ writeErr: () => {} });
  try {
    process.exitCode = 0;
    await program.parseAsync(args, { from: 'user' });
    return Number(process.exitCode);
  } catch (error) {
    const byCommander = error instanceof CommanderError;
    if (byCommander && error.exitCode === 0) return 0;
    if (json) noteStyled(errorJson(error as Error));
    else if (!byCommander) noteStyled(errorText(error as Error));
    return 2;
  }
}

/** What a shell reports of a program that nobody reads any more: 128 and the number of SIGPIPE. */
const UNREAD = 141;

/** As a program of its own. */
export function run(): void {
  // `| head` has seen enough at some point; that is not an error of ours.
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit(UNREAD);
    });
  main(process.argv.slice(2)).then((code) => {
    process.exitCode = code;
  });
}

if (require.main === module) run();
