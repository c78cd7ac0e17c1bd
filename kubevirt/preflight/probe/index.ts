export {
  EXPIRES_ANNOTATION,
  NODE_ANNOTATION,
  PREFLIGHT_LABEL,
  PROBE_CONTAINER,
  type ProbeSettings,
  preflightNamespace,
  privilegedBinding,
  probeImageOf,
  probeJob,
} from './objects';
export { answerOf, type ProbeAnswer } from './pod';
export { type ProbeReport, parseProbe } from './report';
