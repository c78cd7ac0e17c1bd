/**
 * A network interface of a guest and the network that it is on.
 * @see https://kubevirt.io/user-guide/network/interfaces_and_networks/
 */
export type Nic = PodNic | NetworkNic;

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
   * @default - assigned by KubeVirt or a MAC pool
   * @change domain.devices.interfaces[].macAddress
   */
  readonly mac?: string;
  /**
   * State of the link. `absent` unplugs a bridge NIC from a running guest; remove it from the list only afterwards.
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
};

/** Reduces a construct to the fields that a manifest needs, so that the NIC stays plain data. */
function plainRef(network: NetworkRef): NetworkRef {
  if (typeof network === 'string' || !('name' in network)) return network;
  const { name, namespace, binding } = network;
  return { name, ...(namespace === undefined ? {} : { namespace }), ...(binding === undefined ? {} : { binding }) };
}
