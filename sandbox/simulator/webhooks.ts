/**
 * The admission webhooks that matter to what users see: those that guard what is hard to undo (uninstallation while there are workloads, and
 * the eviction of a guest), and the one that completes a new VirtualMachine.
 */
import { ApiError, type Cluster } from '../../cluster';
import type { KubeObject } from '../../kube/object';
import { containsUnresolved } from '../../kube/unresolved';
import type { FindObject } from '../../kubevirt/instancetype';
import { clusterConfigOf, findableKind } from './cluster-config';
import { evictionOf } from './evacuation';
import {
  DATA_VOLUME,
  INSTANCE_REPLICA_SET,
  type Kind,
  KUBEVIRT,
  MUTATING_WEBHOOKS,
  POD,
  VM,
  VMI,
  WEBHOOKS,
} from './kinds';
import { DOMAIN_ANNOTATION, isLauncher } from './launcher';
import { asLive, type Draft } from './live-object';
import { hasEnded } from './pods';
import type { Instance, KubeVirt, Pod } from './types';
import { mutated } from './vm-admission';
import type { World } from './world';

/** What the API server asks: the parts of an AdmissionRequest that are looked at. */
interface Request {
  readonly uid: string;
  readonly name: string;
  readonly namespace?: string;
  readonly dryRun?: boolean;
  readonly object?: KubeObject;
  readonly oldObject?: KubeObject;
}

/** Why something is rejected, with the HTTP status; undefined where it is not. */
type Rejection = { readonly code: number; readonly message: string } | undefined;

interface Webhook {
  readonly component: 'kubevirt' | 'cdi';
  /** Of the ValidatingWebhookConfiguration or MutatingWebhookConfiguration, and of the webhook in it. */
  readonly configuration: string;
  readonly name: string;
  readonly rule: { apiGroups: string[]; apiVersions: string[]; resources: string[]; operations: string[] };
  readonly judge?: (request: Request, cluster: Cluster) => Promise<Rejection>;
  /** The `spec` that is stored in place of the one that was sent; undefined where it stays. */
  readonly mutate?: (request: Request, cluster: Cluster) => Promise<unknown>;
}

const BLOCKS = 'BlockUninstallIfWorkloadsExist';

const WORKLOADS: readonly (readonly [name: string, kind: Kind])[] = [
  ['VirtualMachineInstances', VMI as Kind],
  ['VirtualMachines', VM as Kind],
  ['VirtualMachineInstanceReplicaSets', INSTANCE_REPLICA_SET as Kind],
];

async function uninstallKubeVirt({ oldObject }: Request, cluster: Cluster): Promise<Rejection> {
  const { spec, status } = asLive<KubeVirt>(oldObject!);
  if (spec.uninstallStrategy !== BLOCKS || status?.phase !== 'Deployed') return undefined;
  for (const [name, kind] of WORKLOADS) if ((await count(kind, cluster)) > 0) return present(name, 'KubeVirt');
  return undefined;
}

async function uninstallCdi({ oldObject }: Request, cluster: Cluster): Promise<Rejection> {
  if (oldObject?.['spec']?.['uninstallStrategy'] !== BLOCKS) return undefined;
  const volumes = await count(DATA_VOLUME as Kind, cluster);
  return volumes > 0 ? present(`${volumes} DataVolumes`, 'CDI') : undefined;
}

/** Of a kind that is not served there is no object. */
const count = (kind: Kind, cluster: Cluster): Promise<number> =>
  cluster.list(kind).then(
    ({ items }) => items.length,
    (error: unknown) => {
      if (error instanceof ApiError && error.status === 404) return 0;
      throw error;
    },
  );

const present = (what: string, of: string): Rejection => ({
  code: 400,
  message: `rejecting the uninstallation of ${of}: there are still ${what}. Delete them, or change spec.uninstallStrategy first.`,
});

/** The eviction of a launcher is rejected while its guest moves away instead. */
async function evict({ name, namespace, dryRun }: Request, cluster: Cluster): Promise<Rejection> {
  const found = await cluster.find(POD, { name, namespace });
  const pod = found && asLive<Pod>(found);
  if (!pod || !isLauncher(pod) || hasEnded(pod)) return undefined;
  const guest = await cluster.find(VMI, { name: pod.metadata.annotations?.[DOMAIN_ANNOTATION] ?? '', namespace });
  if (!guest) return undefined;
  const answer = evictionOf(pod, asLive<Instance>(guest), await kubevirtIn(cluster));
  if (answer.allowed) return undefined;
  if (answer.mark && !dryRun)
    await cluster.patch(
      VMI,
      { name: guest.metadata!.name!, namespace },
      {
        type: 'merge',
        body: { status: { evacuationNodeName: pod.spec.nodeName } },
      },
    );
  return { code: 429, message: answer.message };
}

