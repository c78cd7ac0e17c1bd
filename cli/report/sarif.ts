/** SARIF 2.1.0, with what code scanning needs of it: rules with help, and results with a file below the root of the repository and a line. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { packageRepository, packageVersion } from '../../toolchain/package-root';
import { jsonText, printableLine } from './escape';

export type Level = 'error' | 'warning' | 'note';

export interface SarifRule {
  /** Never changes. */
  id: string;
  /** A noun phrase, as a heading. */
  title: string;
  /** The rule in words, usable wherever the id is. */
  name?: string;
  /** What it means and what to do. */
  help: string;
  /** Page of the documentation: `docs/rules/DSK-11.md`. */
  page: string;
}

export interface SarifResult {
  rule: SarifRule;
  level: Level;
  message: string;
  /** From where the command ran. */
  file: string;
  /** From 1; the first where it is not known. */
  line?: number | undefined;
  /** From 1; absent where it is not known. */
  column?: number | undefined;
  /** `VirtualMachine shop/web`. */
  object?: string;
  /** Path within the object. */
  path?: string;
}

/** What is worth saying of the run as a whole. */
export interface SarifNotice {
  level: Level;
  message: string;
}

/** Code scanning takes no file with more. */
const MOST_RESULTS = 25_000;
const RANKS: Readonly<Record<Level, number>> = { error: 0, warning: 1, note: 2 };

/** One run of a command, the most serious result first. `from`: the folder in which it ran. */
export function sarifLog(
  command: string,
  results: readonly SarifResult[],
  notices: readonly SarifNotice[] = [],
  from = process.cwd(),
): string {
  const [version, repository] = [packageVersion(), packageRepository()];
  const shown = [...results].sort((a, b) => RANKS[a.level] - RANKS[b.level]).slice(0, MOST_RESULTS);
  const omitted = results.length - shown.length;
  const said =
    omitted > 0 ? [...notices, { level: 'warning' as const, message: `${omitted} results do not fit.` }] : notices;
  const rules = [...new Map(shown.map(({ rule }) => [rule.id, rule])).values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const root = repositoryOf(from);
  const seen = new Map<string, number>();
  const run = {
    tool: {
      driver: {
        name: 'kubevirt-iac',
        version,
        semanticVersion: version,
        informationUri: repository,
        rules: rules.map((rule) => ruleObject(rule, repository)),
      },
    },
    automationDetails: { id: `kubevirt-iac/${command}/` },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { [ROOT]: { description: { text: 'The root of the repository.' } } },
    invocations: [
      {
        executionSuccessful: true,
        toolExecutionNotifications: said.map(({ level, message }) => ({ level, message: { text: plain(message) } })),
      },
    ],
    results: shown.map((result) => resultObject(result, indexes.get(result.rule.id)!, root, from, seen)),
  };
  return `${jsonText({ $schema: SCHEMA, version: '2.1.0', runs: [run] })}\n`;
}

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';
const ROOT = '%SRCROOT%';

function ruleObject({ id, title, name, help, page }: SarifRule, repository: string): object {
  const helpUri = `${repository}/blob/main/${page}`;
  return {
    id,
    ...(name !== undefined && { name }),
    shortDescription: { text: title },
    fullDescription: { text: help },
    help: { text: `${help}\n\n${helpUri}`, markdown: `${help}\n\n[${title}](${helpUri})` },
    helpUri,
    properties: { tags: ['kubevirt'] },
  };
}

function resultObject(
  { rule, level, message, file, line = 1, column, object, path }: SarifResult,
  ruleIndex: number,
  root: string,
  from: string,
  seen: Map<string, number>,
): object {
  const artifactLocation = locationOf(resolve(from, file), root);
  // The place within the object stays the same while lines move, so that an alert is recognized after an edit of the file.
  const place = createHash('sha256')
    .update(JSON.stringify([rule.id, artifactLocation.uri, object, path]))
    .digest('hex')
    .slice(0, 16);
  const times = (seen.get(place) ?? 0) + 1;
  seen.set(place, times);
  const logicalLocation = object && { fullyQualifiedName: [object, path].filter(Boolean).join(' '), kind: 'object' };
  return {
    ruleId: rule.id,
    ruleIndex,
    level,
    message: { text: plain([object, path].filter(Boolean).join(' ') + (object ? ': ' : '') + message) },
    locations: [
      {
        physicalLocation: {
          artifactLocation,
          region: { startLine: line, ...(column !== undefined && { startColumn: column }) },
        },
        ...(logicalLocation && { logicalLocations: [logicalLocation] }),
      },
    ],
    partialFingerprints: { primaryLocationLineHash: `${place}:${times}` },
  };
}

/** A file of the repository by its path below the root; any other by its whole address. */
function locationOf(file: string, root: string): { uri: string; uriBaseId?: string } {
  const below = relative(root, file);
  if (below.startsWith('..') || isAbsolute(below)) return { uri: pathToFileURL(file).href };
  return { uri: below.split(sep).map(encodeURIComponent).join('/'), uriBaseId: ROOT };
}

/** The nearest folder above that is the root of a Git repository; the folder itself where there is none. */
function repositoryOf(folder: string): string {
  for (let at = resolve(folder); ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (dirname(at) === at) return resolve(folder);
  }
}

/** Text in which nothing is a link: SARIF has links in plain text, and user text must not make one. */
const plain = (text: string): string => printableLine(text).replaceAll('](', '] (');
