/** Two trees, old and new: what became of each object, and what that does to running guests. */
import { isDeepStrictEqual } from 'node:util';
import { withoutNull } from '../../kube/json';
import { describe, type KubeObject } from '../../kube/object';
import { drainOf, nodeLossOf } from '../../kubevirt/availability';
import { type ClusterProfile, clusterConfig, DEFAULT_PROFILE } from '../../kubevirt/config';
import { declaredProfile } from '../../kubevirt/declared-profile';
import { guestsOf } from '../../kubevirt/guests';
import {
  type Effect,
  type Hazard,
  type Impact,
  impactOf,
  madeClaim,
  rank,
  replacementImpact,
  summarize,
} from '../../kubevirt/impact';
import type { Manifest } from '../manifests';
import { Departures } from './departures';
import type { LiveCluster, LiveGuest } from './live';
import { type ShapeRow, shapesOf } from './shape';
import { objectsOf, type Tree } from './tree';

export type Status = 'added' | 'removed' | 'changed' | 'unchanged';

export interface ObjectPlan {
  /** `VirtualMachine vms/web`. */
  name: string;
  status: Status;
  file: string;
  impact: Impact;
  /** The impact in one line. */
  summary: string;
  /** What else is known of an object that came or left: that it stays in the cluster, or under which name it was before. */
  note?: string;
  /** It leaves the manifests and stays in the cluster. */
  kept?: true;
  /** Guests that get the change only when they are restarted; absent where there are none. */
  restarts?: number;
  /** What it was before, or has become, where it looks like a rename: `VirtualMachine shop/old`. */
  renamedFrom?: string;
  renamedTo?: string;
  /** Of a machine that is new or changed: what happens to it when its node dies, and when its node is drained. */
  availability?: { nodeLoss: ReturnType<typeof nodeLossOf>; drain: ReturnType<typeof drainOf> };
  /** Of what makes guests: what it was and is to be, row by row. */
  shape?: readonly ShapeRow[];
  /** Of a machine that changes: its guests that run, where the cluster was read. */
  guests?: readonly LiveGuest[];
}

export interface Plan {
  /** Every object that was added, removed or changed, the most serious first. */
  objects: ObjectPlan[];
  unchanged: number;
  /** Whether KubeVirt migrates guests by itself where a change needs that. */
  migrates: boolean;
  /** What `--live` could not read of the cluster, and what is assumed instead. */
  unread?: readonly string[];
}

/** Where no profile is given, and none was read from the cluster, a KubeVirt object among the manifests is taken for the cluster's. */
export function compareTrees(old: Tree, now: Tree, given: ClusterProfile | undefined, live?: LiveCluster): Plan {
  const related = [...(live?.related ?? []), ...relatedObjects(old, now)];
  const profile = given ?? live?.profile ?? declaredProfile(objectsOf(old));
  const { migrates } = clusterConfig(profile ?? DEFAULT_PROFILE);
  const departures = new Departures(old, now);
  const besideOf = (tree: Tree): Related => [...(live?.related ?? []), ...objectsOf(tree)];
  const seen: Circumstances = {
    related,
    beside: [besideOf(old), besideOf(now)],
    migrates,
    departures,
    ...(profile && { profile }),
    ...(live && { live }),
  };
  const plans: ObjectPlan[] = [];
  let unchanged = 0;
  for (const id of new Set([...old.keys(), ...now.keys()])) {
    const after = now.get(id);
    const before = old.get(id) ?? claimMade(after, old);
    if (before && after && isDeepStrictEqual(withoutNull(before.object), withoutNull(after.object))) unchanged++;
    else plans.push(planOf(before, after, seen));
  }
  const changed = plans.filter((plan) => plan.status !== 'unchanged');
  return {
    objects: changed.sort(bySeriousness),
    unchanged: unchanged + plans.length - changed.length,
    migrates,
    ...(live && live.unread.length > 0 && { unread: live.unread }),
  };
}

/** The claim that CDI has made for a DataVolume of the old tree, where a new one of this name grows it. */
function claimMade(after: Entry, old: Tree): Entry {
  if (after?.object['kind'] !== 'PersistentVolumeClaim') return undefined;
  const object = madeClaim(after.object, objectsOf(old));
  return object && { file: after.file, object };
}

type Entry = Manifest | undefined;
type Related = readonly KubeObject[];

interface Circumstances {
  related: Related;
  /** The objects of the old side, and of the new one. */
  beside: readonly [old: Related, now: Related];
  migrates: boolean;
  departures: Departures;
  profile?: ClusterProfile;
  live?: LiveCluster;
}

