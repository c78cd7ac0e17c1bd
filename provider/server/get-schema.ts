import { readPackageFile } from '../package-file';
import { type Message, type protocol, RpcError, status } from '../wire';

export function getSchema(
  request: Message<typeof protocol.GetSchemaRequest>,
): Message<typeof protocol.GetSchemaResponse> {
  if (request.subpackageName) {
    throw new RpcError(
      `The kubevirt package does not support parameterization, so there is no subpackage "${request.subpackageName}".`,
      status.INVALID_ARGUMENT,
    );
  }
  return { schema: readPackageFile('schema.json') };
}
