/** What can be seen of guests and of the platform by their metrics: alerts and diagrams, as tables. Pure. */
export { type Alert, type Select, selectorOf, type Target } from './alert';
export { METRICS } from './metrics';
export { type Panel, PLATFORM_PANELS, VM_PANELS } from './panels';
export { PLATFORM_ALERTS } from './platform-alerts';
export { VM_ALERTS } from './vm-alerts';
