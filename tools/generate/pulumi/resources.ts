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
  description: 'What was last observed of the object.',
};

/** What guests answer beside their object. */
export const GUEST_KINDS = new Set(['VirtualMachine', 'VirtualMachineInstance']);
const GUEST: Readonly<Record<string, PropertySpec>> = {
  nodeName: { ...STRING, description: 'Node that the guest runs on.' },
  ipAddresses: {
    type: 'array',
    items: STRING,
    description: "The guest's addresses, those of its first interface first.",
  },
};

/** How a resource is looked after: inputs of every one. */
export const SETTING_TYPES: Readonly<Record<string, ComplexTypeSpec>> = {
  'kubevirt:index:Await': { type: 'string', enum: SETTINGS.await.enum!.map((value) => ({ value })) },
};

function settings(): Record<string, PropertySpec> {
  return Object.fromEntries(
    Object.entries(SETTINGS).map(([name, { type, enum: values, description }]) => {
      const types: Record<typeof type, PropertySpec> = {
        string: values ? { $ref: `#/types/kubevirt:index:${name === 'await' ? 'Await' : 'OnRestart'}` } : STRING,
        boolean: { type: 'boolean' },
        strings: { type: 'array', items: STRING },
      };
      return [name, { ...types[type], description }];
    }),
  );
}

/** The resource of a kind of the family: its object's own fields, our settings, and what is observed. */
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
  const observed = GUEST_KINDS.has(info.kind) ? { status: STATUS, uid: UID, ...GUEST } : { status: STATUS, uid: UID };
  return {
    description: [doc, factsText(info.definition, '*')].filter(Boolean).join(' '),
    properties: { ...identity, ...fields, ...observed },
    required: ['apiVersion', 'kind', 'metadata', ...required],
    inputProperties: { ...identity, ...fields, ...settings() },
    ...(required.length ? { requiredInputs: required } : {}),
    ...(doc?.startsWith('Deprecated') ? { deprecationMessage: doc } : {}),
  };
}

/** What the cluster refuses to change says so; one level below `spec` is as far as that goes. */
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

/** Top-level fields of Kubernetes' kinds, besides identity: what a Manifest may have. */
const MANIFEST_FIELDS =
  'addressType aggregationRule allowVolumeExpansion allowedTopologies automountServiceAccountToken binaryData data description endpoints globalDefault handler immutable imagePullSecrets message mountOptions objects overhead parameters ports preemptionPolicy provisioner reclaimPolicy roleRef rules scheduling secrets spec subjects subsets type value volumeBindingMode webhooks driver deletionPolicy';

/** Any other Kubernetes object, in its own shape. */
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
    description: 'What a Secret holds, as text.',
  };
  return {
    description:
      'Any Kubernetes object that has no class of its own, in its own shape: applied, awaited and deleted like the others. What a Secret holds stays secret.',
    properties: { ...identity, ...fields, stringData, status: STATUS, uid: UID },
    required: ['apiVersion', 'kind', 'metadata'],
    inputProperties: { ...identity, ...fields, stringData, ...settings() },
    requiredInputs: ['apiVersion', 'kind'],
  };
}
