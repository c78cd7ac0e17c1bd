import {
  Metadata,
  Server,
  ServerCredentials,
  type ServerUnaryCall,
  type ServiceDefinition,
  type sendUnaryData,
  status,
} from '@grpc/grpc-js';
import { type Components, Session } from '../session';
import { decode, encode, type Fields, RpcError, shown } from '../wire';
import { BYTES, type Handler, METHODS } from './methods';

/** The limits of Pulumi's own plugins: a manifest may have many megabytes. */
const OPTIONS = {
  'grpc.max_receive_message_length': 400 * 1024 * 1024,
  'grpc.max_send_message_length': 400 * 1024 * 1024,
};

export interface Running {
  port: number;
  session: Session;
  close(): Promise<void>;
}

/** Serves the plugin on a free port of the loopback interface. */
export async function serve(engineAddress = '', components?: () => Components): Promise<Running> {
  const session = new Session(components);
  session.attach(engineAddress);
  const server = new Server(OPTIONS);
  server.addService(definition(), implementation(session));
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    ),
  );
  return {
    port,
    session,
    close: async () => {
      await session.close();
      server.forceShutdown();
    },
  };
}

function definition(): ServiceDefinition {
  const entries = Object.entries(METHODS).map(([name, { request, response }]) => {
    const { read: requestDeserialize, write: requestSerialize } = codec(request);
    const { read: responseDeserialize, write: responseSerialize } = codec(response);
    const path = `/pulumirpc.ResourceProvider/${name}`;
    const codecs = { requestDeserialize, requestSerialize, responseDeserialize, responseSerialize };
    return [name, { path, requestStream: false, responseStream: false, ...codecs }];
  });
  return Object.fromEntries(entries);
}

function codec(fields: Fields | typeof BYTES) {
  return fields === BYTES
    ? { read: (bytes: Buffer): object => bytes, write: (message: object) => Buffer.from(message as Uint8Array) }
    : {
        read: (bytes: Buffer): object => decode(fields, bytes),
        write: (message: object) => encode(fields, message),
      };
}

function implementation(session: Session) {
  return Object.fromEntries(
    Object.entries(METHODS).map(([name, { load }]) => {
      let handler: Handler<object, object> | undefined;
      const answer = async (call: ServerUnaryCall<object, object>, callback: sendUnaryData<object>) => {
        try {
          handler ??= load() as Handler<object, object>;
          callback(null, await handler(call.request, session));
        } catch (error) {
          callback(grpcError(error));
        }
      };
      return [name, answer];
    }),
  );
}

function grpcError(error: unknown) {
  const message = shown(error instanceof Error ? error.message : String(error));
  const metadata = new Metadata();
  if (error instanceof RpcError && error.details) metadata.set('grpc-status-details-bin', error.details);
  return {
    code: error instanceof RpcError ? error.code : status.UNKNOWN,
    details: message,
    message,
    name: 'Error',
    metadata,
  };
}
