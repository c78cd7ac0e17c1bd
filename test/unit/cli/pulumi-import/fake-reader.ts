import { ApiError, type ResourceKind } from '../../../../cluster';
import type { KubeObject } from '../../../../kube/object';

/** A cluster that holds these objects. `refused`: kinds that may not be read. */
export function readerOf(objects: readonly KubeObject[], refused: readonly string[] = []) {
  const asked: string[] = [];
  const inNamespace = (kind: ResourceKind, namespace?: string) => {
    if (refused.includes(kind.kind)) {
      const attempt = { verb: 'list', path: '/' };
      throw new ApiError({ message: `${kind.kind} is forbidden`, status: 403, reason: 'Forbidden', attempt });
    }
    return objects.filter(
      (object) => object.kind === kind.kind && (namespace === undefined || object.metadata?.namespace === namespace),
    );
  };
  return {
    asked,
    find: async (kind: ResourceKind, { name, namespace }: { name: string; namespace?: string }) => {
      asked.push(`get ${kind.kind} ${name}`);
      return inNamespace(kind, namespace).find(({ metadata }) => metadata?.name === name);
    },
    list: async (kind: ResourceKind, { namespace }: { namespace?: string } = {}) => {
      asked.push(`list ${kind.kind}`);
      return { items: inNamespace(kind, namespace), resourceVersion: '1' };
    },
  };
}

export const PASSWORD = 'correct-horse-battery-staple';

const object = (apiVersion: string, kind: string, name: string, rest: object = {}): KubeObject =>
  ({ apiVersion, kind, metadata: { name, namespace: 'vms', uid: `uid-${name}` }, ...rest }) as KubeObject;

export const disk = (name: string) =>
  object('cdi.kubevirt.io/v1beta1', 'DataVolume', name, {
    spec: { source: { blank: {} }, storage: { resources: { requests: { storage: '1Gi' } } } },
    status: { phase: 'Succeeded' },
  });

export const secret = (
  name: string,
  data: Record<string, string> = { userdata: Buffer.from(PASSWORD).toString('base64') },
) => object('v1', 'Secret', name, { type: 'Opaque', data });

export const service = (name: string, selector: Record<string, string>) =>
  object('v1', 'Service', name, {
    spec: {
      selector,
      clusterIP: '10.96.0.7',
      clusterIPs: ['10.96.0.7'],
      type: 'ClusterIP',
      sessionAffinity: 'None',
      ports: [{ port: 80, protocol: 'TCP', targetPort: 80 }],
    },
  });

export const machine = (name: string, volumes: object[] = [], spec: object = {}) =>
  object('kubevirt.io/v1', 'VirtualMachine', name, {
    spec: {
      runStrategy: 'Always',
      template: {
        metadata: { labels: { app: name } },
        spec: { domain: { devices: {}, memory: { guest: '1Gi' } }, volumes },
      },
      ...spec,
    },
    status: { created: true },
  });

export { object };
