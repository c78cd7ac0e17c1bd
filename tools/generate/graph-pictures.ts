/** The pictures in the guide on `graph`: of examples, drawn as the command draws them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FORMATS } from '../../cli/graph/formats';
import { graphOf } from '../../cli/graph/graph-of';
import { pictureOf } from '../../cli/graph/picture';
import { objectsOf, readTree } from '../../cli/plan/tree';
import type { KubeObject } from '../../kube/object';
import type { Files } from './files';

const EXAMPLES = ['three-tier', 'environments'] as const;

export async function graphPictures(): Promise<Files> {
  const files = new Map<string, string>();
  for (const example of EXAMPLES) {
    const picture = pictureOf(graphOf(objectsOfExample(example)));
    files.set(`docs/assets/graph-${example}.svg`, await FORMATS.svg(picture));
  }
  return files;
}

/** Runs an example as its reader does, into a folder that is removed. */
function objectsOfExample(example: string): KubeObject[] {
  const outdir = mkdtempSync(join(tmpdir(), 'kubevirt-iac-example-'));
  const before = process.env['CDK8S_OUTDIR'];
  process.env['CDK8S_OUTDIR'] = outdir;
  try {
    require(`../../examples/${example}`);
    return objectsOf(readTree(outdir));
  } finally {
    if (before === undefined) delete process.env['CDK8S_OUTDIR'];
    else process.env['CDK8S_OUTDIR'] = before;
    rmSync(outdir, { recursive: true, force: true });
  }
}
