import { idOf, outputsOf, refOf, resourceOf } from '../kinds';
import { createObject, writeAndAwait } from '../lifecycle';
import { changeProblem } from '../platform';
import type { Session } from '../session';
import { type CreateRequest, type CreateResponse, RpcError, status } from '../wire';

export async function create(request: CreateRequest, session: Session): Promise<Partial<CreateResponse>> {
  const inputs = request.properties;
  const resource = resourceOf(request.urn, inputs);
  // Outputs that a preview omits are unknown to the program.
  if (request.preview) {
    const problem = await changeProblem(session, resource, undefined);
    if (problem) throw new RpcError(problem, status.FAILED_PRECONDITION);
    return { id: idOf(resource.token, refOf(resource)), properties: outputsOf(inputs, resource) };
  }
  const { id, outputs } = await writeAndAwait(session, resource, inputs, { timeout: request.timeout }, createObject);
  return { id, properties: outputs };
}
