import {
  Server,
  ServerCredentials,
  type ServerUnaryCall,
  type ServiceDefinition,
  type sendUnaryData,
} from '@grpc/grpc-js';
import { ResourceProviderService } from '@pulumi/pulumi/proto/provider_grpc_pb';
import * as pb from '@pulumi/pulumi/proto/provider_pb';

/** The least that a provider in Node can do: Pulumi's own stubs, a Check that answers its inputs, a Diff that finds nothing. */
function check(
  call: ServerUnaryCall<pb.CheckRequest, pb.CheckResponse>,
  answer: sendUnaryData<pb.CheckResponse>,
): void {
  const response = new pb.CheckResponse();
  response.setInputs(call.request.getNews());
  answer(null, response);
}

function diff(_: ServerUnaryCall<pb.DiffRequest, pb.DiffResponse>, answer: sendUnaryData<pb.DiffResponse>): void {
  const response = new pb.DiffResponse();
  response.setChanges(pb.DiffResponse.DiffChanges.DIFF_NONE);
  answer(null, response);
}

const server = new Server();
const { check: Check, diff: Diff } = ResourceProviderService as unknown as ServiceDefinition;
server.addService({ check: Check!, diff: Diff! }, { check, diff });
server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, port) => {
  if (error) throw error;
  process.stdout.write(`${port}\n`);
});
process.stdin.on('end', () => process.exit(0)).resume();
