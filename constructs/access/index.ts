export { ACCESS_ROLES, Access, type AccessProps, type AccessSubjects } from './access';
export { MachineAccess } from './machine-access';
export { completeSubject, Subject } from './subject';
