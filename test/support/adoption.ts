/** What `import` makes of manifests: how much of it are constructs, and whether its program changes anything. */
import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { programOf } from '../../cli/import/program';
import { compareTrees } from '../../cli/plan/compare';
import { readTree, treeOf } from '../../cli/plan/tree';
import type { KubeObject } from '../../kube/object';
import { run } from './imported-program';

export interface Adoption {
  readonly objects: number;
  /** Objects of a kind that some construct makes. */
  readonly possible: number;
  readonly constructs: number;
  readonly machines: number;
  readonly machineConstructs: number;
  /** Objects that the program changes or does not have, each with what happens. */
  readonly changed: readonly string[];
}

const isMachine = ({ kind }: KubeObject): boolean => kind === 'VirtualMachine';

/** Imports objects as one folder, runs the program, and compares its manifests with them. Throws where the program does not run. */
export function adopted(objects: readonly KubeObject[]): Adoption {
  const { text, statements, omitted } = programOf(objects);
  const outdir = run(text);
  try {
    const manifests = statements.map(({ object }) => ({
      file: 'all.yaml',
      object: object as { [key: string]: unknown },
    }));
    const plan = compareTrees(treeOf(manifests, 'all.yaml'), readTree(outdir), undefined);
    const changed = plan.objects.filter(({ status, impact }) => status !== 'changed' || impact.class !== 'no-effect');
    const made = statements.filter(({ why }) => why === undefined).map(({ object }) => object);
    return {
      objects: objects.length,
      possible: statements.filter(({ why }) => why !== 'no construct makes this kind').length,
      constructs: made.length,
      machines: objects.filter(isMachine).length,
      machineConstructs: made.filter(isMachine).length,
      changed: [...changed.map(({ name, summary }) => `${name}: ${summary}`), ...omitted],
    };
  } finally {
    rmSync(dirname(outdir), { recursive: true, force: true });
  }
}

export const sumOf = (all: readonly Adoption[]): Adoption =>
  all.reduce((sum, one) => ({
    objects: sum.objects + one.objects,
    possible: sum.possible + one.possible,
    constructs: sum.constructs + one.constructs,
    machines: sum.machines + one.machines,
    machineConstructs: sum.machineConstructs + one.machineConstructs,
    changed: [...sum.changed, ...one.changed],
  }));
