import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { containsUnresolved } from '../../kube/unresolved';
import { assetUrl, howToRender } from '../../kubevirt/releases';
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
  readonly find: (value: V, id: AssetId, lockFile: string) => Found;
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
    find: (base, id, lockFile) => vendored(id, lockFile, base),
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
 * The objects of an asset, verified against the lock file and, where it is not adapted, against the known checksum of the release. Throws
 * if the checksum or the objects differ, or the asset cannot be read.
 */
export function readRelease(source: ReleaseSource, id: AssetId, lockFile: string): ReleasedObject[] {
  const key = KEYS.find((one) => one in source)!;
  const { adapted, find } = READERS[key] as Reader<unknown>;
  const { content, from } = find((source as unknown as Record<string, unknown>)[key], id, lockFile);
  return verifiedObjects(id, content, { lockFile, from, adapted });
}

function vendored(id: AssetId, lockFile: string, mirror?: string): Found {
  const from = vendoredPath(VENDOR_FOLDER, id);
  if (existsSync(from)) return { content: readFileSync(from), from };
  const expected = expectedSha256(id, { lockFile, adapted: false });
  const content = expected && cached(expected);
  if (content) return { content, from: 'the cache' };
  const { component, version, file } = id;
  const render = mirror === undefined ? howToRender(component, version, file) : undefined;
  const what = component === 'kubevirt' ? `--kubevirt ${version}` : `--component ${component}@${version}`;
  const options = mirror ? `${what} --from ${mirror}` : what;
  const advice = render
    ? `${render} Put it there as ${component}/${version}/${file}`
    : `Run \`npx kubevirt-iac vendor ${options}\` here`;
  throw new Error(
    `${file} of ${component} ${version} is not in ${VENDOR_FOLDER}, and synthesis downloads nothing. ${advice}, and keep ${VENDOR_FOLDER} and ${lockFile} in Git. ` +
      `Or name a folder that has the file: source: ReleaseSource.folder('<folder>').`,
  );
}

function inFolder(path: string, id: AssetId): Found {
  const { component, version, file } = id;
  const places = [vendoredPath(path, id), join(path, component, file), join(path, file)];
  const from = places.find((place) => existsSync(place));
  if (from) return { content: readFileSync(from), from };
  const url = assetUrl(component, version, file);
  const advice = url
    ? `Download it from ${url} into that folder, or fill it with \`npx kubevirt-iac vendor --out ${path}\`.`
    : (howToRender(component, version, file) ?? 'Copy it into that folder.');
  throw new Error(`The folder ${path} has no ${file}, which is required to install ${component} ${version}. ${advice}`);
}

function inTexts(texts: Readonly<Record<string, string>>, { component, version, file }: AssetId): Found {
  const text = texts[`${component}/${file}`] ?? texts[file];
  if (text !== undefined) return { content: Buffer.from(text), from: 'ReleaseSource.inline' };
  throw new Error(
    `ReleaseSource.inline was not given ${JSON.stringify(file)}, which is required to install ${component} ${version}. It was given ${Object.keys(texts).join(', ') || 'nothing'}.`,
  );
}
