/** Components for programs in YAML and other languages, which the plugin runs. */
import './deferred-packages';

export { call } from './call';
export { REMOTE_COMPONENTS } from './components';
export { construct } from './construct';
