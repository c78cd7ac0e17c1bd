/** RBAC: what each use of the product, and each person beside the platform, needs at least. */
export { FUNCTIONS, functionRole } from './functions';
export { type Installable, installable, installerRules, OPENSHIFT } from './installer';
export { annotatedRights, type RightsObject, type RightsOptions, rightsManifests, type Subject } from './manifests';
export { PERSONA_NAMES, PERSONAS, type Persona, type PersonaName } from './personas';
export {
  ACTIONS,
  CAUSES,
  DOCTOR,
  DRAIN,
  GRAPH,
  GUESTS,
  IMPORT_LIVE,
  LEFTOVERS,
  MIGRATION_DATA,
  MORE,
  PROBE,
  PROFILE,
  PULUMI_IMPORT,
  STATUS,
  UPLOAD,
} from './roles';
export type { Rule } from './rule';
export { rightsYaml, roleYaml } from './yaml';
