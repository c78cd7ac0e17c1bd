/** The objects of a namespace, as a cluster has them: lists only, and never of Secrets or ConfigMaps. */
import { ApiError, type Cluster } from '../../cluster';
import type { KubeObject } from '../../kube/object';
import { DEFAULT_PROFILE } from '../../kubevirt/config';
import { familyKindOf, type KindInfo, kindOf, knownKinds } from '../../kubevirt/kinds';
import { importedInputs } from '../../provider';
import { readerOf } from './readers';

export interface LiveNamespace {
  readonly objects: readonly KubeObject[];
  /** Kinds that could not be listed, each with the reason. */
  readonly omitted: readonly string[];
}

/** A cluster has hundreds of these, which KubeVirt brings. VMs name those that they use. */
const NOT_LISTED: ReadonlySet<string> = new Set([
  'VirtualMachineClusterInstancetype',
  'VirtualMachineClusterPreference',
]);

/** Policies and selectors are about the labels of namespaces. */
const NAMESPACE = kindOf('v1', 'Namespace')!;

/** What the picture of a namespace is made of. */
export const LISTED: readonly KindInfo[] = [
  ...knownKinds().filter((kind) => readerOf(kind) && !NOT_LISTED.has(kind.kind)),
  NAMESPACE,
];

/** Throws where the VirtualMachines cannot be listed, or the cluster cannot be reached. */
export async function liveNamespace(cluster: Pick<Cluster, 'list'>, namespace: string): Promise<LiveNamespace> {
  const omitted: string[] = [];
  const lists = await Promise.all(
    LISTED.map(async (kind) => {
      try {
        const { items } = await cluster.list(kind, kind.namespaced ? { namespace } : {});
        return items.map(asDeclared);
      } catch (error) {
        if (!(error instanceof ApiError) || error.status === 0) throw error;
        if (error.reason === 'KindNotServed') return [];
        if (kind.kind === 'VirtualMachine') throw error;
        omitted.push(`${kind.kind} objects: could not be listed: ${error.message.split('\n')[0]}`);
        return [];
      }
    }),
  );
  return { objects: lists.flat(), omitted: omitted.sort() };
}

/** With the spec that a program would declare: what the cluster has written into it, such as the usual architecture, is nobody's wish. */
function asDeclared(object: KubeObject): KubeObject {
  if (!familyKindOf(object.apiVersion, object.kind)) return object;
  const { spec } = importedInputs(object, DEFAULT_PROFILE).value as unknown as KubeObject;
  return spec === undefined ? object : { ...object, spec };
}
