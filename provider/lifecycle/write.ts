import { ApiError } from '../../cluster';
import { describe, type KubeObject } from '../../kube/object';
import { rewrittenPaths } from '../../kubevirt/defaults';
import { differences, observedInputs } from '../compare';
import { idOf, type Resource, withoutStringData, withStringData } from '../kinds';
import type { Operation } from './operation';
import { retryWhileTransient } from './retry-while-transient';

/** The manifest to send: the program's object, in its namespace. */
function manifestOf({ resource, ref }: Operation, uid?: string): KubeObject {
  const { name, namespace } = ref;
  return {
    ...withoutStringData(resource.object),
    metadata: { ...resource.object.metadata, name, ...(namespace && { namespace }), ...(uid && { uid }) },
  };
}

/** Creates the object with one write. An existing object belongs to someone else, unless the program sets `adopt`. */
export async function createObject(operation: Operation): Promise<KubeObject> {
  const { resource } = operation;
  const adopt = resource.settings.adopt === true;
  try {
    return await send(operation, manifestOf(operation), { createOnly: !adopt, force: adopt });
  } catch (error) {
    if (error instanceof ApiError && error.reason === 'AlreadyExists') {
      const id = idOf(resource.token, operation.ref);
      error.message += ` With Pulumi: set the resource option \`import: '${id}'\` once, or set the input \`adopt: true\` to overwrite the existing object.`;
    }
    throw error;
  }
}

/**
 * Applies the program's object with one write. `before`: the resource in the state. `uid`: the object that is meant; another object that
 * has taken its name since is left alone.
 */
export async function updateObject(operation: Operation, before: Resource, uid?: string): Promise<KubeObject> {
  const adopt = operation.resource.settings.adopt === true;
  try {
    return await send(operation, manifestOf(operation, uid), { force: adopt });
  } catch (error) {
    if (!(error instanceof ApiError) || !(error.status === 409 || isAnotherUid(error))) throw error;
    const live = await operation.session.cluster.find(operation.kind, operation.ref, { signal: operation.signal });
    if (!live) return createObject(operation);
    if (uid !== undefined && live.metadata?.uid !== uid) throw replaced(operation, error);
    if (!isConflict(error)) throw error;
    // If the state matches the live object, the preview showed each of these changes and the user agreed to them: what `kubectl edit`
    // changed, once a refresh has found it, can be undone.
    if (isAsKnown(before, live)) return send(operation, manifestOf(operation, uid), { force: true });
    throw conflict(operation, error);
  }
}

function isAsKnown({ object, schema }: Resource, live: KubeObject): boolean {
  const seen = observedInputs(object, withStringData(live), schema, rewrittenPaths(live.kind));
  return differences(object, seen, schema).length === 0;
}

async function send(
  operation: Operation,
  manifest: KubeObject,
  how: { createOnly?: boolean; force?: boolean },
): Promise<KubeObject> {
  const { session, kind, signal, say } = operation;
  const { fieldManager } = session.config;
  const write = () => session.cluster.apply(kind, manifest, { ...how, fieldManager, signal });
  return retryWhileTransient(write, { signal, say, what: kind.kind });
}

/** The rejection of an apply whose uid is not that of the object. */
function isAnotherUid({ status, message }: ApiError): boolean {
  return status === 422 && message.includes('metadata.uid');
}

function isConflict({ causes }: ApiError): boolean {
  return causes.some(({ reason }) => reason === 'FieldManagerConflict');
}

function replaced({ ref }: Operation, error: ApiError): ApiError {
  const name = describe(ref);
  return new ApiError({
    message: `${name} was deleted and created again by another client since the last update, so it was not changed. Run \`pulumi refresh\` to accept the new object, or delete it and run \`pulumi up\` again.`,
    status: error.status,
    reason: error.reason,
    attempt: error.attempt,
    details: error.details,
  });
}

/** Names each field and its owner, and the three solutions. */
function conflict({ ref }: Operation, error: ApiError): ApiError {
  const owners = new Map<string, string[]>();
  for (const { message, field } of error.causes) {
    const manager = /conflict with "([^"]+)"/.exec(message)?.[1] ?? 'another manager';
    owners.set(manager, [...(owners.get(manager) ?? []), field?.replace(/^\./, '') ?? 'a field']);
  }
  const owned = [...owners].map(([manager, fields]) => `${manager} owns ${fields.join(', ')}`).join('; ');
  const name = describe(ref);
  return new ApiError({
    message: `${name} was not changed: ${owned}. Omit these fields from the program, so that their owner keeps them; or run \`pulumi refresh\` to see their values as a diff and \`pulumi up\` to overwrite them; or set \`adopt: true\` to always take them over.`,
    status: error.status,
    reason: error.reason,
    attempt: error.attempt,
    details: error.details,
  });
}
