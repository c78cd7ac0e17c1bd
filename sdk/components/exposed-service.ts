import type * as pulumi from '@pulumi/pulumi';
import type { Manifest } from '../manifest';

/** A Service of a component, for use in other resources. */
export interface ExposedService {
  /** The resource of the Service. */
  readonly resource: pulumi.Output<Manifest>;
  /** Name in the cluster. */
  readonly name: pulumi.Output<string>;
  /** Port of the Service. */
  readonly port: number;
  /** Host name inside the cluster: `<name>.<namespace>.svc`. */
  readonly hostname: pulumi.Output<string>;
  /** Address inside the cluster, which the cluster assigns. */
  readonly clusterIP: pulumi.Output<string | undefined>;
  /** Address that the load balancer assigned: an IP address or a host name; undefined for other types of Services. */
  readonly address: pulumi.Output<string | undefined>;
}

/** Parts of a Service that its resource shows. */
interface ServiceOutputs {
  readonly metadata: Manifest['metadata'];
  readonly spec: pulumi.Output<{ clusterIP?: string } | undefined>;
  readonly status: pulumi.Output<{ loadBalancer?: { ingress?: { ip?: string; hostname?: string }[] } } | undefined>;
}

export function exposedService(
  resource: pulumi.Output<Manifest>,
  port: number,
  observed: <T>(select: (service: ServiceOutputs) => pulumi.Output<T>) => pulumi.Output<T>,
): ExposedService {
  return {
    resource,
    port,
    name: observed(({ metadata }) => metadata.apply(({ name }) => name)),
    hostname: observed(({ metadata }) => metadata.apply(({ name, namespace }) => `${name}.${namespace}.svc`)),
    clusterIP: observed(({ spec }) => spec.apply((known) => known?.clusterIP)),
    address: observed(({ status }) =>
      status.apply((known) => {
        const first = known?.loadBalancer?.ingress?.[0];
        return first?.ip ?? first?.hostname;
      }),
    ),
  };
}
