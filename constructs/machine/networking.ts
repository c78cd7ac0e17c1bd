import type { IConstruct } from 'constructs';
import { isUnresolved, mapUnresolved } from '../../kube/unresolved';
import { checkProps, constructError, isKnown, requireKnown } from '../base';
import type { NetworkConfig } from './cloud-config';
import type { Json } from './json';
import { addressProblem, netplan, stableMac } from './netplan';
import { type NetworkRef, Nic, type PluginBinding, type PodNic } from './nic';
import type { PreferredDevices } from './preference-devices';
import type { ResourceClaims } from './resource-claim';

/** The guest that the NICs are of. */
export interface NicOwner {
  readonly construct: IConstruct;
  readonly namespace?: string;
  /** Name of the VM, which its addresses and MAC addresses follow from; `undefined` where many guests share the description. */
  readonly name?: string;
  readonly claims: ResourceClaims;
}

/** Annotation with the addresses that OVN-Kubernetes gives a guest, by the name of its interface. */
const ADDRESSES = 'network.kubevirt.io/addresses';

/** The NICs of a guest. Every NIC is one interface and the network of the same name. */
export class Networking {
  private readonly nics: Nic[];

  /** Whether the guest's network configuration is written, so that no address can be added. */
  private configured = false;

  constructor(
    private readonly owner: NicOwner,
    nics: readonly Nic[] | undefined,
    private readonly devices: PreferredDevices | undefined,
  ) {
    this.nics = [];
    for (const nic of nics ?? [Nic.pod()]) this.add(nic);
  }

  private get construct(): IConstruct {
    return this.owner.construct;
  }

  /** Adds a NIC. */
  add(nic: Nic): void {
    checkProps(this.construct.node.path, 'Nic', nic);
    requireKnown(this.construct, { 'nics[].binding': bindingOf(nic) });
    const name = nicName(nic);
    if (this.nics.some((other) => nicName(other) === name)) {
      throw constructError(this.construct, `two NICs are named "${name}". Give one of them another \`name\`.`);
    }
    const problem = nicProblem(nic) ?? this.addressProblemOf(nic);
    if (problem) throw constructError(this.construct, `NIC "${name}": ${problem}`);
    if ('claim' in nic) this.owner.claims.add(nic.claim);
    this.nics.push(nic);
  }

  private addressProblemOf(nic: Nic): string | undefined {
    if ('address' in nic && nic.address !== undefined) {
      if (this.owner.name === undefined)
        return '`address` would give several guests the same address. Omit it in a pool or template, and let DHCP or the network assign the addresses.';
      if (this.configured && 'network' in nic)
        return 'an address can only be set in the `nics` of the constructor, because the network configuration of the guest is written already.';
    }
    return 'network' in nic ? addressProblem(nic) : undefined;
  }

  /** The network configuration for cloud-init, if a NIC has a static address; `undefined` if DHCP configures them all. */
  guestNetwork(): NetworkConfig | undefined {
    this.configured = true;
    if (!this.hasStaticAddress) return undefined;
    return netplan(
      this.nics.map((nic) => ({ ...('network' in nic ? nic : {}), name: nicName(nic), mac: this.macOf(nic)! })),
    );
  }

  private get hasStaticAddress(): boolean {
    return this.nics.some((nic) => 'network' in nic && nic.address !== undefined);
  }

  /** The guest tells its NICs apart by their MAC addresses, so each has a known one where one of them has a static address. */
  private macOf(nic: Nic): string | undefined {
    const { name, namespace } = this.owner;
    if (nic.mac !== undefined || name === undefined || !this.hasStaticAddress) return nic.mac;
    return stableMac({ namespace, name }, nicName(nic));
  }

  /** Annotations of the guest that networks read. */
  annotations(): Record<string, string> {
    const asked = this.nics.flatMap((nic) =>
      'pod' in nic && nic.address !== undefined ? [[nicName(nic), [nic.address].flat()] as const] : [],
    );
    if (asked.length === 0) return {};
    return {
      [ADDRESSES]: mapUnresolved(Object.fromEntries(asked) as unknown, (known) => JSON.stringify(known)) as string,
    };
  }

  /** Whether there are no NICs, so that KubeVirt must not add its default one. */
  get none(): boolean {
    return this.nics.length === 0;
  }

  /** Whether there is a NIC on the network. */
  isOn(network: NetworkRef): boolean {
    const { namespace } = this.owner;
    const wanted = networkName(network, namespace) as unknown;
    return this.nics.some((nic) => 'network' in nic && networkName(nic.network, namespace) === wanted);
  }

