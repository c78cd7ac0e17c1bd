import { chooses, type FleetCluster } from '../fleet';
import type { Port } from '../machine';
import { portOf } from './ports';
import type { TenantOverride, TenantPeer, TenantSites, TenantValues } from './values';

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

/** Whether two tenants have named each other for a port: the one that connects, and the one that is connected to. */
export const isAgreed = (from: TenantValues, to: TenantValues, port: Port): boolean =>
  names(from.traffic?.to, to, port) && names(to.traffic?.from, from, port);

const names = (peers: readonly TenantPeer[] = [], { name }: TenantValues, { port, protocol }: Port): boolean =>
  peers.some(
    ({ tenant, ports }) =>
      tenant === name && (ports?.map(portOf).some((one) => one?.port === port && one.protocol === protocol) ?? true),
  );
