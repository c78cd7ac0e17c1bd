import { Command, Option } from 'commander';
import { readClusterFile } from './cluster-file';
import { compareTrees, type Plan } from './plan/compare';
import { FAIL_ON, failures, parseFailOn } from './plan/fail-on';
import { answerLines } from './plan/jsonl';
import { planMarkdown } from './plan/markdown';
import { readRevision } from './plan/revision';
import { planText } from './plan/text';
import { readTree, type Tree } from './plan/tree';

interface Options {
  base?: string;
  cluster?: string;
  format: keyof typeof FORMATS;
  jsonl?: boolean;
  failOn: ReturnType<typeof parseFailOn>;
}

const FORMATS = {
  text: (plan: Plan) => planText(plan, colored()),
  markdown: (plan: Plan) => planMarkdown(plan),
  json: (plan: Plan) => `${JSON.stringify(plan, null, 2)}\n`,
};

const HELP = `
Exit codes: 0 the plan was made, 1 --fail-on found what it names (or a line of --jsonl was no change), 2 no plan could be made.

--fail-on takes, separated by commas:
${Object.entries(FAIL_ON)
  .map(([name, meaning]) => `  ${name.padEnd(10)} ${meaning}`)
  .join('\n')}

Examples:
  kubevirt-iac plan before/ after/
  kubevirt-iac plan --base origin/main --format markdown --fail-on hazard,stuck manifests/`;

/** `kubevirt-iac plan`: what a change of manifests does to each running guest. Needs no cluster. */
export function command(): Command {
  return new Command('plan')
    .description('say what a change of manifests does to each running guest, before it is applied')
    .argument('[old]', 'file or folder of manifests as they are; left out with --base')
    .argument('[new]', 'file or folder of manifests as they shall be')
    .option('--base <revision>', 'take the old manifests from this Git branch, tag or commit')
    .option('--cluster <file>', 'what is known of the cluster: a profile, or its KubeVirt object')
    .addOption(new Option('--format <format>', 'how to say it').choices(Object.keys(FORMATS)).default('text'))
    .option('--fail-on <list>', 'exit with 1 where the plan holds any of these', parseFailOn, [])
    .option('--jsonl', 'answer changes that come on stdin, one JSON object {id, old, new, ...} a line')
    .addHelpText('after', HELP)
    .action(run);
}

async function run(first: string | undefined, second: string | undefined, options: Options): Promise<void> {
  const profile = options.cluster === undefined ? undefined : readClusterFile(options.cluster);
  if (options.jsonl) {
    process.exitCode = (await answerLines(process.stdin, process.stdout, profile)) ? 0 : 1;
    return;
  }
  const [old, now] = trees(first, second, options.base);
  const plan = compareTrees(old, now, profile);
  process.stdout.write(FORMATS[options.format](plan));
  const caught = failures(plan, options.failOn);
  for (const line of caught) process.stderr.write(`--fail-on: ${line}\n`);
  process.exitCode = caught.length > 0 ? 1 : 0;
}

function trees(
  first: string | undefined,
  second: string | undefined,
  base: string | undefined,
): [old: Tree, now: Tree] {
  if (base !== undefined) {
    if (first === undefined || second !== undefined) {
      throw new Error('With --base give one path: the manifests as they shall be. How they were comes from Git.');
    }
    return [readRevision(base, first), readTree(first)];
  }
  if (first === undefined || second === undefined) {
    throw new Error('Give two paths, the manifests as they are and as they shall be, or one path and --base REVISION.');
  }
  return [readTree(first), readTree(second)];
}

function colored(): boolean {
  if (process.env['NO_COLOR']) return false;
  return process.stdout.isTTY === true || !!process.env['FORCE_COLOR'];
}
