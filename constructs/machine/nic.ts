import type { core } from '../../kubevirt/types';
import type { ResourceClaim } from './resource-claim';

/**
 * A network interface of a guest and the network that it is on.
 * @see https://kubevirt.io/user-guide/network/interfaces_and_networks/
 */
export type Nic = PodNic | NetworkNic | ClaimNic;

/** A NIC on the pod network. */
export interface PodNic extends NicOptions {
  /**
   * Addresses behind the pod; `{}` for the default ones.
   * @change networks[].pod
   */
  readonly pod: PodNetwork;
  /**
   * `masquerade`: the guest is behind the address of the pod, and can be migrated live. `bridge`: the guest has the
   * address of the pod, and cannot be migrated live. `passt`: user-space networking.
   * @default masquerade
   * @change domain.devices.interfaces[].binding
   * @see https://kubevirt.io/user-guide/network/interfaces_and_networks/
   */
  readonly binding?: 'masquerade' | 'bridge' | 'passt' | PluginBinding;
  /**
   * Ports that the guest is reachable on (masquerade).
   * @default - all ports
   * @change domain.devices.interfaces[].ports
   */
  readonly ports?: readonly Port[];
  /**
   * Ranges of ports that the guest is reachable on, besides `ports`. Needs the feature gate `PortRangesSpec`.
   * @default - none
   * @change domain.devices.interfaces[].portRanges
   */
  readonly portRanges?: readonly PortRange[];
  /**
   * Addresses that the guest gets on a primary user-defined network of OVN-Kubernetes: `10.20.0.10`. The network keeps
   * them for the VM in an IPAMClaim that its controller creates, so that they survive restarts and migrations.
   * @default - assigned by the network
   * @change /spec.template.metadata.annotations
   */
  readonly address?: string | readonly string[];
}

/** A NIC on a secondary network: a NetworkAttachmentDefinition of Multus. */
export interface NetworkNic extends NicOptions {
  /**
   * NetworkAttachmentDefinition: its name, or the construct that creates it.
   * @change networks[].multus.networkName
   */
  readonly network: NetworkRef;
  /**
   * Binding of the interface.
   * @default - `sriov` on a SriovNetwork, the plugin on a MacvtapNetwork, otherwise `bridge`
   * @change domain.devices.interfaces[].binding
   */
  readonly binding?: 'bridge' | 'sriov' | PluginBinding;
  /**
   * Whether this network replaces the pod network of the cluster.
   * @default false
   * @change networks[].multus.default
   */
  readonly default?: boolean;
  /**
   * Static addresses with their prefix length: `192.168.10.5/24`. Written into the network configuration of cloud-init,
   * which finds the NIC by its MAC address; every NIC of the VM gets an entry, with DHCP where it has no address.
   * @default - the guest asks by DHCP, or is not configured
   * @change volumes[].cloudInitNoCloud.networkData
   * @change Secret/stringData
   */
  readonly address?: string | readonly string[];
  /**
   * Gateway of all traffic without another route, one for IPv4 and one for IPv6 at most. Needs `address`.
   * @default - none
   * @change volumes[].cloudInitNoCloud.networkData
   * @change Secret/stringData
   */
  readonly gateway?: string | readonly string[];
  /**
   * Addresses of DNS servers. Needs `address`.
   * @default - none
   * @change volumes[].cloudInitNoCloud.networkData
   * @change Secret/stringData
   */
  readonly nameservers?: readonly string[];
  /**
   * Domains in which the guest looks up short names. Needs `address`.
   * @default - none
   * @change volumes[].cloudInitNoCloud.networkData
   * @change Secret/stringData
   */
  readonly searchDomains?: readonly string[];
}

/** A NIC that dynamic resource allocation hands to the guest. Needs the feature gate `NetworkDevicesWithDRA`. */
export interface ClaimNic extends NicOptions {
  /**
   * Claim that the NIC is allocated by.
   * @change networks[].resourceClaim
   */
  readonly claim: ResourceClaim;
  /**
   * Request of the claim, by its name there.
   * @change networks[].resourceClaim
   */
  readonly request: string;
  /**
   * Binding of the interface.
   * @default sriov
   * @change domain.devices.interfaces[].binding
   */
  readonly binding?: 'sriov' | PluginBinding;
}

/** Addresses of the network behind a pod. */
export interface PodNetwork {
  /**
   * IPv4 network behind the pod (masquerade).
   * @default 10.0.2.0/24
   * @change networks[].pod.vmNetworkCIDR
   */
  readonly vmNetworkCIDR?: string;
  /**
   * IPv6 network behind the pod (masquerade).
   * @default fd10:0:2::/120
   * @change networks[].pod.vmIPv6NetworkCIDR
   */
  readonly vmIPv6NetworkCIDR?: string;
}

/** A network binding plugin that is registered with KubeVirt. */
export interface PluginBinding {
  /**
   * Name under which the plugin is registered in the KubeVirt configuration.
   * @change domain.devices.interfaces[].binding.name
   */
  readonly plugin: string;
}

/** A network: its name, `lan` or `namespace/lan`, or a network of this program. */
export type NetworkRef =
  | string
  | {
      /**
       * Name of the NetworkAttachmentDefinition.
       * @change networks[].multus.networkName
       */
      readonly name: string;
      /**
       * Namespace of the NetworkAttachmentDefinition.
       * @default - the namespace of the VM
       * @change networks[].multus.networkName
       */
      readonly namespace?: string;
      /**
       * Binding that fits the network.
       * @default bridge
       * @change domain.devices.interfaces[].binding
       */
      readonly binding?: 'bridge' | 'sriov' | PluginBinding;
    };

