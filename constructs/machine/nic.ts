/** A network interface of a guest and the network that it is on. */
export type Nic = PodNic | NetworkNic;

/** On the pod network. */
export interface PodNic extends NicOptions {
  /** @change networks[].pod */
  readonly pod: PodNetwork;
  /**
   * `masquerade`: the guest is behind the pod's address (the default, can be migrated live). `bridge`: the guest has the pod's
   * address, and cannot be migrated. `passt`: user space networking.
   * @change domain.devices.interfaces[].binding
   */
  readonly binding?: 'masquerade' | 'bridge' | 'passt' | PluginBinding;
  /**
   * Only these are let through to the guest (masquerade). Default: all.
   * @change domain.devices.interfaces[].ports
   */
  readonly ports?: readonly Port[];
}

/** On a network of Multus: a NetworkAttachmentDefinition. */
export interface NetworkNic extends NicOptions {
  /** @change networks[].multus.networkName */
  readonly network: NetworkRef;
  /**
   * Default: what fits the network, else `bridge`.
   * @change domain.devices.interfaces[].binding
   */
  readonly binding?: 'bridge' | 'sriov' | PluginBinding;
  /**
   * Makes this network the pod's own. Default false.
   * @change networks[].multus.default
   */
  readonly default?: boolean;
}

export interface PodNetwork {
  /**
   * IPv4 network behind the pod, for masquerade. Default 10.0.2.0/24.
   * @change networks[].pod.vmNetworkCIDR
   */
  readonly vmNetworkCIDR?: string;
  /** @change networks[].pod.vmIPv6NetworkCIDR */
  readonly vmIPv6NetworkCIDR?: string;
}

/** A network binding plugin that is registered with KubeVirt. */
export interface PluginBinding {
  /** @change domain.devices.interfaces[].binding.name */
  readonly plugin: string;
}

/** A network by its name, `lan` or `namespace/lan`, or one that this program makes. */
export type NetworkRef =
  | string
  | {
      /** @change networks[].multus.networkName */
      readonly name: string;
      /** @change networks[].multus.networkName */
      readonly namespace?: string;
      /** @change domain.devices.interfaces[].binding */
      readonly binding?: 'bridge' | 'sriov';
    };

export interface NicOptions {
  /**
   * Name of the interface in the machine. Default: `default` on the pod network, else the network's name.
   * @change domain.devices.interfaces[]
   */
  readonly name?: string;
  /**
   * The card that the guest sees. Default: what the preference prefers, else `virtio`. It is always written: without it KubeVirt
   * takes a NIC that is added to a running guest for a change that needs a restart.
   * @change domain.devices.interfaces[].model
   */
  readonly model?: 'virtio' | 'e1000' | 'e1000e' | 'igb' | 'ne2k_pci' | 'pcnet' | 'rtl8139';
  /**
   * Default: one that KubeVirt or a MAC pool picks.
   * @change domain.devices.interfaces[].macAddress
   */
  readonly mac?: string;
  /**
   * State of the link. `absent` unplugs a bridge NIC of a running guest; take it out of the list only after that. Default `up`.
   * @change domain.devices.interfaces[].state
   */
  readonly state?: 'up' | 'down' | 'absent';
  /** @change domain.devices.interfaces[].bootOrder */
  readonly bootOrder?: number;
  /** @change domain.devices.interfaces[].pciAddress */
  readonly pciAddress?: string;
  /**
   * Fixes the name of the interface in the guest: `enoN`.
   * @change domain.devices.interfaces[].acpiIndex
   */
  readonly acpiIndex?: number;
  /** @change domain.devices.interfaces[].tag */
  readonly tag?: string;
}

/** A port of a guest. */
export interface Port {
  /** @change domain.devices.interfaces[].ports[].port */
  readonly port: number;
  /**
   * Default TCP.
   * @change domain.devices.interfaces[].ports[].protocol
   */
  readonly protocol?: 'TCP' | 'UDP';
  /** @change domain.devices.interfaces[].ports[].name */
  readonly name?: string;
}

export const Port = {
  tcp: (port: number, name?: string): Port => ({ port, protocol: 'TCP', ...(name === undefined ? {} : { name }) }),
  udp: (port: number, name?: string): Port => ({ port, protocol: 'UDP', ...(name === undefined ? {} : { name }) }),
};

export const Binding = {
  /** A network binding plugin that is registered with KubeVirt under this name. */
  plugin: (name: string): PluginBinding => ({ plugin: name }),
};

export const Nic = {
  /** A NIC on the pod network: masquerade and virtio, unless said otherwise. */
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
  /** A NIC on a network of Multus, by its name or as the object that made it. */
  on: (network: NetworkRef, options: Omit<NetworkNic, 'network'> = {}): NetworkNic => ({
    network: plainRef(network),
    ...options,
  }),
};

/** A construct is cut down to what a manifest needs of it, so that the NIC stays plain data. */
function plainRef(network: NetworkRef): NetworkRef {
  if (typeof network === 'string' || !('name' in network)) return network;
  const { name, namespace, binding } = network;
  return { name, ...(namespace === undefined ? {} : { namespace }), ...(binding === undefined ? {} : { binding }) };
}
