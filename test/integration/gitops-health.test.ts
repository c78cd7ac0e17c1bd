/** What is written for Argo CD and Flux, judged by their own engines beside the gates that it is written from. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { ensureObject, isObject } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { readinessOf } from '../../kubevirt/readiness';
import { GATES } from '../../kubevirt/readiness/gates';
import { binaries } from '../../toolchain/binaries';
import { askedOfArgoCd, askedOfFlux, type Judgement, judged } from '../support/health-engine';

const ARGO_CD = { ready: 'Healthy', waiting: 'Progressing', failed: 'Degraded' } as const;
const FLUX = { ready: 'Current', waiting: 'InProgress', failed: 'Failed' } as const;

/** Flux has no verdict where a path begins at nothing, and asks again. */
const stateOf = ({ status, error }: Judgement): string =>
  error?.includes('no such attribute') ? FLUX.waiting : (status ?? `error: ${error}`);

/** Flux waits, before it asks any expression, for a controller that says of which generation its status is. */
function isUnseen({ metadata, status }: KubeObject): boolean {
  const seen = status?.['observedGeneration'];
  return typeof seen === 'number' && typeof metadata?.generation === 'number' && seen !== metadata.generation;
}

async function disagreements(objects: readonly KubeObject[]): Promise<string[]> {
  const [argo, flux] = await Promise.all([judged(objects.map(askedOfArgoCd)), judged(objects.map(askedOfFlux))]);
  expect([argo.length, flux.length]).toEqual([objects.length, objects.length]);
  return objects.flatMap((object, at) => {
    const { state } = readinessOf(object);
    const said = [stateOf(argo[at]!), stateOf(flux[at]!)];
    return said.join() === [ARGO_CD[state], isUnseen(object) ? FLUX.waiting : FLUX[state]].join()
      ? []
      : [`${state}, ${said}: ${JSON.stringify(object)}`];
  });
}

const named = (object: KubeObject): KubeObject => ({ ...object, metadata: { name: 'x', ...object.metadata } });

beforeAll(() => binaries(['gitops-health']), 900_000);

test('every moment that was recorded of a real cluster has the same verdict in Lua, in CEL and in TypeScript', async () => {
  const moments = readFileSync(join(__dirname, '../verdicts/gates.jsonl'), 'utf8').trim().split('\n');
  const objects = moments.map((line) => named((JSON.parse(line) as { live: KubeObject }).live));
  expect(await disagreements(objects.filter(({ apiVersion, kind }) => gated(apiVersion, kind)))).toEqual([]);
});

test('a guest that no node can run is on its way, with the sentence that the guide shows', async () => {
  const spec = { runStrategy: 'Always' };
  const status = { printableStatus: 'ErrorUnschedulable', desiredGeneration: 1, conditions: [] };
  const object = {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachine',
    metadata: { name: 'web', generation: 1 },
    spec,
    status,
  };
  const [said] = await judged([askedOfArgoCd(object)]);
  expect(readFileSync(join(__dirname, '../../docs/gitops.md'), 'utf8')).toContain(
    `${said!.status}  ${said!.message}\n`,
  );
});

const gated = (apiVersion: string, kind: string): boolean =>
  Object.hasOwn(GATES, `${apiVersion.includes('/') ? apiVersion.split('/')[0] : ''}/${kind}`);

/** What a gate reads, from its data: paths with what they are compared to, and the types and words of conditions. */
interface Reads {
  readonly paths: Map<string, readonly string[]>;
  readonly lists: Map<string, Set<string>>;
  readonly words: Set<unknown>;
}

