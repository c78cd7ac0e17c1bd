/** Classes of storage and of snapshots of which only one can be the default: a second one changes what disks that name none are made of. */
import { setTimeout as delay } from 'node:timers/promises';
import type { KubeObject } from '../../kube/object';
import { kindOf } from '../../kubevirt/kinds';
import { className, DEFAULT_CLASSES, type DefaultClass, isMarked, sharingDefault } from '../../kubevirt/storage';
import { allowOf, isSameStack, ownerIn, type Resource } from '../kinds';
import type { DeclaredClass } from '../known-resources';
import type { Session } from '../session';
import type { CheckFailure } from '../wire';
import { allOf } from './installed';

/** What `allow` names to have several. */
const SEVERAL_DEFAULTS = 'several-defaults';

/** How long a program may take to declare the class that was the default as well: the engine sees resources in the order in which the program makes them. */
const DECLARED_WITHIN_MS = 1_000;
const LOOK_EVERY_MS = 50;

/** The defaults that a class becomes by a change. */
const becomes = ({ object }: Resource, before: Resource | undefined): DefaultClass[] =>
  DEFAULT_CLASSES.filter(
    ({ kind, mark }) =>
      kind === object.kind && isMarked(mark)(object) && !(before && isMarked(mark)(before.object as KubeObject)),
  );

const isAllowed = ({ settings }: Resource): boolean => settings.allow?.includes(SEVERAL_DEFAULTS) ?? false;

/** Classes of one program that are the same default, unless they were before. */
export function severalDefaults(now: Resource, before: Resource | undefined, { known }: Session): CheckFailure[] {
  const { kind } = now.object;
  if (!DEFAULT_CLASSES.some((one) => one.kind === kind)) return [];
  const own: DeclaredClass = { object: now.object, becomes: becomes(now, before), allowed: isAllowed(now) };
  known.classes.set(now.urn, own);
  const others = [...known.classes.values()].filter((one) => one !== own && !one.allowed);
  if (own.allowed) return [];
  return DEFAULT_CLASSES.flatMap((which) => {
    const changed = own.becomes.includes(which) ? others : others.filter((one) => one.becomes.includes(which));
    const [other] = sharingDefault(
      now.object,
      which,
      changed.map(({ object }) => object),
    );
    if (!other) return [];
    return [
      {
        property: 'metadata.annotations',
        reason: `${nameOf(now.object)} and ${nameOf(other)} of this program are both the default ${which.of}, and ${which.several}. Keep the annotation ${which.mark} at one of them. ${agreement()}`,
      },
    ];
  });
}

const agreement = (): string => `To have both, set ${allowOf([SEVERAL_DEFAULTS])} on the resource.`;

/** Why a class may not become the default: another one is, which this program does not change. Undefined where it may, and where the classes may not be read. */
export async function defaultProblem(
  session: Session,
  now: Resource,
  before: Resource | undefined,
  signal: AbortSignal,
): Promise<string | undefined> {
  const asked = becomes(now, before);
  if (asked.length === 0 || isAllowed(now)) return undefined;
  const live = await allOf(session, kindOf(now.gvk.apiVersion, now.gvk.kind)!, { signal }).catch(() => []);
  // The object that this resource replaces is its own.
  const others = live.filter((one) => ownerIn(one) !== now.urn);
  for (const which of asked)
    for (const other of sharingDefault(now.object, which, others))
      if (await stays(session, now, other, signal)) return problem(now, which, other);
  return undefined;
}

/** Whether a class stays the default: what this program declares, Check has judged, or will judge once it comes; or it is about to be deleted. */
async function stays(session: Session, now: Resource, other: KubeObject, signal: AbortSignal): Promise<boolean> {
  const owner = ownerIn(other);
  if (owner !== undefined && isSameStack(owner, now.urn)) return false;
  const isDeclared = () => [...session.known.classes.values()].some(({ object }) => isSame(object, other));
  for (let waited = 0; !isDeclared(); waited += LOOK_EVERY_MS) {
    if (waited >= DECLARED_WITHIN_MS || signal.aborted) return true;
    await delay(LOOK_EVERY_MS);
  }
  return false;
}

const nameOf = (found: KubeObject): string => `${found.kind} ${className(found)}`;

const isSame = (one: KubeObject, other: KubeObject): boolean =>
  one.kind === other.kind && className(one) === className(other);

function problem({ object }: Resource, { mark, of, several }: DefaultClass, other: KubeObject): string {
  const name = className(other);
  return `metadata.annotations: ${nameOf(object)} would be the default ${of} beside ${nameOf(other)}, which is that already, and ${several}. Take the mark from ${name} first (kubectl annotate ${object.kind.toLowerCase()} ${name} ${mark}-), or declare ${name} in this program with \`adopt: true\` and the annotation ${mark}: "false", on which this resource depends; or omit the annotation here. ${agreement()}`;
}
