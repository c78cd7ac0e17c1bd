export type { GuestQuota, PodQuota, StorageQuota, TenantQuota } from './quota';
export { type ITenant, Tenant, type TenantProps } from './tenant';
