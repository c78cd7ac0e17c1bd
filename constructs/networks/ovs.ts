import type { Construct } from 'constructs';
import { checkedProps } from '../base';
import { joined, Network, type NetworkProps } from './network';

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
    checkedProps(scope, id, new.target, props);
    const { bridge } = props;
    super(scope, id, props, { type: 'ovs', bridge }, joined('ovs-cni.network.kubevirt.io/', bridge));
  }
}
