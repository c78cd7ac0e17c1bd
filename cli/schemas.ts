import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { Command } from 'commander';
import { nearest } from '../kube/nearest';
import { type CommandHelp, jsonOption, withHelp } from './help';
import { note, print, printJson } from './output';
import { dispatchingSchema, jsonSchemaOf, type ServedKind, servedKinds } from './schemas/json-schema';
import { writeFiles } from './write-files';

interface Options {
  to: string;
  kind?: string[];
  json?: true;
}

const HELP: CommandHelp = {
  about: `
Writes one schema for each kind and version, at the path where kubeconform, too, looks for those of CRDs, and all.json, which chooses
among them by apiVersion and kind. Files that exist are replaced. Prints what to put into the settings of VS Code, and the first line
with which a single file chooses its schema. The help on a field says what a change of it does to a running guest.`,
  exitCodes: { 0: 'the schemas were written', 2: 'they could not be written' },
  examples: ['kubevirt-iac schemas --to .vscode/kubevirt', 'kubevirt-iac schemas --kind VirtualMachine DataVolume'],
};

/** `kubevirt-iac schemas`: JSON Schemas for the YAML support of editors. */
export function command(): Command {
  const schemas = new Command('schemas')
    .description('write JSON Schemas of all kinds for the YAML support of editors, with help on each field')
    .option('--to <folder>', 'folder for the schemas', 'kubevirt-schemas')
    .option('--kind <kinds...>', 'only these kinds: VirtualMachine; default: all')
    .addOption(jsonOption())
    .action(({ to, kind: names, json }: Options) => {
      const kinds = names ? selected(names) : servedKinds();
      const files = [
        ...kinds.map((one): [string, object] => [one.file, jsonSchemaOf(one)]),
        ['all.json', dispatchingSchema(kinds)] as const,
      ];
      for (const [file, schema] of files)
        writeFiles(join(to, dirname(file)), { [basename(file)]: `${JSON.stringify(schema)}\n` }, { force: true });
      if (json) return printJson({ folder: to, files: files.map(([file]) => file) });
      note(`${files.length} schemas written to ${to}.\n`);
      print(settings(to, kinds[0]!));
    });
  return withHelp(schemas, HELP);
}

/** The kinds of these names, whatever their case, in all their versions. */
function selected(names: readonly string[]): ServedKind[] {
  return names.flatMap((name) => {
    const found = servedKinds().filter(({ kind }) => kind.toLowerCase() === name.toLowerCase());
    if (found.length > 0) return found;
    const meant = nearest(
      name,
      servedKinds().map(({ kind }) => kind),
    );
    throw new Error(
      `There is no schema of the kind ${JSON.stringify(name)}. ${meant ? `Did you mean ${meant}?` : 'Omit --kind to write those of all kinds.'}`,
    );
  });
}

/** Paths in settings are relative to the folder that is open in the editor, which most likely is where the command runs. */
function settings(to: string, { file }: ServedKind): string {
  const folder = resolve(to);
  const below = relative(process.cwd(), folder).split(sep).join('/');
  const at = (name: string) => (below.startsWith('..') ? join(folder, name) : `./${below ? `${below}/` : ''}${name}`);
  return [
    'For VS Code with the YAML extension of Red Hat, in .vscode/settings.json:',
    '',
    JSON.stringify({ 'yaml.schemas': { [at('all.json')]: ['manifests/**/*.yaml'] } }, null, 2),
    '',
    'For one file, in any editor with yaml-language-server, as its first line; a relative path starts at the file:',
    '',
    `# yaml-language-server: $schema=${at(file)}`,
    '',
  ].join('\n');
}
