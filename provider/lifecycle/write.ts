import { ApiError } from '../../cluster';
import { describe, type KubeObject } from '../../kube/object';
import { differences, observedInputs } from '../compare';
import { idOf, type Resource, withoutStringData, withStringData } from '../kinds';
import type { Operation } from './operation';
import { retryWhileTransient } from './retry-while-transient';

/** What is sent: the program's object, in its namespace. */
function manifestOf({ resource, ref }: Operation, uid?: string): KubeObject {
  const { name, namespace } = ref;
  return {
    ...withoutStringData(resource.object),
    metadata: { ...resource.object.metadata, name, ...(namespace && { namespace }), ...(uid && { uid }) },
  };
}

/** Creates the object with one write. One that exists already is somebody's, unless the program says `adopt`. */
export async function createObject(operation: Operation): Promise<KubeObject> {
  const { resource } = operation;
  const adopt = resource.settings.adopt === true;
  try {
    return await send(operation, manifestOf(operation), { createOnly: !adopt, force: adopt });
  } catch (error) {
    if (error instanceof ApiError && error.reason === 'AlreadyExists') {
      const id = idOf(resource.token, operation.ref);
      error.message += ` With Pulumi that is: the resource option \`import: '${id}'\` once, or the input \`adopt: true\`, which makes the existing object what the program says.`;
    }
    throw error;
  }
}

/**
 * Makes the fields of the program's object what it says, with one write. `before`: the resource as the state has it. `uid`: the object
 * that was meant; one that took its name since is left alone.
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
    // Where the state knows the object as it is, the preview showed each of these changes, and they were agreed to: what
    // `kubectl edit` did, then seen by a refresh, can be undone.
    if (isAsKnown(before, live)) return send(operation, manifestOf(operation, uid), { force: true });
    throw conflict(operation, error);
  }
}

function isAsKnown({ object, schema, traits }: Resource, live: KubeObject): boolean {
  const seen = observedInputs(object, withStringData(live), schema, traits.rewritten);
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

/** How an apply that names another uid than the object's is refused. */
function isAnotherUid({ status, message }: ApiError): boolean {
  return status === 422 && message.includes('metadata.uid');
}

function isConflict({ causes }: ApiError): boolean {
  return causes.some(({ reason }) => reason === 'FieldManagerConflict');
}

function replaced({ ref }: Operation, error: ApiError): ApiError {
  const name = describe(ref);
  return new ApiError({
    message: `${name} was deleted and created again by someone else since the last update, and is left alone. Run \`pulumi refresh\` to take it as it is now, or delete it and run \`pulumi up\` again.`,
    status: error.status,
    reason: error.reason,
    attempt: error.attempt,
    details: error.details,
  });
}

/** Names each field and its owner, and the three ways out. */
function conflict({ ref }: Operation, error: ApiError): ApiError {
  const owners = new Map<string, string[]>();
  for (const { message, field } of error.causes) {
    const manager = /conflict with "([^"]+)"/.exec(message)?.[1] ?? 'another manager';
    owners.set(manager, [...(owners.get(manager) ?? []), field?.replace(/^\./, '') ?? 'a field']);
  }
  const told = [...owners].map(([manager, fields]) => `${manager} owns ${fields.join(', ')}`).join('; ');
  const name = describe(ref);
  return new ApiError({
    message: `${name} was not changed: ${told}. Leave these fields out of the program, so that their owner keeps them; or run \`pulumi refresh\` to see their values as a diff, and \`pulumi up\` to overwrite them; or set \`adopt: true\` to always take them over.`,
    status: error.status,
    reason: error.reason,
    attempt: error.attempt,
    details: error.details,
  });
}
