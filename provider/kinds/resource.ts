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

/** One resource of a program: its object, its settings, and the facts about its kind. */
export interface Resource {
  urn: string;
  token: string;
  gvk: GroupVersionKind;
  object: KubeObject;
  settings: Settings;
  traits: ResourceTraits;
  schema: Schema | undefined;
  /** Secret paths: those that the user marks, and those of the kind. */
  secrets: readonly Path[];
  /** What these are the paths of. Default: the object; an action has inputs instead. */
  inputs?: Record<string, unknown>;
}

/** The resource that checked inputs describe. */
export function resourceOf(urn: string, inputs: Properties): Resource {
  const { token } = parseUrn(urn);
  const { object: written, settings } = splitSettings(inputs.value);
  // Manifests that tools write have an empty status, which only controllers fill.
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

/** The resource in a state, which is identified by its id even if its inputs name another object. */
export function resourceAt(urn: string, inputs: Properties, id: string): Resource {
  const resource = resourceOf(urn, inputs);
  const { token, gvk, object } = resource;
  const { name, namespace } = parseId(token, id, token === MANIFEST ? undefined : gvk);
  return { ...resource, object: { ...object, metadata: { ...object.metadata, name, namespace } } };
}

export function withKindsSecrets(secrets: readonly Path[], object: Record<string, unknown>): Path[] {
  return [...secrets, ...secretPathsOf(object)];
}

/** Whether objects of a kind have a namespace; undefined where only the cluster knows. */
export function isNamespaced({ apiVersion, kind }: GroupVersionKind): boolean | undefined {
  return kindOf(apiVersion, kind)?.namespaced;
}

export function refOf({ gvk, object }: Resource): ObjectRef {
  const { name, namespace } = object.metadata ?? {};
  return { ...gvk, name: String(name), ...(typeof namespace === 'string' && { namespace }) };
}

/** The secret texts of a resource, which no message may show. */
export function hiddenTexts({ object, inputs = object, secrets }: Resource): string[] {
  return secretTexts(inputs, secrets);
}

/** The metadata of an object whose shape is unchecked. */
export function metadataOf(object: Record<string, unknown>): Record<string, unknown> | undefined {
  const metadata = object['metadata'];
  if (isUnresolved(metadata)) return undefined;
  return isObject(metadata) ? metadata : {};
}
