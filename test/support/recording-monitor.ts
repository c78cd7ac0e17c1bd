/** The part of the Pulumi engine that programs register resources with. It answers at once, and remembers each request. */
import * as grpc from '@grpc/grpc-js';
import { EngineService } from '@pulumi/pulumi/proto/engine_grpc_pb';
import { type LogRequest, LogSeverity } from '@pulumi/pulumi/proto/engine_pb';
import { ResourceMonitorService } from '@pulumi/pulumi/proto/resource_grpc_pb';
import {
  type RegisterResourceRequest,
  RegisterResourceResponse,
  type SupportsFeatureRequest,
  SupportsFeatureResponse,
} from '@pulumi/pulumi/proto/resource_pb';
import { Empty } from 'google-protobuf/google/protobuf/empty_pb';

/** A resource as it was registered, without where in the program that was. */
export interface Registered {
  readonly type: string;
  readonly name: string;
  readonly inputs: Record<string, unknown>;
  /** URNs by the input that comes from them. */
  readonly inputDependencies: Record<string, string[]>;
  readonly options: Record<string, unknown>;
}

export interface RecordingMonitor {
  readonly address: string;
  /** What was registered since the last call, and the time that the answers took in milliseconds. */
  take(): { registered: Registered[]; milliseconds: number };
  /** The warnings since the last call. */
  takeWarnings(): string[];
  /** Debug messages, and where in a program resources were registered, since the last call. */
  takeNotes(): string[];
  close(): void;
}

export const STACK = { project: 'shop', stack: 'dev' } as const;

export async function startRecordingMonitor(): Promise<RecordingMonitor> {
  let registered: Registered[] = [];
  let milliseconds = 0;
  let warnings: string[] = [];
  let notes: string[] = [];
  const server = new grpc.Server();
  type Call<Q> = grpc.ServerUnaryCall<Q, unknown>;
  type Callback<A> = grpc.sendUnaryData<A>;
  const unanswered: grpc.handleUnaryCall<unknown, unknown> = (_, callback) =>
    callback({ code: grpc.status.UNIMPLEMENTED, details: 'not in this engine' });
  const serve = (service: object, answers: Record<string, unknown>) => {
    const methods = Object.keys(service).map((name) => [name, answers[name] ?? unanswered]);
    server.addService(service as grpc.ServiceDefinition, Object.fromEntries(methods));
  };
  const empty = (_: unknown, callback: Callback<Empty>) => callback(null, new Empty());
  serve(EngineService, {
    log: ({ request }: Call<LogRequest>, callback: Callback<Empty>) => {
      if (request.getSeverity() === LogSeverity.WARNING) warnings.push(request.getMessage());
      if (request.getSeverity() === LogSeverity.DEBUG) notes.push(request.getMessage());
      callback(null, new Empty());
    },
  });
  serve(ResourceMonitorService, {
    supportsFeature: (_: Call<SupportsFeatureRequest>, callback: Callback<SupportsFeatureResponse>) => {
      const answer = new SupportsFeatureResponse();
      answer.setHassupport(true);
      callback(null, answer);
    },
    registerResource: ({ request }: Call<RegisterResourceRequest>, callback: Callback<RegisterResourceResponse>) => {
      const started = performance.now();
      registered.push(recordOf(request));
      notes.push(...(request.getStacktrace()?.getFramesList() ?? []).map((frame) => `${frame.toObject().pc?.uri}`));
      const answer = new RegisterResourceResponse();
      answer.setUrn(urnOf(request));
      if (request.getCustom()) answer.setId(`${request.getName()}-id`);
      answer.setObject(request.getObject());
      milliseconds += performance.now() - started;
      callback(null, answer);
    },
    registerResourceOutputs: empty,
    signalAndWaitForShutdown: empty,
  });
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    ),
  );
  return {
    address: `127.0.0.1:${port}`,
    take: () => {
      const taken = { registered, milliseconds };
      registered = [];
      milliseconds = 0;
      return taken;
    },
    takeWarnings: () => {
      const taken = warnings;
      warnings = [];
      return taken;
    },
    takeNotes: () => {
      const taken = notes;
      notes = [];
      return taken;
    },
    close: () => server.forceShutdown(),
  };
}

function urnOf(request: RegisterResourceRequest): string {
  const parent = request.getParent().split('::')[2];
  const type = parent ? `${parent}$${request.getType()}` : request.getType();
  return `urn:pulumi:${STACK.stack}::${STACK.project}::${type}::${request.getName()}`;
}

const NOT_OPTIONS = ['type', 'name', 'object', 'propertydependenciesMap', 'sourceposition', 'stacktrace'];

function recordOf(request: RegisterResourceRequest): Registered {
  const all = request.toObject() as unknown as Record<string, unknown>;
  const given = Object.entries(all).filter(([key, value]) => !NOT_OPTIONS.includes(key) && !isEmpty(value));
  const dependencies = [...request.getPropertydependenciesMap().entries()];
  return {
    type: request.getType(),
    name: request.getName(),
    inputs: request.getObject()?.toJavaScript() ?? {},
    inputDependencies: Object.fromEntries(dependencies.map(([key, urns]) => [key, urns.getUrnsList().sort()])),
    options: Object.fromEntries(given),
  };
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === '' || value === false || (Array.isArray(value) && value.length === 0);
