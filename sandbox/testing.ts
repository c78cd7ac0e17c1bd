/** `kubevirt-iac/testing`: what a test of somebody's own environment needs. */
export {
  type AuditedRequest,
  FAULT_ANNOTATION,
  type Fault,
  MissingPrograms,
  type RequestFilter,
  type Rule,
  type Sandbox,
  type SandboxOptions,
  startSandbox,
  writeVerbs,
} from './index';
export { type AdmissionOptions, admissionMatchers, useAdmissionMatchers } from './matchers';