function readsOf(gate: unknown, reads: Reads): Reads {
  if (Array.isArray(gate)) for (const part of gate) readsOf(part, reads);
  else if (isObject(gate)) {
    const path = (gate['at'] ?? gate['number']) as string[] | undefined;
    if (path && gate['item'] !== true) reads.paths.set(path.join('/'), path);
    const list = (gate['first'] ?? gate['some']) as string[] | undefined;
    if (list) {
      const fields = reads.lists.get(list.join('/')) ?? new Set<string>();
      reads.lists.set(list.join('/'), fields);
      for (const field of [gate['field'], ...itemFields(gate['where'])])
        if (typeof field === 'string') fields.add(field);
    }
    if (typeof gate['reason'] === 'string') reads.words.add(gate['reason']);
    for (const word of [gate['equal'], gate['oneOf']].flat(2)) if (typeof word !== 'object') reads.words.add(word);
    for (const part of Object.values(gate)) readsOf(part, reads);
  }
  return reads;
}

function itemFields(where: unknown): unknown[] {
  if (Array.isArray(where)) return where.flatMap(itemFields);
  if (!isObject(where)) return [];
  if (where['item'] === true) return ((where['at'] ?? where['number']) as string[]).slice(0, 1);
  return Object.values(where).flatMap(itemFields);
}

/** Objects of a kind in every state that its gate tells apart, and many that no controller would write. */
function objectsOf(key: string): fc.Arbitrary<KubeObject> {
  const [group, kind] = key.split('/') as [string, string];
  const reads = readsOf(GATES[key]!.alone, { paths: new Map(), lists: new Map(), words: new Set() });
  const words = [...reads.words, 'True', 'False', 'Other', '', 'v1.2.3', '1.2.3'].filter(
    (word) => typeof word === 'string',
  );
  const isNumber = (path: string): boolean => /eneration|eplicas|umber|uspend|ompletions|ucceeded|Ready$/.test(path);
  const word = fc.constantFrom(...words);
  const count = fc.integer({ min: 0, max: 3 });
  const pathValue = (path: string): fc.Arbitrary<unknown> => {
    if (/(suspend|paused|created|running|readyToUse|complete|controller)$/.test(path)) return fc.boolean();
    if (/CSV$|approve$/.test(path))
      return fc.constantFrom(
        'kubevirt-hyperconverged-operator.v1.9.0',
        'kubevirt-hyperconverged-operator.v1.10.2',
        'other.v2.0.0',
      );
    return isNumber(path) && !path.includes('/conditions') ? count : word;
  };
  const fields = fc.record(
    Object.fromEntries([...reads.paths.keys()].map((path) => [path, fc.option(pathValue(path), { nil: undefined })])),
  );
  const lists = fc.record(
    Object.fromEntries(
      [...reads.lists].map(([path, names]) => [
        path,
        // Go writes a list that is not set as null.
        fc.option(
          path === 'status/conditions'
            ? fc.uniqueArray(
                fc.record(
                  { type: word, status: fc.constantFrom('True', 'False'), reason: word, message: word },
                  { requiredKeys: ['type', 'status'] },
                ),
                { selector: ({ type }) => type, maxLength: 5 },
              )
            : fc.array(
                fc.record(Object.fromEntries([...names].map((name) => [name, pathValue(`/${name}`)])), {
                  requiredKeys: [],
                }),
                { maxLength: 3 },
              ),
        ),
      ]),
    ),
  );
  return fc.tuple(fields, lists).map(([values, items]) => {
    const object = { apiVersion: group ? `${group}/v1` : 'v1', kind, metadata: { name: 'x' }, spec: {}, status: {} };
    for (const [path, value] of [...Object.entries(values), ...Object.entries(items)]) {
      const keys = reads.paths.get(path) ?? path.split('/');
      if (value === undefined || (keys.length === 1 && isObject(value))) continue;
      const parent = ensureObject(object, ...keys.slice(0, -1));
      if (parent) parent[keys.at(-1)!] = value;
    }
    return object as KubeObject;
  });
}

test.each(Object.keys(GATES))('%s: the three agree on any object', async (key) => {
  expect(await disagreements(fc.sample(objectsOf(key), 300))).toEqual([]);
});
