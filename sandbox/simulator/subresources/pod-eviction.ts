import { randomBytes } from 'node:crypto';
import type { Cluster } from '../../../cluster';
import { objectAt, valueAt } from '../../../kube/json';
import { isTrue } from '../conditions';
import { KUBEVIRT, POD, VMI } from '../kinds';
import { LAUNCHER } from '../launcher';
import { asLive, controllerOf, type Draft } from '../live-object';
import type { Instance, Pod } from '../types';
import { isFinal } from '../vm-names';

/** The webhook by which virt-api turns the eviction of a launcher Pod into the live migration of its guest. */
export interface PodEvictions {
  /** With a secret part: webhooks are called without a client certificate. */
  readonly path: string;
  review(review: unknown): Promise<object>;
}

export const podEvictions = (cluster: Cluster): PodEvictions => ({
  path: `/pod-evictions/${randomBytes(24).toString('hex')}`,
  review: async (review) => {
    const request = objectAt(review, 'request') ?? {};
    const { uid, namespace, name, dryRun } = request as Record<string, string>;
    const refusal = await refusalOf(cluster, { namespace: namespace!, name: name! }, String(dryRun) === 'true');
    const status = refusal === undefined ? {} : { status: { code: 429, message: refusal } };
    return {
      apiVersion: 'admission.k8s.io/v1',
      kind: 'AdmissionReview',
      response: { uid, allowed: refusal === undefined, ...status },
    };
  },
});

async function refusalOf(
  cluster: Cluster,
  at: { namespace: string; name: string },
  dryRun: boolean,
): Promise<string | undefined> {
  const found = await cluster.find(POD, at);
  const pod = found && asLive<Pod>(found);
  if (pod?.metadata.labels?.['kubevirt.io'] !== LAUNCHER) return undefined;
  const place = { namespace: at.namespace, name: controllerOf(pod)?.name ?? '' };
  const live = await cluster.find(VMI, place);
  const vmi = live && asLive<Instance>(live);
  if (!vmi || isFinal(vmi) || vmi.status?.nodeName !== pod.spec.nodeName) return undefined;
  const strategy = vmi.spec.evictionStrategy ?? (await clusterStrategy(cluster));
  const movable = isTrue(vmi, 'LiveMigratable');
  const name = `"${place.namespace}/${place.name}"`;
  if (strategy === 'LiveMigrate' && !movable)
    return `VMI ${name} is configured with an eviction strategy but is not live-migratable; cannot evict`;
  if (strategy !== 'External' && !(String(strategy).startsWith('LiveMigrate') && movable)) return undefined;
  if (vmi.status?.evacuationNodeName === pod.spec.nodeName)
    return `Evacuation in progress: Eviction triggered evacuation of VMI ${name}`;
  if (!dryRun)
    await cluster.patch(VMI, place, { type: 'merge', body: { status: { evacuationNodeName: pod.spec.nodeName } } });
  return `Eviction triggered evacuation of VMI ${name}`;
}

async function clusterStrategy(cluster: Cluster): Promise<unknown> {
  const [kubevirt] = (await cluster.list(KUBEVIRT)).items;
  return valueAt(kubevirt, 'spec', 'configuration', 'evictionStrategy') ?? 'None';
}

/** What makes the API server ask. */
export const evictionWebhook = (url: string, ca: Buffer): Draft => ({
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind: 'ValidatingWebhookConfiguration',
  metadata: { name: 'virt-api-pod-eviction', labels: { 'kubevirt.io': '' } },
  webhooks: [
    {
      name: 'virt-launcher-eviction-interceptor.kubevirt.io',
      clientConfig: { url, caBundle: ca.toString('base64') },
      rules: [
        { apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods/eviction'], scope: '*' },
      ],
      // Without its server, Pods are evicted as any other.
      failurePolicy: 'Ignore',
      sideEffects: 'NoneOnDryRun',
      admissionReviewVersions: ['v1'],
      timeoutSeconds: 10,
    },
  ],
});
