import { Command } from 'commander';
import { notInstalled } from '../kube/optional-package';
import { type CommandHelp, withHelp } from './help';

type Serve = typeof import('./lsp/stdio');

const HELP: CommandHelp = {
  about: `
An editor starts it and speaks the Language Server Protocol with it over standard input and output; docs/editors.md has the settings.
It reads the YAML and JSON files of the open folders and, through git, those of --base. It runs no other program and reaches no network.`,
  exitCodes: { 0: 'the editor ended it', 1: 'the editor went away without ending it', 2: 'the command could not run' },
  examples: ['kubevirt-iac lsp --stdio', 'kubevirt-iac lsp --stdio --cluster cluster.yaml'],
};

const LIBRARIES = ['vscode-languageserver', 'vscode-languageserver-textdocument'];

/** `kubevirt-iac lsp`: a language server. */
export function command(): Command {
  const lsp = new Command('lsp')
    .description('run a language server: findings, quick fixes, and effects of changes in an editor')
    .option('--stdio', 'speak over standard input and output; there is no other way')
    .option('--cluster <file>', 'profile of the cluster, or its KubeVirt or HyperConverged object')
    .option('--config <file>', 'file that lists disabled rules, each with a reason')
    .option('--base <revision>', 'Git branch, tag or commit with which the open files are compared', 'HEAD')
    .action((options: { cluster?: string; config?: string; base: string }) => loaded().serveStdio(options));
  return withHelp(lsp, HELP);
}

function loaded(): Serve {
  try {
    return require('./lsp/stdio') as Serve;
  } catch (error) {
    const sentences = LIBRARIES.map((name) =>
      notInstalled({ name, purpose: 'The language server', install: LIBRARIES.join(' ') }, error),
    );
    const sentence = sentences.find(Boolean);
    throw sentence === undefined ? error : new Error(sentence);
  }
}
