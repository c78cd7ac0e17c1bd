/** Values files into tenants, or into everything that is wrong with them. */
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { excerpt } from '../../kube/excerpt';
import { isObject } from '../../kube/json';
import { labelProblem } from '../../kube/names';
import { pathOf, type Step } from '../../kube/path';
import { didYouMean, show } from '../../kubevirt/admission';
import { COMMON_INSTANCETYPES } from '../machine';
import { tenantProblems } from './check';
import { type Fault, type ReadDocument, readDocument } from './document';
import type { TenantList, TenantOffers } from './offers';
import { tenantSchema } from './schema';
import type { TenantValues } from './values';

/** A tenant in its file. */
interface Written {
  readonly file: string;
  readonly document: ReadDocument;
  /** Where it stands in the document. */
  readonly at: readonly Step[];
  readonly value: unknown;
}

interface Read extends Written {
  readonly tenant: TenantValues;
}

/** The tenants that a file lists under `tenants`. */
export function readFile(file: string, offers: TenantOffers): TenantList {
  const source = 'Tenants.fromFile';
  const document = readDocument(file);
  if ('faults' in document) throw refused(source, document.faults);
  const { value } = document;
  const tenants = isObject(value) ? value['tenants'] : undefined;
  if (!isObject(value) || !Array.isArray(tenants) || Object.keys(value).length > 1)
    throw refused(source, [
      { file, message: 'is not a list of tenants. Write them below the key `tenants`, and nothing else beside it.' },
    ]);
  return checked(
    source,
    tenants.map((value, index) => ({ file, document, at: ['tenants', index], value })),
    offers,
  );
}

/** The tenants of a folder: a file for each, which is called as the tenant is. */
export function readFolder(folder: string, offers: TenantOffers): TenantList {
  const source = 'Tenants.fromFolder';
  const faults: Fault[] = [];
  const written: Written[] = [];
  const files = filesOf(folder, source);
  for (const [file, name] of files) {
    const document = readDocument(file);
    if ('faults' in document) {
      faults.push(...document.faults);
      continue;
    }
    const { value } = document;
    if (isObject(value) && value['name'] !== undefined && value['name'] !== name)
      faults.push({
        file,
        place: document.placeOf(['name']),
        message: `name is ${show(value['name'])}, and the file is that of the tenant "${name}". Remove the field, or rename the file.`,
      });
    else written.push({ file, document, at: [], value: isObject(value) ? { name, ...value } : (value ?? { name }) });
  }
  const names = files.map(([, name]) => name);
  return checked(source, written, offers, { names, faults });
}

/** The values files of a folder with the names of their tenants, in the order of the names. */
function filesOf(folder: string, source: string): [file: string, name: string][] {
  try {
    const files = readdirSync(folder, { withFileTypes: true }).filter(({ name }) => /\.ya?ml$/.test(name));
    if (files.length === 0)
      throw refused(source, [
        {
          file: folder,
          message: 'has no values file. Write one for each tenant, such as shop.yaml for the tenant shop.',
        },
      ]);
    const links = files.filter((entry) => !entry.isFile());
    if (links.length > 0)
      throw refused(
        source,
        links.map(({ name }) => ({ file: join(folder, name), message: 'is not a file. Write the values into it.' })),
      );
    return files
      .map(({ name }): [string, string] => [join(folder, name), basename(name).replace(/\.ya?ml$/, '')])
      .sort(([a], [b]) => (a < b ? -1 : 1));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    throw refused(source, [{ file: folder, message: `cannot be read: ${(error as Error).message}` }]);
  }
}

function checked(
  source: string,
  written: readonly Written[],
  offers: TenantOffers,
  before: { readonly names: readonly string[]; readonly faults: readonly Fault[] } = { names: [], faults: [] },
): TenantList {
  rejectOffers(source, offers);
  // Of tenants that are wrong, others may still name them.
  const names = new Set([...before.names, ...written.flatMap(({ value }) => nameIn(value) ?? [])]);
  const schema = tenantSchema(offers, [...names]);
  const faults = [...before.faults];
  const read: Read[] = [];
  for (const one of written) {
    const found = schema.safeParse(one.value);
    if (found.success) read.push({ ...one, tenant: found.data });
    else
      for (const issue of found.error.issues) {
        const path = issue.path as Step[];
        const inside = issue.code === 'unrecognized_keys' ? [...path, issue.keys[0]!] : path;
        faults.push(faultAt(one, path, issue.message, inside));
      }
  }
  for (const one of read)
    for (const { path, message } of tenantProblems(one.tenant, offers)) faults.push(faultAt(one, path, message));
  faults.push(...duplicates(read));
  if (faults.length > 0) throw refused(source, faults);
  return { tenants: read.map(({ tenant }) => tenant), offers };
}

/** `shop.yaml:4: tenant "shop", quota.memory`. */
function faultAt({ file, document, at, value }: Written, path: readonly Step[], message: string, line = path): Fault {
  const named = nameIn(value);
  const name = named === undefined ? `tenant ${Number(at.at(-1) ?? 0) + 1}` : `tenant ${show(named)}`;
  const place = path.length === 0 ? name : `${name}, ${pathOf(path)}`;
  return {
    file,
    place: document.placeOf([...at, ...line]),
    message: `${place}${/^[a-z]+ /.test(message) ? ' ' : ': '}${message}`,
  };
}

const nameIn = (value: unknown): string | undefined =>
  isObject(value) && typeof value['name'] === 'string' ? value['name'] : undefined;

function duplicates(read: readonly Read[]): Fault[] {
  const first = new Map<string, Read>();
  return read.flatMap((one) => {
    const { name } = one.tenant;
    const other = first.get(name);
    if (!other) {
      first.set(name, one);
      return [];
    }
    const { file, place } = faultAt(other, ['name'], '');
    return [
      faultAt(
        one,
        ['name'],
        `is that of the tenant at ${file}:${place?.line ?? 1}, too. Give one of the two another name.`,
      ),
    ];
  });
}

/** Offers are written by a program: the compiler has checked all but these. */
function rejectOffers(source: string, { sizes = {}, reserved = [] }: TenantOffers): void {
  for (const [name, instancetype] of Object.entries(sizes))
    if (!COMMON_INSTANCETYPES.includes(instancetype))
      throw new Error(
        `${source}: sizes: "${name}" is ${show(instancetype)}, which is not a common instancetype.${didYouMean(instancetype, COMMON_INSTANCETYPES) || ' Use one such as u1.medium.'}`,
      );
  for (const name of reserved)
    if (labelProblem(name))
      throw new Error(`${source}: reserved: "${name}" is not a namespace: ${labelProblem(name)}.`);
}

function refused(source: string, faults: readonly Fault[]): Error {
  const [only] = faults;
  if (faults.length === 1) return new Error(`${source}: ${textOf(only!)} Nothing was written.${excerptOf(only!)}`);
  const lines = faults.map((fault) => `${textOf(fault)}${excerptOf(fault)}`);
  return new Error(
    `${source}: ${lines.length} mistakes in the values of tenants. Nothing was written.\n${lines.join('\n')}`,
  );
}

const textOf = ({ file, place, message }: Fault): string =>
  `${file}${place === undefined ? '' : `:${place.line}`}: ${message}`;

/** The line with a mark below what is wrong in it, as compilers show it. */
function excerptOf({ place }: Fault): string {
  const text = place?.text();
  return place && text !== undefined ? `\n${excerpt(text, place)}` : '';
}
