import { Command } from 'commander';
import { secondsOf } from '../kube/duration';
import { describe } from '../kube/object';
import type { AwaitLevel } from '../kubevirt/readiness';
import { type Cause, Explainer } from '../provider';
import { forOption, levelsHelp } from './await-level';
import { connect } from './connect';
import { note, print } from './output';
import { parseTarget } from './wait/target';
import { type Step, waitFor } from './wait/wait-for';

interface Options {
  namespace?: string;
  for: AwaitLevel;
  timeout: string;
  kubeconfig?: string;
  context?: string;
  jsonl?: boolean;
}

const HELP = `
One line is printed for each change of what an object waits for. Reads only: permission to get, list and watch the kinds is enough.
Exit codes: 0 every object is ready, 1 an object has failed or was not ready in time, 2 the command could not run.

Examples:
  kubevirt-iac wait vm/web dv/web-root --namespace vms
  kubevirt-iac wait kubevirt/kubevirt --namespace kubevirt --timeout 20m
  kubevirt-iac wait vm/web --for agent`;

/** `kubevirt-iac wait`: for pipelines, with the gates that the Pulumi provider waits by. */
export function command(): Command {
  return new Command('wait')
    .description('wait until objects of a cluster are ready, and show what they wait for')
    .argument('<objects...>', 'KIND/NAME; the kind by its name, plural or short name: vm/web')
    .option('-n, --namespace <name>', 'default: that of the kubeconfig context')
    .addOption(forOption())
    .option('--timeout <duration>', 'for all objects together: 90s, 10m, 1h', '10m')
    .option('--kubeconfig <file>', 'default: $KUBECONFIG, then ~/.kube/config, then the service account of the Pod')
    .option('--context <name>', 'context of the kubeconfig; default: its current context')
    .option('--jsonl', 'print one JSON object per line: {seconds, kind, namespace, name, state, message, next?}')
    .addHelpText('after', () => `${levelsHelp()}\n${HELP}`)
    .action(run);
}

async function run(objects: string[], options: Options): Promise<void> {
  const seconds = secondsOf(options.timeout);
  if (seconds === undefined) throw new Error(`--timeout ${options.timeout} is not a duration. Write 90s, 10m or 1h.`);
  const parsed = objects.map(parseTarget);
  const { kubeconfig, context } = options;
  const cluster = connect({ kubeconfig, context });
  try {
    const namespace = options.namespace ?? (await cluster.namespace());
    const targets = parsed.map(({ kind, name }) => ({ kind, name, ...(kind.namespaced && { namespace }) }));
    const explainer = new Explainer(cluster);
    const ends = await waitFor(cluster, targets, {
      level: options.for,
      explain: async (live) => textOfCause(await explainer.wait(live)?.(live)),
      signal: AbortSignal.timeout(seconds * 1000),
      report: (step) => print(options.jsonl ? `${JSON.stringify(jsonOf(step))}\n` : textOf(step)),
    });
    const late = ends.filter(({ readiness }) => readiness.state === 'waiting');
    for (const { target, readiness } of late) {
      const what = describe({ apiVersion: '', ...target, kind: target.kind.kind });
      const next = readiness.state === 'waiting' && readiness.next ? ` ${readiness.next}` : '';
      note(`${what} was not ready within ${options.timeout}: ${readiness.message}.${next}\n`);
    }
    process.exitCode = ends.every(({ readiness }) => readiness.state === 'ready') ? 0 : 1;
  } finally {
    await cluster.close();
  }
}

function textOfCause(cause: Cause | undefined): string | undefined {
  return cause && [cause.message, cause.next].filter(Boolean).join('. ');
}

function jsonOf({ target, readiness, seconds }: Step): object {
  const { kind, namespace, name } = target;
  return {
    seconds,
    kind: kind.kind,
    ...(namespace !== undefined && { namespace }),
    name,
    message: 'ready',
    ...readiness,
  };
}

function textOf({ target, readiness, seconds }: Step): string {
  const what = describe({ apiVersion: '', ...target, kind: target.kind.kind });
  const message = readiness.message === undefined ? '' : `: ${readiness.message}`;
  const line = `${`${seconds}s`.padStart(5)}  ${readiness.state.padEnd(8)} ${what}${message}\n`;
  return readiness.state !== 'ready' && readiness.next ? `${line}${' '.repeat(16)}${readiness.next}\n` : line;
}
