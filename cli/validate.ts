import { Command } from 'commander';
import { type CommandHelp, jsonOption, withHelp } from './help';
import { formatOption, reportOption } from './report/outputs';
import type { Options } from './validate/run';

type Run = typeof import('./validate/run');

/** Named here, because the rules are loaded with what prints them. */
const FORMAT_NAMES = ['text', 'json', 'sarif', 'junit'] as const satisfies readonly Options['format'][];

const HELP: CommandHelp = {
  about: `
The file of --config lists rules by id or name, each with the reason why it does not apply here:

  disable:
    - rule: deprecated-running
      reason: these VMs are started by hand`,
  exitCodes: {
    0: 'no errors; warnings are possible',
    1: 'errors, or files that cannot be read',
    2: 'the command could not run',
  },
  examples: [
    'kubevirt-iac validate manifests/',
    'kubevirt-iac validate --watch manifests/',
    'kubevirt-iac validate --report sarif=reports/validate.sarif --report junit=reports/validate.xml manifests/',
  ],
};

/** `kubevirt-iac validate`. The rules are loaded when it runs, so that `--help` does not wait for them. */
export function command(): Command {
  return withHelp(
    new Command('validate')
      .description(
        'check offline whether KubeVirt and CDI would accept manifests and start their guests; reports all findings at once',
      )
      .argument('[files...]', 'manifests: files, folders, or - for standard input')
      .option('--cluster <file>', 'profile of the cluster, or its KubeVirt or HyperConverged object')
      .option('--config <file>', 'file that lists disabled rules, each with a reason')
      .addOption(formatOption(FORMAT_NAMES))
      .addOption(reportOption(FORMAT_NAMES))
      .option(
        '--jsonl',
        'read one object per line from standard input, {id, object, oldObject?, related?, cluster?}, and answer with one line each',
      )
      .option('--watch', 'validate again whenever a file changes, until Ctrl-C, which ends with the last exit code')
      .addOption(jsonOption().implies({ format: 'json' }))
      .action((files: string[], options: Options) => (require('./validate/run') as Run).validate(files, options)),
    HELP,
  );
}
