/** `kubevirt-iac/testing`: a sandbox and jest matchers for tests of your own environments. */
export {
  type AuditedRequest,
  FAULT_ANNOTATION,
  type Fault,
  HOST_ANNOTATION,
  MissingPrograms,
  type RequestFilter,
  type Rule,
  type Sandbox,
  type SandboxOptions,
  startSandbox,
  writeVerbs,
} from './index';
export { type AdmissionOptions, admissionMatchers, useAdmissionMatchers } from './matchers';
