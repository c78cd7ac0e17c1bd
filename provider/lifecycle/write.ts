import { ApiError } from '../../cluster';
import { describe, type KubeObject } from '../../kube/object';
import { rewrittenPaths } from '../../kubevirt/defaults';
import { differences, observedInputs } from '../compare';
import {
  fieldManagerOf,
  idOf,
  ownerIn,
  type Resource,
  URN_ANNOTATION,
  withoutStringData,
  withStringData,
} from '../kinds';
import { changeProblem, isRetained } from '../platform';
import { deleteLive } from './delete';
import { withoutIgnored } from './ignored-fields';
import type { Operation } from './operation';
import { otherOwner, ownedElsewhere } from './ownership';
import { refuseOperand } from './refuse-operand';
import { retryWhileTransient } from './retry-while-transient';

/** The manifest to send: the program's object, in its namespace, with the URN of its resource. */
function manifestOf({ resource, ref }: Operation, uid?: string): KubeObject {
  const { name, namespace } = ref;
  return {
    ...withoutStringData(resource.object),
    metadata: {
      ...resource.object.metadata,
      name,
      ...(namespace && { namespace }),
      ...(uid && { uid }),
      annotations: { ...resource.object.metadata?.annotations, [URN_ANNOTATION]: resource.urn },
    },
  };
}

/**
 * Creates the object with one write. An existing object that carries the resource's URN is what a run left behind that was killed, and
 * the run goes on with it; where the state still holds it, this is a replacement, and it is deleted first. Any other belongs to someone
 * else, unless the program sets `adopt`.
 */
export async function createObject(operation: Operation): Promise<KubeObject> {
  const { resource, session, kind, ref, signal } = operation;
  await guardChange(operation, undefined);
  const adopt = resource.settings.adopt === true;
  await refuseOperand(operation);
  try {
    return await send(operation, manifestOf(operation), { createOnly: !adopt, force: adopt });
  } catch (error) {
    if (!(error instanceof ApiError) || error.reason !== 'AlreadyExists') throw conflicting(operation, error);
    const live = await session.cluster.find(kind, ref, { signal });
    if (live && isRetained(live)) return send(operation, manifestOf(operation), { force: true });
    if (!live || ownerIn(live) !== resource.urn) throw taken(operation, error, live && ownerIn(live));
    if (session.known.holds(resource.urn, ref) || live.metadata?.deletionTimestamp) {
      await deleteLive(operation, live);
      return send(operation, manifestOf(operation), { createOnly: true });
    }
    session.known.recreate(resource.urn, live);
    return send(operation, manifestOf(operation), {}).catch((failed: unknown) => {
      throw conflicting(operation, failed);
    });
  }
}

function taken({ resource, ref, ...operation }: Operation, error: ApiError, owner: string | undefined): ApiError {
  const id = idOf(resource.token, ref);
  const message = owner
    ? ownedElsewhere({ resource, ref, ...operation }, owner)
    : `${error.message} With Pulumi: set the resource option \`import: '${id}'\` once, or set the input \`adopt: true\` to overwrite the existing object.`;
  return restated(error, message);
}

function conflicting(operation: Operation, error: unknown): unknown {
  return error instanceof ApiError && isConflict(error) ? conflict(operation, error) : error;
}

function restated({ status, reason, attempt, details }: ApiError, message: string): ApiError {
  return new ApiError({ message, status, reason, attempt, details });
}

/** What an update knows besides its inputs. */
interface Meant {
  /** The object that is meant; another object that has taken its name since is left alone. */
  uid?: string | undefined;
  /** The URN that the state knows the object to carry. */
  recorded?: string | undefined;
  /** Paths of `ignoreChanges`. */
  ignored?: readonly string[];
}

/** Applies the program's object with one write. `before`: the resource in the state. */
export async function updateObject(
  operation: Operation,
  before: Resource,
  { uid, recorded, ignored = [] }: Meant = {},
): Promise<KubeObject> {
  const adopt = operation.resource.settings.adopt === true;
  await refuseOperand(operation);
  await guardChange(operation, before);
  let manifest = manifestOf(operation, uid);
  try {
    return await send(operation, manifest, { force: adopt && ignored.length === 0 }).catch((error: unknown) => {
      const rest = withoutIgnored(manifest, error, ignored);
      if (!rest && !(adopt && ignored.length > 0)) throw error;
      manifest = rest ?? manifest;
      return send(operation, manifest, { force: adopt });
    });
  } catch (error) {
    if (!(error instanceof ApiError) || !(error.status === 409 || isAnotherUid(error))) throw error;
    const live = await operation.session.cluster.find(operation.kind, operation.ref, { signal: operation.signal });
    if (!live) return createObject(operation);
    if (uid !== undefined && live.metadata?.uid !== uid) throw replaced(operation, error);
    if (!isConflict(error)) throw error;
    const owner = otherOwner(operation, live, recorded);
    if (owner !== undefined) throw restated(error, ownedElsewhere(operation, owner));
    // If the state matches the live object, the preview showed each of these changes and the user agreed to them: what `kubectl edit`
    // changed, once a refresh has found it, can be undone.
    if (isAsKnown(before, live)) return send(operation, manifest, { force: true });
    throw conflict(operation, error);
  }
}

/** The preview may have had no cluster to ask. */
async function guardChange({ session, resource, ref, signal }: Operation, before: Resource | undefined): Promise<void> {
  const problem = await changeProblem(session, resource, before, signal);
  if (problem) throw new Error(`${describe(ref)} was not written: ${problem}`);
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
  const { session, resource, kind, signal, say } = operation;
  const fieldManager = session.config.fieldManager ?? fieldManagerOf(resource.urn);
  const write = () => session.cluster.apply(kind, manifest, { ...how, fieldManager, signal });
  const live = await retryWhileTransient(write, { signal, say, what: kind.kind });
  session.known.own(resource.urn, live);
  return live;
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
  return restated(
    error,
    `${name} was deleted and created again by another client since the last update, so it was not changed. Run \`pulumi refresh\` to accept the new object, or delete it and run \`pulumi up\` again.`,
  );
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
  return restated(
    error,
    `${name} was not changed: ${owned}. Omit these fields from the program, so that their owner keeps them; or run \`pulumi refresh\` to see their values as a diff and \`pulumi up\` to overwrite them; or set \`adopt: true\` to always take them over.`,
  );
}