function planOf(
  before: Entry,
  after: Entry,
  { live, departures, migrates, beside, ...seen }: Circumstances,
): ObjectPlan {
  const { file, object } = (after ?? before)!;
  const change = before && after && { old: before.object, new: after.object };
  const replaces = after?.replaces ?? [];
  const impact = !change
    ? NOTHING
    : replaces.length > 0
      ? replacementImpact(change.old, change.new, replaces)
      : impactOf({ ...(live?.observe(change) ?? change), ...seen });
  const shape = shapesOf({ object: before?.object, beside: beside[0] }, { object: after?.object, beside: beside[1] });
  const guests = live?.guestsOf(object) ?? [];
  const left = after ? undefined : departures.of(object as unknown as KubeObject);
  const hazards = left?.hazards ?? impact.hazards;
  const arrival = before ? undefined : departures.arrival(object as unknown as KubeObject);
  const note = left?.note ?? arrival?.note;
  const status = !before
    ? 'added'
    : !after
      ? 'removed'
      : impact.changes.length + hazards.length > 0
        ? 'changed'
        : 'unchanged';
  const told = { ...impact, hazards };
  return {
    name: describe(object as unknown as KubeObject),
    status,
    file,
    impact: told,
    summary: summaryOf(status, object, told, note, migrates),
    ...(note !== undefined && { note }),
    ...(left?.kept && { kept: true }),
    ...(change && restartsOf(before.object, impact)),
    ...(left?.renamedTo !== undefined && { renamedTo: left.renamedTo }),
    ...(arrival && { renamedFrom: arrival.renamedFrom }),
    ...(after && object['kind'] === 'VirtualMachine' && { availability: availabilityOf(object, seen) }),
    ...(shape.length > 0 && { shape }),
    ...(guests.length > 0 && { guests }),
  };
}

/** Only what runs can be restarted: the guests of the object as it is now. */
function restartsOf(object: Record<string, unknown>, { changes }: Impact): Pick<ObjectPlan, 'restarts'> {
  const restarts = changes.some(({ effect }) => RESTARTS.has(effect))
    ? (guestsOf(object as unknown as KubeObject)?.count ?? 0)
    : 0;
  return restarts > 0 ? { restarts } : {};
}

/** Effects that a restart brings about; others that a guest does not get while it runs need more than that. */
const RESTARTS: ReadonlySet<string> = new Set(['restart', 'next-boot-silent'] satisfies Effect[]);

function availabilityOf(
  object: Record<string, unknown>,
  seen: Pick<Circumstances, 'related' | 'profile'>,
): ObjectPlan['availability'] {
  const vm = object as unknown as KubeObject;
  return { nodeLoss: nodeLossOf(vm, seen), drain: drainOf(vm, seen) };
}

const NOTHING: Impact = { class: 'no-effect', changes: [], hazards: [], assumptions: [] };

function summaryOf(
  status: Status,
  object: Record<string, unknown>,
  impact: Impact,
  note: string | undefined,
  migrates: boolean,
): string {
  const more = note === undefined ? '' : `; ${note}`;
  if (status === 'added')
    return `${GUESTS.has(String(object['kind'])) ? 'is new and starts according to its run strategy' : 'is new'}${more}`;
  if (status === 'removed') return note ?? 'is deleted';
  return summarize(impact, migrates);
}

const GUESTS = new Set([
  'VirtualMachine',
  'VirtualMachinePool',
  'VirtualMachineInstance',
  'VirtualMachineInstanceReplicaSet',
]);

/** The new objects, and the old ones that are gone: a guest that runs was made from those. */
function relatedObjects(old: Tree, now: Tree): KubeObject[] {
  const gone = new Map([...old].filter(([id]) => !now.has(id)));
  return [...objectsOf(now), ...objectsOf(gone)];
}

/** The most serious first: what holds hazards, then by the effect, then what is deleted. */
export function bySeriousness(a: ObjectPlan, b: ObjectPlan): number {
  return (
    b.impact.hazards.length - a.impact.hazards.length ||
    rank(b.impact.class) - rank(a.impact.class) ||
    Number(b.status === 'removed') - Number(a.status === 'removed') ||
    (a.name < b.name ? -1 : 1)
  );
}

export function allHazards(plan: Plan): { plan: ObjectPlan; hazard: Hazard }[] {
  return plan.objects.flatMap((object) => object.impact.hazards.map((hazard) => ({ plan: object, hazard })));
}
