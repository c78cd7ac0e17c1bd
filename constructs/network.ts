import type { Construct } from 'constructs';
import { mapUnresolved } from '../kube/unresolved';
import { checkedProps, Manifest, Resource, type ResourceProps } from './base';
import type { Json, NetworkRef } from './machine';

/** Props of every network. */
export interface NetworkProps extends ResourceProps {
  /**
   * VLAN ID of the frames on the wire, 1 to 4094.
   * @default - none: untagged
   * @change NetworkAttachmentDefinition/spec.config
   */
  readonly vlan?: number;
  /**
   * MTU in bytes.
   * @default - that of the bridge or card
   * @change NetworkAttachmentDefinition/spec.config
   */
  readonly mtu?: number;
  /**
   * Further keys of the CNI configuration.
   * @default - none
   * @change NetworkAttachmentDefinition/spec.config
   */
  readonly config?: Readonly<Record<string, unknown>>;
}

/** A secondary network: a NetworkAttachmentDefinition for Multus. */
export abstract class Network extends Resource {
  /** An existing network: `lan` in the namespace of the VM, or `namespace/lan`. */
  static fromName(name: string): NetworkRef {
    return name;
  }

  /** Binding that NICs on this network use. */
  abstract readonly binding: 'bridge' | 'sriov';
  protected readonly apiObject: Manifest;

  protected constructor(scope: Construct, id: string, props: NetworkProps, cni: Json, resourceName?: string) {
    super(scope, id, props, { kind: 'NetworkAttachmentDefinition' });
    const { vlan, mtu, config } = props;
    this.apiObject = new Manifest(this, 'Resource', {
      apiVersion: 'k8s.cni.cncf.io/v1',
      kind: 'NetworkAttachmentDefinition',
      metadata: this.objectMeta({
        annotations: resourceName === undefined ? {} : { 'k8s.v1.cni.cncf.io/resourceName': resourceName },
      }),
      spec: { config: json({ cniVersion: '0.3.1', name: this.name, ...cni, vlan, mtu, ...config }) },
    });
  }
}

export interface BridgeNetworkProps extends NetworkProps {
  /**
   * Name of the Linux bridge. Guests run only on nodes that have it.
   * @change NetworkAttachmentDefinition/spec.config
   */
  readonly bridge: string;
  /**
   * Whether to drop frames whose source MAC address is not that of the guest.
   * @default true
   * @change NetworkAttachmentDefinition/spec.config
   */
  readonly macSpoofCheck?: boolean;
}

/** A network on a Linux bridge of the nodes. */
export class BridgeNetwork extends Network {
  readonly binding = 'bridge';

  constructor(scope: Construct, id: string, props: BridgeNetworkProps) {
    const { bridge, macSpoofCheck } = checkedProps(scope, id, new.target, props);
    const cni = { type: 'bridge', bridge, macspoofchk: macSpoofCheck ?? true, disableContainerInterface: true };
    super(scope, id, props, cni, joined('bridge.network.kubevirt.io/', bridge));
  }
}

export interface OvsNetworkProps extends NetworkProps {
  /**
   * Name of the Open vSwitch bridge. Guests run only on nodes that have it.
   * @change NetworkAttachmentDefinition/spec.config
   */
  readonly bridge: string;
}

/** A network on an Open vSwitch bridge of the nodes. */
export class OvsNetwork extends Network {
  readonly binding = 'bridge';

  constructor(scope: Construct, id: string, props: OvsNetworkProps) {
    const { bridge } = checkedProps(scope, id, new.target, props);
    super(scope, id, props, { type: 'ovs', bridge }, joined('ovs-cni.network.kubevirt.io/', bridge));
  }
}

export interface SriovNetworkProps extends NetworkProps {
  /**
   * Name of the node resource of the virtual functions: `openshift.io/eno2`, `intel.com/sriov`.
   * @change NetworkAttachmentDefinition/metadata.annotations["k8s.v1.cni.cncf.io/resourceName"]
   */
  readonly resourceName: string;
}

/** A network on virtual functions of an SR-IOV card, which are passed through to the guest. */
export class SriovNetwork extends Network {
  readonly binding = 'sriov';

  constructor(scope: Construct, id: string, props: SriovNetworkProps) {
    const { resourceName } = checkedProps(scope, id, new.target, props);
    super(scope, id, props, { type: 'sriov', ipam: {} }, resourceName);
  }
}

/** Unresolved values are serialized once they are known, so that none can break out of its JSON string. */
const json = (value: Json): string => mapUnresolved(value as unknown, (known) => JSON.stringify(known)) as string;

const joined = (prefix: string, text: string): string =>
  mapUnresolved(text as unknown, (known) => `${prefix}${known}`) as string;
