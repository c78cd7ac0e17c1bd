import type { IConstruct } from 'constructs';
import { mapUnresolved } from '../../kube/unresolved';
import { checkProps, constructError, isKnown } from '../base';
import type { Json } from './json';
import { type NetworkNic, type NetworkRef, Nic, type PluginBinding, type PodNic } from './nic';
import type { PreferredDevices } from './preference-devices';

/** The NICs of a guest. Every NIC is one interface and the network of the same name. */
export class Networking {
  private readonly nics: Nic[];

  constructor(
    private readonly construct: IConstruct,
    nics: readonly Nic[] | undefined,
    private readonly devices: PreferredDevices | undefined,
    private readonly namespace: string | undefined,
  ) {
    this.nics = [];
    for (const nic of nics ?? [Nic.pod()]) this.add(nic);
  }

  /** Adds a NIC. */
  add(nic: Nic): void {
    checkProps(this.construct.node.path, 'Nic', nic);
    const name = nicName(nic);
    if (this.nics.some((other) => nicName(other) === name)) {
      throw constructError(this.construct, `two NICs are named "${name}". Give one of them another \`name\`.`);
    }
    this.nics.push(nic);
  }

  /** Whether there are no NICs, so that KubeVirt must not add its default one. */
  get none(): boolean {
    return this.nics.length === 0;
  }

  /** Whether there is a NIC on the network. */
  isOn(network: NetworkRef): boolean {
    const wanted = networkName(network, this.namespace) as unknown;
    return this.nics.some((nic) => !('pod' in nic) && networkName(nic.network, this.namespace) === wanted);
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
      const { mac, model, state, bootOrder, pciAddress, acpiIndex, tag } = nic;
      const binding = bindingOf(nic);
      return {
        name: nicName(nic),
        ...bindingSpec(binding),
        model: model ?? (binding === 'sriov' ? undefined : this.devices?.interfaceModel),
        macAddress: mac,
        ports:
          'pod' in nic
            ? nic.ports?.map(({ port, protocol, name }) => ({ name, port, protocol: protocol ?? 'TCP' }))
            : undefined,
        state,
        bootOrder,
        pciAddress,
        acpiIndex,
        tag,
      };
    });
  }

  networks(): Json[] {
    return this.nics.map((nic) =>
      'pod' in nic
        ? { name: nicName(nic), pod: { ...nic.pod } }
        : {
            name: nicName(nic),
            multus: { networkName: networkName(nic.network, this.namespace), default: nic.default },
          },
    );
  }
}

function nicName(nic: Nic): string {
  if (nic.name !== undefined) return nic.name;
  if ('pod' in nic) return 'default';
  const full = typeof nic.network === 'object' && 'name' in nic.network ? nic.network.name : nic.network;
  return mapUnresolved(full as unknown, (known) =>
    String(known)
      .split('/')
      .pop()!
      .replace(/[^A-Za-z0-9-]/g, '-'),
  ) as string;
}

function bindingOf(nic: PodNic | NetworkNic): 'masquerade' | 'bridge' | 'passt' | 'sriov' | PluginBinding {
  if (nic.binding !== undefined) return nic.binding;
  if ('pod' in nic) return 'masquerade';
  return typeof nic.network === 'object' && nic.network.binding ? nic.network.binding : 'bridge';
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
