/** The provider's configuration. How a cluster is reached with it (`connect`) is loaded apart, when one is. */
export { NO_CONFIG, type ProviderConfig, parseConfig } from './config';
export { CONFIG_KEYS, type ConfigKey } from './keys';
