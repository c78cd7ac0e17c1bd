import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, extname } from 'node:path';
import { Command, Option } from 'commander';
import type { KubeObject } from '../kube/object';
import { connect, contextOption, kubeconfigOption } from './connect';
import { GROUPS, type Group } from './graph/boxes';
import { DETAIL, type Detail, MOST_NODES } from './graph/collapse';
import { FORMAT_NAMES, FORMATS, type Format } from './graph/formats';
import { graphOf } from './graph/graph-of';
import { liveNamespace } from './graph/live';
import { DIRECTIONS, type Direction, pictureOf } from './graph/picture';
import { within } from './graph/scope';
import { type CommandHelp, jsonOption, withHelp } from './help';
import { manifestFilesAt } from './manifest-files';
import { manifestText } from './manifest-limits';
import { type Manifest, readManifests } from './manifests';
import { note, print } from './output';
import { objectsOf, treeOf } from './plan/tree';

interface Options {
  app?: string;
  live?: string;
  format?: Format;
  output?: string;
  namespace: string[];
  group: Group;
  detail?: Detail;
  direction: Direction;
  kubeconfig?: string;
  context?: string;
}

const HELP: CommandHelp = {
  about: `
Mermaid goes into Markdown, DOT into Graphviz, JSON into programs. SVG needs the package @hpcc-js/wasm-graphviz, which is not installed with this one.
Ids of nodes are made of kind, namespace and name, and the order of the files makes no difference, so that two pictures can be compared.

Where NetworkPolicies isolate guests, the picture shows who may still connect to whom. --live lists the objects of one namespace, and the
namespaces, MigrationPolicies and networks of the cluster; never Secrets or ConfigMaps.

Values of --detail; without it, the finest from alike on that has at most ${MOST_NODES} nodes:
${Object.entries(DETAIL)
  .map(([name, meaning]) => `  ${name.padEnd(10)} ${meaning}`)
  .join('\n')}`,
  exitCodes: { 0: 'the picture was drawn', 1: 'a kind could not be listed', 2: 'the picture could not be drawn' },
  examples: [
    'kubevirt-iac graph manifests/ > environment.mmd',
    'kubevirt-iac graph --app "npx tsx app.ts" -o environment.svg',
    'kubevirt-iac graph --live vms --format dot | dot -Tpdf > vms.pdf',
  ],
};

const collect = (value: string, all: readonly string[]): string[] => [...all, value];

/** `kubevirt-iac graph`: an environment as a picture. */
export function command(): Command {
  const graph = new Command('graph')
    .description('draw VMs with their disks, networks, Services, policies and placement as Mermaid, DOT or SVG')
    .argument('[files...]', 'manifests: files, folders, or - for standard input')
    .option('--app <command>', 'run a program, such as "npx tsx app.ts", in place of reading manifests')
    .option('--live <namespace>', 'read a namespace of the cluster in place of manifests')
    .addOption(
      new Option(
        '--format <format>',
        'output format; default: as the name of the output file ends, else mermaid',
      ).choices(FORMAT_NAMES),
    )
    .option('-o, --output <file>', 'file of the picture; default: standard output')
    .option(
      '-n, --namespace <name>',
      'show only this namespace and what stands directly beside it; repeatable',
      collect,
      [],
    )
    .addOption(
      new Option('--group <group>', 'boxes: app for namespaces and their applications (app.kubernetes.io/part-of)')
        .choices(GROUPS)
        .default('app'),
    )
    .addOption(new Option('--detail <detail>', 'what is one node').choices(Object.keys(DETAIL)))
    .addOption(
      new Option('--direction <direction>', 'where arrows lead: right for a screen, down for a page')
        .choices(Object.keys(DIRECTIONS))
        .default('right'),
    )
    .addOption(kubeconfigOption())
    .addOption(contextOption())
    .addOption(jsonOption().implies({ format: 'json' }))
    .action(run);
  return withHelp(graph, HELP);
}

async function run(paths: string[], options: Options): Promise<void> {
  const { app, live, output, namespace, group, detail, direction } = options;
  if ([paths.length > 0, app !== undefined, live !== undefined].filter(Boolean).length !== 1)
    throw new Error(
      'Name either manifests (files, folders, or -), or --app with a command, or --live with a namespace.',
    );
  const { objects, from, omitted = [] } = await objectsFrom(paths, options);
  const whole = within(graphOf(objects), live === undefined ? namespace : [live]);
  if (whole.nodes.length === 0)
    throw new Error(
      `There is nothing to show in ${from}: no VM, disk, network, Service or policy among its ${objects.length} objects.`,
    );
  const format = options.format ?? formatOf(output);
  const text = await FORMATS[format](pictureOf(whole, { group, detail, direction }));
  if (output === undefined) print(text);
  else write(output, text);
  for (const what of omitted) note(`omitted: ${what}\n`);
  process.exitCode = omitted.length > 0 ? 1 : 0;
}

interface Given {
  readonly objects: readonly KubeObject[];
  /** What was read, for messages. */
  readonly from: string;
  readonly omitted?: readonly string[];
}

async function objectsFrom(paths: readonly string[], { app, live, ...connection }: Options): Promise<Given> {
  if (live !== undefined) return fromCluster(live, connection);
  const from = app === undefined ? paths.join(', ') : 'the manifests of --app';
  return { objects: objectsOf(treeOf(app === undefined ? paths.flatMap(manifestsAt) : ofProgram(app), from)), from };
}

/** Loaded when it is used, because cdk8s is. */
const ofProgram = (app: string): Manifest[] =>
  (require('./graph/program') as typeof import('./graph/program')).manifestsOfProgram(app);

const manifestsAt = (path: string): Manifest[] =>
  manifestFilesAt(path).flatMap((file) => readManifests(manifestText(file), file === '-' ? '(standard input)' : file));

async function fromCluster(
  namespace: string,
  { kubeconfig, context }: Pick<Options, 'kubeconfig' | 'context'>,
): Promise<Given> {
  const cluster = connect({
    ...(kubeconfig !== undefined && { kubeconfig }),
    ...(context !== undefined && { context }),
  });
  try {
    const { objects, omitted } = await liveNamespace(cluster, namespace);
    if (!objects.some(({ metadata }) => metadata?.namespace === namespace))
      throw new Error(
        `Namespace ${namespace} has nothing to show, or does not exist. Check the name, --context and --kubeconfig.`,
      );
    return { objects, from: `namespace ${namespace}`, omitted };
  } finally {
    await cluster.close();
  }
}

/** By the end of a file's name. */
const ENDINGS: Readonly<Record<string, Format>> = { '.svg': 'svg', '.dot': 'dot', '.gv': 'dot', '.json': 'json' };

const formatOf = (file: string | undefined): Format => ENDINGS[extname(file ?? '')] ?? 'mermaid';

function write(file: string, text: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  } catch (error) {
    throw new Error(`Cannot write ${file}, the file given with --output: ${(error as Error).message}.`);
  }
  note(`Wrote ${file}.\n`);
}
