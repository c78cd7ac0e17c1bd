import type { ClusterProfile } from '../../kubevirt/config';
import { readClusterFile } from '../cluster-file';
import { manifestFilesAt } from '../manifest-files';
import { manifestText, UnreadableFile } from '../manifest-limits';
import { type Manifest, readManifests } from '../manifests';
import { type Output, rejectReports, writeReports } from '../report/outputs';
import { checkManifests } from './check';
import { FORMATS, type Format } from './formats';
import { answerLines } from './jsonl';
import { skipped } from './report';
import { NOTHING_OFF, readRulesOff } from './rules-off';

/** Options of the command line, as commander parses them. */
export interface Options {
  cluster?: string;
  config?: string;
  format: Format;
  report: Output<Format>[];
  jsonl?: boolean;
}

export async function validate(files: string[], options: Options): Promise<void> {
  const profile = options.cluster === undefined ? undefined : readClusterFile(options.cluster);
  const off = options.config === undefined ? NOTHING_OFF : readRulesOff(options.config);
  if (options.jsonl) {
    rejectReports(options.report);
    await answerLines(process.stdin, process.stdout, profile, off);
    return;
  }
  if (files.length === 0) throw new Error('No manifests given. Name files or folders, or - for standard input.');
  process.exitCode = report(readAll(files), profile, off, options);
}

function report(
  { manifests, unreadable }: Readonly<Contents>,
  profile: ClusterProfile | undefined,
  off: ReadonlyMap<string, string>,
  { format, report: outputs }: Options,
): number {
  const checked = { ...checkManifests(manifests, profile, off), unreadable };
  writeReports(outputs, (one) => FORMATS[one](checked, false));
  process.stdout.write(FORMATS[format](checked, process.stdout.isTTY === true));
  if (format === 'text') process.stderr.write(skipped(checked));
  const errors = checked.findings.filter(({ finding }) => finding.severity === 'error');
  return errors.length + unreadable.length > 0 ? 1 : 0;
}

interface Contents {
  manifests: Manifest[];
  unreadable: UnreadableFile[];
}

/** What can be read is checked, whatever stands beside it. */
function readAll(paths: readonly string[]): Contents {
  const contents: Contents = { manifests: [], unreadable: [] };
  for (const file of paths.flatMap(manifestFilesAt)) {
    try {
      contents.manifests.push(...readManifests(manifestText(file), file === '-' ? '(standard input)' : file));
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      contents.unreadable.push(error);
    }
  }
  return contents;
}
