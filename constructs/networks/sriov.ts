import type { Construct } from 'constructs';
import { checkedProps } from '../base';
import { Network, type NetworkProps } from './network';

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
    checkedProps(scope, id, new.target, props);
    super(scope, id, props, { type: 'sriov', ipam: {} }, props.resourceName);
  }
}
