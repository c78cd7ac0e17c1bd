import { writeFileSync } from 'node:fs';
import { Command, InvalidArgumentError, Option } from 'commander';
import { FLAVOURS, harmOf, inputProblems, optionsOf, type PreflightInputs, REQUIREMENTS } from '../kubevirt/preflight';
import { FAIL_ON, type FailOn, PROBE_DEFAULTS, type ProbeInputs, runPreflight } from '../provider';
import { type Advance, withProgress } from '../toolchain/progress';
import { connect, contextOption, kubeconfigOption } from './connect';
import { junitOf } from './doctor/junit';
import { tableOf } from './doctor/table';
import { type CommandHelp, jsonOption, withHelp } from './help';
import { print, printJson, printStyled } from './output';
import { lookOf } from './terminal';

interface Options extends Omit<PreflightInputs, 'kubevirtVersion' | 'nodeSelector'>, ProbeInputs {
  version?: string;
  nodeSelector?: string;
  kubeconfig?: string;
  context?: string;
  json?: boolean;
  junit?: string;
  text?: boolean;
  failOn: FailOn;
}

const HELP: CommandHelp = {
  about: `
Requirements of --requires:
${Object.entries(REQUIREMENTS)
  .map(([name, meaning]) => `  ${name.padEnd(16)} ${meaning}`)
  .join('\n')}

Reads the cluster, and runs a short-lived privileged Pod on each node unless --no-probe is given, in a namespace of its own that is deleted
afterwards. What may not be read is reported as unknown, with the missing right. Every check: docs/preflight.md.`,
  exitCodes: {
    0: 'no check failed',
    1: 'a check failed; --fail-on says from which verdict on',
    2: 'the command could not run',
  },
  examples: [
    'kubevirt-iac doctor --no-probe',
    'kubevirt-iac doctor --version 1.9.0 --node-selector role=virt --requires live-migration,snapshots',
    'kubevirt-iac doctor --boot-guest --junit doctor.xml',
  ],
};

const list = (text: string): string[] => text.split(',').filter(Boolean);

/** `kubevirt-iac doctor`: whether a cluster and its nodes are ready for KubeVirt. */
export function command(): Command {
  return withHelp(
    new Command('doctor')
      .description(
        'check whether a cluster and its nodes are ready for KubeVirt, or what is wrong with an installed one',
      )
      .option('--version <version>', 'release of KubeVirt to judge for; default: the newest that is known')
      .addOption(new Option('--flavour <flavour>', 'how it is installed').choices(FLAVOURS).default('upstream'))
      .option('--node-selector <labels>', 'labels of the nodes for guests, such as role=virt,zone=a; default: all')
      .option('--requires <list>', 'what guests must be able to do, which turns warnings into failures', list)
      .option('--pool-path <path>', 'folder on the nodes for disks of the hostpath provisioner')
      .option('--pool-min-free <quantity>', 'space that must be free there; default: 50Gi')
      .option('--namespaces <list>', 'namespaces in which guests will run', list)
      .option('--disabled-feature-gates <list>', 'gates that the installation disables', list)
      .option('--emulation', 'guests may be emulated')
      .option('--infra-placement', 'the installation sets infra.nodePlacement')
      .option('--no-probe', 'do not run a Pod on each node')
      .option('--probe-image <image>', 'image of the probe, with a shell; default: virt-launcher of the release')
      .option('--probe-timeout-seconds <n>', 'for one node', positive, PROBE_DEFAULTS.probeTimeoutSeconds)
      .option('--probe-parallelism <n>', 'nodes that are probed at once', positive, PROBE_DEFAULTS.probeParallelism)
      .option('--boot-guest', 'start a small guest, and delete it', false)
      .option('--guest-image <image>', 'container disk of that guest; default: cirros of the release')
      .option('--guest-timeout-seconds <n>', 'for that guest to run', positive, PROBE_DEFAULTS.guestTimeoutSeconds)
      .addOption(new Option('--fail-on <verdict>', 'exit with 1 from this verdict on').choices(FAIL_ON).default('fail'))
      .addOption(jsonOption())
      .option('--junit <file>', 'write the report as JUnit to a file, too; - for standard output')
      .option('--text', 'print the report as a table (default, unless --json or --junit - is given)')
      .addOption(kubeconfigOption())
      .addOption(contextOption())
      .action(run),
    HELP,
  );
}

async function run(options: Options): Promise<void> {
  const { version, nodeSelector, kubeconfig, context, failOn, ...rest } = options;
  const inputs: PreflightInputs = {
    ...rest,
    ...(version !== undefined && { kubevirtVersion: version }),
    ...(nodeSelector !== undefined && { nodeSelector: labelsOf(nodeSelector) }),
  };
  const problems = inputProblems(inputs);
  if (problems.length > 0) throw new Error(problems.map(({ reason }) => reason).join('\n'));
  const cluster = connect({ kubeconfig, context });
  const interrupted = new AbortController();
  const stop = () => interrupted.abort(new Error('interrupted; what the probe created is deleted'));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    const report = await withProgress('Checking', (advance) =>
      runPreflight(cluster, optionsOf(inputs), options, {
        signal: interrupted.signal,
        say: (detail) => advance(advanceOf(detail)),
      }),
    );
    const { json, junit, text = !json && junit !== '-' } = options;
    if (json) printJson(report);
    if (junit === '-') print(junitOf(report));
    else if (junit !== undefined) writeFileSync(junit, junitOf(report));
    if (text) printStyled(tableOf(report, lookOf(process.stdout)));
    process.exitCode = harmOf(report.verdict) >= harmOf(failOn) ? 1 : 0;
  } finally {
    process.removeListener('SIGINT', stop);
    process.removeListener('SIGTERM', stop);
    await cluster.close();
  }
}

/** `probed 3 of 12 nodes`: from the number that is done, what remains can be estimated. */
function advanceOf(detail: string): Advance {
  const [, done, total] = /(\d+) of (\d+)/.exec(detail) ?? [];
  return { detail, ...(done !== undefined && { done: Number(done), total: Number(total) }) };
}

/** `role=virt,zone=a`; a key alone means an empty value. */
export function labelsOf(text: string): Record<string, string> {
  return Object.fromEntries(
    list(text).map((pair) => {
      const at = pair.indexOf('=');
      return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}

function positive(text: string): number {
  const value = Number(text);
  if (!(Number.isSafeInteger(value) && value > 0)) throw new InvalidArgumentError('It must be a whole number from 1.');
  return value;
}
