import type { Construct } from 'constructs';
import { Manifest, Resource } from './base';
import type { LabelledGuests } from './machine';

/** How a Service is reached. */
export const ServiceType = {
  /** From inside the cluster. The default. */
  CLUSTER_IP: 'ClusterIP',
  /** On a port of every node. */
  NODE_PORT: 'NodePort',
  /** At an address of its own, which the cluster's load balancer gives it. */
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
   * Port of the guest. Default: the same.
   * @change Service/spec.ports[].targetPort
   */
  readonly targetPort?: number;
  /**
   * Default TCP.
   * @change Service/spec.ports[].protocol
   */
  readonly protocol?: 'TCP' | 'UDP';
  /**
   * Default `ClusterIP`.
   * @change Service/spec.type
   */
  readonly type?: ServiceType;
  /**
   * Name of the Service. Default: the machine's name and that of the port, `web-http`.
   * @change /metadata.name
   */
  readonly serviceName?: string;
  /** @change /metadata.annotations */
  readonly annotations?: Readonly<Record<string, string>>;
  /**
   * Of a NodePort. Default: one that the cluster picks.
   * @change Service/spec.ports[].nodePort
   */
  readonly nodePort?: number;
  /** @change Service/spec.externalTrafficPolicy */
  readonly externalTrafficPolicy?: 'Cluster' | 'Local';
}

/** A Service in front of the guests of a machine or a pool. */
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
