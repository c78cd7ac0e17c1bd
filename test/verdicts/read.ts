/** The recorded verdicts as the tests want them: whole objects instead of a base and a patch. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JsonPatch } from 'cdk8s';
import type { KubeObject } from '../../kube/object';
import type { ClusterProfile, KubeVirtConfiguration } from '../../kubevirt/config';
import { packageRoot } from '../../toolchain/package-root';

/** One operation of a JSON Patch (RFC 6902). */
type Operation = { op: 'add' | 'replace'; path: string; value: unknown } | { op: 'remove'; path: string };

/** An object as a line writes it: whole, or as the difference from one of `bases.jsonl`. */
type Written = { object: KubeObject } | { base: string; patch?: readonly Operation[] };

/** The verdict of KubeVirt's webhooks on an object. */
export interface AdmissionVerdict {
  id: string;
  /** The rule that the case is about; none for an object that is valid and no more. */
  rule?: string;
  /**
   * `breaks`: made to break the rule. `neighbour`: close to it, and allowed. `ignored`: the API accepts it without a word, though a user
   * should hear of it. `valid`: breaks nothing.
   */
  case: 'breaks' | 'neighbour' | 'ignored' | 'valid';
  /** Rules that it breaks beside its own. */
  also?: readonly string[];
  object: KubeObject;
  oldObject?: KubeObject;
  related?: KubeObject[];
  configuration?: KubeVirtConfiguration;
  /** Who wrote it, where that is not an administrator. */
  user?: string;
  /** `stage`: what refused it. `start` is the guest that is made from it. `silent`: allowed, but something of it was dropped or mended. */
  verdict: { allowed: boolean; stage?: 'mutate' | 'schema' | 'validate' | 'start'; silent?: true };
}

/** What KubeVirt's controllers did about a change. */
export interface ImpactVerdict {
  id: string;
  /** The kind of change, for a reader. */
  tag: string;
  title: string;
  old: KubeObject;
  new: KubeObject;
  bootedFrom?: KubeObject;
  live: Record<string, unknown>;
  cluster: Partial<ClusterProfile>;
  related?: KubeObject[];
  verdict: { class: string; subclass?: string; dataHazard?: string };
}

/** An object before and after KubeVirt's mutating webhooks; random firmware ids are blank. */
export interface StoredObject {
  id: string;
  object: KubeObject;
  stored: KubeObject;
  related?: KubeObject[];
  configuration?: KubeVirtConfiguration;
}

const lines = <T>(file: string): T[] =>
  readFileSync(join(packageRoot(), 'test', 'verdicts', file), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);

const bases = new Map(
  lines<{ base: string; object: KubeObject }>('bases.jsonl').map(({ base, object }) => [base, object]),
);

export function admissionVerdicts(): AdmissionVerdict[] {
  type Line = Omit<AdmissionVerdict, 'object' | 'oldObject' | 'related'> &
    Written & { old?: Written; related?: readonly Written[] };
  return lines<Line>('admission.jsonl').map(({ old, related, ...line }) => ({
    ...line,
    object: whole(line),
    ...(old && { oldObject: whole(old) }),
    ...(related && { related: related.map(whole) }),
  }));
}

export function impactVerdicts(): ImpactVerdict[] {
  type Line = Omit<ImpactVerdict, 'old' | 'new' | 'bootedFrom' | 'related'> & {
    old: Written;
    new: readonly Operation[];
    bootedFrom?: readonly Operation[];
    related?: readonly Written[];
  };
  return lines<Line>('impact.jsonl').map(({ related, bootedFrom, ...line }) => {
    const old = whole(line.old);
    return {
      ...line,
      old,
      new: patched(old, line.new),
      ...(bootedFrom && { bootedFrom: patched(old, bootedFrom) }),
      ...(related && { related: related.map(whole) }),
    };
  });
}

export function storedObjects(): StoredObject[] {
  type Line = Omit<StoredObject, 'object' | 'stored' | 'related'> &
    Written & { stored: readonly Operation[]; related?: readonly Written[] };
  return lines<Line>('stored.jsonl').map(({ related, ...line }) => {
    const object = whole(line);
    return { ...line, object, stored: patched(object, line.stored), ...(related && { related: related.map(whole) }) };
  });
}

function whole(written: Written): KubeObject {
  if ('object' in written) return written.object;
  const base = bases.get(written.base);
  if (!base) throw new Error(`bases.jsonl has no line ${written.base}.`);
  return patched(base, written.patch ?? []);
}

function patched(object: KubeObject, operations: readonly Operation[]): KubeObject {
  if (operations.length === 0) return object;
  return JsonPatch.apply(
    JSON.parse(JSON.stringify(object)) as KubeObject,
    ...operations.map((one) =>
      one.op === 'remove' ? JsonPatch.remove(one.path) : JsonPatch[one.op](one.path, one.value),
    ),
  );
}

/** The values that one fact of one object took in a scenario, in their order. */
export interface LiveTrack {
  /** Kind and name: `VirtualMachine vm`. */
  object: string;
  fact: string;
  /** `null`: the object, or the condition, was there and went. `deleted` stands among phases for an object that went. */
  values: readonly unknown[];
  /** The recording ends before everything has come to rest. */
  open?: true;
}

export const liveTracks = (scenario: string): LiveTrack[] => lines<LiveTrack>(join('live', `${scenario}.jsonl`));
