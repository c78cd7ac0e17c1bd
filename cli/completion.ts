import { Argument, Command } from 'commander';
import { bash } from './completion/bash';
import { fish } from './completion/fish';
import { treeOf, type Word } from './completion/tree';
import { zsh } from './completion/zsh';
import { type CommandHelp, jsonOption, withHelp } from './help';
import { print, printJson } from './output';

const SHELLS: Readonly<Record<string, (tree: Word) => string>> = { bash, zsh, fish };

const HELP: CommandHelp = {
  about: `
The script completes commands, options, their values and files. Load it once for each shell:
  bash  source <(kubevirt-iac completion bash), in ~/.bashrc
  zsh   source <(kubevirt-iac completion zsh), in ~/.zshrc after compinit
  fish  kubevirt-iac completion fish > ~/.config/fish/completions/kubevirt-iac.fish`,
  exitCodes: { 0: 'the script was printed', 2: 'the command could not run' },
  examples: ['source <(kubevirt-iac completion bash)', 'kubevirt-iac completion fish'],
};

/** `kubevirt-iac completion`: made from the commands themselves. */
export function command(whole: () => Command): Command {
  return withHelp(
    new Command('completion')
      .description('print the script that completes commands, options and files in bash, zsh or fish')
      .addArgument(new Argument('<shell>', 'shell that reads it').choices(Object.keys(SHELLS)))
      .addOption(jsonOption('print {shell, script} as JSON; errors as JSON, too'))
      .action((shell: string, { json }: { json?: true }) => {
        const script = SHELLS[shell]!(treeOf(whole()));
        if (json) printJson({ shell, script });
        else print(script);
      }),
    HELP,
  );
}
