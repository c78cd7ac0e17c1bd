/**
 * The parts of the Pulumi runtime that a provider with components needs. Pulumi's own provider server is made of them, and its types omit
 * them; a test runs a component through the real engine.
 */
import type * as pulumi from '@pulumi/pulumi';
import type { EngineClient } from '@pulumi/pulumi/proto/engine_grpc_pb';
import type { ResourceMonitorClient } from '@pulumi/pulumi/proto/resource_grpc_pb';

/** What the runtime knows of the run that it is a part of. */
interface Store {
  readonly settings: { monitor?: ResourceMonitorClient; engine?: EngineClient };
  /** `supportsSecrets` and others. */
  [key: string]: unknown;
}
interface State {
  withLocalStorage<T>(work: () => Promise<T>): Promise<T>;
  getStore(): Store;
}
interface Settings {
  readonly grpcClientOptions: object;
  awaitFeatureSupport(): Promise<void>;
  waitForRPCs(): Promise<void>;
}
interface Hooks {
  hookBindingFromProto(message: unknown): pulumi.ResourceHookBinding | undefined;
}

export const { withLocalStorage, getStore } = require('@pulumi/pulumi/runtime/state') as State;
export const { awaitFeatureSupport, grpcClientOptions, waitForRPCs } =
  require('@pulumi/pulumi/runtime/settings') as Settings;
export const { hookBindingFromProto } = require('@pulumi/pulumi/runtime/resource') as Hooks;
