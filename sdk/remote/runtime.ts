/**
 * The parts of the Pulumi runtime that a provider with components needs. Pulumi's own provider server is made of them, and its types omit
 * them; a test runs a component through the real engine.
 */
import * as pulumi from '@pulumi/pulumi';
import type { EngineClient } from '@pulumi/pulumi/proto/engine_grpc_pb';
import type { ResourceMonitorClient } from '@pulumi/pulumi/proto/resource_grpc_pb';

/** What the runtime knows of the run that it is a part of. */
export interface Store {
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
interface Log {
  debug(message: string): Promise<void>;
}
interface Debuggable {
  readonly debugPromiseLeaks: boolean;
  debuggablePromise<T>(promise: Promise<T>, context: unknown): Promise<T>;
}
interface Positions {
  stackTrace(skip: number): readonly object[];
}
interface Hooks {
  hookBindingFromProto(message: unknown): pulumi.ResourceHookBinding | undefined;
}

export const { withLocalStorage, getStore } = require('@pulumi/pulumi/runtime/state') as State;
export const { awaitFeatureSupport, grpcClientOptions, waitForRPCs } =
  require('@pulumi/pulumi/runtime/settings') as Settings;

/**
 * Omits what Pulumi notes for the author of a program: where each resource and each promise was made, which here is in the plugin's own files, and
 * debug messages about each registration, which the engine knows of itself. Together a third of the time of a component.
 */
export function withoutNotes(): void {
  const debuggable = require('@pulumi/pulumi/runtime/debuggable') as Debuggable;
  if (!debuggable.debugPromiseLeaks) debuggable.debuggablePromise = (promise) => promise;
  (require('@pulumi/pulumi/log') as Log).debug = () => Promise.resolve();
  (pulumi.Resource as unknown as Positions).stackTrace = () => [];
}

export const { hookBindingFromProto } = require('@pulumi/pulumi/runtime/resource') as Hooks;
