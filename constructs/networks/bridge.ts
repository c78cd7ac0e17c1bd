import type { Construct } from 'constructs';
import { checkedProps, constructError } from '../base';
import { interfaceOf, joined, Network, type NetworkProps, type NodeInterface } from './network';

export interface BridgeNetworkProps extends NetworkProps {
  /**
   * The Linux bridge: its name, or the NodeNetwork that makes it.
   * @change NetworkAttachmentDefinition/spec.config
   */
  readonly bridge: NodeInterface;
  /**
   * Whether guests are scheduled only to nodes that have the bridge. bridge-marker reports these, which the cluster network
   * addons install with `linuxBridge`; without it the guests stay pending. `false` where every node has the bridge.
   * @default true
   * @change NetworkAttachmentDefinition/metadata.annotations["k8s.v1.cni.cncf.io/resourceName"]
   */
  readonly bridgeMarker?: boolean;
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
    checkedProps(scope, id, new.target, props);
    const { macSpoofCheck, bridgeMarker = true } = props;
    const bridge = interfaceOf(props.bridge);
    const cni = { type: 'bridge', bridge, macspoofchk: macSpoofCheck ?? true, disableContainerInterface: true };
    super(scope, id, props, cni, bridgeMarker ? joined('bridge.network.kubevirt.io/', bridge) : undefined);
    if (bridge === '') {
      throw constructError(
        this,
        'the NodeNetwork in `bridge` has a desiredState of its own, which does not say which of its interfaces is meant. Name the bridge instead.',
      );
    }
    this.after(props.bridge);
  }
}
