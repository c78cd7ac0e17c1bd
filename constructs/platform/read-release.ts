import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { containsUnresolved } from '../../kube/unresolved';
import {
  type AssetId,
  cached,
  expectedSha256,
  type ReleasedObject,
  VENDOR_FOLDER,
  vendoredPath,
  verifiedObjects,
} from './assets';
import { type ReleaseSource, urlProblem } from './release-source';

interface Found {
  readonly content: Buffer;
  readonly from: string;
}

/** What a source is, by the key that says so. */
interface Reader<V> {
  /** Whether the content may differ from what the project published. Then only the lock file pins it. */
  readonly adapted: boolean;
  readonly accepts: (value: unknown) => boolean;
  /** What is wrong with the value beyond its type. */
  readonly problem?: (value: V) => string | undefined;
  readonly find: (value: V, id: AssetId, lockFile: string) => Found | undefined;
}

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';
const isMap = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

const READERS = {
  upstream: {
    adapted: false,
    accepts: isMap,
    find: (_, id, lockFile) => vendored(id, lockFile),
  } satisfies Reader<Record<string, never>>,
  url: {
    adapted: false,
    accepts: isText,
    problem: urlProblem,
    find: (_, id, lockFile) => vendored(id, lockFile),
  } satisfies Reader<string>,
  folder: { adapted: true, accepts: isText, find: inFolder } satisfies Reader<string>,
  inline: { adapted: true, accepts: isMap, find: inTexts } satisfies Reader<Readonly<Record<string, string>>>,
};

const KEYS = Object.keys(READERS) as (keyof typeof READERS)[];

/** Why a value is not a source; undefined where it is one. For programs that no compiler has checked. */
export function sourceProblem(source: unknown): string | undefined {
  if (containsUnresolved(source))
    return 'is not known until the program is deployed, but it decides which objects there are. Use a value that is known when the program runs, such as one of its configuration.';
  const given = isMap(source) ? Object.keys(source as object) : [];
  const key = KEYS.find((one) => one === given[0]);
  const value = key && (source as Record<string, unknown>)[key];
  if (given.length !== 1 || !key || !READERS[key].accepts(value))
    return `is ${JSON.stringify(source)}, which is not a valid source. Set exactly one of upstream, url, folder and inline: { upstream: {} }, { url: 'https://mirror.example/releases' }, { folder: 'vendor' } or { inline: { 'kubevirt-operator.yaml': '<text>' } }.`;
  const problem = (READERS[key] as Reader<unknown>).problem?.(value);
  return problem && `has a url that is not valid: ${problem}`;
}

/**
 * The objects of an asset, verified against the lock file and, where it is not adapted, against the known checksum of the release; undefined where the
 * source lacks it. Throws if the checksum or the objects differ, or the asset cannot be read.
 */
export function readRelease(source: ReleaseSource, id: AssetId, lockFile: string): ReleasedObject[] | undefined {
  const key = KEYS.find((one) => one in source)!;
  const { adapted, find } = READERS[key] as Reader<unknown>;
  const found = find((source as unknown as Record<string, unknown>)[key], id, lockFile);
  return found && verifiedObjects(id, found.content, { lockFile, from: found.from, adapted });
}

function vendored(id: AssetId, lockFile: string): Found | undefined {
  const from = vendoredPath(VENDOR_FOLDER, id);
  if (existsSync(from)) return { content: readFileSync(from), from };
  const expected = expectedSha256(id, { lockFile, adapted: false });
  const content = expected && cached(expected);
  return content ? { content, from: 'the cache' } : undefined;
}

function inFolder(path: string, id: AssetId): Found | undefined {
  const { component, file } = id;
  const places = [vendoredPath(path, id), join(path, component, file), join(path, file)];
  const from = places.find((place) => existsSync(place));
  return from === undefined ? undefined : { content: readFileSync(from), from };
}

function inTexts(texts: Readonly<Record<string, string>>, { component, file }: AssetId): Found | undefined {
  const text = texts[`${component}/${file}`] ?? texts[file];
  return text === undefined ? undefined : { content: Buffer.from(text), from: 'ReleaseSource.inline' };
}
