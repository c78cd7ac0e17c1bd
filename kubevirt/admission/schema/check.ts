import { copyJson, isObject } from '../../../kube/json';
import { memoize } from '../../../kube/memoize';
import type { KubeObject, ObjectRef } from '../../../kube/object';
import { pathOf, type Step } from '../../../kube/path';
import { UNRESOLVED } from '../../../kube/unresolved';
import { familyKinds, splitApiVersion } from '../../kinds';
import type { Schema } from '../../schemas';
import { schemaOf } from '../../schemas';
import type { Diagnostic } from '../engine/diagnostic';
import type { Fault } from '../engine/fault';
import { nearest, oneOf, show } from '../engine/suggest';
import { describeBreach } from './messages';
import { OBJECT_META } from './object-meta';
import { QUANTITY } from './scalar';
import { type SchemaBreach, schemaWalk } from './walk';

/** A finding of the schema stage, but for the object. */
export interface SchemaDiagnostic extends Fault {
  rule: string;
  path: string;
  stage: Diagnostic['stage'];
  severity: Diagnostic['severity'];
  refused: boolean;
}

export interface SchemaChecked {
  ref: ObjectRef;
  faults: SchemaDiagnostic[];
  /** The object as rules read it: without nulls and unknown fields, ill-typed values unresolved. Absent where there is nothing to validate. */
  object?: KubeObject;
  /** Whether nothing in the object is unresolved. */
  resolved: boolean;
}

/** Groups whose kinds and versions are all known here, so that an unknown one is a mistake. */
const OWN_GROUPS =
  /^(kubevirt\.io|cdi\.kubevirt\.io|(pool|instancetype|snapshot|clone|export|backup|plugin|migrations|forklift\.cdi)\.(cdi\.)?kubevirt\.io)$/;

/** The webhooks of these kinds rewrite objects through Go types before the CRD validation: a missing scalar becomes its zero value. */
const REWRITTEN = new Set(['VirtualMachine', 'VirtualMachineInstance']);

/** Integers that are unsigned in KubeVirt's Go types. */
const UNSIGNED: ReadonlySet<string> = new Set(
  `cores sockets threads maxSockets bootOrder logical physical discardGranularity supplementalPoolThreadCount spinlocks ratio guest
   preferSpreadSocketToCoreRatio maxDowntimeMs startUpFailureThreshold memBalloonStatsPeriod parallelOutboundMigrationsPerNode
   parallelMigrationsPerCluster minimumReservePVCBytes virtAPI virtController virtHandler virtLauncher virtOperator
   virtSynchronizationController maxHotplugRatio maxCpuSockets`.split(/\s+/),
);

const walk = schemaWalk({ opaque: { metadata: OBJECT_META }, unsigned: UNSIGNED });

/** Checks an object against its schema, and prepares it for the rules. Total: any JSON, with unresolved values anywhere. */
export function checkSchema(input: unknown): SchemaChecked {
  if (!isObject(input)) return nothing(NO_REF, 'META-03', '', NOT_AN_OBJECT(input));
  const { apiVersion, kind } = input;
  const ref = refOf(input);
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') return nothing(ref, 'META-03', '', NO_KIND(input));
  const schema = schemaOf(apiVersion, kind);
  if (!schema) return unserved(ref);
  const faults: SchemaDiagnostic[] = [];
  const repairs: Repair[] = [];
  const { unclean } = walk(withoutStatus(input), judgedSchema(schema, apiVersion), (breach, steps, value, node) => {
    faults.push(judge(kind, breach, steps, value, node));
    const repair = REPAIRS[breach.code];
    if (repair) repairs.push({ steps: 'key' in breach ? [...steps, breach.key] : [...steps], with: repair });
  });
  const object = input as unknown as KubeObject;
  return { ref, faults, object: unclean ? cleaned(object, repairs) : object, resolved: !unclean };
}

function nothing(ref: ObjectRef, rule: string, path: string, message: string): SchemaChecked {
  return {
    ref,
    faults: [{ rule, path, message, stage: 'admission', severity: 'error', refused: true }],
    resolved: true,
  };
}

const NO_REF: ObjectRef = { apiVersion: '', kind: '', name: '' };

function refOf(object: Record<string, unknown>): ObjectRef {
  const { name, generateName, namespace } = (isObject(object['metadata']) ? object['metadata'] : {}) as Record<
    string,
    unknown
  >;
  const shown = typeof name === 'string' ? name : typeof generateName === 'string' ? `${generateName}*` : '';
  const apiVersion = typeof object['apiVersion'] === 'string' ? object['apiVersion'] : '';
  const kind = typeof object['kind'] === 'string' ? object['kind'] : '';
  return typeof namespace === 'string'
    ? { apiVersion, kind, namespace, name: shown }
    : { apiVersion, kind, name: shown };
}

