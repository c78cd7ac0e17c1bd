import { statSync } from 'node:fs';
import { Command } from 'commander';
import type { KubeObject } from '../kube/object';
import { programOf } from './import/program';
import { manifestFiles } from './manifest-files';
import { manifestText } from './manifest-limits';
import { readManifests } from './manifests';
import { note, print } from './output';

const HELP = `
A VirtualMachine becomes a construct where the manifest that it makes has no effect on a running guest, as \`plan\` predicts it; what the construct
would write in another way is set with addOverride. Everything else is written as it is. The program writes the same manifests: to see that,
run it and compare.

Exit codes: 0 success, 1 something was omitted, 2 the manifests could not be read.

Example:
  kubevirt-iac import old/ > app.ts
  npx tsx app.ts
  kubevirt-iac plan old/ manifests/`;

/** `kubevirt-iac import`: manifests that exist, as a program with constructs. */
export function command(): Command {
  return new Command('import')
    .description('write the cdk8s program of manifests that exist: VMs as constructs where that has no effect on them')
    .argument('<files...>', 'manifests: files, folders, or - for standard input')
    .addHelpText('after', HELP)
    .action((paths: string[]) => {
      const { text, asConstructs, asTheyAre, omitted } = programOf(paths.flatMap(read));
      print(text);
      note(`${asConstructs} machines as constructs, ${asTheyAre} objects as they are\n`);
      for (const what of omitted) note(`omitted: ${what}\n`);
      process.exitCode = omitted.length > 0 ? 1 : 0;
    });
}

function read(path: string): KubeObject[] {
  if (path !== '-' && !statSync(path, { throwIfNoEntry: false })) throw new Error(`No such file or folder: ${path}.`);
  const files = path === '-' ? [path] : manifestFiles(path);
  return files
    .flatMap((file) => readManifests(manifestText(file), file))
    .map(({ object }) => object as unknown as KubeObject);
}
