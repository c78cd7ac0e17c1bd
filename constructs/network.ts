import type { Construct } from 'constructs';
import { mapUnresolved } from '../kube/unresolved';
import { Manifest, Resource, type ResourceProps } from './base';
import type { Json, NetworkRef } from './machine';

/** What every network can be told. */
export interface NetworkProps extends ResourceProps {
  /**
   * VLAN of the frames on the wire, 1 to 4094. Default: none.
   * @change NetworkAttachmentDefinition/spec.config
   */
  readonly vlan?: number;
  /**
   * Default: that of the bridge or the card.
   * @change NetworkAttachmentDefinition/spec.config
   */
  readonly mtu?: number;
  /**
   * Further keys of the CNI plugin's configuration.
   * @change NetworkAttachmentDefinition/spec.config
   */
  readonly config?: Readonly<Record<string, unknown>>;
}

/** A network besides that of the pods: a NetworkAttachmentDefinition of Multus. */
export abstract class Network extends Resource {
  /** A network that exists already: `lan` in the machine's own namespace, or `namespace/lan`. */
  static fromName(name: string): NetworkRef {
    return name;
  }

  /** How a guest's NIC binds to it. */
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
   * Name of the Linux bridge on the nodes. Guests run only on nodes that have it.
   * @change NetworkAttachmentDefinition/spec.config
   */
  readonly bridge: string;
  /**
   * Drops frames of a guest that claim another MAC address than its own. Default true.
   * @change NetworkAttachmentDefinition/spec.config
   */
  readonly macSpoofCheck?: boolean;
}

/** A network on a Linux bridge of the nodes. */
export class BridgeNetwork extends Network {
  readonly binding = 'bridge';

  constructor(scope: Construct, id: string, props: BridgeNetworkProps) {
    const { bridge, macSpoofCheck } = props;
    const cni = { type: 'bridge', bridge, macspoofchk: macSpoofCheck ?? true, disableContainerInterface: true };
    super(scope, id, props, cni, joined('bridge.network.kubevirt.io/', bridge));
  }
}

export interface OvsNetworkProps extends NetworkProps {
  /**
   * Name of the Open vSwitch bridge on the nodes. Guests run only on nodes that have it.
   * @change NetworkAttachmentDefinition/spec.config
   */
  readonly bridge: string;
}

/** A network on an Open vSwitch bridge of the nodes. */
export class OvsNetwork extends Network {
  readonly binding = 'bridge';

  constructor(scope: Construct, id: string, props: OvsNetworkProps) {
    super(
      scope,
      id,
      props,
      { type: 'ovs', bridge: props.bridge },
      joined('ovs-cni.network.kubevirt.io/', props.bridge),
    );
  }
}

export interface SriovNetworkProps extends NetworkProps {
  /**
   * The nodes' resource that stands for the virtual functions: `openshift.io/eno2`, `intel.com/sriov`.
   * @change NetworkAttachmentDefinition/metadata.annotations["k8s.v1.cni.cncf.io/resourceName"]
   */
  readonly resourceName: string;
}

/** A network on virtual functions of an SR-IOV card, passed through to the guest. */
export class SriovNetwork extends Network {
  readonly binding = 'sriov';

  constructor(scope: Construct, id: string, props: SriovNetworkProps) {
    super(scope, id, props, { type: 'sriov', ipam: {} }, props.resourceName);
  }
}

/** JSON text is made of data, late values included, so that none can break out of its place. */
const json = (value: Json): string => mapUnresolved(value as unknown, (known) => JSON.stringify(known)) as string;

const joined = (prefix: string, text: string): string =>
  mapUnresolved(text as unknown, (known) => `${prefix}${known}`) as string;
