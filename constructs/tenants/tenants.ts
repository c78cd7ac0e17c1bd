import { Construct } from 'constructs';
import { isObject } from '../../kube/json';
import { lazy } from '../../kube/lazy';
import { clusterConfig } from '../../kubevirt/config';
import { type AccessSubjects, Subject } from '../access';
import { checkedProps, constructError } from '../base';
import { Connections, Peer } from '../connections';
import type { FleetCluster } from '../fleet';
import { type Disk, type NetworkRef, Nic, type Port } from '../machine';
import { Tenant } from '../tenant';
import { VirtualMachine } from '../virtual-machine';
import { addressesPeer, internetPeer, outsidePeers } from './addresses';
import { isolationProblems } from './isolation';
import type { TenantList, TenantOffers } from './offers';
import { portOf } from './ports';
import { allowanceOf, type TenantCounting, tenantQuota } from './quota';
import { tenantsOn } from './select';
import { instancetypeOf } from './sizes';
import type { TenantMachine, TenantMember, TenantPeer, TenantValues } from './values';

/** Loaded where a program reads values files. */
const reader = lazy(() => require('./read') as typeof import('./read'));
const profiles = lazy(() => require('../../kubevirt/profile-file') as typeof import('../../kubevirt/profile-file'));

export interface TenantsProps {
  /** The tenants: `Tenants.fromFile('tenants.yaml')` or `Tenants.fromFolder('tenants')`. */
  readonly tenants: TenantList;
  /**
   * Cluster of a fleet: its tenants are made, with what differs there.
   * @default - all tenants are made, as they are
   */
  readonly cluster?: FleetCluster;
  /**
   * How guests are counted: `guests` by what they see, which needs the application-aware quota; `pods` by what their Pods
   * request, which every cluster counts. The quota of Pods has room for the Pods of all guests, the migration of one, and
   * the import of one disk.
   * @default pods
   */
  readonly counting?: TenantCounting;
  /**
   * Servers that disk images are imported from. Members can give a guest the label of the Pods that import, so that it reaches these servers, too.
   * @default - everything but the Pods of the clusters, where the offers say which addresses these have; otherwise everything
   */
  readonly imageSources?: readonly Peer[];
}

/** The Pods of guests. */
const GUESTS = { 'kubevirt.io': 'virt-launcher' };

/**
 * Namespaces for teams that describe what they need in values files: with their rights, a quota of guests, networks, and no traffic but what both
 * ends have named. It is an error at synth if other NetworkPolicies of the program let tenants reach each other that have not named each other.
 */
export class Tenants extends Construct {
  /**
   * The tenants that a YAML file lists under `tenants`, checked against what the platform offers. Throws with everything that is wrong in it, by line.
   */
  static fromFile(path: string, offers: TenantOffers = {}): TenantList {
    return reader().readFile(path, offers);
  }

  /**
   * The tenants of a folder with a YAML file for each, such as `shop.yaml` for the tenant `shop`, so that a team edits its own. Throws with
   * everything that is wrong in any of them, by file and line.
   */
  static fromFolder(path: string, offers: TenantOffers = {}): TenantList {
    return reader().readFolder(path, offers);
  }

  /** The tenants by name. */
  readonly tenants: ReadonlyMap<string, Tenant>;
  /** What was read of the tenants that are made here. */
  readonly values: readonly TenantValues[];
  private readonly offers: TenantOffers;

  constructor(scope: Construct, id: string, props: TenantsProps) {
    super(scope, id);
    checkedProps(scope, id, new.target, props);
    const { tenants: list, cluster } = props;
    if (!isObject(list) || !Array.isArray(list.tenants))
      throw constructError(this, '`tenants` must be what Tenants.fromFile or Tenants.fromFolder returns.');
    this.offers = list.offers;
    this.values = tenantsOn(list.tenants, cluster);
    this.tenants = new Map(this.values.map((values) => [values.name, this.add(values, props)]));
    this.node.addValidation({ validate: () => isolationProblems(this, this.values, this.offers.podNetworks) });
  }

  private add(values: TenantValues, { cluster, counting = 'pods', ...props }: TenantsProps): Tenant {
    const { name, members, traffic = {}, networks = [], machines = {} } = values;
    const scope = new Construct(this, name);
    const allowance = allowanceOf(values, this.offers);
    const config = clusterConfig(profiles().completeProfile(cluster?.profile ?? {}));
    const tenant = new Tenant(scope, 'namespace', {
      name,
      access: Object.fromEntries(
        Object.entries(members)
          .filter(([, list]) => list && list.length > 0)
          .map(([role, list]) => [role, list!.map(subjectOf)]),
      ) as AccessSubjects,
      quota: tenantQuota(allowance, this.offers, counting, config),
      ...(allowance.largestDisk !== undefined && { claimSize: { max: allowance.largestDisk } }),
      network: {
        except: ['dns', 'imports', 'virtctl', ...(traffic.within === false ? [] : (['same-namespace'] as const))],
        imageSources: props.imageSources ?? outsidePeers(this.offers.podNetworks),
      },
    });
    this.connect(scope, values);
    const offered = new Map(networks.map((network) => [network, this.offers.networks![network]!(scope, name)]));
    for (const [machine, spec] of Object.entries(machines)) this.addMachines(scope, name, machine, spec, offered);
    return tenant;
  }

  /** Policies for what the tenant has named; the other tenant has its own, or there is no connection. */
  private connect(scope: Construct, { name, traffic = {} }: TenantValues): void {
    const connections = new Connections(scope, 'tenant', { guestSelector: GUESTS, namespace: name });
    for (const peer of traffic.from ?? []) this.open(peer, (end, ports) => connections.allowFrom(end, ...ports));
    for (const peer of traffic.to ?? []) this.open(peer, (end, ports) => connections.allowTo(end, ...ports));
  }

  private open(peer: TenantPeer, allow: (end: Peer, ports: Port[]) => void): void {
    // Where the other tenant is not, its name is anybody's.
    if (peer.tenant !== undefined && !this.values.some(({ name }) => name === peer.tenant)) return;
    const ports = (peer.ports ?? []).map((port) => portOf(port)!);
    const { podNetworks } = this.offers;
    if (peer.tenant !== undefined) allow(Peer.pods(GUESTS, peer.tenant), ports);
    else if (peer.addresses !== undefined) allow(addressesPeer(peer.addresses, podNetworks), ports);
    else allow(internetPeer(podNetworks), ports);
  }

  private addMachines(
    scope: Construct,
    namespace: string,
    name: string,
    { size, image, disk, count = 1, networks = [], deletionProtection }: TenantMachine,
    offered: ReadonlyMap<string, NetworkRef>,
  ): void {
    const { disk: boot, preference } = this.offers.images![image]!;
    for (let number = 1; number <= count; number++)
      new VirtualMachine(scope, count === 1 ? name : `${name}-${number}`, {
        namespace,
        instancetype: instancetypeOf(this.offers, size),
        ...(preference !== undefined && { preference }),
        bootDisk: { ...boot, ...(disk !== undefined && { size: disk }) } as Disk,
        nics: [Nic.pod(), ...networks.map((network) => Nic.on(offered.get(network)!))],
        ...(deletionProtection !== undefined && { deletionProtection }),
      });
  }
}

function subjectOf({ user, group, serviceAccount }: TenantMember): Subject {
  if (user !== undefined) return Subject.user(user);
  if (group !== undefined) return Subject.group(group);
  const [namespace, name] = serviceAccount!.split('/');
  return Subject.serviceAccount(name!, namespace!);
}
