import { recordedOwner, resourceAt, uidOf } from '../kinds';
import { deleteObject, operate } from '../lifecycle';
import type { Session } from '../session';
import type { DeleteRequest } from '../wire';

export async function remove(request: DeleteRequest, session: Session): Promise<object> {
  const inputs = Object.keys(request.oldInputs.value).length > 0 ? request.oldInputs : request.properties;
  const resource = resourceAt(request.urn, inputs, request.id);
  await operate(session, resource, { timeout: request.timeout }, (operation) =>
    deleteObject(operation, {
      uid: uidOf(request.properties.value),
      writtenFor: recordedOwner(request.properties.value),
    }),
  ).catch((error: unknown) => {
    // If its kind is gone, so is the object.
    if ((error as { reason?: unknown }).reason !== 'KindNotServed') throw error;
  });
  return {};
}
