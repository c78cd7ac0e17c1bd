import { setMaxListeners } from 'node:events';
import { ApiError, type Cluster, type ResourceKind } from '../../cluster';
import { objectAt, objectsAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { kindOf } from '../../kubevirt/kinds';
import {
  ALL_RIGHTS,
  type Facts,
  INSTALLATION_NAMESPACES,
  installRights,
  type PreflightOptions,
  type Read,
  type Right,
  rightText,
  type WebhookTarget,
} from '../../kubevirt/preflight';

export type Reader = Pick<Cluster, 'list' | 'find' | 'request'>;

export interface Limits {
  signal?: AbortSignal;
}

const kind = (apiVersion: string, name: string): ResourceKind => kindOf(apiVersion, name)!;

/** Metadata only: the schemas of all CustomResourceDefinitions are megabytes. */
const METADATA_LIST = 'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1';

/**
 * Reads what the checks need, with one request for most facts, all at once. A fact that may not be read names the right that is missing; a
 * kind that is not served has no objects. Rejects only where the API server does not answer.
 */
export async function readFacts(cluster: Reader, options: PreflightOptions, { signal }: Limits = {}): Promise<Facts> {
  // All requests listen to the one signal.
  if (signal) setMaxListeners(0, signal);
  // The first request tells a cluster that cannot be reached from one that answers something unwelcome.
  const server = await readServerVersion(cluster, signal);
  const all = (apiVersion: string, name: string) => list(cluster, kind(apiVersion, name), { signal });
  const namespaces = [...new Set([...INSTALLATION_NAMESPACES, ...options.namespaces])];
  const entries: { [Name in keyof Facts]: Promise<Facts[Name]> } = {
    groups: reading('get /apis', () => groups(cluster, signal)),
    nodes: all('v1', 'Node'),
    storageClasses: all('storage.k8s.io/v1', 'StorageClass'),
    snapshotClasses: all('snapshot.storage.k8s.io/v1', 'VolumeSnapshotClass'),
    storageProfiles: all('cdi.kubevirt.io/v1beta1', 'StorageProfile'),
    kubevirts: all('kubevirt.io/v1', 'KubeVirt'),
    cdis: all('cdi.kubevirt.io/v1beta1', 'CDI'),
    // Releases before 1.18 serve only the one, those of the future only the other.
    hyperConvergeds: all('hco.kubevirt.io/v1', 'HyperConverged').then((newer) =>
      'value' in newer && newer.value.length === 0 ? all('hco.kubevirt.io/v1beta1', 'HyperConverged') : newer,
    ),
    networkAddonsConfigs: all('networkaddonsoperator.network.kubevirt.io/v1', 'NetworkAddonsConfig'),
    apiServices: all('apiregistration.k8s.io/v1', 'APIService'),
    webhooks: webhooks(cluster, signal),
    crds: reading('list customresourcedefinitions.apiextensions.k8s.io', () => crdMetadata(cluster, signal)),
    priorityClass: reading('get priorityclasses.scheduling.k8s.io', () =>
      cluster.find(kind('scheduling.k8s.io/v1', 'PriorityClass'), { name: 'kubevirt-cluster-critical' }, { signal }),
    ),
    namespaces: reading('get namespaces', () =>
      found(namespaces.map((name) => cluster.find(kind('v1', 'Namespace'), { name }, { signal }))),
    ),
    quotas: inNamespaces(cluster, 'ResourceQuota', namespaces, signal),
    limitRanges: inNamespaces(cluster, 'LimitRange', namespaces, signal),
    missingRights: reading('create selfsubjectaccessreviews.authorization.k8s.io', () => missing(cluster, signal)),
    handlers: list(cluster, kind('apps/v1', 'DaemonSet'), { signal, labelSelector: HANDLER }),
    handlerPods: list(cluster, kind('v1', 'Pod'), { signal, labelSelector: HANDLER }),
  };
  const read = await Promise.all(Object.entries(entries).map(async ([name, fact]) => [name, await fact] as const));
  return {
    ...(Object.fromEntries(read) as Facts),
    server: { value: server },
    now: { value: Date.now() },
  };
}

interface ServerVersion {
  gitVersion: string;
  emulationMinor?: string;
}

/** `v1.35.2`. A server that was built without its version still says which one it behaves like. */
export async function readServerVersion(cluster: Pick<Cluster, 'request'>, signal?: AbortSignal): Promise<string> {
  const { gitVersion, emulationMinor } = await cluster.request<ServerVersion>({
    method: 'GET',
    path: '/version',
    signal,
  });
  return !/^v1\./.test(gitVersion) && emulationMinor ? `v1.${emulationMinor}` : gitVersion;
}

const HANDLER = 'kubevirt.io=virt-handler';

/** The value of a request, or why there is none. Aborts are not facts. */
export async function reading<T>(right: string, request: () => Promise<T>): Promise<Read<T>> {
  try {
    return { value: await request() };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.status === 403) return { unread: `this user may not ${right}`, right };
    return { unread: error.message.split('\n')[0]! };
  }
}

