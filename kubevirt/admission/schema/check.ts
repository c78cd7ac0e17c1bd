import { copyJson, isObject } from '../../../kube/json';
import { memoize } from '../../../kube/memoize';
import type { KubeObject, ObjectRef } from '../../../kube/object';
import { pathOf, type Step } from '../../../kube/path';
import { UNRESOLVED } from '../../../kube/unresolved';
import { familyKinds, splitApiVersion } from '../../kinds';
import type { Schema } from '../../schemas';
import { schemaOf } from '../../schemas';
import type { Fault } from '../fault';
import type { Finding } from '../finding';
import { nearest, oneOf, show } from '../suggest';
import { describeBreach } from './messages';
import { OBJECT_META } from './object-meta';
import { QUANTITY, type SchemaBreach, walkSchema } from './walk';

/** A finding of the schema stage, but for the object. */
export interface SchemaFault extends Fault {
  rule: string;
  path: string;
  stage: Finding['stage'];
  severity: Finding['severity'];
  refused: boolean;
}

export interface SchemaChecked {
  ref: ObjectRef;
  faults: SchemaFault[];
  /** The object as rules may read it: without nulls and unknown keys, ill-typed values late. Absent where there is nothing to judge. */
  object?: KubeObject;
  /** Whether nothing in the object is late. */
  sure: boolean;
}

/** Groups whose every kind and version is known here, so that an unknown one is a mistake. */
const OWN_GROUPS =
  /^(kubevirt\.io|cdi\.kubevirt\.io|(pool|instancetype|snapshot|clone|export|backup|plugin|migrations|forklift\.cdi)\.(cdi\.)?kubevirt\.io)$/;

/** The webhook of these writes objects back through Go types before the CRD judges them: a missing scalar is stored as its empty value. */
const REWRITTEN = new Set(['VirtualMachine', 'VirtualMachineInstance']);

/** Whole numbers that KubeVirt's Go types hold unsigned. */
const UNSIGNED: ReadonlySet<string> = new Set(
  `cores sockets threads maxSockets bootOrder logical physical discardGranularity supplementalPoolThreadCount spinlocks ratio guest
   preferSpreadSocketToCoreRatio maxDowntimeMs startUpFailureThreshold memBalloonStatsPeriod parallelOutboundMigrationsPerNode
   parallelMigrationsPerCluster minimumReservePVCBytes virtAPI virtController virtHandler virtLauncher virtOperator
   virtSynchronizationController maxHotplugRatio maxCpuSockets`.split(/\s+/),
);

const OPAQUE: Readonly<Record<string, Schema>> = { metadata: OBJECT_META };

/** Judges an object by its schema, and makes of it what rules may read. Total: any JSON, late values anywhere. */
export function checkSchema(input: unknown): SchemaChecked {
  if (!isObject(input)) return nothing(NO_REF, 'META-03', '', NOT_AN_OBJECT(input));
  const { apiVersion, kind } = input;
  const ref = refOf(input);
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') return nothing(ref, 'META-03', '', NO_KIND(input));
  const schema = schemaOf(apiVersion, kind);
  if (!schema) return unserved(ref);
  const faults: SchemaFault[] = [];
  const repairs: Repair[] = [];
  const judge = judgeOf(kind);
  const { unclean } = walkSchema(
    withoutStatus(input),
    judgedSchema(schema, apiVersion),
    { opaque: OPAQUE, unsigned: UNSIGNED },
    (breach, steps, value, node) => {
      faults.push(judge(breach, steps, value, node));
      const repair = REPAIRS[breach.code];
      if (repair) repairs.push({ steps: 'key' in breach ? [...steps, breach.key] : [...steps], with: repair });
    },
  );
  const object = input as unknown as KubeObject;
  return { ref, faults, object: unclean ? cleaned(object, repairs) : object, sure: !unclean };
}

function nothing(ref: ObjectRef, rule: string, path: string, message: string): SchemaChecked {
  return { ref, faults: [{ rule, path, message, stage: 'admission', severity: 'error', refused: true }], sure: true };
}

const NO_REF: ObjectRef = { apiVersion: '', kind: '', name: '' };

function refOf({ apiVersion, kind, metadata }: Record<string, unknown>): ObjectRef {
  const { name, generateName, namespace } = (isObject(metadata) ? metadata : {}) as Record<string, unknown>;
  const shown = typeof name === 'string' ? name : typeof generateName === 'string' ? `${generateName}*` : '';
  return {
    apiVersion: typeof apiVersion === 'string' ? apiVersion : '',
    kind: typeof kind === 'string' ? kind : '',
    ...(typeof namespace === 'string' && { namespace }),
    name: shown,
  };
}

const NOT_AN_OBJECT = (input: unknown) =>
  `This is ${show(input)}, not a Kubernetes object. Write a mapping with apiVersion, kind and metadata.`;
const NO_KIND = (input: Record<string, unknown>) =>
  `apiVersion and kind must both be text, as in "kubevirt.io/v1" and "VirtualMachine"; found ${show(input['apiVersion'])} and ${show(input['kind'])}.`;

