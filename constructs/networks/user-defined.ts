import type { Construct } from 'constructs';
import { checkChoice, constructError, Manifest, Resource, type ResourceProps, requireKnown } from '../base';
import type { NetworkRef } from '../machine';
import { checkVlan, Network } from './network';

const API = 'k8s.ovn.org/v1';

/** Props of every user-defined network of OVN-Kubernetes. */
interface UserDefinedProps {
  /**
   * Subnets of the network. Without any, OVN gives no addresses, which a primary network needs.
   * @default - none
   * @change UserDefinedNetwork/spec
   */
  readonly subnets?: readonly string[];
  /**
   * `primary`: the pod network of its namespaces, which must have the label `k8s.ovn.org/primary-user-defined-network` from
   * their creation on. `secondary`: one that guests have beside it.
   * @default secondary
   * @change UserDefinedNetwork/spec
   */
  readonly role?: 'primary' | 'secondary';
  /**
   * Whether a guest keeps its address over restarts and migrations. Needs the IPAM controller of the cluster network addons.
   * @default - true with `subnets`
   * @change UserDefinedNetwork/spec
   */
  readonly persistentAddresses?: boolean;
  /**
   * MTU in bytes.
   * @default - that of the cluster
   * @change UserDefinedNetwork/spec
   */
  readonly mtu?: number;
}

/** Props of a user-defined network. */
export interface UserDefinedNetworkProps extends ResourceProps, UserDefinedProps {}

/**
 * A layer 2 network of OVN-Kubernetes in one namespace, isolated from all others. OVN-Kubernetes makes its NetworkAttachmentDefinition, of the same name.
 *
 * On a secondary network a guest has a NIC by `Nic.on(network)`. A primary one is the pod network: `Nic.pod({ binding: Binding.l2bridge() })`.
 */
export class UserDefinedNetwork extends Resource {
  /** An existing network of a namespace. */
  static fromName(name: string): NetworkRef {
    return Network.fromName(name);
  }

  readonly binding = 'bridge';
  protected readonly apiObject: Manifest;

  constructor(scope: Construct, id: string, props: UserDefinedNetworkProps = {}) {
    super(scope, id, props, { kind: 'UserDefinedNetwork' });
    checkSubnets(this, props);
    this.apiObject = new Manifest(this, 'Resource', {
      apiVersion: API,
      kind: 'UserDefinedNetwork',
      metadata: this.objectMeta(),
      spec: { topology: 'Layer2', layer2: layer2(props) },
    });
  }
}

/** Props of a user-defined network of several namespaces. */
export interface ClusterUserDefinedNetworkProps extends Omit<ResourceProps, 'namespace'>, UserDefinedProps {
  /**
   * Namespaces that have the network: their names, or labels that they have.
   * @change ClusterUserDefinedNetwork/spec.namespaceSelector
   */
  readonly namespaces: readonly string[] | Readonly<Record<string, string>>;
  /**
   * Name of the physical network in the bridge mappings of the nodes. Guests are then on the network of the nodes.
   * @default - none: the network exists between the nodes only
   * @change ClusterUserDefinedNetwork/spec.network
   */
  readonly physicalNetwork?: string;
  /**
   * VLAN ID on the physical network, 1 to 4094.
   * @default - none: untagged
   * @change ClusterUserDefinedNetwork/spec.network
   */
  readonly vlan?: number;
}

/** A network of OVN-Kubernetes that several namespaces share. In each of them there is a NetworkAttachmentDefinition of its name. */
export class ClusterUserDefinedNetwork extends Resource {
  /** An existing network, in the namespaces that it selects. */
  static fromName(name: string): NetworkRef {
    return Network.fromName(name);
  }

  readonly binding = 'bridge';
  protected readonly apiObject: Manifest;

  constructor(scope: Construct, id: string, props: ClusterUserDefinedNetworkProps) {
    super(scope, id, props, { kind: 'ClusterUserDefinedNetwork', clusterScoped: true });
    const { namespaces, physicalNetwork, vlan, role } = props;
    checkVlan(this, 'vlan', vlan);
    checkSubnets(this, props);
    if (vlan !== undefined && physicalNetwork === undefined) {
      throw constructError(
        this,
        'vlan is set and physicalNetwork is not: only the frames on a network of the nodes have a tag. Name the physicalNetwork, or omit vlan.',
      );
    }
    if (role === 'primary' && physicalNetwork !== undefined) {
      throw constructError(
        this,
        'role is primary, which a network of the nodes cannot be. Omit physicalNetwork, or make the network secondary.',
      );
    }
    this.apiObject = new Manifest(this, 'Resource', {
      apiVersion: API,
      kind: 'ClusterUserDefinedNetwork',
      metadata: this.objectMeta(),
      spec: {
        namespaceSelector: selectorOf(namespaces),
        network:
          physicalNetwork === undefined
            ? { topology: 'Layer2', layer2: layer2(props) }
            : { topology: 'Localnet', localnet: localnet(props, physicalNetwork) },
      },
    });
  }
}

function selectorOf(namespaces: ClusterUserDefinedNetworkProps['namespaces']): object {
  if (!isList(namespaces)) return { matchLabels: { ...namespaces } };
  return { matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: [...namespaces] }] };
}

const isList = (given: ClusterUserDefinedNetworkProps['namespaces']): given is readonly string[] =>
  Array.isArray(given);

const ROLES = { primary: 'Primary', secondary: 'Secondary' } as const;

const layer2 = (props: UserDefinedProps): object => ({
  role: ROLES[props.role ?? 'secondary'],
  ...(props.mtu !== undefined && { mtu: props.mtu }),
  ...addresses(props),
});

const localnet = (props: UserDefinedProps & { readonly vlan?: number }, physicalNetworkName: string): object => ({
  role: 'Secondary',
  physicalNetworkName,
  ...(props.vlan !== undefined && { vlan: { mode: 'Access', access: { id: props.vlan } } }),
  ...(props.mtu !== undefined && { mtu: props.mtu }),
  ...addresses(props),
});

function addresses({ subnets, persistentAddresses = true }: UserDefinedProps): object {
  if (!subnets || subnets.length === 0) return { ipam: { mode: 'Disabled' } };
  return { subnets: [...subnets], ...(persistentAddresses && { ipam: { mode: 'Enabled', lifecycle: 'Persistent' } }) };
}

function checkSubnets(construct: Resource, { role, subnets = [] }: UserDefinedProps): void {
  requireKnown(construct, { role });
  checkChoice(construct, 'role', role, Object.keys(ROLES));
  if (role !== 'primary' || subnets.length > 0) return;
  throw constructError(
    construct,
    "role is primary and subnets is empty, so no guest would have an address. Name one, such as subnets: ['10.100.0.0/16'].",
  );
}
