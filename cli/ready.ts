import { createReadStream } from 'node:fs';
import { Command } from 'commander';
import { isObject } from '../kube/json';
import { describe, type KubeObject } from '../kube/object';
import { knownKinds } from '../kubevirt/kinds';
import { type AwaitLevel, gateOf, readinessOf } from '../kubevirt/readiness';
import { forOption, levelsHelp } from './await-level';
import { type CommandHelp, jsonOption, withHelp } from './help';
import { answerEach, requestOf } from './json-lines';
import { manifestText } from './manifest-limits';
import { readManifests } from './manifests';
import { printJson, printStyled } from './output';
import { printableLine } from './report/escape';
import { type Look, lookOf, verdict, wrap } from './terminal';

interface Options {
  for: AwaitLevel;
  jsonl?: boolean;
  json?: true;
}

/** The verdict on one live object. `none`: its kind has no gate, so it is ready when it exists. */
export interface Verdict {
  state: 'ready' | 'waiting' | 'failed' | 'none';
  message: string;
  next?: string;
}

const HELP: CommandHelp = {
  about: levelsHelp,
  exitCodes: {
    0: 'every object is ready',
    1: 'an object is not',
    2: 'the command could not run',
  },
  examples: ['kubectl get vm,dv --namespace vms --output yaml | kubevirt-iac ready -'],
};

/** `kubevirt-iac ready`: offline; the objects are read as a cluster has stored them. */
export function command(): Command {
  return withHelp(
    new Command('ready')
      .description('judge offline whether live objects, as kubectl prints them, are ready, and what they wait for')
      .argument('[file]', 'file with live objects as YAML or JSON, or - for standard input, the default', '-')
      .addOption(forOption())
      .option('--jsonl', 'read one object per line, {id, object, related?}, and answer with one line each')
      .addOption(jsonOption())
      .action(run),
    HELP,
  );
}

async function run(file: string, options: Options): Promise<void> {
  if (options.jsonl) {
    let whole = true;
    await answerEach(file === '-' ? process.stdin : createReadStream(file), process.stdout, (line) => {
      const answer = answerLine(line, options.for);
      if (!isReady(answer)) whole = false;
      return answer;
    });
    process.exitCode = whole ? 0 : 1;
    return;
  }
  const objects = readManifests(manifestText(file), file === '-' ? 'standard input' : file).map(
    ({ object }) => object as unknown as KubeObject,
  );
  if (objects.length === 0)
    throw new Error('There is no Kubernetes object in the input. Give what kubectl get --output yaml prints.');
  const verdicts = objects.map((object) => ({ object, verdict: verdictOn(object, objects, options.for) }));
  if (options.json) printJson({ objects: verdicts.map(({ object, verdict }) => ({ ...nameOf(object), ...verdict })) });
  else printStyled(verdicts.map(({ object, verdict }) => textOf(object, verdict, lookOf(process.stdout))).join(''));
  process.exitCode = verdicts.every(({ verdict }) => isReady(verdict)) ? 0 : 1;
}

const isReady = ({ state }: Verdict): boolean => state === 'ready' || state === 'none';

/** Total: a line that is not a request is answered as a value that is not an object. */
export function answerLine(line: string, level: AwaitLevel = 'ready'): { id: unknown } & Verdict {
  const { id = null, object, related } = requestOf(line);
  const beside = Array.isArray(related) ? (related.filter(isObject) as unknown as KubeObject[]) : [];
  return { id, ...verdictOn(object, beside, level) };
}

export function verdictOn(object: unknown, related: readonly KubeObject[], level: AwaitLevel): Verdict {
  if (!isObject(object) || typeof object['kind'] !== 'string') {
    return {
      state: 'failed',
      message: `This is not a Kubernetes object: ${JSON.stringify(object)?.slice(0, 80) ?? 'nothing'}`,
      next: 'Give the live object with its kind and its status, as kubectl get --output json prints it.',
    };
  }
  const live = { ...object, apiVersion: apiVersionOf(object) } as unknown as KubeObject;
  const verdict = readinessOf(live, related, level);
  if (verdict.state === 'ready' && !gateOf(live.apiVersion, live.kind))
    return { state: 'none', message: `a ${live.kind} is ready when it exists` };
  const next = verdict.state === 'ready' ? undefined : verdict.next;
  return { state: verdict.state, message: verdict.message ?? 'ready', ...(next !== undefined && { next }) };
}

/** Items of a list that the API server answered lack their version. */
function apiVersionOf(object: Record<string, unknown>): string {
  const given = object['apiVersion'];
  return typeof given === 'string'
    ? given
    : (knownKinds().find(({ kind }) => kind === object['kind'])?.apiVersion ?? '');
}

const nameOf = ({ kind, metadata }: KubeObject) => ({
  kind,
  ...(metadata?.namespace !== undefined && { namespace: metadata.namespace }),
  name: metadata?.name,
});

function textOf(object: KubeObject, { state, message, next }: Verdict, look: Look): string {
  const said = state === 'ready' && message === 'ready' ? '' : `: ${message}`;
  const lines = [`${verdict(state, look, COLUMN)}${printableLine(`${describe(object)}${said}`)}`];
  if (next !== undefined) lines.push(`${' '.repeat(COLUMN)}${printableLine(next)}`);
  return lines.map((line) => `${wrap(line, look.width, COLUMN)}\n`).join('');
}

/** Where the names begin. */
const COLUMN = 9;
