/** The provider's public face: what generators need of it, and how tests and tools run it in their own process. */
export { CONFIG_KEYS, type ConfigKey } from './config';
export { MANIFEST, type ResourceTraits, SETTINGS, traitsOf } from './kinds';
export { type Running, serve } from './server';
