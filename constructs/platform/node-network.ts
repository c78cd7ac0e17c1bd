import type { Construct } from 'constructs';
import type { nmstate } from '../../kubevirt/types';
import {
  constructError,
  ImportedResource,
  type IResource,
  isKnown,
  Manifest,
  Resource,
  type ResourceProps,
  requireKnown,
} from '../base';
import { type Nodes, nodeSelectorOf } from './node-selector';

/** Addresses of an interface of the nodes. */
export type NodeAddresses = 'none' | 'dhcp';

interface Interface {
  readonly name: string;
  readonly [field: string]: unknown;
}

/** Props of a network of the nodes: exactly one of `bridge`, `bond` and `vlan`, or `desiredState` in their place. */
export interface NodeNetworkProps extends Omit<ResourceProps, 'namespace'> {
  /**
   * A Linux bridge, to which guests are attached by a BridgeNetwork of its name. A port that is the node's own way to the
   * cluster takes its addresses with it: give the bridge `addresses: 'dhcp'` then.
   * @default - none
   * @change NodeNetworkConfigurationPolicy/spec.desiredState
   */
  readonly bridge?: {
    readonly name: string;
    /** Names of the cards, bonds or VLANs that are its ports. */
    readonly ports: readonly string[];
    /** Whether the bridge takes part in the spanning tree protocol, which delays each new port by 30 seconds. */
    readonly stp?: boolean;
  };
  /**
   * Several cards as one, for bandwidth or so that one of them may fail.
   * @default - none
   * @change NodeNetworkConfigurationPolicy/spec.desiredState
   */
  readonly bond?: {
    readonly name: string;
    /** Names of the cards. */
    readonly ports: readonly string[];
    /** `802.3ad` needs a switch that is configured for it; `active-backup` does not. */
    readonly mode: BondMode;
    /** Options of the mode, as the kernel names them: `{ miimon: '100' }`. */
    readonly options?: Readonly<Record<string, string | number>>;
  };
  /**
   * One VLAN of a card or bond, as an interface of its own.
   * @default - none
   * @change NodeNetworkConfigurationPolicy/spec.desiredState
   */
  readonly vlan?: {
    /** From 1 to 4094. */
    readonly id: number;
    /** Name of the card or bond. */
    readonly base: string;
    /** Name of the interface; the base and the id without it: `eno2.100`. */
    readonly name?: string;
  };
  /**
   * Addresses of the interface.
   * @default none
   * @change NodeNetworkConfigurationPolicy/spec.desiredState
   */
  readonly addresses?: NodeAddresses;
  /**
   * MTU of the interface in bytes. Its ports need at least as much.
   * @default - that of the ports
   * @change NodeNetworkConfigurationPolicy/spec.desiredState
   */
  readonly mtu?: number;
  /**
   * Nodes that get the network, by label.
   * @default - every node
   * @change NodeNetworkConfigurationPolicy/spec.nodeSelector
   */
  readonly nodes?: Nodes;
  /**
   * Number or percentage of nodes that are changed at the same time. NMState undoes a change that cuts a node off.
   * @default - half of them
   * @change NodeNetworkConfigurationPolicy/spec.maxUnavailable
   */
  readonly maxUnavailable?: number | string;
  /**
   * The state of the nodes' network in the shape of NMState, in place of `bridge`, `bond` and `vlan`.
   * @default - none
   * @change NodeNetworkConfigurationPolicy/spec.desiredState
   * @see https://nmstate.io/kubernetes-nmstate/
   */
  readonly desiredState?: Readonly<Record<string, unknown>>;
}

/** Modes in which a bond uses its ports. */
export type BondMode =
  | 'active-backup'
  | '802.3ad'
  | 'balance-rr'
  | 'balance-xor'
  | 'broadcast'
  | 'balance-tlb'
  | 'balance-alb';

/**
 * A bridge, bond or VLAN on the nodes: a NodeNetworkConfigurationPolicy of NMState. Removing the policy leaves the nodes as they are.
 * @see https://kubevirt.io/user-guide/network/interfaces_and_networks/
 */
