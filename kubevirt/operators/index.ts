/** The operators of the platform: facts of each, and how to read what they report. */
export { isOperand, isUpgrading, observedVersion, operatorVersion } from './operands';
export { OPERATORS, type Operator, type OperatorName, operatorNamed, operatorOf, operatorOfCrd } from './table';
