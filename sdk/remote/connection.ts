import * as grpc from '@grpc/grpc-js';
import { EngineClient } from '@pulumi/pulumi/proto/engine_grpc_pb';
import { ResourceMonitorClient } from '@pulumi/pulumi/proto/resource_grpc_pb';
import { awaitFeatureSupport, getStore, grpcClientOptions } from './runtime';

interface Connection {
  readonly monitor: ResourceMonitorClient;
  readonly engine: EngineClient;
  /** What the engine supports: the answer is the same for every request, and takes a dozen calls. */
  readonly features: Promise<Readonly<Record<string, unknown>>>;
}

/** By the address of the resource monitor. Pulumi's runtime would connect anew for each component, and close nothing. */
const connections = new Map<string, Connection>();

/** Connects the request in progress with the engine of its program. */
export async function connect(engineAddress: string, monitorAddress: string): Promise<void> {
  const store = getStore();
  const known = connections.get(monitorAddress);
  const { monitor, engine } = known ?? clients(engineAddress, monitorAddress);
  Object.assign(store.settings, { monitor, engine });
  if (known) {
    Object.assign(store, await known.features);
    return;
  }
  const features = awaitFeatureSupport().then(() =>
    Object.fromEntries(Object.entries(store).filter(([key]) => key.startsWith('supports'))),
  );
  connections.set(monitorAddress, { monitor, engine, features });
  await features.catch((error: unknown) => {
    connections.delete(monitorAddress);
    throw error;
  });
}

function clients(engineAddress: string, monitorAddress: string): Pick<Connection, 'monitor' | 'engine'> {
  const insecure = grpc.credentials.createInsecure();
  return {
    monitor: new ResourceMonitorClient(monitorAddress, insecure, grpcClientOptions),
    engine: new EngineClient(engineAddress, insecure, grpcClientOptions),
  };
}
