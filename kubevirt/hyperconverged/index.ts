/** HyperConverged: the one object of OpenShift Virtualization, what it makes of it, and which releases belong together. */
export { HYPERCONVERGED_GATES } from './gates';
export { APPROVE_ANNOTATION, type Approval, approvalOf, wantedCsv } from './install-plan';
export { kubevirtObject } from './kubevirt';
export { operandsOf } from './operands';
export {
  HYPERCONVERGED_OPERANDS,
  hyperConvergedField,
  isHyperConvergedOperand,
  MANAGED_BY_LABEL,
} from './ownership';
export { CSV_PREFIX, csvOf, FIRST_WITH_V1, hyperConvergedMinor, kubevirtOf, versionOf, versionOfCsv } from './versions';
