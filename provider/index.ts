/** The provider's public face: the tables that generators read, and `serve`, which tests and tools run in their own process. */
export { CONFIG_KEYS, type ConfigKey } from './config';
export { MANIFEST, type ObservedGuest, type ResourceTraits, SETTINGS, traitsOf } from './kinds';
export { type Running, serve } from './server';
