import { isObject } from '../../kube/json';
import type { KubeObject, ObjectRef } from '../../kube/object';
import { isUnresolved } from '../../kube/unresolved';
import { kindOf } from '../../kubevirt/kinds';
import { type Schema, schemaOf } from '../../kubevirt/schemas';
import type { Path, Properties } from '../wire';
import { parseId } from './id';
import { type ResourceTraits, traitsOf } from './resource-traits';
import { secretPathsOf, secretTexts } from './secrets';
import { type Settings, splitSettings } from './settings';
import { type GroupVersionKind, gvkOfToken, MANIFEST, parseUrn } from './token';

/** One resource of a program: its object, how it is looked after, and what is known of its kind. */
export interface Resource {
  urn: string;
  token: string;
  gvk: GroupVersionKind;
  object: KubeObject;
  settings: Settings;
  traits: ResourceTraits;
  schema: Schema | undefined;
  /** What the user, and what the kind, calls secret. */
  secrets: readonly Path[];
}

/** The resource that checked inputs describe. */
export function resourceOf(urn: string, inputs: Properties): Resource {
  const { token } = parseUrn(urn);
  const { object: written, settings } = splitSettings(inputs.value);
  // Manifests that tools write carry an empty status; it is the controllers' to fill.
  const { status: _status, ...object } = written;
  const gvk = gvkOfToken(token) ?? { apiVersion: String(object['apiVersion']), kind: String(object['kind']) };
  const whole = { ...object, ...gvk };
  return {
    urn,
    token,
    gvk,
    settings,
    object: whole,
    traits: traitsOf(gvk.apiVersion, gvk.kind),
    schema: schemaOf(gvk.apiVersion, gvk.kind),
    secrets: withKindsSecrets(inputs.secrets, whole),
  };
}

/** The resource of a state, whose id is what it is known by, whatever its inputs say since. */
export function resourceAt(urn: string, inputs: Properties, id: string): Resource {
  const resource = resourceOf(urn, inputs);
  const { token, gvk, object } = resource;
  const { name, namespace } = parseId(token, id, token === MANIFEST ? undefined : gvk);
  return { ...resource, object: { ...object, metadata: { ...object.metadata, name, namespace } } };
}

export function withKindsSecrets(secrets: readonly Path[], object: Record<string, unknown>): Path[] {
  return [...secrets, ...secretPathsOf(object)];
}

/** Whether its objects live in a namespace; undefined: only the cluster knows. */
export function isNamespaced({ apiVersion, kind }: GroupVersionKind): boolean | undefined {
  return kindOf(apiVersion, kind)?.namespaced;
}

export function refOf({ gvk, object }: Resource): ObjectRef {
  const { name, namespace } = object.metadata ?? {};
  return { ...gvk, name: String(name), ...(typeof namespace === 'string' && { namespace }) };
}

/** The texts of a resource that no message may show. */
export function hiddenTexts({ object, secrets }: Resource): string[] {
  return secretTexts(object, secrets);
}

/** The metadata of an object whose shape nobody has checked. */
export function metadataOf(object: Record<string, unknown>): Record<string, unknown> | undefined {
  const metadata = object['metadata'];
  if (isUnresolved(metadata)) return undefined;
  return isObject(metadata) ? metadata : {};
}
