import { constructError, Manifest, Resource, type ResourceProps } from '../base';
import { backendPort, checkedHost, checkedPath, type HttpBackend, idBelow } from './http-backend';

export interface OpenShiftRouteProps extends Omit<ResourceProps, 'name' | 'namespace'> {
  /**
   * Name of the object. A second one of the Service needs another name.
   * @default - the name of the Service
   * @change /metadata.name
   */
  readonly name?: string;
  /**
   * Host name of the requests.
   * @default - `<route>-<namespace>.<domain of the cluster>`, given by OpenShift
   * @change Route/spec.host
   */
  readonly host?: string;
  /**
   * Path of the requests, and everything below it. Not with `passthrough`, where the router cannot read the path.
   * @default - all paths
   * @change Route/spec.path
   */
  readonly path?: string;
  /**
   * Name of the port of the Service.
   * @default - its only port
   * @change Route/spec.port
   */
  readonly port?: string;
  /**
   * End of TLS: at the router (`edge`), in the guest (`passthrough`), or at the router, which speaks TLS to the guest
   * as well (`reencrypt`); `false` for plain HTTP.
   * @default edge
   * @change Route/spec.tls
   */
  readonly tls?: 'edge' | 'passthrough' | 'reencrypt' | false;
  /**
   * Treatment of plain HTTP requests where there is TLS.
   * @default Redirect
   * @change Route/spec.tls
   */
  readonly insecureEdgeTerminationPolicy?: 'Redirect' | 'Allow' | 'None';
}

/** A Route of OpenShift to a Service: `service.route()`. */
export class OpenShiftRoute extends Resource {
  protected readonly apiObject: Manifest;

  constructor(service: HttpBackend, id: string, props: OpenShiftRouteProps) {
    const { name, namespace } = service;
    super(
      service,
      idBelow(service, id, props.name),
      { ...props, name: props.name ?? name, namespace },
      { kind: 'Route' },
    );
    const { host, path, tls = 'edge', insecureEdgeTerminationPolicy = 'Redirect' } = props;
    const port = backendPort(service, props.port);
    if (tls === 'passthrough' && path !== undefined) {
      throw constructError(
        service,
        "with tls 'passthrough' the router cannot read the path of a request. Remove `path`, or end TLS at the router with tls 'edge' or 'reencrypt'.",
      );
    }
    this.apiObject = new Manifest(this, 'Resource', {
      apiVersion: 'route.openshift.io/v1',
      kind: 'Route',
      metadata: this.objectMeta(),
      spec: {
        host: host === undefined ? undefined : checkedHost(service, host),
        path: path === undefined ? undefined : checkedPath(service, path),
        to: { kind: 'Service', name },
        port: { targetPort: port.name },
        tls: tls === false ? undefined : { termination: tls, insecureEdgeTerminationPolicy },
      },
    });
  }
}
