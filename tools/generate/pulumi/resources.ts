import type { FamilyKind } from '../../../kubevirt/kinds';
import { type ResourceTraits, SETTINGS, traitsOf } from '../../../provider';
import { docOf } from '../docs';
import { factsText } from '../emit-types';
import type { TypeEntry } from '../type-table';
import { ANY, type ComplexTypeSpec, type PropertySpec, type ResourceSpec, STRING } from './spec';
import type { PulumiTypes } from './types';

const OBJECT_META: PropertySpec = { $ref: '#/types/kubevirt:meta/v1:ObjectMeta' };
const UID: PropertySpec = { ...STRING, description: 'Identity of the object in its cluster.' };
const STATUS: PropertySpec = {
  type: 'object',
  additionalProperties: ANY,
  description: 'Parts of the status, as they were last observed.',
};

/** Kinds that are, or have, one guest. */
export const GUEST_KINDS = new Set(['VirtualMachine', 'VirtualMachineInstance']);
const GUEST: Readonly<Record<string, PropertySpec>> = {
  nodeName: { ...STRING, description: 'Node that the guest runs on.' },
  ipAddresses: {
    type: 'array',
    items: STRING,
    description: "The guest's addresses, those of its first interface first.",
  },
};
const MACHINE_GUEST: PropertySpec = {
  $ref: '#/types/kubevirt:settings:ObservedGuest',
  description: 'The guest as it was last observed. Previews judge changes by it.',
};

/** Types of outputs. */
export const OBSERVED_TYPES: Readonly<Record<string, ComplexTypeSpec>> = {
  'kubevirt:settings:ObservedGuest': {
    type: 'object',
    description:
      'The guest of a VirtualMachine as the last update or refresh observed it. Absent where the cluster did not show it: then previews assume that it runs and can be live-migrated.',
    properties: {
      running: { type: 'boolean', description: 'Whether the VirtualMachine has a VirtualMachineInstance.' },
      phase: { ...STRING, description: '`status.phase` of the VirtualMachineInstance.' },
      liveMigratable: { type: 'boolean', description: 'Condition `LiveMigratable` of the VirtualMachineInstance.' },
      storageLiveMigratable: {
        type: 'boolean',
        description: 'Condition `StorageLiveMigratable` of the VirtualMachineInstance.',
      },
      settled: {
        type: 'boolean',
        description: 'Whether earlier changes have reached the guest. Known after a refresh only.',
      },
      revision: { ...STRING, description: 'Name of the ControllerRevision that the guest was booted from.' },
      bootedFrom: {
        type: 'object',
        additionalProperties: ANY,
        description: 'The `spec` that the guest was booted from, where it differs from the `spec` of the resource.',
      },
      restartPending: {
        $ref: '#/types/kubevirt:settings:RestartPending',
        description: 'A restart that `onRestart: restart` left for a maintenance window.',
      },
    },
    required: ['running'],
  },
  'kubevirt:settings:RestartPending': {
    type: 'object',
    description: 'A restart that is left for a maintenance window.',
    properties: {
      window: { ...STRING, description: 'The maintenance window.' },
      next: { ...STRING, description: 'Time at which it opens next, ISO 8601.' },
    },
    required: ['window', 'next'],
  },
};

/** Lifecycle settings: inputs of every resource. */
export const SETTING_TYPES: Readonly<Record<string, ComplexTypeSpec>> = {
  'kubevirt:settings:Await': { type: 'string', enum: SETTINGS.await.enum!.map((value) => ({ value })) },
};

export function settingProperties(): Record<string, PropertySpec> {
  return Object.fromEntries(
    Object.entries(SETTINGS).map(([name, { type, enum: values, description }]) => {
      const types: Record<typeof type, PropertySpec> = {
        string: values ? { $ref: `#/types/kubevirt:settings:${name === 'await' ? 'Await' : 'OnRestart'}` } : STRING,
        boolean: { type: 'boolean' },
        strings: { type: 'array', items: STRING },
      };
      return [name, { ...types[type], description }];
    }),
  );
}

