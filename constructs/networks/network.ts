import { Construct, type IConstruct } from 'constructs';
import { isUnresolved, mapUnresolved } from '../../kube/unresolved';
import { constructError, isKnown, Manifest, Resource, type ResourceProps } from '../base';
import type { Json, NetworkRef, PluginBinding } from '../machine';

/** Props of every network. */
export interface NetworkProps extends ResourceProps {
  /**
   * VLAN ID of the frames on the wire, 1 to 4094. The card or bridge that the network uses must not be tagged by the nodes
   * already.
   * @default - none: untagged
   * @change NetworkAttachmentDefinition/spec.config
   */
  readonly vlan?: number;
  /**
   * MTU in bytes.
   * @default - that of the bridge or card
   * @change NetworkAttachmentDefinition/spec.config
   */
  readonly mtu?: number;
  /**
   * Further keys of the CNI configuration.
   * @default - none
   * @change NetworkAttachmentDefinition/spec.config
   */
  readonly config?: Readonly<Record<string, unknown>>;
}

/** What makes an interface of the nodes: a NodeNetwork. */
export interface INodeInterface extends IConstruct {
  /** Name of the interface on the nodes. */
  readonly interfaceName: string;
}

/** An interface of the nodes, by its name or by the NodeNetwork that makes it. */
export type NodeInterface = string | INodeInterface;

/** A secondary network: a NetworkAttachmentDefinition for Multus. */
export abstract class Network extends Resource {
  /** An existing network: `lan` in the namespace of the VM, or `namespace/lan`. */
  static fromName(name: string): NetworkRef {
    return name;
  }

  /** Binding that NICs on this network use. */
  abstract readonly binding: 'bridge' | 'sriov' | PluginBinding;
  protected readonly apiObject: Manifest;

  protected constructor(scope: Construct, id: string, props: NetworkProps, cni: Json, resourceName?: string) {
    super(scope, id, props, { kind: 'NetworkAttachmentDefinition' });
    const { vlan, mtu, config } = props;
    checkVlan(this, 'vlan', vlan);
    this.apiObject = new Manifest(this, 'Resource', {
      apiVersion: 'k8s.cni.cncf.io/v1',
      kind: 'NetworkAttachmentDefinition',
      metadata: this.objectMeta({
        annotations: resourceName === undefined ? {} : { 'k8s.v1.cni.cncf.io/resourceName': resourceName },
      }),
      spec: { config: json({ cniVersion: '0.3.1', name: this.name, ...cni, vlan, mtu, ...config }) },
    });
  }

  /** Puts the network behind what makes the interface of the nodes. */
  protected after(...interfaces: readonly NodeInterface[]): void {
    for (const one of interfaces) if (isMade(one)) this.node.addDependency(one);
  }
}

/** Throws if a VLAN ID is not one. */
export function checkVlan(construct: IConstruct, field: string, vlan: number | undefined): void {
  if (vlan === undefined || !isKnown(vlan) || (Number.isInteger(vlan) && vlan >= 1 && vlan <= 4094)) return;
  throw constructError(
    construct,
    `${field} is ${JSON.stringify(vlan)}, which is not a valid VLAN ID. Use a number from 1 to 4094, or omit it for untagged frames.`,
  );
}

/** The name of an interface of the nodes; a name that is unresolved stays so. */
export const interfaceOf = (given: NodeInterface): string => (isMade(given) ? given.interfaceName : given);

const isMade = (given: NodeInterface): given is Exclude<NodeInterface, string> =>
  !isUnresolved(given) && Construct.isConstruct(given);

/** Unresolved values are serialized once they are known, so that none can break out of its JSON string. */
const json = (value: Json): string => mapUnresolved(value as unknown, (known) => JSON.stringify(known)) as string;

/** A text behind a prefix; one that is unresolved stays so. */
export const joined = (prefix: string, text: string): string =>
  mapUnresolved(text as unknown, (known) => `${prefix}${known}`) as string;