/** What of the world decides how KubeVirt is configured. */
async function kubevirtIn(cluster: Cluster): Promise<Pick<World, 'list'>> {
  const found = (await cluster.list(KUBEVIRT)).items.map((one) => asLive<KubeVirt>(one));
  return { list: (() => found) as unknown as World['list'] };
}

/** A matcher that cannot be inferred is left to the VM controller, which waits for what it needs. */
async function completeVm({ object, namespace }: Request, cluster: Cluster): Promise<unknown> {
  const vm = { ...object!, metadata: { ...object!.metadata, namespace } };
  const config = clusterConfigOf(await kubevirtIn(cluster));
  const { spec } = await withObjects(cluster, (find) => mutated(vm, config, find));
  return containsUnresolved(spec) ? undefined : spec;
}

/** Does what needs other objects, first without them, then with those that it asked for, until it has them all. */
async function withObjects<T>(cluster: Cluster, work: (find: FindObject) => T): Promise<T> {
  const known = new Map<string, KubeObject | undefined>();
  for (;;) {
    const asked: Parameters<FindObject>[] = [];
    const result = work((...reference) => {
      const key = reference.join(' ');
      if (!known.has(key)) asked.push(reference);
      return known.get(key);
    });
    if (asked.length === 0) return result;
    for (const [name, object, namespace] of asked) {
      const kind = findableKind(name);
      const ref = kind?.namespaced ? { name: object, namespace } : { name: object };
      known.set([name, object, namespace].join(' '), kind && (await cluster.find(kind, ref)));
    }
  }
}

const of = (group: string, resource: string, operation: string) => ({
  apiGroups: [group],
  apiVersions: ['*'],
  resources: [resource],
  operations: [operation],
});

const ALL: readonly Webhook[] = [
  {
    component: 'kubevirt',
    configuration: 'virt-operator-validator',
    name: 'kubevirt-validator.kubevirt.io',
    rule: of('kubevirt.io', 'kubevirts', 'DELETE'),
    judge: uninstallKubeVirt,
  },
  {
    component: 'kubevirt',
    configuration: 'virt-api-validator',
    name: 'virt-launcher-eviction-interceptor.kubevirt.io',
    rule: of('', 'pods/eviction', 'CREATE'),
    judge: evict,
  },
  {
    component: 'kubevirt',
    configuration: 'virt-api-mutator',
    name: 'virtualmachines-mutator.kubevirt.io',
    rule: of('kubevirt.io', 'virtualmachines', 'CREATE'),
    mutate: completeVm,
  },
  {
    component: 'cdi',
    configuration: 'cdi-api-validate',
    name: 'cdi-validate.cdi.kubevirt.io',
    rule: of('cdi.kubevirt.io', 'cdis', 'DELETE'),
    judge: uninstallCdi,
  },
];

/** The answer to an AdmissionReview for the webhook of that name; undefined for another name. */
export async function review(name: string, body: unknown, cluster: Cluster): Promise<object | undefined> {
  const webhook = ALL.find((one) => one.name === name);
  if (!webhook) return undefined;
  const { request } = body as { request: Request };
  const rejection = await webhook.judge?.(request, cluster);
  const spec = await webhook.mutate?.(request, cluster);
  return {
    apiVersion: 'admission.k8s.io/v1',
    kind: 'AdmissionReview',
    response: {
      uid: request.uid,
      allowed: !rejection,
      ...(rejection ? { status: rejection } : {}),
      ...(spec === undefined ? {} : replacing('/spec', spec)),
    },
  };
}

const replacing = (path: string, value: unknown) => ({
  patchType: 'JSONPatch',
  patch: Buffer.from(JSON.stringify([{ op: 'replace', path, value }])).toString('base64'),
});

/** What makes the API server ask the server at `url`, whose certificate `caBundle` has signed. */
export const webhookConfigurations = (component: Webhook['component'], url: string, caBundle: Buffer): Draft[] =>
  ALL.filter((webhook) => webhook.component === component).map(({ configuration, name, rule, mutate }) => ({
    apiVersion: WEBHOOKS.apiVersion,
    kind: mutate ? MUTATING_WEBHOOKS.kind : WEBHOOKS.kind,
    metadata: { name: configuration },
    webhooks: [
      {
        name,
        rules: [rule],
        clientConfig: { url: `${url}/${name}`, caBundle: caBundle.toString('base64') },
        admissionReviewVersions: ['v1'],
        sideEffects: 'NoneOnDryRun',
        failurePolicy: 'Fail',
        timeoutSeconds: 10,
      },
    ],
  }));
