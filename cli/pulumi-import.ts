import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { describe } from '../kube/object';
import { shellWord } from '../kube/shell';
import { DEFAULT_PROFILE } from '../kubevirt/config';
import { packageVersion } from '../toolchain/package-root';
import { readClusterFile } from './cluster-file';
import { connect, contextOption, kubeconfigOption } from './connect';
import { type CommandHelp, jsonOption, withHelp } from './help';
import { print, printJson } from './output';
import { type Connection, forgetCommands, secretCommands } from './pulumi-import/commands';
import { type InState, readState } from './pulumi-import/from-state';
import { importFileOf, programOf } from './pulumi-import/program';
import { type ImportedResource, resourcesOf } from './pulumi-import/resources';
import { type Reader, type Selection, selectMachine, selectNamespace, selectState } from './pulumi-import/select';
import { writeFiles } from './write-files';

interface Options extends Connection {
  all?: boolean;
  namespace?: string;
  fromState?: string;
  cluster?: string;
  out: string;
  force?: boolean;
  json?: true;
}

const PROGRAM = 'imported.ts';
const IMPORT_FILE = 'import.json';

const HELP: CommandHelp = {
  about: `
Takes a VirtualMachine with its DataVolumes (those of dataVolumeTemplates are part of it), the Secrets that it refers to, the Services that select
its guest, and its instancetype and preference where they have a namespace. Writes ${IMPORT_FILE} and ${PROGRAM}, and prints the commands that follow.
Values of Secrets and cloud-init are in neither file: the program reads them from the stack's encrypted configuration.

Sends only GET requests, and changes neither the cluster nor a state.`,
  exitCodes: {
    0: 'the files were written',
    1: 'nothing to import',
    2: 'the cluster could not be read, or the files exist',
  },
  examples: [
    'kubevirt-iac pulumi-import vms/web',
    'kubevirt-iac pulumi-import --all -n vms --out vms',
    'pulumi stack export --file state.json && kubevirt-iac pulumi-import --from-state state.json',
  ],
};

/** `kubevirt-iac pulumi-import`: VMs that exist, as resources of a Pulumi program. */
export function command(): Command {
  return withHelp(
    new Command('pulumi-import')
      .description('write the import file and the Pulumi program of VMs that exist, with what belongs to them')
      .argument('[machine]', 'NAMESPACE/NAME of a VirtualMachine')
      .option('--all', 'everything in the namespace that --namespace names')
      .option('-n, --namespace <name>', 'namespace of --all')
      .option('--from-state <file>', 'what @pulumi/kubernetes manages: the output of `pulumi stack export`')
      .option(
        '--cluster <file>',
        'profile of the cluster, as in the configuration kubevirt:cluster of the stack, if it is set',
      )
      .option('--out <folder>', 'folder of the two files', '.')
      .option('--force', 'replace existing files')
      .addOption(kubeconfigOption())
      .addOption(contextOption())
      .addOption(jsonOption())
      .action(async (machine: string | undefined, options: Options) => {
        const inState =
          options.fromState === undefined ? undefined : readState(readText(options.fromState), options.fromState);
        const select = selector(machine, options, inState?.found);
        const selection = await select(connect(options));
        for (const object of inState?.others ?? [])
          selection.omitted.push({ object, why: 'stays with @pulumi/kubernetes' });
        const profile = options.cluster === undefined ? DEFAULT_PROFILE : readClusterFile(options.cluster);
        const resources = resourcesOf(selection.taken, profile);
        if (resources.length > 0) {
          writeFiles(
            options.out,
            { [IMPORT_FILE]: importFileOf(resources, packageVersion()), [PROGRAM]: programOf(resources) },
            options,
          );
        }
        if (options.json) printJson(reportJson(resources, selection, options, inState?.found));
        else print(report(resources, selection, options, inState?.found));
        process.exitCode = resources.length > 0 ? 0 : 1;
      }),
    HELP,
  );
}

