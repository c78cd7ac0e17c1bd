import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { mapUnresolved } from '../../kube/unresolved';
import { checkedProps } from '../base';
import { checkVlan, Network, type NetworkProps } from './network';

/** Props of a network of OVN-Kubernetes, other than a user-defined one. */
export interface OvnNetworkProps extends NetworkProps {
  /**
   * `localnet`: a network of the nodes, by an OVS bridge mapping. `layer2`: a network that exists between the nodes only.
   * @default localnet
   * @change NetworkAttachmentDefinition/spec.config
   */
  readonly topology?: 'localnet' | 'layer2';
  /**
   * Name of the physical network in the bridge mappings of the nodes (`localnet`), or of the network that all namespaces
   * share (`layer2`).
   * @default - the name of the object
   * @change NetworkAttachmentDefinition/spec.config
   */
  readonly physicalNetwork?: string;
  /**
   * Subnets from which OVN gives addresses.
   * @default - none: it gives no addresses
   * @change NetworkAttachmentDefinition/spec.config
   */
  readonly subnets?: readonly string[];
  /**
   * Parts of the subnets that are not given to guests.
   * @default - none
   * @change NetworkAttachmentDefinition/spec.config
   */
  readonly excludeSubnets?: readonly string[];
}

const commaSeparated = (list: readonly string[] | undefined): unknown =>
  list && mapUnresolved(list as unknown, (known) => (known as string[]).join(','));

/** A network of OVN-Kubernetes. */
export class OvnNetwork extends Network {
  readonly binding = 'bridge';

  constructor(scope: Construct, id: string, props: OvnNetworkProps = {}) {
    checkedProps(scope, id, new.target, props);
    const { topology = 'localnet', physicalNetwork, subnets, excludeSubnets, vlan, ...rest } = props;
    const name = props.name ?? id;
    const namespace = props.namespace ?? Chart.of(scope).namespace ?? 'default';
    super(scope, id, rest, {
      cniVersion: '0.4.0',
      type: 'ovn-k8s-cni-overlay',
      name: physicalNetwork ?? name,
      topology,
      netAttachDefName: mapUnresolved({ namespace, name }, (known) => `${known.namespace}/${known.name}`),
      vlanID: vlan,
      subnets: commaSeparated(subnets),
      excludeSubnets: commaSeparated(excludeSubnets),
    });
    checkVlan(this, 'vlan', vlan);
  }
}
