/** How much of existing manifests `import` turns into constructs, and whether its programs change anything; each file is a folder of its own. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readManifests } from '../../cli/manifests';
import type { KubeObject } from '../../kube/object';
import { type Adoption, adopted, sumOf } from '../support/adoption';
import { admissionVerdicts } from '../verdicts/read';
import type { BenchOptions, Figures } from './figures';

const NO_CHANGE = 'objects that a program changes or omits';

export async function run({ manifests }: BenchOptions): Promise<Figures> {
  const unreadable: string[] = [];
  const all: Adoption[] = [];
  for (const [name, objects] of manifests === undefined ? recorded() : filesIn(manifests)) {
    try {
      const found = objects();
      if (found.length > 0) all.push(adopted(found));
    } catch (error) {
      unreadable.push(`${name}: ${(error as Error).message.split('\n')[0]}`);
    }
  }
  if (all.length === 0)
    throw new Error(`${manifests} has no manifest that can be read; name a folder of *.yaml, *.yml or *.json files.`);
  const sum = sumOf(all);
  for (const line of [...unreadable, ...sum.changed]) process.stderr.write(`${line}\n`);
  return {
    files: all.length,
    'files that cannot be read': unreadable.length,
    objects: sum.objects,
    'of a kind that a construct makes': sum.possible,
    'as constructs, %': (100 * sum.constructs) / sum.possible,
    VirtualMachines: sum.machines,
    'VirtualMachines as constructs, %': (100 * sum.machineConstructs) / sum.machines,
    [NO_CHANGE]: sum.changed.length,
  };
}

type Named = readonly [name: string, objects: () => KubeObject[]];

const filesIn = (folder: string): Named[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ya?ml|json)(\.in)?$/.test(file))
    .sort()
    .map((file) => [
      file,
      () =>
        readManifests(readFileSync(join(folder, file), 'utf8'), file).map(
          ({ object }) => object as unknown as KubeObject,
        ),
    ]);

/** Without a folder: what KubeVirt's own webhooks have accepted. */
const recorded = (): Named[] =>
  admissionVerdicts()
    .filter(({ verdict }) => verdict.allowed)
    .map(({ id, object }) => [id, () => [object]]);