/** The resource of a kind of the family: its object's own fields, our settings, and observed outputs. */
export function familyResource(info: FamilyKind, root: TypeEntry, types: PulumiTypes): ResourceSpec {
  const own = Object.keys(root.node.properties!).filter(
    (key) => !['apiVersion', 'kind', 'metadata', 'status'].includes(key),
  );
  const traits = traitsOf(info.apiVersion, info.kind);
  const identity: Record<string, PropertySpec> = {
    apiVersion: { ...STRING, const: info.apiVersion },
    kind: { ...STRING, const: info.kind },
    metadata: OBJECT_META,
  };
  const fields = markReplaced(types.properties(root, own), root, traits, types);
  const required = (root.node.required ?? []).filter((key) => own.includes(key));
  const doc = docOf(info.definition, '*');
  const observed = {
    status: observedStatus(info, root, traits, types),
    uid: UID,
    ...(GUEST_KINDS.has(info.kind) && GUEST),
    ...(info.kind === 'VirtualMachine' && { guest: MACHINE_GUEST }),
  };
  return {
    description: [doc, factsText(info.definition, '*')].filter(Boolean).join(' '),
    properties: { ...identity, ...fields, ...observed },
    required: ['apiVersion', 'kind', 'metadata', ...required],
    inputProperties: { ...identity, ...fields, ...settingProperties() },
    ...(required.length ? { requiredInputs: required } : {}),
    ...(doc?.startsWith('Deprecated') ? { deprecationMessage: doc } : {}),
  };
}

/** The type of the parts of a status that are outputs; any object where the kind's schema does not describe them. */
function observedStatus(
  info: FamilyKind,
  root: TypeEntry,
  { status: kept = [] }: ResourceTraits,
  types: PulumiTypes,
): PropertySpec {
  const expr = root.node.properties!['status'];
  const entry = expr && types.entryAt(root, expr);
  const keys = kept.filter((key) => entry && key in entry.node.properties!);
  if (!entry || keys.length === 0) return STATUS;
  const token = `kubevirt:${info.module}:${info.kind}ObservedStatus`;
  types.types[token] = { type: 'object', description: STATUS.description!, properties: types.properties(entry, keys) };
  return { $ref: `#/types/${token}`, description: STATUS.description! };
}

/** Marks the fields that the cluster does not let change, down to one level below `spec`. */
function markReplaced(
  fields: Record<string, PropertySpec>,
  root: TypeEntry,
  { immutable = [] }: ResourceTraits,
  types: PulumiTypes,
): Record<string, PropertySpec> {
  const marked = { ...fields };
  for (const path of immutable) {
    const [key, below] = path.split('.') as [string, string?];
    if (!below && marked[key]) marked[key] = { ...marked[key], willReplaceOnChanges: true };
    const ref = below && marked[key]?.$ref?.slice('#/types/'.length);
    const property = ref && types.entryAt(root, root.node.properties![key]!) && types.types[ref]?.properties?.[below];
    if (property) property.willReplaceOnChanges = true;
  }
  return marked;
}

/** Top-level fields of Kubernetes' kinds besides identity, which a Manifest may have. */
const MANIFEST_FIELDS =
  'addressType aggregationRule allowVolumeExpansion allowedTopologies automountServiceAccountToken binaryData data description endpoints globalDefault handler immutable imagePullSecrets message mountOptions objects overhead parameters ports preemptionPolicy provisioner reclaimPolicy roleRef rules scheduling secrets spec subjects subsets type value volumeBindingMode webhooks driver deletionPolicy';

/** Any other Kubernetes object, in the API's own shape. */
export function manifestResource(): ResourceSpec {
  const identity: Record<string, PropertySpec> = {
    apiVersion: { ...STRING, description: 'Group and version, such as `apps/v1`.', willReplaceOnChanges: true },
    kind: { ...STRING, description: 'Such as `Deployment`.', willReplaceOnChanges: true },
    metadata: OBJECT_META,
  };
  const fields = Object.fromEntries(
    MANIFEST_FIELDS.split(' ')
      .sort()
      .map((name): [string, PropertySpec] => [name, ANY]),
  );
  const stringData: PropertySpec = {
    type: 'object',
    additionalProperties: STRING,
    secret: true,
    description: 'Data of a Secret, as text.',
  };
  return {
    description:
      "Any Kubernetes object that has no class of its own, in the API's own shape: applied, awaited and deleted like the others. The data of a Secret stays secret.",
    properties: { ...identity, ...fields, stringData, status: STATUS, uid: UID },
    required: ['apiVersion', 'kind', 'metadata'],
    inputProperties: { ...identity, ...fields, stringData, ...settingProperties() },
    requiredInputs: ['apiVersion', 'kind'],
  };
}
