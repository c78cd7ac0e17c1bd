import type { ClusterProfile } from '../../kubevirt/config';
import { withProgress } from '../../toolchain/progress';
import { readClusterFile } from '../cluster-file';
import { errorText } from '../errors';
import { manifestFilesAt } from '../manifest-files';
import { note, noteStyled, printStyled } from '../output';
import { type Output, rejectReports, writeReports } from '../report/outputs';
import { lookOf, PLAIN } from '../terminal';
import { checkManifests } from './check';
import { FORMATS, type Format } from './formats';
import { answerLines } from './jsonl';
import { ManifestReader } from './reader';
import { type Outcome, skipped } from './report';
import { NOTHING_OFF, readRulesOff } from './rules-off';
import { changesOf } from './watch';

/** Options of the command line, as commander parses them. */
export interface Options {
  cluster?: string;
  config?: string;
  format: Format;
  report: Output<Format>[];
  jsonl?: boolean;
  watch?: boolean;
}

export async function validate(files: string[], options: Options): Promise<void> {
  if (options.jsonl) {
    rejectReports(options.report);
    if (options.watch)
      throw new Error('--watch cannot be combined with --jsonl, which reads standard input. Omit one.');
    const { profile, off } = readSettings(options);
    await answerLines(process.stdin, process.stdout, profile, off);
    return;
  }
  if (files.length === 0) throw new Error('No manifests given. Name files or folders, or - for standard input.');
  const reader = new ManifestReader();
  if (options.watch) await watch(files, options, reader);
  else process.exitCode = report(await check(files, options, reader), options);
}

function readSettings({ cluster, config }: Options): {
  profile: ClusterProfile | undefined;
  off: ReadonlyMap<string, string>;
} {
  return {
    profile: cluster === undefined ? undefined : readClusterFile(cluster),
    off: config === undefined ? NOTHING_OFF : readRulesOff(config),
  };
}

async function check(files: readonly string[], options: Options, reader: ManifestReader): Promise<Outcome> {
  const { profile, off } = readSettings(options);
  const { manifests, unreadable } = await withProgress('Reading files', (advance) =>
    reader.read(files, (done, total) => advance({ done, total })),
  );
  const checked = await withProgress('Checking objects', (advance) =>
    checkManifests(manifests, profile, off, { advance: (done) => advance({ done, total: manifests.length }) }),
  );
  return { ...checked, unreadable };
}

function report(checked: Outcome, { format, report: outputs }: Options): number {
  writeReports(outputs, (one) => FORMATS[one](checked, PLAIN));
  printStyled(FORMATS[format](checked, lookOf(process.stdout)));
  if (format === 'text') note(skipped(checked));
  const errors = checked.findings.filter(({ finding }) => finding.severity === 'error');
  return errors.length + checked.unreadable.length > 0 ? 1 : 0;
}

/** The whole screen and what has left it, and the cursor to its corner. */
const CLEAR = '\u001b[2J\u001b[3J\u001b[H';

/** Reports again after each change, until it is interrupted. What could not be read in between may come back. */
async function watch(files: readonly string[], options: Options, reader: ManifestReader): Promise<void> {
  if (files.includes('-')) throw new Error('--watch cannot watch standard input. Name files or folders.');
  for (const file of files) manifestFilesAt(file);
  const interrupted = new AbortController();
  const stop = () => interrupted.abort();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  const paths = [...files, ...[options.cluster, options.config].filter((file) => file !== undefined)];
  let code = 0;
  try {
    for await (const changed of changesOf(paths, { signal: interrupted.signal })) {
      if (process.stdout.isTTY && process.env['TERM'] !== 'dumb') printStyled(CLEAR);
      try {
        code = report(await check(files, options, reader), options);
      } catch (error) {
        noteStyled(errorText(error as Error));
        code = 2;
      }
      note(`Checked at ${new Date().toLocaleTimeString()}; ${described(changed)}. Waiting for changes; Ctrl-C ends.\n`);
    }
  } finally {
    process.removeListener('SIGINT', stop);
    process.removeListener('SIGTERM', stop);
  }
  process.exitCode = code;
}

function described(changed: ReadonlySet<string>): string {
  const [first, ...others] = changed;
  if (first === undefined) return 'no files';
  return others.length === 0 ? first : `${first} and ${others.length} more`;
}
