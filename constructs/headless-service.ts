import type { Construct } from 'constructs';
import { mapUnresolved } from '../kube/unresolved';
import { Manifest, Resource, type ResourceProps } from './base';

export interface HeadlessServiceProps extends ResourceProps {
  /**
   * Whether guests have a DNS name before they are ready, as the members of a cluster need to find each other.
   * @default true
   * @change Service/spec
   */
  readonly publishNotReadyAddresses?: boolean;
}

/** Label of the guests that a headless Service selects. The console of OpenShift writes the same one. */
const LABEL = 'network.kubevirt.io/headlessService';

/**
 * A headless Service, under which every guest that names it as its `subdomain` has a DNS name of its own:
 * `new VirtualMachine(chart, 'db-0', { subdomain: service, ... })` resolves as `db-0.<service>.<namespace>.svc.cluster.local`.
 * @see https://kubevirt.io/user-guide/network/dns/
 */
export class HeadlessService extends Resource {
  /** Labels that the guests get, by which the Service selects them. */
  readonly guestLabels: Readonly<Record<string, string>>;
  protected readonly apiObject: Manifest;

  constructor(scope: Construct, id: string, props: HeadlessServiceProps = {}) {
    super(scope, id, props, { kind: 'Service', nameRule: 'label' });
    this.guestLabels = { [LABEL]: this.name };
    this.apiObject = new Manifest(this, 'Resource', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: this.objectMeta(),
      spec: {
        clusterIP: 'None',
        selector: { ...this.guestLabels },
        publishNotReadyAddresses: props.publishNotReadyAddresses ?? true,
      },
    });
  }

  /** DNS name of a guest with this `hostname`, which is the name of its VM unless it sets another. */
  dnsNameOf(hostname: string): string {
    const place = this.namespace ?? 'default';
    return mapUnresolved(
      [hostname, this.name, place] as unknown,
      (known) => `${(known as string[]).join('.')}.svc`,
    ) as string;
  }
}
