import { basename, dirname } from 'node:path';
import { Command } from 'commander';
import { describe, type KubeObject } from '../kube/object';
import { DEFAULT_PROFILE } from '../kubevirt/config';
import { withProgress } from '../toolchain/progress';
import { readClusterFile } from './cluster-file';
import { connect, contextOption, kubeconfigOption } from './connect';
import { type CommandHelp, jsonOption, withHelp } from './help';
import { inOneLine } from './import/deviations';
import { LISTS, readNamespace } from './import/live';
import { type Program, programOf } from './import/program';
import { NO_CONSTRUCT } from './import/recognizers';
import { manifestFilesAt } from './manifest-files';
import { manifestText, UnreadableFile } from './manifest-limits';
import { readManifests } from './manifests';
import { note, print, printJson } from './output';
import { writeFiles } from './write-files';

interface Options {
  to?: string;
  json?: true;
  force?: boolean;
  live?: string;
  cluster?: string;
  kubeconfig?: string;
  context?: string;
}

const HELP: CommandHelp = {
  about: `
An object becomes a construct where the manifest that it makes has no effect on a running guest, as \`plan\` predicts it; what the construct would
write in another way is set with addOverride. Everything else is written as it is. The program writes the same manifests; a comment names what is
spelled in another way. To see that, run it and compare.

--live reads a namespace of a cluster: only GET requests, and no Secret. Texts of cloud-init stay out of the program.`,
  exitCodes: {
    0: 'the program was written',
    1: 'something was omitted',
    2: 'nothing could be read, or the file exists',
  },
  examples: [
    'kubevirt-iac import old/ --to app.ts',
    'npx tsx app.ts',
    'kubevirt-iac plan old/ manifests/',
    'kubevirt-iac import --live vms --to vms.ts',
  ],
};

/** `kubevirt-iac import`: manifests or a namespace that exist, as a program with constructs. */
export function command(): Command {
  return withHelp(
    new Command('import')
      .description('write the cdk8s program of manifests, or of a namespace, that exist')
      .argument('[files...]', 'manifests: files, folders, or - for standard input')
      .option('--live <namespace>', 'read a namespace of the cluster in place of manifests')
      .option('--to <file>', 'file of the program; default: standard output')
      .option('--force', 'replace an existing file')
      .option('--cluster <file>', 'profile of the cluster, which decides what --live takes for a default')
      .addOption(kubeconfigOption())
      .addOption(contextOption())
      .addOption(jsonOption())
      .action(async (paths: string[], options: Options) => {
        if (paths.length > 0 === (options.live !== undefined))
          throw new Error('Name either manifests (files, folders, or -) or --live with a namespace.');
        const found = options.live === undefined ? fromFiles(paths) : await fromCluster(options.live, options);
        const { program, omitted } = found;
        if (program.statements.length === 0) {
          const from = options.live === undefined ? paths.join(', ') : `namespace ${options.live}`;
          throw new Error([`There is nothing to import in ${from}.`, ...omitted].join('\n'));
        }
        write(program.text, options);
        if (options.json) printJson(jsonOf(found, options.to));
        else note(report(found, options.to));
        process.exitCode = omitted.length > 0 ? 1 : 0;
      }),
    HELP,
  );
}

interface Found {
  readonly program: Program;
  /** What is not in the program, and why. */
  readonly omitted: readonly string[];
  /** Commands to run before the program. */
  readonly next?: readonly string[];
  /** What others create and delete. */
  readonly owned?: readonly string[];
}

async function fromCluster(namespace: string, options: Options): Promise<Found> {
  const profile = options.cluster === undefined ? DEFAULT_PROFILE : readClusterFile(options.cluster);
  const cluster = connect(options);
  const found = await withProgress(`Reading namespace ${namespace}`, (report) => {
    let done = 0;
    const list: typeof cluster.list = (...request) => {
      report({ done: Math.min(++done, LISTS), total: LISTS, detail: `${done} of ${LISTS} kinds` });
      return cluster.list(...request);
    };
    return readNamespace({ list, find: (...request) => cluster.find(...request) }, namespace, options, profile);
  });
  const made = found.omitted.filter(({ why }) => /^belongs to /.test(why));
  const omitted = found.omitted.filter((one) => !made.includes(one)).map(({ object, why }) => `${object}: ${why}`);
  const program = programOf(found.objects, { withheld: found.withheld, live: true });
  const owned = made.map(({ object }) => object);
  return { program, omitted: [...omitted, ...program.omitted], next: found.commands, owned };
}

/** A file that cannot be read is named, and the others are imported all the same. */
function fromFiles(paths: readonly string[]): Found {
  const unreadable: string[] = [];
  const read = (file: string): KubeObject[] => {
    try {
      return readManifests(manifestText(file), file).map(({ object }) => object as unknown as KubeObject);
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      unreadable.push(`${error.file}${error.line === undefined ? '' : `:${error.line}`} ${error.reason}`);
      return [];
    }
  };
  const program = programOf(paths.flatMap(manifestFilesAt).flatMap(read));
  return { program, omitted: [...unreadable, ...program.omitted] };
}

function write(text: string, { to, json, force = false }: Options): void {
  if (to === undefined && json) return;
  if (to === undefined) print(text);
  else writeFiles(dirname(to), { [basename(to)]: text }, { force, instead: 'another file with --to' });
}

/** The report for programs. The program itself is in it where it is not in a file. */
function jsonOf({ program: { text, statements }, omitted, next = [], owned = [] }: Found, file?: string): object {
  return {
    ...(file === undefined ? { program: text } : { file }),
    objects: statements.map(({ object, why, overrides, deviations, rejections }) => ({
      object: describe(object),
      as: why === undefined ? 'construct' : 'object',
      ...(why !== undefined && { why: inOneLine(why) }),
      overrides: overrides.length,
      deviations,
      rejections: rejections.map(({ rule, path, message }) => ({ rule, path, message })),
    })),
    omitted,
    owned,
    next,
  };
}

/** How the objects are written, what differs, what the cluster would reject, and what follows. */
function report({ program: { statements }, omitted, next = [], owned = [] }: Found, to?: string): string {
  const constructs = statements.filter(({ why }) => why === undefined);
  const overridden = constructs.filter(({ overrides }) => overrides.length > 0);
  return [
    ...(to === undefined ? [] : [`Wrote ${to}.`]),
    `${objects(constructs.length)} as constructs, ${overridden.length} of them with overrides; ${objects(statements.length - constructs.length)} as they are`,
    ...statements.flatMap(({ object, why }) =>
      why === undefined || why === NO_CONSTRUCT ? [] : [`as it is: ${describe(object)}: ${inOneLine(why)}`],
    ),
    ...statements.flatMap(({ object, deviations }) =>
      deviations.map((deviation) => `differs, without effect: ${describe(object)}: ${deviation}`),
    ),
    ...statements.flatMap(({ object, rejections }) =>
      rejections.map(
        ({ path, message, rule }) =>
          `rejected by the cluster: ${describe(object)}${path ? ` at ${path}` : ''}: ${message} (${rule}, disabled in the program)`,
      ),
    ),
    ...omitted.map((what) => `omitted: ${what}`),
    ...(owned.length === 0 ? [] : [`left to their owners, which create and delete them: ${owned.join(', ')}`]),
    ...(next.length === 0
      ? []
      : ['Before you run the program, set the texts that are not in it:', ...next.map((one) => `  ${one}`)]),
    '',
  ].join('\n');
}

const objects = (count: number): string => `${count} object${count === 1 ? '' : 's'}`;
