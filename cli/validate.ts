import { Command, Option } from 'commander';
import type { Options } from './validate/run';

type Run = typeof import('./validate/run');

/** `kubevirt-iac validate`. What it runs is loaded when it runs: `--help` does not wait for the rules. */
export function command(): Command {
  return new Command('validate')
    .description(
      'Says offline, every reason at once, for what KubeVirt and CDI would refuse manifests, and which guests could not start.',
    )
    .argument('[files...]', 'manifests: files, folders, or - for standard input')
    .option('--cluster <file>', 'what is known of the cluster: a profile, or its KubeVirt object')
    .option('--config <file>', 'rules that are switched off, each with a reason')
    .addOption(new Option('--format <format>', 'how to report').choices(['text', 'json']).default('text'))
    .option(
      '--jsonl',
      'read {id, object, oldObject?, related?, cluster?} a line from standard input, answer a line each',
    )
    .addHelpText('after', '\nExit codes: 0 nothing is wrong (there may be warnings), 1 errors, 2 could not run.')
    .action((files: string[], options: Options) => (require('./validate/run') as Run).validate(files, options));
}
