import type { Construct } from 'constructs';
import { checkedProps } from '../base';
import type { PluginBinding } from '../machine';
import { joined, Network, type NetworkProps } from './network';

export interface MacvtapNetworkProps extends Omit<NetworkProps, 'vlan'> {
  /**
   * Name under which the device plugin of macvtap offers a card of the nodes. Unless it is configured otherwise, it offers every
   * card under its own name.
   * @change NetworkAttachmentDefinition/metadata.annotations["k8s.v1.cni.cncf.io/resourceName"]
   */
  readonly device: string;
}

/**
 * A network directly on a card of the nodes, without a bridge. The plugin `macvtap` must be registered with KubeVirt
 * (`configuration.network.binding.macvtap`), and guests on it are not migrated reliably.
 * @see https://kubevirt.io/user-guide/network/net_binding_plugins/macvtap/
 */
export class MacvtapNetwork extends Network {
  readonly binding: PluginBinding = { plugin: 'macvtap' };

  constructor(scope: Construct, id: string, props: MacvtapNetworkProps) {
    checkedProps(scope, id, new.target, props);
    super(scope, id, props, { type: 'macvtap' }, joined('macvtap.network.kubevirt.io/', props.device));
  }
}
