import { outputsOf, recordedOwner, resourceOf, uidOf } from '../kinds';
import { growDisk, onRestoredDisks, refuseBeforeWrite, updateObject, writeAndAwait } from '../lifecycle';
import type { Session } from '../session';
import type { UpdateRequest, UpdateResponse } from '../wire';

/** Also called without a change after an init failure: the same write changes nothing, and the wait continues. */
export async function update(request: UpdateRequest, session: Session): Promise<Partial<UpdateResponse>> {
  const inputs = request.news;
  const resource = resourceOf(request.urn, inputs);
  const uid = uidOf(request.olds.value);
  if (request.preview) {
    const { value, secrets } = outputsOf(inputs, resource, undefined, {
      inputs: request.oldInputs,
      outputs: request.olds,
    });
    return { properties: { value: { ...value, ...(uid && { uid }) }, secrets } };
  }
  const before = resourceOf(request.urn, request.oldInputs);
  const earlier = { inputs: request.oldInputs, outputs: request.olds };
  const { outputs } = await writeAndAwait(
    session,
    resource,
    inputs,
    { timeout: request.timeout, earlier, before },
    async (operation) => {
      await refuseBeforeWrite(operation, before);
      const prepared = await onRestoredDisks(await growDisk(operation, uid));
      return updateObject(prepared, before, {
        uid,
        recorded: recordedOwner(request.olds.value),
        ignored: request.ignoreChanges,
      });
    },
  );
  return { properties: outputs };
}
