import { Command } from 'commander';
import { secondsOf } from '../kube/duration';
import { describe } from '../kube/object';
import type { AwaitLevel } from '../kubevirt/readiness';
import { type Cause, Explainer } from '../provider';
import { withProgress } from '../toolchain/progress';
import { forOption, levelsHelp } from './await-level';
import { connect, contextOption, kubeconfigOption } from './connect';
import { type CommandHelp, jsonOption, withHelp } from './help';
import { note, print, printJson, printStyled } from './output';
import { printableLine } from './report/escape';
import { type Look, lookOf, verdict, wrap } from './terminal';
import { parseTarget } from './wait/target';
import { type Step, waitFor } from './wait/wait-for';

interface Options {
  namespace?: string;
  for: AwaitLevel;
  timeout: string;
  kubeconfig?: string;
  context?: string;
  jsonl?: boolean;
  json?: true;
}

const HELP: CommandHelp = {
  about: () => `${levelsHelp()}

One line is printed for each change of what an object waits for. Reads only: permission to get, list and watch the kinds is enough.`,
  exitCodes: {
    0: 'every object is ready',
    1: 'an object has failed, or was not ready in time',
    2: 'the command could not run',
  },
  examples: [
    'kubevirt-iac wait vm/web dv/web-root --namespace vms',
    'kubevirt-iac wait kubevirt/kubevirt --namespace kubevirt --timeout 20m',
    'kubevirt-iac wait vm/web --for agent',
  ],
};

/** `kubevirt-iac wait`: for pipelines, with the gates that the Pulumi provider waits by. */
export function command(): Command {
  return withHelp(
    new Command('wait')
      .description('wait until objects of a cluster are ready, and show what they wait for')
      .argument('<objects...>', 'KIND/NAME; the kind by its name, plural or short name: vm/web')
      .option('-n, --namespace <name>', 'default: that of the kubeconfig context')
      .addOption(forOption())
      .option('--timeout <duration>', 'for all objects together: 90s, 10m, 1h', '10m')
      .addOption(kubeconfigOption())
      .addOption(contextOption())
      .option('--jsonl', 'print one JSON object per line: {seconds, kind, namespace, name, state, message, next?}')
      .addOption(jsonOption())
      .action(run),
    HELP,
  );
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
    const deadline = Date.now() + seconds * 1000;
    const look = lookOf(process.stdout);
    const ended = new Set<Step['target']>();
    const ends = await withProgress('Waiting', (report) => {
      const advance = () => report({ detail: `${ended.size} of ${targets.length} ready`, deadline });
      advance();
      return waitFor(cluster, targets, {
        level: options.for,
        explain: async (live) => textOfCause(await explainer.wait(live)?.(live)),
        signal: AbortSignal.timeout(seconds * 1000),
        report: (step) => {
          if (options.jsonl) print(`${JSON.stringify(jsonOf(step))}\n`);
          else if (!options.json) printStyled(textOf(step, look));
          if (step.readiness.state === 'ready') ended.add(step.target);
          advance();
        },
      });
    });
    if (options.json) printJson({ objects: ends.map(jsonOf) });
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

function textOf({ target, readiness, seconds }: Step, look: Look): string {
  const what = describe({ apiVersion: '', ...target, kind: target.kind.kind });
  const message = readiness.message === undefined ? '' : `: ${readiness.message}`;
  const head = `${`${seconds}s`.padStart(5)}  ${verdict(readiness.state, look, 9)}`;
  const lines = [`${head}${printableLine(`${what}${message}`)}`];
  if (readiness.state !== 'ready' && readiness.next)
    lines.push(`${' '.repeat(COLUMN)}${printableLine(readiness.next)}`);
  return lines.map((line) => `${wrap(line, look.width, COLUMN)}\n`).join('');
}

/** Where the names begin. */
const COLUMN = 16;