export class NodeNetwork extends Resource {
  /** Name of the interface, for networks on it; empty where `desiredState` says it. */
  readonly interfaceName: string;
  /** An existing NodeNetworkConfigurationPolicy. */
  static fromNodeNetworkName(scope: Construct, id: string, name: string): IResource {
    return new ImportedResource(scope, id, name);
  }

  protected readonly apiObject: Manifest;

  constructor(scope: Construct, id: string, props: NodeNetworkProps) {
    super(scope, id, props, { kind: 'NodeNetworkConfigurationPolicy', clusterScoped: true });
    const { nodes, maxUnavailable, desiredState } = props;
    requireKnown(this, { addresses: props.addresses, 'vlan.base': props.vlan?.base, 'vlan.id': props.vlan?.id });
    const made = desiredState ? undefined : this.interface(props);
    this.interfaceName = made?.name ?? '';
    const spec: nmstate.NodeNetworkConfigurationPolicySpec = {
      ...(nodes && nodeSelectorOf(nodes).nodeSelector()),
      ...(maxUnavailable !== undefined && { maxUnavailable }),
      desiredState: desiredState ?? { interfaces: [made] },
    };
    this.apiObject = new Manifest(this, 'Resource', {
      apiVersion: 'nmstate.io/v1',
      kind: 'NodeNetworkConfigurationPolicy',
      metadata: this.objectMeta(),
      spec,
    });
    const given = ['bridge', 'bond', 'vlan', 'desiredState'].filter((key) => props[key as keyof NodeNetworkProps]);
    if (given.length > 1) {
      throw constructError(
        this,
        `${given.join(' and ')} are set together, and a NodeNetwork makes one interface. Make a NodeNetwork for each; a bridge names a bond or VLAN of another one as its port.`,
      );
    }
  }

  private interface({ bridge, bond, vlan, addresses, mtu }: NodeNetworkProps): Interface {
    const ip = addresses === 'dhcp' ? { ipv4: { enabled: true, dhcp: true } } : { ipv4: { enabled: false } };
    const common = { state: 'up', ...ip, ...(mtu !== undefined && { mtu }) };
    if (bridge) {
      return {
        name: this.checkedName(bridge.name),
        type: 'linux-bridge',
        ...common,
        bridge: {
          options: { stp: { enabled: bridge.stp ?? false } },
          port: this.ports('bridge', bridge.ports).map((name) => ({ name })),
        },
      };
    }
    if (bond) {
      const { mode, options } = bond;
      const port = this.ports('bond', bond.ports);
      return {
        name: this.checkedName(bond.name),
        type: 'bond',
        ...common,
        'link-aggregation': { mode, port, ...(options && { options }) },
      };
    }
    if (vlan) {
      const { id, base, name = `${base}.${id}` } = vlan;
      if (isKnown(id) && !(Number.isInteger(id) && id >= 1 && id <= 4094)) {
        throw constructError(this, `vlan.id is ${id}, which is not a valid VLAN ID. Use a number from 1 to 4094.`);
      }
      return { name: this.checkedName(name), type: 'vlan', ...common, vlan: { 'base-iface': base, id } };
    }
    throw constructError(
      this,
      "neither bridge, bond, vlan nor desiredState is set, so there is nothing to configure. Set one: bridge: { name: 'br1', ports: ['eno2'] }.",
    );
  }

  private ports(field: string, ports: readonly string[]): string[] {
    if (ports.length > 0) return [...ports];
    throw constructError(
      this,
      `${field}.ports is empty, so no frame would leave the node. Name the cards, such as ports: ['eno2'].`,
    );
  }

  /** The kernel's limit, beyond which NMState reports a failed policy on every node. */
  private checkedName(name: string): string {
    if (!isKnown(name) || /^[^\s/]{1,15}$/.test(name)) return name;
    throw constructError(
      this,
      `${JSON.stringify(name)} is not a valid name of an interface. Use up to 15 characters without spaces and slashes, such as br1.`,
    );
  }
}
