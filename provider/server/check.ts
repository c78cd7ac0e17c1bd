import { isObject } from '../../kube/json';
import { describe, type KubeObject } from '../../kube/object';
import { isUnresolved } from '../../kube/unresolved';
import { validate } from '../../kubevirt/admission';
import { PLACEMENTS, type Placement } from '../../kubevirt/placement';
import {
  checkNames,
  checkSettings,
  type GroupVersionKind,
  gvkOfToken,
  MANIFEST,
  metadataOf,
  named,
  parseUrn,
  type Resource,
  refOf,
  resourceOf,
  shownFailures,
  withKindsSecrets,
  withSizeOf,
} from '../kinds';
import { severalDefaults } from '../platform';
import type { Session } from '../session';
import type { CheckFailure, CheckRequest, CheckResponse, Properties } from '../wire';
import { changesOf, isGrowth } from './changes';

/** Completes and checks a resource's inputs: pure and offline. Unknown values are skipped, and checked once they are known. */
export function check({ urn, news: given, olds, autonaming }: CheckRequest, session: Session): CheckResponse {
  const { [ARGUMENTS]: sources, [PLACEMENTS]: placements, ...fields } = given.value;
  const isOwn = sources === undefined && placements === undefined;
  const news = isOwn ? given : { ...given, value: fields };
  const { token, name } = parseUrn(urn);
  // An update begins: what an earlier refresh found has been shown.
  session.known.moved.delete(urn);
  const gvk = gvkOfToken(token) ?? gvkIn(news.value);
  const gvkProblems = gvkFailures(token, news.value, gvk);
  if (!gvk || gvkProblems.length > 0) return { inputs: news, failures: gvkProblems };
  const { namespace } = session.config;
  const naming = { gvk, resourceName: name, namespace, autonaming, olds: olds.value };
  const value = named({ ...gvk, ...news.value }, naming);
  const inputs = { value, secrets: withKindsSecrets(news.secrets, value) };
  const now = resourceOf(urn, inputs);
  const before = stateOf(urn, olds);
  remember(urn, now, before, session);
  if (Array.isArray(placements)) session.known.placements.set(urn, placements as Placement[]);
  session.known.configure(urn, { ...value, ...gvk } as KubeObject);
  const failures = [
    ...checkSettings(value),
    ...checkNames(value, metadataOf(news.value), gvk),
    ...duplicates(urn, now, session),
    ...rejections(now, before, session),
    ...operandsBeside(gvk, value, session),
    ...severalDefaults(now, before, session),
  ];
  return { inputs, failures: shownFailures(withArguments(failures, sources, gvk.kind), inputs) };
}

/** Input of the object of a component, which the component sends where it expects a failure: its arguments by the fields that they end in. */
const ARGUMENTS = '__arguments';

/** Failures by the component's argument, which stands in the program, in place of the field of an object that does not. */
function withArguments(failures: readonly CheckFailure[], sources: unknown, kind: string): CheckFailure[] {
  return failures.map(({ property, reason }) => {
    const argument = isObject(sources) && Object.hasOwn(sources, property) ? sources[property] : undefined;
    return typeof argument === 'string'
      ? { property: argument, reason: `${reason} This is ${property} of the ${kind} that the component makes.` }
      : { property, reason };
  });
}

/** Two resources of a program that declare one object would overwrite each other's, and a destroy of one deletes it for both. */
function duplicates(urn: string, { gvk, object }: Resource, session: Session): CheckFailure[] {
  const { name, namespace = session.config.namespace } = object.metadata ?? {};
  if (typeof name !== 'string' || typeof namespace !== 'string') return [];
  const other = session.known.declare(urn, { ...gvk, name, namespace });
  if (other === undefined) return [];
  const place = describe({ ...gvk, name, namespace });
  return [
    {
      property: '',
      reason: `metadata.name: ${place} is declared twice in this program, by ${other} and by ${urn}. Give one of them another name or namespace, or remove it.`,
    },
  ];
}

/** Every reason for which the cluster would reject the object. */
function rejections(now: Resource, before: Resource | undefined, session: Session): CheckFailure[] {
  const changes = before ? changesOf(before, now) : [];
  // A change that needs a new object is not an update.
  const updated = changes.length > 0 && !changes.some(({ replaces }) => replaces) ? before?.object : undefined;
  // The size of a disk grows by its claim.
  const grown = before && isGrowth(changes, before, now) ? withSizeOf(before.object, now.object) : undefined;
  const { profile, known } = session;
  const findings = validate({ object: now.object, oldObject: updated ?? grown, profile, related: known.around });
  return findings
    .filter(({ severity }) => severity === 'error')
    .map(({ path, message }) => ({ property: path, reason: message }));
}

/** A HyperConverged that comes after an object which it makes itself: that object is what must go. */
function operandsBeside(gvk: GroupVersionKind, value: Record<string, unknown>, { known }: Session): CheckFailure[] {
  if (gvk.kind !== 'HyperConverged') return [];
  const related = [{ ...value, ...gvk } as KubeObject, ...known.around];
  return known.around
    .flatMap((object) => validate({ object, related }))
    .filter(({ rule }) => rule === 'HCO-01')
    .map(({ message }) => ({ property: '', reason: message }));
}

/** The resource in the state; undefined where it is new. */
const stateOf = (urn: string, olds: Properties): Resource | undefined =>
  Object.keys(olds.value).length > 0 ? resourceOf(urn, olds) : undefined;

/** What a deletion in this run must know of the resource. */
function remember(urn: string, now: Resource, before: Resource | undefined, { known }: Session): void {
  const allow = (now.settings.allow ?? []).filter((entry) => typeof entry === 'string');
  known.wanted.set(urn, { allow, ref: refOf(now) });
  if (before) known.hold(urn, refOf(before));
}

function gvkIn({ apiVersion, kind }: Record<string, unknown>): GroupVersionKind | undefined {
  return typeof apiVersion === 'string' && typeof kind === 'string' ? { apiVersion, kind } : undefined;
}

function gvkFailures(token: string, value: Record<string, unknown>, gvk: GroupVersionKind | undefined): CheckFailure[] {
  return (['apiVersion', 'kind'] as const).flatMap((property) => {
    const found = value[property];
    if (token === MANIFEST) {
      if (typeof found === 'string' && found !== '') return [];
      const why = isUnresolved(found) ? 'must be known during previews' : 'must be a string';
      return [
        { property, reason: `${why}, such as "v1" and "ConfigMap": it determines the meaning of the other fields` },
      ];
    }
    if (found === undefined || found === gvk?.[property]) return [];
    return [{ property, reason: `is "${gvk?.[property]}" for ${token}, not ${JSON.stringify(found)}. Omit it.` }];
  });
}
