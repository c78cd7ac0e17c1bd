import { Command } from 'commander';
import type { ClusterProfile } from '../kubevirt/config';
import { type Report, withProgress } from '../toolchain/progress';
import { readClusterFile } from './cluster-file';
import { connect, contextOption, kubeconfigOption } from './connect';
import { type CommandHelp, jsonOption, withHelp } from './help';
import { note, printStyled } from './output';
import { compareTrees } from './plan/compare';
import { FAIL_ON, failures, parseFailOn } from './plan/fail-on';
import { FORMAT_NAMES, FORMATS, type Format } from './plan/formats';
import { answerLines } from './plan/jsonl';
import { readLive } from './plan/live';
import type { Planned, Side } from './plan/planned';
import { type Preview, readPreview } from './plan/preview';
import { readRevision } from './plan/revision';
import { planSites, type SitePlan } from './plan/sites';
import { readPath, treeOf } from './plan/tree';
import { printableLine } from './report/escape';
import { formatOption, type Output, rejectReports, reportOption, writeReports } from './report/outputs';
import { lookOf, PLAIN } from './terminal';

interface Options {
  base?: string;
  pulumi?: string;
  cluster?: string;
  format: Format;
  report: Output<Format>[];
  jsonl?: boolean;
  live?: boolean;
  kubeconfig?: string;
  context?: string;
  failOn: ReturnType<typeof parseFailOn>;
}

const HELP: CommandHelp = {
  about: `
--live sends only GET requests. It reads the KubeVirt object and, in the namespaces of changed VMs, their VirtualMachines,
VirtualMachineInstances, PersistentVolumeClaims and ControllerRevisions, and the Nodes. It names what it is not allowed to read, and assumes it.

Folders that synth wrote for a fleet are compared site by site, each with the profile of its own cluster, and summed up by wave
and by the window in which a site allows restarts.

Values of --fail-on, separated by commas:
${Object.entries(FAIL_ON)
  .map(([name, meaning]) => `  ${name.padEnd(10)} ${meaning}`)
  .join('\n')}`,
  exitCodes: {
    0: 'the plan was made',
    1: 'the plan contains what --fail-on names, or a line of --jsonl is not a valid change',
    2: 'the plan could not be made',
  },
  examples: [
    'kubevirt-iac plan before/ after/',
    'kubevirt-iac plan --live --base origin/main manifests/',
    'pulumi preview --json > preview.json && kubevirt-iac plan --pulumi preview.json --report html=plan.html',
    'kubevirt-iac plan --base origin/main --format markdown --fail-on hazard,stuck manifests/',
    'kubevirt-iac plan --base origin/main --report markdown=plan.md --report sarif=plan.sarif --fail-on restart manifests/',
  ],
};

/** `kubevirt-iac plan`: the effect of a change of manifests on each running guest. Needs no cluster, except with --live. */
export function command(): Command {
  return withHelp(
    new Command('plan')
      .description('predict what a change of manifests does to each running guest before you apply it')
      .argument('[old]', 'file or folder with the current manifests; omit it with --base')
      .argument('[new]', 'file or folder with the new manifests')
      .option('--base <revision>', 'read the current manifests from this Git branch, tag or commit')
      .option('--pulumi <file>', 'read the changes from the output of `pulumi preview --json`; `-`: standard input')
      .option('--cluster <file>', 'profile of the cluster, or its KubeVirt or HyperConverged object')
      .option('--live', 'read the state of running guests from a cluster (read-only) instead of assuming it')
      .addOption(kubeconfigOption('for --live; '))
      .addOption(contextOption('for --live: '))
      .addOption(formatOption(FORMAT_NAMES))
      .addOption(reportOption(FORMAT_NAMES))
      .option('--fail-on <list>', 'exit with 1 if the plan contains any of these', parseFailOn, [])
      .option(
        '--jsonl',
        'read one change per line from standard input, {id, old, new, ...}, and answer with one line each',
      )
      .addOption(jsonOption().implies({ format: 'json' }))
      .action(run),
    HELP,
  );
}

