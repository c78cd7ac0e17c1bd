/** The statements of a program: one for each object, as a construct or as it is. */
import * as constructs from '../../constructs';
import { withoutNull } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { describe } from '../../kube/object';
import { type Diagnostic, validate } from '../../kubevirt/admission';
import type { ClusterProfile } from '../../kubevirt/config';
import { profileOf } from '../../kubevirt/declared-profile';
import { asConstruct, type Override, render } from './as-construct';
import { deviations } from './deviations';
import { type Json, without } from './fields';
import { portsNamed, type Served, servedBy } from './services';

/** A rule that rejects the object as it was imported. */
export interface Rejection {
  readonly rule: string;
  /** Whether it is about several objects: which of them the rule names depends on their order. */
  readonly isShared: boolean;
  readonly path: string;
  readonly message: string;
}

export interface Statement {
  readonly object: KubeObject;
  readonly namespace: string;
  /** Name of the class, as it is written. */
  readonly class: string;
  readonly props: Json;
  readonly overrides: readonly Override[];
  /** The guests that a Service is for. */
  readonly served?: Served;
  /** The manifest that the statement makes. */
  readonly rendered: KubeObject;
  /** Phrases for what the program writes in another way. */
  readonly deviations: readonly string[];
  readonly rejections: readonly Rejection[];
  /** Why the object is not written as a construct. */
  readonly why?: string;
}

type Draft = Omit<Statement, 'object' | 'namespace' | 'deviations' | 'rejections'>;

/** A statement for each object; each of them is judged with all others beside it. */
export function statementsOf(objects: readonly KubeObject[], live: boolean): Statement[] {
  const drafts = new Map<KubeObject, Draft>(
    objects.map((object) => [object, draftOf(withoutClusterFields(object), objects, live)]),
  );
  const machines = objects.flatMap((object) => {
    const draft = drafts.get(object)!;
    return draft.class === 'VirtualMachine' || draft.class === 'VMPool' ? [{ object, ...draft }] : [];
  });
  for (const object of objects) {
    const served = object.kind === 'Service' && object.apiVersion === 'v1' ? servedBy(object, machines) : undefined;
    if (served) drafts.set(object, served);
  }
  const all = [...drafts.values()].map(({ rendered }) => rendered);
  const profile = profileOf(all);
  return objects.map((object) => {
    const draft = drafts.get(object)!;
    return {
      ...draft,
      object,
      namespace: object.metadata?.namespace ?? '',
      deviations: draft.served
        ? deviations(portsNamed(object), portsNamed(draft.rendered))
        : deviations(object, draft.rendered),
      rejections: rejectionsOf(draft.rendered, all, profile),
    };
  });
}

function rejectionsOf(object: KubeObject, related: readonly KubeObject[], profile: ClusterProfile): Rejection[] {
  const errors = validate({ object, related, profile }).filter(({ severity }) => severity === 'error');
  const own = errors.length === 0 ? new Set() : new Set(validate({ object, profile }).map(({ rule }) => rule));
  return errors.map(({ rule, path, message }) => ({ rule, path, message, isShared: !own.has(rule) }));
}

/** Metadata that the API server writes. */
const CLUSTER_METADATA =
  /^(creationTimestamp|deletionGracePeriodSeconds|generation|managedFields|resourceVersion|selfLink|uid)$/;

/** As the API takes it: a field that is null is absent. */
function withoutClusterFields(given: KubeObject): KubeObject {
  const { status: _status, ...object } = withoutNull(given) as KubeObject;
  const metadata = Object.entries(object.metadata!).filter(([key]) => !CLUSTER_METADATA.test(key));
  return { ...object, metadata: Object.fromEntries(metadata) } as KubeObject;
}

/** Fields whose types are lists of words. */
const WORDS =
  /\.(architecture|bus|cache|dnsPolicy|effect|errorPolicy|evictionStrategy|io|ioThreadsPolicy|imagePullPolicy|model|operator|pageSize|preferredCPUTopology|protocol|runStrategy|startStrategy|state|type|updateVolumesStrategy)$/;

/** Whether what is wrong with an object would not compile. */
const isUntyped = ({ rule, path, severity }: Diagnostic): boolean =>
  /^(SCH|META)-/.test(rule) || (severity === 'error' && WORDS.test(path));

/**
 * In a cluster a label would be a change, and `running` has an owner, beside which the API rejects `runStrategy`. Of an object that a rule rejects, `plan`
 * would say of any change that it is refused. Both are written exactly as they are.
 */
function draftOf(object: KubeObject, related: readonly KubeObject[], live: boolean): Draft {
  const findings = validate({ object, related });
  const rejects = findings.some(isUntyped);
  const surroundings = { related, exactly: live || findings.some(({ severity }) => severity === 'error') };
  const construct = rejects ? { why: 'the cluster rejects what it says' } : asConstruct(object, surroundings);
  if (!('why' in construct)) return construct;
  return { ...asItIs(object, rejects), why: construct.why };
}

/** The object by its level-1 class, or as a Manifest where its types would not let it pass. */
function asItIs({ metadata: given, ...object }: KubeObject, isWrong: boolean): Omit<Draft, 'why'> {
  const { apiVersion, kind, ...fields } = object;
  const { namespace: _namespace, ...all } = given!;
  const untyped = (['labels', 'annotations'] as const).filter((key) =>
    Object.values(all[key] ?? {}).some((value) => typeof value !== 'string'),
  );
  const metadata = without(all, ...untyped);
  const overrides = untyped.map((key) => ({ path: `metadata.${key}`, value: all[key] }));
  const typed = isWrong ? undefined : classes().get(`${apiVersion} ${kind}`);
  const props = typed ? { metadata, ...fields } : { apiVersion, kind, metadata, ...fields };
  const Class = (typed?.make ?? constructs.Manifest) as typeof constructs.Manifest;
  const { rendered, why } = render({ ...object, metadata: given! }, (scope) => {
    const made = new Class(scope, 'object', props as never);
    for (const { path, value } of overrides) made.addOverride(path, value);
    return made;
  });
  if (!rendered) throw new Error(`${describe({ kind, metadata: given! })} cannot be written as it is: ${why}`);
  return { class: typed?.name ?? 'Manifest', props, overrides, rendered };
}

interface TypedClass {
  /** Such as `core.v1.VirtualMachine`. */
  readonly name: string;
  readonly make: unknown;
}

let known: ReadonlyMap<string, TypedClass> | undefined;

/** The level-1 classes by apiVersion and kind. An object that its schema rejects would not compile as one. */
function classes(): ReadonlyMap<string, TypedClass> {
  known ??= new Map(
    Object.entries(constructs as unknown as Record<string, unknown>).flatMap(([group, versions]) =>
      entriesOf(versions).flatMap(([version, kinds]) =>
        entriesOf(kinds)
          .filter(([, one]) => typeof one === 'function' && 'apiVersion' in one && 'kind' in one)
          .map(([kind, one]) => {
            const { apiVersion } = one as unknown as { apiVersion: string };
            return [`${apiVersion} ${kind}`, { name: `${group}.${version}.${kind}`, make: one }] as const;
          }),
      ),
    ),
  );
  return known;
}

const entriesOf = (value: unknown): [string, unknown][] =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
    ? Object.entries(value)
    : [];
