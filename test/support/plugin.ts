import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import * as grpc from '@grpc/grpc-js';
import { EngineService } from '@pulumi/pulumi/proto/engine_grpc_pb';
import type { LogRequest } from '@pulumi/pulumi/proto/engine_pb';
import { ResourceProviderClient } from '@pulumi/pulumi/proto/provider_grpc_pb';
import { ErrorResourceInitFailed } from '@pulumi/pulumi/proto/provider_pb';
import { Status } from '@pulumi/pulumi/proto/status_pb';
import { Empty } from 'google-protobuf/google/protobuf/empty_pb';
import type { Struct } from 'google-protobuf/google/protobuf/struct_pb';

/** One line that the plugin said to the engine. `ephemeral`: in the status column of the resource's row. */
export interface Said {
  urn: string;
  severity: number;
  message: string;
  ephemeral: boolean;
}

/** The real executable, spoken to with Pulumi's own stubs, and an engine that hears it. */
export interface Plugin {
  client: ResourceProviderClient;
  process: ChildProcess;
  said: Said[];
  /** What it has printed on its standard output, after the port, and its standard error. */
  printed(): string;
  engineAddress: string;
  call<Q, A>(method: string, request: Q): Promise<A>;
  /** A call whose messages are bytes already, by the name of the RPC: `Construct`. */
  callBytes(rpc: string, request: Uint8Array): Promise<Uint8Array>;
  stop(): Promise<void>;
}

/** The package's root, for this file as it is and as it is built. */
const ROOT = join(__dirname, '..', '..').replace(/[\\/]dist$/, '');
export const EXECUTABLE = join(ROOT, 'bin', 'pulumi-resource-kubevirt');

const started = new Set<Plugin>();

/** Stops whatever a test started, also where it failed halfway. */
export async function stopPlugins(): Promise<void> {
  await Promise.all([...started].map((plugin) => plugin.stop()));
}

/** `attached`: started by hand, as for PULUMI_DEBUG_PROVIDERS, and told later where the engine is. */
export async function startPlugin(
  env: NodeJS.ProcessEnv = {},
  { attached = false, executable = EXECUTABLE } = {},
): Promise<Plugin> {
  const said: Said[] = [];
  const engine = await startEngine(said);
  const child = spawn(process.execPath, [executable, ...(attached ? [] : ['--logtostderr', engine.address])], {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const printed: string[] = [];
  const output = createInterface(child.stdout!);
  child.stderr!.on('data', (chunk: Buffer) => {
    printed.push(chunk.toString());
    process.stderr.write(chunk);
  });
  const [port] = (await once(output, 'line')) as [string];
  output.on('line', (line) => printed.push(line));
  const client = new ResourceProviderClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure());
  const plugin: Plugin = {
    client,
    engineAddress: engine.address,
    process: child,
    said,
    printed: () => printed.join('\n'),
    call: (method, request) => unary(client, method, request),
    callBytes: (rpc, request) =>
      new Promise((resolve, reject) =>
        client.makeUnaryRequest(
          `/pulumirpc.ResourceProvider/${rpc}`,
          (bytes: Uint8Array) => Buffer.from(bytes),
          (bytes: Buffer): Uint8Array => bytes,
          request,
          (error, answer) => (error ? reject(error) : resolve(answer!)),
        ),
      ),
    stop: async () => {
      if (!started.delete(plugin)) return;
      client.close();
      engine.server.forceShutdown();
      // One that a signal ended has no exit code, and its exit is not told again.
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      if (attached) child.kill();
      else child.stdin?.end();
      await exited;
    },
  };
  started.add(plugin);
  return plugin;
}

export function unary<Q, A>(client: ResourceProviderClient, method: string, request: Q): Promise<A> {
  type Call = (request: Q, callback: (error: grpc.ServiceError | null, answer: A) => void) => void;
  const call = (client as unknown as Record<string, Call>)[method]!.bind(client);
  return new Promise((resolve, reject) => call(request, (error, answer) => (error ? reject(error) : resolve(answer))));
}

async function startEngine(said: Said[]): Promise<{ server: grpc.Server; address: string }> {
  const server = new grpc.Server();
  const unanswered: grpc.handleUnaryCall<unknown, unknown> = (_, callback) =>
    callback({ code: grpc.status.UNIMPLEMENTED, details: 'not in this engine' });
  server.addService(EngineService as unknown as grpc.ServiceDefinition, {
    log: (call: grpc.ServerUnaryCall<LogRequest, Empty>, callback: grpc.sendUnaryData<Empty>) => {
      const { urn, severity, message, ephemeral } = call.request.toObject();
      said.push({ urn, severity, message, ephemeral });
      callback(null, new Empty());
    },
    getRootResource: unanswered,
    setRootResource: unanswered,
    startDebugging: unanswered,
    requirePulumiVersion: unanswered,
  });
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    ),
  );
  return { server, address: `127.0.0.1:${port}` };
}

export interface InitError {
  id: string;
  reasons: string[];
  properties: Struct | undefined;
}

/** What an error of Create, Update or Read says of an object that exists and is not ready; undefined for any other error. */
export function initErrorOf(error: unknown): InitError | undefined {
  const [bytes] = (error as grpc.ServiceError).metadata?.get('grpc-status-details-bin') ?? [];
  if (!bytes) return undefined;
  const [detail] = Status.deserializeBinary(bytes as Buffer).getDetailsList();
  if (!detail) return undefined;
  const failed = ErrorResourceInitFailed.deserializeBinary(detail.getValue_asU8());
  return { id: failed.getId(), reasons: failed.getReasonsList(), properties: failed.getProperties() };
}
