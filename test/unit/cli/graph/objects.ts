/** Objects to draw. */
import { graphOf } from '../../../../cli/graph/graph-of';
import type { KubeObject } from '../../../../kube/object';

const NAMESPACE = 'shop';

export const object = (
  apiVersion: string,
  kind: string,
  name: string,
  spec: object = {},
  meta: object = {},
): KubeObject => ({ apiVersion, kind, metadata: { name, namespace: NAMESPACE, ...meta }, spec }) as KubeObject;

export const clusterObject = (apiVersion: string, kind: string, name: string, spec: object = {}): KubeObject =>
  ({ apiVersion, kind, metadata: { name }, spec }) as KubeObject;

interface Guest {
  readonly labels?: object;
  /** Of the VM's spec, beside its template. */
  readonly vm?: object;
  readonly meta?: object;
}

export const vm = (
  name: string,
  spec: object = {},
  { labels = {}, vm: more = {}, meta = {} }: Guest = {},
): KubeObject =>
  object(
    'kubevirt.io/v1',
    'VirtualMachine',
    name,
    {
      runStrategy: 'Always',
      ...more,
      template: {
        metadata: { labels },
        spec: { domain: { devices: {}, memory: { guest: '2Gi' } }, networks: [], ...spec },
      },
    },
    meta,
  );

/** A VM without any network, so that a test sees only the edges that it is about. */
export const alone = { domain: { devices: { autoattachPodInterface: false }, memory: { guest: '2Gi' } } };

export const pool = (name: string, replicas: number, spec: object = {}, more: object = {}): KubeObject =>
  object('pool.kubevirt.io/v1beta1', 'VirtualMachinePool', name, {
    replicas,
    virtualMachineTemplate: {
      spec: {
        runStrategy: 'Always',
        ...more,
        template: { metadata: { labels: { pool: name } }, spec: { ...alone, ...spec } },
      },
    },
  });

export const service = (name: string, selector: object, spec: object = {}): KubeObject =>
  object('v1', 'Service', name, { selector, ports: [{ port: 80 }], ...spec });

export const disk = (name: string, spec: object = { source: { blank: {} } }): KubeObject =>
  object('cdi.kubevirt.io/v1beta1', 'DataVolume', name, {
    storage: { resources: { requests: { storage: '20Gi' } } },
    ...spec,
  });

export const policy = (name: string, spec: object): KubeObject =>
  object('networking.k8s.io/v1', 'NetworkPolicy', name, spec);

/** 500 objects of five teams with three applications each: VMs, disks, Services and networks. */
export function manyObjects(): KubeObject[] {
  const teams = Array.from({ length: 5 }, (_, team) => `team-${team}`);
  return teams.flatMap((namespace, team) => [
    object(
      'k8s.cni.cncf.io/v1',
      'NetworkAttachmentDefinition',
      'lan',
      { config: `{"type":"bridge","vlan":${team + 1}}` },
      { namespace },
    ),
    ...['web', 'api', 'db'].flatMap((app) => [
      ...Array.from({ length: 15 }, (_, i) => [
        vm(
          `${app}-${i}`,
          {
            networks: [{ name: 'lan', multus: { networkName: 'lan' } }],
            volumes: [{ name: 'root', dataVolume: { name: `${app}-${i}-root` } }],
          },
          { labels: { app }, meta: { namespace, labels: { 'app.kubernetes.io/part-of': app } } },
        ),
        object(
          'cdi.kubevirt.io/v1beta1',
          'DataVolume',
          `${app}-${i}-root`,
          { sourceRef: { kind: 'DataSource', name: 'fedora', namespace: 'golden-images' } },
          { namespace },
        ),
      ]).flat(),
      ...Array.from({ length: 3 }, (_, i) =>
        object('v1', 'Service', `${app}-${i}`, { selector: { app }, ports: [{ port: 8000 + i }] }, { namespace }),
      ),
    ]),
  ]);
}

/** `VirtualMachine/shop/web stores DataVolume/shop/web-root`, with the labels. */
export const edgesOf = (objects: readonly KubeObject[]): string[] =>
  graphOf(objects).edges.map(({ from, relation, to, labels }) =>
    [from, relation, to, ...(labels.length > 0 ? [`(${labels.join(', ')})`] : [])].join(' '),
  );

export const nodeOf = (objects: readonly KubeObject[], id: string) =>
  graphOf(objects).nodes.find((node) => node.id === id);
