import { parseId } from '../kinds/id';
import { resourceOf } from '../kinds/resource';
import { operate } from '../lifecycle/operation';
import { removeObject } from '../lifecycle/remove';
import type { DeleteRequest } from '../wire/protocol';
import type { Session } from './session';
import { uidOf } from './update';

export async function remove(request: DeleteRequest, session: Session): Promise<object> {
  const inputs = Object.keys(request.oldInputs.value).length > 0 ? request.oldInputs : request.properties;
  const resource = at(resourceOf(request.urn, inputs), request.id);
  await operate(session, resource, { timeout: request.timeout }, (operation) =>
    removeObject(operation, uidOf(request.properties.value)),
  ).catch((error: unknown) => {
    // Without its kind there is no object.
    if ((error as { reason?: unknown }).reason !== 'KindNotServed') throw error;
  });
  return {};
}

/** The id is what the state knows the object by, whatever its inputs say since. */
export function at<R extends ReturnType<typeof resourceOf>>(resource: R, id: string): R {
  const { name, namespace } = parseId(
    resource.token,
    id,
    resource.token.endsWith(':Manifest') ? undefined : resource.typed,
  );
  return { ...resource, object: { ...resource.object, metadata: { ...resource.object.metadata, name, namespace } } };
}
