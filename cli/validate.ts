import { readFileSync, statSync } from 'node:fs';
import { Command, Option } from 'commander';
import type { ClusterProfile } from '../kubevirt/profile';
import { readClusterFile } from './cluster-file';
import { manifestFiles } from './manifest-files';
import { type Manifest, readManifests } from './manifests';
import { checkManifests } from './validate/check';
import { answerLines } from './validate/jsonl';
import { reportJson, reportText } from './validate/report';
import { NOTHING_OFF, readRulesOff } from './validate/rules-off';

interface Options {
  cluster?: string;
  config?: string;
  format: 'text' | 'json';
  jsonl?: boolean;
}

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
    .action(validate);
}

async function validate(files: string[], options: Options): Promise<void> {
  const profile = options.cluster === undefined ? undefined : readClusterFile(options.cluster);
  const off = options.config === undefined ? NOTHING_OFF : readRulesOff(options.config);
  if (options.jsonl) {
    await answerLines(process.stdin, process.stdout, profile, off);
    return;
  }
  if (files.length === 0) throw new Error('Nothing to validate: name files or folders, or - for standard input.');
  process.exitCode = report(files.flatMap(read), profile, off, options.format);
}

function report(
  manifests: readonly Manifest[],
  profile: ClusterProfile | undefined,
  off: ReadonlyMap<string, string>,
  format: Options['format'],
): number {
  const checked = checkManifests(manifests, profile, off);
  const { told, hint } = format === 'json' ? reportJson(checked) : reportText(checked, process.stdout.isTTY === true);
  process.stdout.write(told);
  process.stderr.write(hint);
  return checked.findings.some(({ finding }) => finding.severity === 'error') ? 1 : 0;
}

function read(path: string): Manifest[] {
  if (path === '-') return readManifests(readFileSync(0, 'utf8'), '(standard input)');
  if (!statSync(path, { throwIfNoEntry: false })) throw new Error(`There is no file or folder ${path}.`);
  return manifestFiles(path).flatMap((file) => readManifests(readFileSync(file, 'utf8'), file));
}