/** A kind that is served under no such name and version: told where the group is one of KubeVirt's own, or the kind's name is. */
function unserved(ref: ObjectRef): SchemaChecked {
  const { group } = splitApiVersion(ref.apiVersion);
  const kinds = familyKinds.filter(({ kind }) => kind === ref.kind);
  const isOurs = OWN_GROUPS.test(group) || (group.endsWith('kubevirt.io') && kinds.length > 0);
  if (!isOurs) return { ref, faults: [], sure: true };
  const versions = [...new Set(kinds.map(({ apiVersion }) => apiVersion))];
  const meant = nearest(
    ref.kind,
    familyKinds.map(({ kind }) => kind),
  );
  const repair = versions.length
    ? `Write apiVersion: ${oneOf(versions)}.`
    : meant
      ? `Did you mean the kind ${meant}?`
      : 'Check the spelling of both.';
  return nothing(ref, 'META-03', 'apiVersion', `No ${show(ref.kind)} is served in ${show(ref.apiVersion)}. ${repair}`);
}

/** The status is the server's: what a manifest says of it is dropped on create and ignored on update. */
function withoutStatus(object: Record<string, unknown>): Record<string, unknown> {
  if (!('status' in object)) return object;
  const { status, ...rest } = object;
  return rest;
}

const judged = new WeakMap<Schema, Schema>();

/** A kind's schema with Kubernetes' own metadata spelled out, and with the spec that KubeVirt's webhook wants where a CRD does not. */
function judgedSchema(schema: Schema, apiVersion: string): Schema {
  return memoize(judged, schema, () => ({
    ...schema,
    properties: { ...schema.properties, apiVersion: TEXT, kind: TEXT, metadata: OBJECT_META },
    ...(apiVersion.startsWith('kubevirt.io/') && { required: [...new Set([...(schema.required ?? []), 'spec'])] }),
  }));
}

const TEXT: Schema = { type: 'string' };

type Judge = (breach: SchemaBreach, steps: readonly Step[], value: unknown, schema: Schema) => SchemaFault;

/** Names the rule that a breach belongs to and says whether the API refuses it, which depends on the kind. */
function judgeOf(kind: string): Judge {
  const machines = /^VirtualMachine(Instance(ReplicaSet)?|Pool)?$/.test(kind);
  return (breach, steps, value, schema) => {
    const path = pathOf('key' in breach ? [...steps, breach.key] : steps);
    const told = (rule: string, refused = true, how = breach): SchemaFault => ({
      rule,
      path,
      ...describeBreach(how, steps, value, schema),
      stage: 'admission',
      severity: 'error',
      refused,
    });
    switch (breach.code) {
      case 'required':
        return told(
          machines ? 'SCH-01' : 'SCH-02',
          !(REWRITTEN.has(kind) && isScalar(schema.properties?.[breach.key])),
        );
      case 'unknown': {
        if (steps[0] === 'metadata' || !isKept(steps, schema)) return told('SCH-14', false);
        const refused = kind !== 'VirtualMachinePool';
        return told('SCH-15', refused, { ...breach, refused });
      }
      case 'type':
        if (steps[0] === 'metadata') return told('META-02');
        return told(steps.includes('labels') || steps.includes('annotations') ? 'SCH-18' : 'SCH-13');
      case 'float-quantity':
        return told('SCH-06', !REWRITTEN.has(kind));
      case 'quantity':
        return told('SCH-06', !(REWRITTEN.has(kind) && isPadded(value)));
      case 'enum':
        return told('SCH-03');
      default:
        return told(RULES[breach.code]);
    }
  };
}

const RULES = {
  negative: 'SCH-17',
  overflow: 'NEW-03',
  format: 'META-02',
  pattern: 'SCH-13',
  range: 'SCH-09',
  length: 'SCH-10',
  items: 'SCH-05',
  duplicate: 'SCH-07',
} as const;

const isScalar = (schema: Schema | undefined) =>
  schema !== undefined && ['string', 'integer', 'number', 'boolean'].includes(schema.type);

/** Where the API keeps keys that it does not know, so that a webhook has to refuse them. */
const isKept = (steps: readonly Step[], schema: Schema) =>
  schema.open === true || steps.at(-1) === 'metadata' || steps.includes('metadata');

/** A good quantity with blanks around it. */
const isPadded = (value: unknown) => typeof value === 'string' && QUANTITY.test(value.trim());

interface Repair {
  steps: readonly Step[];
  with: 'late' | 'nothing';
}

/** What rules read in the place of a breach; the others are left as they are. */
const REPAIRS: Partial<Record<SchemaBreach['code'], Repair['with']>> = { type: 'late', unknown: 'nothing' };

function cleaned(object: KubeObject, repairs: readonly Repair[]): KubeObject {
  const copy = copyJson(object);
  for (const { steps, with: value } of repairs) {
    let parent: unknown = copy;
    for (const step of steps.slice(0, -1)) parent = (parent as Record<Step, unknown>)?.[step];
    const key = steps.at(-1);
    if (typeof parent !== 'object' || parent === null || key === undefined || !Object.hasOwn(parent, key)) continue;
    if (value === 'late') (parent as Record<Step, unknown>)[key] = UNRESOLVED;
    else delete (parent as Record<Step, unknown>)[key];
  }
  return withoutNulls(copy);
}

/** In place, on a private copy. */
function withoutNulls<T>(value: T): T {
  if (Array.isArray(value)) value.forEach(withoutNulls);
  else if (isObject(value)) {
    for (const key of Object.keys(value)) {
      if (value[key] === null) delete (value as Record<string, unknown>)[key];
      else withoutNulls(value[key]);
    }
  }
  return value;
}