const NOT_AN_OBJECT = (input: unknown) =>
  `${show(input)} is not a Kubernetes object. Use a mapping with apiVersion, kind and metadata.`;
const NO_KIND = (input: Record<string, unknown>) =>
  `apiVersion and kind must be strings, such as "kubevirt.io/v1" and "VirtualMachine"; found ${show(input['apiVersion'])} and ${show(input['kind'])}.`;

/** A kind that is not served under that name and version: reported where the group or the kind belongs to KubeVirt. */
function unserved(ref: ObjectRef): SchemaChecked {
  const { group } = splitApiVersion(ref.apiVersion);
  const kinds = familyKinds.filter(({ kind }) => kind === ref.kind);
  const isOurs = OWN_GROUPS.test(group) || (group.endsWith('kubevirt.io') && kinds.length > 0);
  if (!isOurs) return { ref, faults: [], resolved: true };
  const versions = [...new Set(kinds.map(({ apiVersion }) => apiVersion))];
  const meant = nearest(
    ref.kind,
    familyKinds.map(({ kind }) => kind),
  );
  const repair = versions.length
    ? `Use apiVersion: ${oneOf(versions)}.`
    : meant
      ? `Did you mean the kind ${meant}?`
      : 'Check the spelling of both.';
  return nothing(
    ref,
    'META-03',
    'apiVersion',
    `The kind ${show(ref.kind)} does not exist in ${show(ref.apiVersion)}. ${repair}`,
  );
}

/** The status belongs to the server: in a manifest it is dropped on create and ignored on update. */
function withoutStatus(object: Record<string, unknown>): Record<string, unknown> {
  if (!('status' in object)) return object;
  const { status, ...rest } = object;
  return rest;
}

/** The schema of a manifest of a kind of the KubeVirt family, metadata included; undefined for any other kind. */
export function manifestSchema(apiVersion: string, kind: string): Schema | undefined {
  const schema = schemaOf(apiVersion, kind);
  return schema && judgedSchema(schema, apiVersion);
}

const judged = new WeakMap<Schema, Schema>();

/** The schema of a kind with the metadata of Kubernetes added, and with the spec that KubeVirt's webhook requires where the CRD does not. */
function judgedSchema(schema: Schema, apiVersion: string): Schema {
  return memoize(judged, schema, () => ({
    ...schema,
    properties: { ...schema.properties, apiVersion: TEXT, kind: TEXT, metadata: OBJECT_META },
    ...(apiVersion.startsWith('kubevirt.io/') && { required: [...new Set([...(schema.required ?? []), 'spec'])] }),
  }));
}

const TEXT: Schema = { type: 'string' };

/** Kinds with a VMI spec. */
const MACHINES = /^VirtualMachine(Instance(ReplicaSet)?|Pool)?$/;

/** Assigns a breach to a rule, and decides whether the API rejects it, which depends on the kind. */
function judge(
  kind: string,
  breach: SchemaBreach,
  steps: readonly Step[],
  value: unknown,
  schema: Schema,
): SchemaDiagnostic {
  const path = pathOf('key' in breach ? [...steps, breach.key] : steps);
  const diagnostic = (rule: string, refused = true, how = breach): SchemaDiagnostic => ({
    rule,
    path,
    ...describeBreach(how, steps, value, schema),
    stage: 'admission',
    severity: 'error',
    refused,
  });
  switch (breach.code) {
    case 'required':
      return diagnostic(
        MACHINES.test(kind) ? 'SCH-01' : 'SCH-02',
        !(REWRITTEN.has(kind) && isScalar(schema.properties?.[breach.key])),
      );
    case 'unknown': {
      if (steps[0] === 'metadata' || !isKept(steps, schema)) return diagnostic('SCH-14', false);
      const refused = kind !== 'VirtualMachinePool';
      return diagnostic('SCH-15', refused, { ...breach, refused });
    }
    case 'type':
      if (steps[0] === 'metadata') return diagnostic('META-02');
      return diagnostic(steps.includes('labels') || steps.includes('annotations') ? 'SCH-18' : 'SCH-13');
    case 'float-quantity':
      return diagnostic('SCH-06', !REWRITTEN.has(kind));
    case 'quantity':
      return diagnostic('SCH-06', !(REWRITTEN.has(kind) && isPadded(value)));
    case 'enum':
      return diagnostic('SCH-03');
    default:
      return diagnostic(RULES[breach.code]);
  }
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

/** Whether the API preserves unknown fields here, so that a webhook must reject them. */
const isKept = (steps: readonly Step[], schema: Schema) =>
  schema.open === true || steps.at(-1) === 'metadata' || steps.includes('metadata');

/** A valid quantity surrounded by spaces. */
const isPadded = (value: unknown) => typeof value === 'string' && QUANTITY.test(value.trim());

interface Repair {
  steps: readonly Step[];
  with: 'late' | 'nothing';
}

/** The value that rules read in place of a breach; other breaches are left as they are. */
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
