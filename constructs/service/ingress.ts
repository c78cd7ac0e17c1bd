import { mapUnresolved } from '../../kube/unresolved';
import { Manifest, type NameRef, nameOf, Resource, type ResourceProps } from '../base';
import { backendPort, checkedHost, checkedPath, type HttpBackend, idBelow } from './http-backend';

export interface IngressProps extends Omit<ResourceProps, 'name' | 'namespace'> {
  /**
   * Name of the object. A second one of the Service needs another name.
   * @default - the name of the Service
   * @change /metadata.name
   */
  readonly name?: string;
  /**
   * Host name of the requests: `shop.example.com`.
   * @default - all host names
   * @change Ingress/spec.rules
   */
  readonly host?: string;
  /**
   * Path of the requests, and everything below it.
   * @default /
   * @change Ingress/spec.rules
   */
  readonly path?: string;
  /**
   * Name of the port of the Service.
   * @default - its only port
   * @change Ingress/spec.rules
   */
  readonly port?: string;
  /**
   * Secret of the type `kubernetes.io/tls` with the certificate of `host`.
   * @default - none: plain HTTP
   * @change Ingress/spec.tls
   */
  readonly tls?: NameRef;
  /**
   * Name of the IngressClass.
   * @default - the default class of the cluster
   * @change Ingress/spec.ingressClassName
   */
  readonly ingressClassName?: string;
}

/** An Ingress to a Service: `service.ingress({ host: 'shop.example.com' })`. */
export class Ingress extends Resource {
  /** URL of what is published; undefined without a host. */
  readonly url?: string;
  protected readonly apiObject: Manifest;

  constructor(service: HttpBackend, id: string, props: IngressProps) {
    const { name, namespace } = service;
    super(
      service,
      idBelow(service, id, props.name),
      { ...props, name: props.name ?? name, namespace },
      { kind: 'Ingress' },
    );
    const { host, tls, ingressClassName } = props;
    const path = checkedPath(service, props.path ?? '/');
    const port = backendPort(service, props.port);
    if (host !== undefined) {
      const scheme = tls === undefined ? 'http' : 'https';
      this.url = mapUnresolved(
        { host: checkedHost(service, host), path },
        (known) => `${scheme}://${known.host}${known.path}`,
      ) as string;
    }
    this.apiObject = new Manifest(this, 'Resource', {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: this.objectMeta(),
      spec: {
        ingressClassName,
        tls:
          tls === undefined ? undefined : [{ hosts: host === undefined ? undefined : [host], secretName: nameOf(tls) }],
        rules: [
          {
            host,
            http: { paths: [{ path, pathType: 'Prefix', backend: { service: { name, port: { name: port.name } } } }] },
          },
        ],
      },
    });
  }
}