/** Options of any NIC. */
export interface NicOptions {
  /**
   * Name of the interface in the VM.
   * @default - `default` on the pod network, otherwise the name of the network
   * @change domain.devices.interfaces[]
   */
  readonly name?: string;
  /**
   * Network card that the guest sees. Always written: without a model, KubeVirt asks for a restart when a NIC is added
   * to a running guest.
   * @default - the model of the preference, or `virtio`
   * @change domain.devices.interfaces[].model
   */
  readonly model?: 'virtio' | 'e1000' | 'e1000e' | 'igb' | 'ne2k_pci' | 'pcnet' | 'rtl8139';
  /**
   * MAC address: `02:00:00:00:00:01`.
   * @default - assigned by KubeVirt or a MAC pool; derived from the names of the VM and the NIC where a NIC of the VM has
   * a static address, because the guest tells its NICs apart by it
   * @change domain.devices.interfaces[].macAddress
   */
  readonly mac?: string;
  /**
   * State of the link. `down` takes the cable out. `absent` unplugs a bridge NIC from a running guest; remove it from the
   * list only afterwards.
   * @default up
   * @change domain.devices.interfaces[].state
   * @see https://kubevirt.io/user-guide/network/hotplug_interfaces/
   */
  readonly state?: 'up' | 'down' | 'absent';
  /**
   * Position in the boot order, starting at 1.
   * @default - not a boot device
   * @change domain.devices.interfaces[].bootOrder
   */
  readonly bootOrder?: number;
  /**
   * PCI address in the guest: `0000:81:01.0`.
   * @default - assigned by KubeVirt
   * @change domain.devices.interfaces[].pciAddress
   */
  readonly pciAddress?: string;
  /**
   * Index that fixes the name of the interface in the guest: `eno<index>`.
   * @default - none
   * @change domain.devices.interfaces[].acpiIndex
   */
  readonly acpiIndex?: number;
  /**
   * Tag that the guest finds in the metadata of its config drive.
   * @default - none
   * @change domain.devices.interfaces[].tag
   */
  readonly tag?: string;
  /**
   * Options of the DHCP server that answers the guest (masquerade and bridge): boot file, TFTP server, NTP servers.
   * @default - none
   * @change domain.devices.interfaces[].dhcpOptions
   */
  readonly dhcpOptions?: Readonly<core.DHCPOptions>;
}

/** A range of ports of a guest. */
export interface PortRange {
  /**
   * First port.
   * @change domain.devices.interfaces[].portRanges
   */
  readonly start: number;
  /**
   * Last port.
   * @change domain.devices.interfaces[].portRanges
   */
  readonly end: number;
  /**
   * Protocol of the ports.
   * @default TCP
   * @change domain.devices.interfaces[].portRanges
   */
  readonly protocol?: 'TCP' | 'UDP';
}

/** A port of a guest. */
export interface Port {
  /**
   * Number of the port, 1 to 65535.
   * @change domain.devices.interfaces[].ports[].port
   */
  readonly port: number;
  /**
   * Protocol of the port.
   * @default TCP
   * @change domain.devices.interfaces[].ports[].protocol
   */
  readonly protocol?: 'TCP' | 'UDP';
  /**
   * Name of the port.
   * @default - none
   * @change domain.devices.interfaces[].ports[].name
   */
  readonly name?: string;
}

export const Port = {
  /** A TCP port. */
  tcp: (port: number, name?: string): Port => ({ port, protocol: 'TCP', ...(name === undefined ? {} : { name }) }),
  /** A UDP port. */
  udp: (port: number, name?: string): Port => ({ port, protocol: 'UDP', ...(name === undefined ? {} : { name }) }),
};

export const Binding = {
  /** A network binding plugin, by the name under which it is registered with KubeVirt. */
  plugin: (name: string): PluginBinding => ({ plugin: name }),
  /** The plugin `macvtap`, in place of the binding that KubeVirt removed in v1.3. An administrator must register it. */
  macvtap: (): PluginBinding => ({ plugin: 'macvtap' }),
  /** The plugin `l2bridge`, with which guests join a primary user-defined network of OVN-Kubernetes. */
  l2bridge: (): PluginBinding => ({ plugin: 'l2bridge' }),
};

export const Nic = {
  /** A NIC on the pod network, by default with masquerade and virtio. */
  pod: (options: Omit<PodNic, 'pod'> & PodNetwork = {}): PodNic => {
    const { vmNetworkCIDR, vmIPv6NetworkCIDR, ...rest } = options;
    return {
      pod: {
        ...(vmNetworkCIDR === undefined ? {} : { vmNetworkCIDR }),
        ...(vmIPv6NetworkCIDR === undefined ? {} : { vmIPv6NetworkCIDR }),
      },
      ...rest,
    };
  },
  /** A NIC on a secondary network: its name, or the construct that creates it. */
  on: (network: NetworkRef, options: Omit<NetworkNic, 'network'> = {}): NetworkNic => ({
    network: plainRef(network),
    ...options,
  }),
  /** A NIC that dynamic resource allocation hands to the guest. */
  fromClaim: (claim: ResourceClaim, request: string, options: Omit<ClaimNic, 'claim' | 'request'> = {}): ClaimNic => ({
    claim,
    request,
    ...options,
  }),
};

/** Reduces a construct to the fields that a manifest needs, so that the NIC stays plain data. */
function plainRef(network: NetworkRef): NetworkRef {
  if (typeof network === 'string' || !('name' in network)) return network;
  const { name, namespace, binding } = network;
  return { name, ...(namespace === undefined ? {} : { namespace }), ...(binding === undefined ? {} : { binding }) };
}
