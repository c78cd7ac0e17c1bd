export { deployFleet, type FleetDeployment } from './deploy-fleet';
export type { FleetReport, SiteOutcome, SiteResult } from './report';
