import { idOf, outputsOf, refOf, resourceOf } from '../kinds';
import { createObject, writeAndAwait } from '../lifecycle';
import type { Session } from '../session';
import type { CreateRequest, CreateResponse } from '../wire';

export async function create(request: CreateRequest, session: Session): Promise<Partial<CreateResponse>> {
  const inputs = request.properties;
  const resource = resourceOf(request.urn, inputs);
  // Outputs that are left out of a preview are unknown to the program.
  if (request.preview) return { id: idOf(resource.token, refOf(resource)), properties: outputsOf(inputs, resource) };
  const { id, outputs } = await writeAndAwait(session, resource, inputs, { timeout: request.timeout }, createObject);
  return { id, properties: outputs };
}
