import { chooses, type FleetCluster } from '../fleet';
import type { TenantOverride, TenantSites, TenantValues } from './values';

const isOn = ({ names, labels }: TenantSites, cluster: FleetCluster): boolean =>
  chooses({ ...(names && { sites: names }), ...(labels && { labels }) }, cluster);

/** The tenants of a cluster, with what differs there; without a cluster all of them, as they are. */
export const tenantsOn = (tenants: readonly TenantValues[], cluster?: FleetCluster): TenantValues[] =>
  cluster
    ? tenants
        .filter(({ sites }) => sites === undefined || isOn(sites, cluster))
        .map((tenant) =>
          (tenant.overrides ?? []).filter(({ sites }) => isOn(sites, cluster)).reduce<TenantValues>(overridden, tenant),
        )
    : [...tenants];

/** A tenant with the fields of an override in place of its own. */
export const overridden = (tenant: TenantValues, { sites: _, ...fields }: TenantOverride): TenantValues => ({
  ...tenant,
  ...fields,
});

/** Whether two tenants have named each other: the one that connects, and the one that is connected to. */
export const isAgreed = (from: TenantValues, to: TenantValues): boolean =>
  (from.traffic?.to ?? []).some(({ tenant }) => tenant === to.name) &&
  (to.traffic?.from ?? []).some(({ tenant }) => tenant === from.name);
