import { ensureObject, isObject, type JsonObject } from '../../kube/json';
import { COMPONENTS, type Component } from '../../kubevirt/releases';
import { Manifest } from '../base';
import type { Installation, ReleaseProps } from './installation';
import type { ReleasedObjects } from './released-objects';
import { containersOf, type Edit, podSpecOf } from './transforms';

/** Operators of medik8s, and the prefix of the names of their objects. */
const PREFIXES = {
  'node-healthcheck': 'node-healthcheck',
  'self-node-remediation': 'self-node-remediation',
  'node-maintenance': 'node-maintenance-operator',
} as const satisfies Partial<Record<Component, string>>;

const CERTIFICATE_FOLDER = '/tmp/k8s-webhook-server/serving-certs';
const WEBHOOKS = ['ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration'];

/**
 * An operator whose project leaves the certificate of its webhook to the Operator Lifecycle Manager. On plain Kubernetes cert-manager makes it, and
 * hands its CA to the API server.
 */
export function installRemediationOperator(
  installation: Installation,
  component: keyof typeof PREFIXES,
  props: ReleaseProps,
  certManager: ReleasedObjects | undefined,
): ReleasedObjects {
  const prefix = PREFIXES[component];
  const namespace = COMPONENTS[component].namespace!;
  const [issuerName, certificateName] = [`${prefix}-webhook-issuer`, `${prefix}-webhook-certificate`];
  const { operator } = installation.release(component, props, {
    edits: [injectCa(`${namespace}/${certificateName}`), mountCertificate(certificateName), allowReboots(component)],
  });
  const issuer = new Manifest(installation.scope, `${component}-issuer`, {
    apiVersion: 'cert-manager.io/v1',
    kind: 'Issuer',
    metadata: { name: issuerName, namespace },
    spec: { selfSigned: {} },
  });
  const certificate = new Manifest(installation.scope, `${component}-certificate`, {
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    metadata: { name: certificateName, namespace },
    spec: {
      dnsNames: ['svc', 'svc.cluster.local'].map((suffix) => `${prefix}-webhook-service.${namespace}.${suffix}`),
      issuerRef: { kind: 'Issuer', name: issuerName },
      secretName: certificateName,
    },
  });
  if (certManager) issuer.node.addDependency(certManager);
  certificate.node.addDependency(issuer);
  for (const child of operator.node.children) {
    if (!(child instanceof Manifest)) continue;
    if (child.kind === 'Namespace') issuer.node.addDependency(child);
    // Its Pods mount the Secret of the certificate.
    if (child.kind === 'Deployment') child.node.addDependency(certificate);
  }
  return operator;
}

const injectCa =
  (certificate: string): Edit =>
  (object) => {
    if (!WEBHOOKS.includes(object.kind)) return;
    const annotations = ensureObject(object as unknown as JsonObject, 'metadata', 'annotations');
    if (annotations) annotations['cert-manager.io/inject-ca-from'] = certificate;
  };

const mountCertificate =
  (secretName: string): Edit =>
  (object) => {
    const pod = object.kind === 'Deployment' ? podSpecOf(object) : undefined;
    if (!pod) return;
    const others = (list: unknown, key: string, value: string) =>
      (Array.isArray(list) ? list.filter(isObject) : []).filter((one) => one[key] !== value);
    pod['volumes'] = [...others(pod['volumes'], 'name', 'cert'), { name: 'cert', secret: { secretName } }];
    for (const container of containersOf(pod)) {
      container['volumeMounts'] = [
        ...others(container['volumeMounts'], 'mountPath', CERTIFICATE_FOLDER),
        { name: 'cert', mountPath: CERTIFICATE_FOLDER, readOnly: true },
      ];
    }
  };

/** The agents of self-node-remediation restart their nodes, for which Pod Security must let them be privileged. */
const allowReboots =
  (component: Component): Edit =>
  ({ kind, metadata }) => {
    if (component !== 'self-node-remediation' || kind !== 'Namespace' || !metadata) return;
    metadata.labels = { ...metadata.labels, 'pod-security.kubernetes.io/enforce': 'privileged' };
  };
