import type { Construct } from 'constructs';
import { Manifest, Resource } from './base';
import type { LabelledGuests } from './machine';

/** Types of Services. */
export const ServiceType = {
  /** From inside the cluster. The default. */
  CLUSTER_IP: 'ClusterIP',
  /** On a port of every node. */
  NODE_PORT: 'NodePort',
  /** On an address of its own, assigned by the load balancer of the cluster. */
  LOAD_BALANCER: 'LoadBalancer',
} as const;
export type ServiceType = (typeof ServiceType)[keyof typeof ServiceType];

export interface ExposeOptions {
  /**
   * Port of the Service.
   * @change Service/spec.ports[].port
   */
  readonly port: number;
  /**
   * Port of the guest.
   * @default - the value of `port`
   * @change Service/spec.ports[].targetPort
   */
  readonly targetPort?: number;
  /**
   * Protocol of the port.
   * @default TCP
   * @change Service/spec.ports[].protocol
   */
  readonly protocol?: 'TCP' | 'UDP';
  /**
   * Type of the Service.
   * @default ClusterIP
   * @change Service/spec.type
   */
  readonly type?: ServiceType;
  /**
   * Name of the Service.
   * @default - `<vm>-<name>`, such as `web-http`
   * @change /metadata.name
   */
  readonly serviceName?: string;
  /**
   * Annotations of the Service.
   * @default - none
   * @change /metadata.annotations
   */
  readonly annotations?: Readonly<Record<string, string>>;
  /**
   * Port of every node, for a NodePort or LoadBalancer.
   * @default - assigned by the cluster
   * @change Service/spec.ports[].nodePort
   */
  readonly nodePort?: number;
  /**
   * Whether external traffic may be forwarded to guests on other nodes (`Cluster`), or stays on the node (`Local`).
   * @default Cluster
   * @change Service/spec.externalTrafficPolicy
   */
  readonly externalTrafficPolicy?: 'Cluster' | 'Local';
}

/** A Service for the guests of a VM or pool. */
export class GuestService extends Resource {
  protected readonly apiObject: Manifest;
  readonly port: number;

  constructor(
    scope: Construct,
    id: string,
    guests: LabelledGuests,
    portName: string,
    options: ExposeOptions & { readonly serviceName: string },
  ) {
    super(
      scope,
      id,
      { name: options.serviceName, namespace: guests.namespace, annotations: options.annotations },
      { kind: 'Service', nameRule: 'label' },
    );
    const { port, targetPort, protocol, type, nodePort, externalTrafficPolicy } = options;
    this.port = port;
    this.apiObject = new Manifest(this, 'Resource', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: this.objectMeta(),
      spec: {
        type: type ?? 'ClusterIP',
        selector: { ...guests.guestSelector },
        externalTrafficPolicy,
        ports: [{ name: portName, port, targetPort: targetPort ?? port, protocol: protocol ?? 'TCP', nodePort }],
      },
    });
  }
}