function list(
  cluster: Reader,
  of: ResourceKind,
  options: { signal?: AbortSignal; labelSelector?: string },
): Promise<Read<readonly KubeObject[]>> {
  const [group] = of.apiVersion.includes('/') ? of.apiVersion.split('/') : [''];
  return reading(rightText({ verb: 'list', group: group!, resource: of.plural }), async () => {
    try {
      return (await cluster.list(of, options)).items;
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) return [];
      throw error;
    }
  });
}

/** Of all objects of a kind, those of some namespaces: one request is less than one for each namespace. */
async function inNamespaces(
  cluster: Reader,
  name: string,
  namespaces: readonly string[],
  signal?: AbortSignal,
): Promise<Read<readonly KubeObject[]>> {
  const all = await list(cluster, kind('v1', name), { signal });
  if ('unread' in all) return all;
  return { value: all.value.filter(({ metadata }) => namespaces.includes(metadata?.namespace ?? '')) };
}

async function found(objects: readonly Promise<KubeObject | undefined>[]): Promise<KubeObject[]> {
  return (await Promise.all(objects)).filter((one) => one !== undefined);
}

async function groups(cluster: Reader, signal?: AbortSignal): Promise<string[]> {
  const answer = await cluster.request<{ groups?: { name: string }[] }>({ method: 'GET', path: '/apis', signal });
  return (answer.groups ?? []).map(({ name }) => name);
}

async function crdMetadata(cluster: Reader, signal?: AbortSignal): Promise<KubeObject[]> {
  const { items } = await cluster.request<{ items?: KubeObject[] | null }>({
    method: 'GET',
    path: '/apis/apiextensions.k8s.io/v1/customresourcedefinitions',
    accept: METADATA_LIST,
    signal,
  });
  // A list of metadata without members is null.
  return (items ?? []).map((one) => ({
    ...one,
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
  }));
}

/** Webhooks of the stack, by the names that its operators give their configurations. */
const OURS = /^(virt|cdi)-/;

async function webhooks(cluster: Reader, signal?: AbortSignal): Promise<Read<readonly WebhookTarget[]>> {
  const kinds = ['ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration'];
  const lists = await Promise.all(
    kinds.map((name) => list(cluster, kind('admissionregistration.k8s.io/v1', name), { signal })),
  );
  const unread = lists.find((one) => 'unread' in one);
  if (unread && 'unread' in unread) return unread;
  const targets = lists
    .flatMap((one) => ('value' in one ? one.value : []))
    .filter(({ metadata }) => OURS.test(metadata?.name ?? ''))
    .flatMap((configuration) =>
      objectsAt(configuration, 'webhooks').flatMap((webhook) => {
        const service = objectAt(webhook, 'clientConfig', 'service');
        const of = `${configuration.kind} ${configuration.metadata?.name}`;
        return service
          ? [{ configuration: of, namespace: String(service['namespace']), name: String(service['name']) }]
          : [];
      }),
    );
  const services = [...new Set(targets.map(({ namespace, name }) => `${namespace}/${name}`))];
  return reading('get services', async () => {
    const exists = new Map(
      await Promise.all(
        services.map(async (service) => {
          const [namespace, name] = service.split('/') as [string, string];
          return [
            service,
            (await cluster.find(kind('v1', 'Service'), { namespace, name }, { signal })) !== undefined,
          ] as const;
        }),
      ),
    );
    return targets.map(({ configuration, namespace, name }) => {
      const service = `${namespace}/${name}`;
      return { configuration, service, exists: exists.get(service)! };
    });
  });
}

async function missing(cluster: Reader, signal?: AbortSignal): Promise<string[]> {
  if (await allowed(cluster, ALL_RIGHTS, signal)) return [];
  const answers = await Promise.all(
    installRights().map(async (one) => ((await allowed(cluster, one, signal)) ? [] : [rightText(one)])),
  );
  return answers.flat();
}

async function allowed(
  cluster: Reader,
  { verb, group, resource, name }: Right,
  signal?: AbortSignal,
): Promise<boolean> {
  const { status } = await cluster.request<{ status?: { allowed?: boolean } }>({
    method: 'POST',
    path: '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
    body: {
      apiVersion: 'authorization.k8s.io/v1',
      kind: 'SelfSubjectAccessReview',
      spec: { resourceAttributes: { verb, group, resource, ...(name !== undefined && { name }) } },
    },
    repeatable: true,
    signal,
  });
  return status?.allowed === true;
}
