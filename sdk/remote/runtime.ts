/**
 * The parts of the Pulumi runtime that a provider with components needs. Pulumi's own provider server is made of them, and its types omit
 * them; a test runs a component through the real engine.
 */
import type * as pulumi from '@pulumi/pulumi';

interface State {
  withLocalStorage<T>(work: () => Promise<T>): Promise<T>;
  getStore(): Record<string, unknown>;
}
interface Settings {
  awaitFeatureSupport(): Promise<void>;
  waitForRPCs(): Promise<void>;
}
interface Hooks {
  hookBindingFromProto(message: unknown): pulumi.ResourceHookBinding | undefined;
}

export const { withLocalStorage, getStore } = require('@pulumi/pulumi/runtime/state') as State;
export const { awaitFeatureSupport, waitForRPCs } = require('@pulumi/pulumi/runtime/settings') as Settings;
export const { hookBindingFromProto } = require('@pulumi/pulumi/runtime/resource') as Hooks;