/** What to read, from the three ways to say it. */
function selector(
  machine: string | undefined,
  { all, namespace }: Options,
  inState: readonly InState[] | undefined,
): (cluster: Reader) => Promise<Selection> {
  const given = [machine !== undefined, all === true, inState !== undefined].filter(Boolean).length;
  if (given !== 1) throw new Error('Name one of: NAMESPACE/NAME, --all with --namespace, or --from-state.');
  if (inState) return (cluster) => selectState(cluster, inState);
  if (machine === undefined) {
    if (!namespace) throw new Error('--all needs the namespace: add --namespace NAME.');
    return (cluster) => selectNamespace(cluster, namespace);
  }
  const [place, name, ...rest] = machine.split('/');
  if (!place || !name || rest.length > 0)
    throw new Error(`${machine} is not a valid VirtualMachine. Write NAMESPACE/NAME, such as vms/web.`);
  return (cluster) => selectMachine(cluster, place, name);
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new Error(`Cannot read ${file}, the file given with --from-state.`);
  }
}

type Steps = readonly (readonly [title: string, commands: readonly string[]])[];

/** The same for programs: no value of a secret is in the resources that are listed. */
function reportJson(
  resources: readonly ImportedResource[],
  { omitted }: Selection,
  options: Options,
  inState: readonly InState[] = [],
): object {
  return {
    files: resources.length === 0 ? [] : [IMPORT_FILE, PROGRAM].map((name) => join(options.out, name)),
    resources: resources.map(({ type, name, id, owner }) => ({
      type,
      name,
      id,
      ...(owner !== undefined && { owner }),
    })),
    omitted,
    next: resources.length === 0 ? [] : stepsOf(resources, options, inState).flatMap(([, commands]) => commands),
  };
}

/** What was found, what stays out and why, and the commands that follow. */
export function report(
  resources: readonly ImportedResource[],
  { omitted }: Selection,
  { out, ...connection }: Pick<Options, 'out' | 'kubeconfig' | 'context'>,
  inState: readonly InState[] = [],
): string {
  const width = Math.max(0, ...resources.map(({ type }) => type.length));
  const lines = resources.map(({ type, id }) => `  ${type.padEnd(width)}  ${id}`);
  const outside = omitted.map(({ object, why }) => `  ${object}: ${why}`);
  const managed = resources
    .filter(({ owner }) => owner !== undefined)
    .map(({ ref, owner }) => `  ${describe(ref)} belongs to ${owner}`);
  if (resources.length === 0) return [`Nothing to import.`, ...outside, ''].join('\n');
  const numbered = stepsOf(resources, { out, ...connection }, inState).flatMap(([title, commands], i) => [
    `${i + 1}. ${title}`,
    ...commands.map((each) => `     ${each}`),
  ]);
  return `${[
    `Wrote ${join(out, IMPORT_FILE)} and ${join(out, PROGRAM)}:`,
    ...lines,
    ...(outside.length > 0 ? ['Omitted:', ...outside] : []),
    ...(managed.length > 0
      ? [
          'Managed already; take these out of that stack first, with `retainOnDelete` or `pulumi state move`:',
          ...managed,
        ]
      : []),
    'Next:',
    ...numbered,
  ].join('\n')}\n`;
}

/** The commands that follow, in their order, below what they are for. */
function stepsOf(
  resources: readonly ImportedResource[],
  { out, ...connection }: Pick<Options, 'out' | 'kubeconfig' | 'context'>,
  inState: readonly InState[],
): Steps {
  const secrets = secretCommands(resources, connection);
  const forgotten = inState.filter(({ kind, ref }) =>
    resources.some((resource) => describe(resource.ref) === describe({ ...ref, apiVersion: '', kind: kind.kind })),
  );
  const steps: Steps = [
    ['Copy the secret values into the configuration of the stack, encrypted:', secrets],
    [
      'Take them out of the state of @pulumi/kubernetes BEFORE the next `pulumi up`, which would delete what the program no longer declares. The objects stay in the cluster:',
      forgetCommands(forgotten),
    ],
    [
      'Take the objects into the stack; nothing in the cluster changes:',
      [`pulumi import --file ${shellWord(join(out, IMPORT_FILE))} --yes --protect=false --generate-code=false`],
    ],
    [
      `Import ${join(out, PROGRAM)} in the program, then check that nothing would change:`,
      ['pulumi preview --diff --expect-no-changes'],
    ],
  ];
  return steps.filter(([, commands]) => commands.length > 0);
}
