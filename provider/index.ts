/** The provider's public face: what the generators need of it. The plugin itself starts in main.ts. */
export { CONFIG_KEYS, type ConfigKey } from './config';
export { type ResourceTraits, SETTINGS, traitsOf } from './kinds';
