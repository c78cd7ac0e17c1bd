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

/** A port of a Service. */
export interface ServicePort {
  /**
   * Port of the Service, 1 to 65535.
   * @change Service/spec.ports[].port
   */
  readonly port: number;
  /**
   * Port of the guest, 1 to 65535.
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
   * Port of every node, for a NodePort or LoadBalancer: 30000 to 32767 unless the API server has another range.
   * @default - assigned by the cluster
   * @change Service/spec.ports[].nodePort
   */
  readonly nodePort?: number;
}

/** Options of a Service, whatever its ports. */
export interface ServiceOptions {
  /**
   * Type of the Service.
   * @default ClusterIP
   * @change Service/spec.type
   */
  readonly type?: ServiceType;
  /**
   * Annotations of the Service, such as those that load balancers are configured by.
   * @default - none
   * @change /metadata.annotations
   */
  readonly annotations?: Readonly<Record<string, string>>;
  /**
   * Whether the Service has no address of its own: its name resolves to the addresses of the guests, and every guest gets
   * a DNS name, `<guest>.<service>.<namespace>.svc`. For that, `subdomain` of the guests is set to the name of the
   * Service.
   * @default false
   * @change Service/spec.clusterIP
   * @change subdomain
   * @see https://kubevirt.io/user-guide/network/dns/
   */
  readonly headless?: boolean;
  /**
   * Whether guests that are not ready are served and have DNS names, too: what members of a database cluster need to find
   * each other.
   * @default false
   * @change Service/spec.publishNotReadyAddresses
   */
  readonly publishNotReadyAddresses?: boolean;
  /**
   * Implementation of the load balancer: `metallb.io/metallb`. It cannot be changed later.
   * @default - the default load balancer of the cluster
   * @change Service/spec.loadBalancerClass
   */
  readonly loadBalancerClass?: string;
  /**
   * Ranges of addresses that may reach the load balancer: `['10.0.0.0/8']`.
   * @default - all addresses
   * @change Service/spec.loadBalancerSourceRanges
   */
  readonly loadBalancerSourceRanges?: readonly string[];
  /**
   * Whether external traffic may be forwarded to guests on other nodes (`Cluster`), or stays on the node and keeps the
   * address of the client (`Local`). For a NodePort or LoadBalancer.
   * @default Cluster
   * @change Service/spec.externalTrafficPolicy
   */
  readonly externalTrafficPolicy?: 'Cluster' | 'Local';
  /**
   * Whether a client stays with the guest that answered it first.
   * @default None
   * @change Service/spec.sessionAffinity
   */
  readonly sessionAffinity?: 'None' | 'ClientIP';
  /**
   * Whether the Service has an IPv4 and an IPv6 address.
   * @default SingleStack
   * @change Service/spec.ipFamilyPolicy
   */
  readonly ipFamilyPolicy?: 'SingleStack' | 'PreferDualStack' | 'RequireDualStack';
}

/** Options of `expose`: one port, and the Service. */
export interface ExposeOptions extends ServicePort, ServiceOptions {
  /**
   * Name of the Service.
   * @default - `<vm>-<name>`, such as `web-http`
   * @change /metadata.name
   */
  readonly serviceName?: string;
}