async function run(first: string | undefined, second: string | undefined, options: Options): Promise<void> {
  const profile = options.cluster === undefined ? undefined : readClusterFile(options.cluster);
  checkOptions(options);
  if (options.jsonl) {
    process.exitCode = (await answerLines(process.stdin, process.stdout, profile)) ? 0 : 1;
    return;
  }
  const preview = previewIn(first, options);
  const [old, now] = preview
    ? [preview.old, preview.now]
    : await withProgress('Reading files', (report) => sides(first, second, options.base, report));
  const sites = preview ? undefined : planSites(old.manifests, now.manifests, profile);
  if (sites) rejectLive(options);
  const plans = sites ?? [await planOf(old, now, profile, options, preview)];
  const planned: Planned = { plans, fleet: sites !== undefined, old, now, failOn: options.failOn };
  writeReports(options.report, (format) => FORMATS[format](planned, PLAIN));
  printStyled(FORMATS[options.format](planned, lookOf(process.stdout)));
  const caught = plans.flatMap(({ site, plan }) =>
    failures(plan, options.failOn).map((line) => (site ? `${site}: ${line}` : line)),
  );
  for (const line of caught) note(`--fail-on: ${printableLine(line)}\n`);
  process.exitCode = caught.length > 0 ? 1 : 0;
}

async function planOf(
  old: Side,
  now: Side,
  profile: ClusterProfile | undefined,
  options: Options,
  preview?: Preview,
): Promise<SitePlan> {
  const [before, after] = [treeOf(old.manifests, old.name), treeOf(now.manifests, now.name)];
  const seen = preview?.seen(profile);
  const live = options.live
    ? await withProgress('Reading the cluster', () => readLive(connect(options), before, after, profile))
    : undefined;
  const known = live && seen ? { ...live, unread: [...seen.unread, ...live.unread] } : (live ?? seen);
  const plan = await withProgress('Comparing objects', (report) =>
    compareTrees(before, after, profile, known, (done, total) => report({ done, total })),
  );
  return { plan: preview?.completed(plan) ?? plan };
}

function previewIn(first: string | undefined, { pulumi, base, jsonl }: Options): Preview | undefined {
  if (pulumi === undefined || jsonl) return undefined;
  if (first !== undefined || base !== undefined)
    throw new Error(
      '--pulumi reads both sides of the change from the preview. Omit the paths and --base, or omit --pulumi.',
    );
  return readPreview(pulumi);
}

function rejectLive({ live }: Options): void {
  if (live)
    throw new Error('--live reads one cluster, and these are the manifests of a fleet. Give the folders of one site.');
}

function checkOptions({ live, jsonl, pulumi, kubeconfig, context, report }: Options): void {
  if (jsonl) rejectReports(report);
  if (jsonl && pulumi !== undefined)
    throw new Error(
      '--pulumi cannot be combined with --jsonl, which reads changes from standard input. Omit one of the two.',
    );
  if (live && jsonl) {
    throw new Error(
      '--live cannot be combined with --jsonl, whose lines contain the live state themselves. Omit one of the two.',
    );
  }
  const option = kubeconfig === undefined ? context && '--context' : '--kubeconfig';
  if (option && !live) throw new Error(`${option} names the cluster of --live. Add --live, or omit ${option}.`);
}

function sides(
  first: string | undefined,
  second: string | undefined,
  base: string | undefined,
  report: Report,
): [old: Side, now: Side] {
  const at = (path: string): Side => ({
    name: path,
    path,
    manifests: readPath(path, (done, total) => report({ done, total })),
  });
  if (base !== undefined) {
    if (first === undefined || second !== undefined) {
      throw new Error('With --base, give one path: the new manifests. The current ones are read from Git.');
    }
    return [{ name: `${first} at ${base}`, path: first, manifests: readRevision(base, first) }, at(first)];
  }
  if (first === undefined || second === undefined) {
    throw new Error('Give two paths, the current manifests and the new ones, or one path and --base REVISION.');
  }
  return [at(first), at(second)];
}
