import { Manifest, type NamespacedRef, nameOf, namespaceOf, Resource, type ResourceProps } from '../base';
import { backendPort, checkedHost, checkedPath, type HttpBackend, idBelow } from './http-backend';

export interface HttpRouteProps extends Omit<ResourceProps, 'name' | 'namespace'> {
  /**
   * Name of the object. A second one of the Service needs another name.
   * @default - the name of the Service
   * @change /metadata.name
   */
  readonly name?: string;
  /**
   * Gateway that accepts the requests: its name, or name and namespace. It must allow routes from the namespace of the
   * Service.
   * @change HTTPRoute/spec.parentRefs
   */
  readonly gateway: NamespacedRef;
  /**
   * Listener of the Gateway.
   * @default - all listeners
   * @change HTTPRoute/spec.parentRefs
   */
  readonly sectionName?: string;
  /**
   * Host names of the requests.
   * @default - those of the listener
   * @change HTTPRoute/spec.hostnames
   */
  readonly hostnames?: readonly string[];
  /**
   * Path of the requests, and everything below it.
   * @default /
   * @change HTTPRoute/spec.rules
   */
  readonly path?: string;
  /**
   * Name of the port of the Service.
   * @default - its only port
   * @change HTTPRoute/spec.rules
   */
  readonly port?: string;
}

/** A route of the Gateway API to a Service: `service.httpRoute({ gateway: 'public' })`. The CRDs of the Gateway API must be installed. */
export class HttpRoute extends Resource {
  protected readonly apiObject: Manifest;

  constructor(service: HttpBackend, id: string, props: HttpRouteProps) {
    const { name, namespace } = service;
    super(
      service,
      idBelow(service, id, props.name),
      { ...props, name: props.name ?? name, namespace },
      { kind: 'HTTPRoute' },
    );
    const { gateway, sectionName, hostnames } = props;
    const { port } = backendPort(service, props.port);
    const value = checkedPath(service, props.path ?? '/');
    this.apiObject = new Manifest(this, 'Resource', {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'HTTPRoute',
      metadata: this.objectMeta(),
      spec: {
        parentRefs: [{ name: nameOf(gateway), namespace: namespaceOf(gateway), sectionName }],
        hostnames: hostnames?.map((host) => checkedHost(service, host)),
        rules: [{ matches: [{ path: { type: 'PathPrefix', value } }], backendRefs: [{ name, port }] }],
      },
    });
  }
}
