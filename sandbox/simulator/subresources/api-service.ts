import type { Draft } from '../live-object';
import { GROUP, VERSIONS } from './route';
import { UPLOADS, UPLOADS_VERSION } from './upload-token';

const SERVICE = 'virt-api';

/** Groups and versions; the uploads are those of cdi-apiserver, which the same server stands in for. */
const SERVED: readonly (readonly [group: string, version: string])[] = [
  ...VERSIONS.map((version) => [GROUP, version] as const),
  [UPLOADS, UPLOADS_VERSION],
];

/**
 * What makes the API server forward requests for subresources to the server on this port. In a cluster the Service selects the pods of
 * virt-api; in the sandbox it is an alias of loopback.
 */
export const apiServices = (namespace: string, port: number): Draft[] => [
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: SERVICE, namespace, labels: { 'kubevirt.io': SERVICE } },
    spec: { type: 'ExternalName', externalName: 'localhost', ports: [{ port }] },
  },
  ...SERVED.map(([group, version], index) => ({
    apiVersion: 'apiregistration.k8s.io/v1',
    kind: 'APIService',
    metadata: { name: `${version}.${group}`, labels: { 'kubevirt.io': '' } },
    spec: {
      group,
      version,
      groupPriorityMinimum: 1000,
      versionPriority: 15 - index,
      // The certificate is that of the API server itself, whose name is not that of the Service.
      insecureSkipTLSVerify: true,
      service: { namespace, name: SERVICE, port },
    },
  })),
];
