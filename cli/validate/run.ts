import { readFileSync, statSync } from 'node:fs';
import type { ClusterProfile } from '../../kubevirt/config';
import { readClusterFile } from '../cluster-file';
import { manifestFiles } from '../manifest-files';
import { type Manifest, readManifests } from '../manifests';
import { checkManifests } from './check';
import { answerLines } from './jsonl';
import { reportJson, reportText } from './report';
import { NOTHING_OFF, readRulesOff } from './rules-off';

/** Options of the command line, as commander parses them. */
export interface Options {
  cluster?: string;
  config?: string;
  format: 'text' | 'json';
  jsonl?: boolean;
}

export async function validate(files: string[], options: Options): Promise<void> {
  const profile = options.cluster === undefined ? undefined : readClusterFile(options.cluster);
  const off = options.config === undefined ? NOTHING_OFF : readRulesOff(options.config);
  if (options.jsonl) {
    await answerLines(process.stdin, process.stdout, profile, off);
    return;
  }
  if (files.length === 0) throw new Error('No manifests given. Name files or folders, or - for standard input.');
  process.exitCode = report(files.flatMap(read), profile, off, options.format);
}

function report(
  manifests: readonly Manifest[],
  profile: ClusterProfile | undefined,
  off: ReadonlyMap<string, string>,
  format: Options['format'],
): number {
  const checked = checkManifests(manifests, profile, off);
  const { stdout, stderr } =
    format === 'json' ? reportJson(checked) : reportText(checked, process.stdout.isTTY === true);
  process.stdout.write(stdout);
  process.stderr.write(stderr);
  return checked.findings.some(({ finding }) => finding.severity === 'error') ? 1 : 0;
}

function read(path: string): Manifest[] {
  if (path === '-') return readManifests(readFileSync(0, 'utf8'), '(standard input)');
  if (!statSync(path, { throwIfNoEntry: false })) throw new Error(`No such file or folder: ${path}.`);
  return manifestFiles(path).flatMap((file) => readManifests(readFileSync(file, 'utf8'), file));
}
