/** What applying `new` over `old` does, by kind. */
import { isObject, type JsonObject, valueAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { type ClusterProfile, DEFAULT_PROFILE } from '../config';
import { objectIndex } from '../object-index';
import { changeBy } from './change';
import { nameText } from './format-value';
import { FIELD_ROWS, impactByField, impactOfChanges } from './kinds/by-field';
import { claimImpact } from './kinds/claim';
import { guestSourceImpact } from './kinds/guest-sources';
import { kubeVirtImpact } from './kinds/kubevirt';
import { poolImpact } from './kinds/pool';
import { normalize } from './normalize';
import { refusalsOf } from './refusal';
import { removalHazards } from './removal';
import type { Impact, LiveState } from './verdict';
import { type ModelInput, vmImpact } from './vm/vm-impact';

export interface ImpactInput {
  /** The object as it is: any JSON, late values anywhere in it included. */
  old: unknown;
  /** The object as it shall be. */
  new: unknown;
  /** What is known of the cluster; KubeVirt v1.9.0 on amd64 with its defaults unless given. */
  profile?: ClusterProfile;
  /** What is known of the running guest. */
  live?: LiveState;
  /** The object that the running guest was booted from, where that is not `old`. */
  bootedFrom?: unknown;
  /** Objects beside it: instancetypes, preferences, claims, VMs ... Hand the same array to every call of a run. */
  related?: readonly KubeObject[];
}

/** Judges canonical objects. */
type Model = (input: ModelInput) => Impact;

/** Kinds with a model of their own; of all others the path decides. */
const MODELS: Readonly<Record<string, Model>> = {
  VirtualMachine: vmImpact,
  VirtualMachinePool: poolImpact,
  KubeVirt: (input) => kubeVirtImpact(input.old, input.new),
  PersistentVolumeClaim: (input) => claimImpact(input.old, input.new),
  Secret: (input) => guestSourceImpact(input.old, input.new, input.catalog),
  ConfigMap: (input) => guestSourceImpact(input.old, input.new, input.catalog),
};

/**
 * What a change does to running guests. Pure and total: any JSON gets an answer. Where the answer depends on what was not given,
 * `assumptions` says what was assumed and what would differ.
 */
export function impactOf(input: ImpactInput): Impact {
  const { profile = DEFAULT_PROFILE } = input;
  const [before, after] = [normalize(input.old), normalize(input.new)];
  const replaced = replacedBy(before, after);
  if (replaced) return replaced;
  const refusals = refusalsOf({ ...input, before, after, profile });
  if (refusals.length > 0) return { class: 'refused', changes: refusals, hazards: [], assumptions: [] };
  const kind = nameText(valueAt(after, 'kind'));
  const model = Object.hasOwn(MODELS, kind) ? MODELS[kind]! : undefined;
  if (!model) return impactByField(before, after, Object.hasOwn(FIELD_ROWS, kind) ? FIELD_ROWS[kind] : undefined);
  return model({
    old: before,
    new: after,
    ...(input.live && { live: input.live }),
    ...(input.bootedFrom !== undefined && { bootedFrom: normalize(input.bootedFrom) }),
    profile,
    catalog: objectIndex(input.related),
  });
}

const IDENTITY: readonly (readonly string[])[] = [['kind'], ['metadata', 'namespace'], ['metadata', 'name']];

/** Another name is another object: the old one goes, with all that goes with it. */
function replacedBy(old: unknown, object: unknown): Impact | undefined {
  if (!isObject(old) || !isObject(object)) return undefined;
  const changed = [
    ...(groupOf(old) === groupOf(object) ? [] : [['apiVersion']]),
    ...IDENTITY.filter((path) => differ(old, object, path)),
  ];
  if (changed.length === 0) return undefined;
  return replacement(old, object, changed);
}

/** What it does to delete an object and create it again under its name, because these paths cannot be changed in place. */
export const replacementImpact = (old: unknown, object: unknown, paths: readonly (readonly string[])[]): Impact =>
  replacement(normalize(old), normalize(object), paths, 'this field cannot be changed in place');

function replacement(old: unknown, object: unknown, paths: readonly (readonly string[])[], detail?: string): Impact {
  const changes = paths.map((path) =>
    changeBy('replaced', { path: path.join('.'), from: valueAt(old, ...path), to: valueAt(object, ...path) }, detail),
  );
  return { ...impactOfChanges(changes), hazards: removalHazards(old) };
}

function differ(old: JsonObject, object: JsonObject, path: readonly string[]): boolean {
  const [before, after] = [valueAt(old, ...path), valueAt(object, ...path)];
  return typeof before === 'string' && typeof after === 'string' && before !== after;
}

function groupOf({ apiVersion }: JsonObject): unknown {
  return typeof apiVersion === 'string' && apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
}
