export { BridgeNetwork, type BridgeNetworkProps } from './bridge';
export { MacvtapNetwork, type MacvtapNetworkProps } from './macvtap';
export { type INodeInterface, Network, type NetworkProps, type NodeInterface } from './network';
export { OvnNetwork, type OvnNetworkProps } from './ovn';
export { OvsNetwork, type OvsNetworkProps } from './ovs';
export { SriovNetwork, type SriovNetworkProps } from './sriov';
export {
  ClusterUserDefinedNetwork,
  type ClusterUserDefinedNetworkProps,
  UserDefinedNetwork,
  type UserDefinedNetworkProps,
} from './user-defined';
