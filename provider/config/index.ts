/** The provider's configuration. */
export { NO_CONFIG, type ProviderConfig, parseConfig } from './config';
export { CONFIG_KEYS, type ConfigKey, ON_RESTART, type OnRestart } from './keys';
export { isOpen, nextOpening, parseWindow, type RestartWindow, windowProblem } from './restart-window';
