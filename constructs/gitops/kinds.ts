/** What a tool that applies a repository has to know of kinds. */
import { valueAt } from '../../kube/json';
import { lazy } from '../../kube/lazy';
import type { KubeObject } from '../../kube/object';
import { operatorOf } from '../../kubevirt/operators';

export const groupOf = ({ apiVersion }: KubeObject): string =>
  apiVersion.includes('/') ? (apiVersion.split('/')[0] as string) : '';

/** Groups that the API server serves by itself; everything else comes with a CRD or an aggregated API. */
const BUILT_IN =
  /^(|[a-z]+|(admissionregistration|apiextensions|apiregistration|authentication|authorization|certificates|coordination|discovery|events|networking|node|rbac\.authorization|resource|scheduling|storage|storagemigration|flowcontrol\.apiserver)\.k8s\.io)$/;
export const isBuiltIn = (group: string): boolean => BUILT_IN.test(group);

/** Group and kind of what the CRDs among these objects define. */
export const definedKinds = (objects: readonly KubeObject[]): Set<string> =>
  new Set(
    objects
      .filter(({ kind }) => kind === 'CustomResourceDefinition')
      .map((crd) => `${valueAt(crd, 'spec', 'group')}/${valueAt(crd, 'spec', 'names', 'kind')}`),
  );

/** Kinds whose deletion deletes data, or objects of users. */
const HOLDS_DATA = new Set([
  'cdi.kubevirt.io/DataVolume',
  '/PersistentVolumeClaim',
  'snapshot.kubevirt.io/VirtualMachineSnapshot',
  'apiextensions.k8s.io/CustomResourceDefinition',
]);

/** Whether a tool must not delete an object because it is no longer in Git. */
export const holdsData = (object: KubeObject): boolean =>
  HOLDS_DATA.has(`${groupOf(object)}/${object.kind}`) || operatorOf(object.apiVersion, object.kind) !== undefined;

/** Kinds that start guests. */
export const startsGuests = ({ kind }: KubeObject): boolean =>
  ['VirtualMachine', 'VirtualMachinePool', 'VirtualMachineInstance', 'VirtualMachineInstanceReplicaSet'].includes(kind);

/** Loaded with the first tree that is written for a tool: the gates are of no use to others. */
export const health = lazy(
  () => require('../../kubevirt/readiness/health') as typeof import('../../kubevirt/readiness/health'),
);

export function annotated(object: KubeObject, annotations: Readonly<Record<string, string>>): KubeObject {
  if (Object.keys(annotations).length === 0) return object;
  return {
    ...object,
    metadata: { ...object.metadata, annotations: { ...object.metadata?.annotations, ...annotations } },
  };
}
