/** An admission webhook that refuses, is slow, or is not there. */
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Cluster, ResourceKind } from '../../cluster';
import { selfSigned } from '../../sandbox/self-signed';

export type Manner = 'refuses' | 'is slow' | 'is unreachable';

const CONFIGURATION: ResourceKind = {
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind: 'ValidatingWebhookConfiguration',
  plural: 'validatingwebhookconfigurations',
  namespaced: false,
};
const TIMEOUT_SECONDS = 1;
/** The API server follows a change of its webhooks through a watch. */
const FOLLOWED_MS = 1_000;

/** Asks a webhook of this manner about every write in the namespace. Returns what takes it away. */
export async function installWebhook(
  cluster: Cluster,
  namespace: string,
  manner: Manner,
): Promise<() => Promise<void>> {
  const { cert, key } = selfSigned('webhook');
  const server = createServer({ cert, key }, async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const { uid } = (JSON.parse(text) as { request: { uid: string } }).request;
    if (manner === 'is slow') await sleep(2_000 * TIMEOUT_SECONDS);
    const status = { code: 403, message: 'not today' };
    const answer = { uid, allowed: manner !== 'refuses', ...(manner === 'refuses' && { status }) };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ apiVersion: 'admission.k8s.io/v1', kind: 'AdmissionReview', response: answer }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  if (manner === 'is unreachable') stop();
  const name = `chaos-${namespace}`;
  await cluster.apply(CONFIGURATION, {
    apiVersion: CONFIGURATION.apiVersion,
    kind: CONFIGURATION.kind,
    metadata: { name },
    webhooks: [
      {
        name: 'chaos.example.com',
        clientConfig: { url: `https://127.0.0.1:${port}/`, caBundle: Buffer.from(cert).toString('base64') },
        namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
        rules: [
          {
            apiGroups: ['', 'kubevirt.io', 'pool.kubevirt.io'],
            apiVersions: ['*'],
            operations: ['CREATE', 'UPDATE'],
            resources: ['secrets', 'services', 'virtualmachines', 'virtualmachinepools'],
          },
        ],
        // Of Pulumi's stacks: the simulator plays controllers, and is not held up.
        matchConditions: [
          {
            name: 'stacks',
            expression: "has(request.options.fieldManager) && request.options.fieldManager.startsWith('kubevirt-iac-')",
          },
        ],
        sideEffects: 'None',
        admissionReviewVersions: ['v1'],
        failurePolicy: 'Fail',
        timeoutSeconds: TIMEOUT_SECONDS,
      },
    ],
  } as never);
  await sleep(FOLLOWED_MS);
  return async () => {
    await cluster.delete(CONFIGURATION, { name });
    stop();
  };
}
