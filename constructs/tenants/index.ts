export type { TenantImage, TenantList, TenantOffers } from './offers';
export { Tenants, type TenantsProps } from './tenants';
export type {
  TenantAllowance,
  TenantMachine,
  TenantMember,
  TenantOptions,
  TenantOverride,
  TenantPeer,
  TenantSites,
  TenantTraffic,
  TenantValues,
} from './values';