  /** Throws if a Service could never reach `port` of the guest. */
  checkReachable(port: number): void {
    const pod = this.nics.find((nic): nic is PodNic => 'pod' in nic);
    if (!pod) {
      throw constructError(
        this.construct,
        `port ${port} is not reachable through a Service: the VM has no NIC on the pod network. Add Nic.pod() to \`nics\`.`,
      );
    }
    const ports = pod.ports;
    if (ports === undefined || ports.length === 0 || !isKnown(port) || ports.some((open) => open.port === port)) return;
    throw constructError(
      this.construct,
      `port ${port} is not reachable: the NIC on the pod network allows only ${ports.map((open) => open.port).join(', ')}. ` +
        `Add Port.tcp(${port}) to its \`ports\`, or omit \`ports\` to allow all ports.`,
    );
  }

  interfaces(): Json[] {
    return this.nics.map((nic) => {
      const { model, state, bootOrder, pciAddress, acpiIndex, tag, dhcpOptions } = nic;
      const binding = bindingOf(nic);
      return {
        name: nicName(nic),
        ...bindingSpec(binding),
        model: model ?? (binding === 'sriov' ? undefined : this.devices?.interfaceModel),
        macAddress: this.macOf(nic),
        ports:
          'pod' in nic
            ? nic.ports?.map(({ port, protocol, name }) => ({ name, port, protocol: protocol ?? 'TCP' }))
            : undefined,
        portRanges:
          'pod' in nic ? nic.portRanges?.map((range) => ({ ...range, protocol: range.protocol ?? 'TCP' })) : undefined,
        dhcpOptions,
        state,
        bootOrder,
        pciAddress,
        acpiIndex,
        tag,
      };
    });
  }

  networks(): Json[] {
    return this.nics.map((nic) => {
      const name = nicName(nic);
      if ('pod' in nic) return { name, pod: { ...nic.pod } };
      if ('claim' in nic)
        return { name, resourceClaim: { claimName: this.owner.claims.add(nic.claim), requestName: nic.request } };
      return { name, multus: { networkName: networkName(nic.network, this.owner.namespace), default: nic.default } };
    });
  }
}

/** Combinations of one NIC that KubeVirt rejects: what TypeScript cannot see, because the binding may follow from the network. */
function nicProblem(nic: Nic): string | undefined {
  const binding = bindingOf(nic);
  const { state } = nic;
  if (state === undefined || !isKnown(state) || state === 'up') return undefined;
  if (binding === 'sriov')
    return `\`state: '${state}'\` is not supported with SR-IOV. Remove \`state\`, or set the link state in the network's own configuration.`;
  const isDefault = 'pod' in nic || ('network' in nic && nic.default === true);
  if (state === 'absent' && isDefault)
    return "the default network cannot be unplugged. Use `state: 'down'` to take the link down.";
  if (state === 'absent' && binding !== 'bridge')
    return "only a NIC with the binding `bridge` can be unplugged. Use `state: 'down'`, or remove the NIC while the VM is stopped.";
  return undefined;
}

function nicName(nic: Nic): string {
  if (nic.name !== undefined) return nic.name;
  if ('pod' in nic) return 'default';
  if ('claim' in nic) return nic.request;
  const full = typeof nic.network === 'object' && 'name' in nic.network ? nic.network.name : nic.network;
  return mapUnresolved(full as unknown, (known) =>
    String(known)
      .split('/')
      .pop()!
      .replace(/[^A-Za-z0-9-]/g, '-'),
  ) as string;
}

function bindingOf(nic: Nic): 'masquerade' | 'bridge' | 'passt' | 'sriov' | PluginBinding {
  if (nic.binding !== undefined) return nic.binding;
  if ('pod' in nic) return 'masquerade';
  if ('claim' in nic) return 'sriov';
  const { network } = nic;
  return typeof network === 'object' && !isUnresolved(network) && network.binding ? network.binding : 'bridge';
}

function bindingSpec(binding: ReturnType<typeof bindingOf>): Json {
  if (typeof binding === 'object') return { binding: { name: binding.plugin } };
  return binding === 'passt' ? { passtBinding: {} } : { [binding]: {} };
}

/** The namespace is written only if it is not that of the VM. */
export function networkName(network: NetworkRef, own: string | undefined): string {
  if (typeof network === 'string' || !('name' in network)) return network as string;
  const { name, namespace } = network;
  if (namespace === undefined || namespace === own) return name;
  return mapUnresolved({ name, namespace }, (known) => `${known.namespace}/${known.name}`) as string;
}
