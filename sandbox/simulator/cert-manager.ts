/** cert-manager, as far as its own objects go: Issuers are ready, and a Certificate has its Secret. Whatever the Issuer is, the certificate is self-signed. */
import { selfSigned } from '../self-signed';
import { type Action, create, updated } from './actions';
import { type Condition, isTrue, withConditions } from './conditions';
import { type Controller, controller, forAll } from './controller';
import { SECONDS } from './durations';
import { CERTIFICATE, CLUSTER_ISSUER, DEPLOYMENT, ISSUER, type Kind, SECRET } from './kinds';
import { isDeleting } from './live-object';
import { runningOperator } from './operator-install';
import type { Certificate, Issuer } from './types';
import { passed, type World } from './world';

const OPERATOR = 'cert-manager';
const DAY_MS = 86_400_000;
/** Of a certificate, and until it is renewed. */
const [VALID_DAYS, RENEWED_AFTER_DAYS] = [90, 60];

const READY_ISSUER: Condition = { type: 'Ready', status: 'True', reason: 'IsReady' };

const VALID: readonly Condition[] = [
  {
    type: 'Ready',
    status: 'True',
    reason: 'Ready',
    message: 'Certificate is up to date and has not expired',
  },
  { type: 'Issuing', status: 'False', reason: 'Issued', message: 'The certificate has been successfully issued' },
];
const ABSENT = 'Issuing certificate as Secret does not exist';
const ISSUING: readonly Condition[] = [
  { type: 'Ready', status: 'False', reason: 'DoesNotExist', message: ABSENT },
  { type: 'Issuing', status: 'True', reason: 'DoesNotExist', message: ABSENT },
];

function readied(issuer: Issuer, world: World): Action[] {
  if (isDeleting(issuer) || !runningOperator(world, OPERATOR)) return [];
  const conditions = withConditions(issuer.status?.conditions, [READY_ISSUER], world.now());
  return updated(issuer, { ...issuer, status: { ...issuer.status, conditions } });
}

function issued(certificate: Certificate, world: World): Action[] {
  if (isDeleting(certificate) || !runningOperator(world, OPERATOR)) return [];
  const { metadata, spec, status } = certificate;
  const says = (wanted: readonly Condition[], more: Certificate['status'] = {}) => {
    const conditions = withConditions(status?.conditions, wanted, world.now());
    return updated(certificate, { ...certificate, status: { ...status, ...more, conditions } });
  };
  const secret = world.get(SECRET, metadata.namespace, spec.secretName);
  const notBefore = new Date(secret?.metadata.creationTimestamp ?? world.now());
  const after = (days: number) => new Date(notBefore.getTime() + days * DAY_MS);
  if (secret) {
    const revision = isTrue(certificate, 'Ready') ? (status?.revision ?? 1) : (status?.revision ?? 0) + 1;
    return says(VALID, {
      notBefore: stamp(notBefore),
      notAfter: stamp(after(VALID_DAYS)),
      renewalTime: stamp(after(RENEWED_AFTER_DAYS)),
      revision,
    });
  }
  const started = says(ISSUING);
  if (started.length > 0 || !hasIssuer(certificate, world)) return started;
  if (!passed(world, certificate, `issued ${status?.revision ?? 0}`, SECONDS.issue)) return [];
  return [create(secretOf(certificate, { from: notBefore, to: after(VALID_DAYS) }))];
}

function hasIssuer({ metadata, spec: { issuerRef } }: Certificate, world: World): boolean {
  const issuer =
    issuerRef.kind === CLUSTER_ISSUER.kind
      ? world.get(CLUSTER_ISSUER, undefined, issuerRef.name)
      : world.get(ISSUER, metadata.namespace, issuerRef.name);
  return issuer !== undefined && isTrue(issuer, 'Ready');
}

/** It has no owner, so that it stays when the Certificate goes. */
function secretOf({ metadata, spec }: Certificate, validity: { from: Date; to: Date }) {
  const { dnsNames = [], commonName = dnsNames[0] ?? metadata.name } = spec;
  const { cert, key } = selfSigned(commonName, { dnsNames, ...validity });
  const encoded = (text: string) => Buffer.from(text).toString('base64');
  return {
    apiVersion: SECRET.apiVersion,
    kind: SECRET.kind,
    metadata: {
      name: spec.secretName,
      namespace: metadata.namespace,
      annotations: {
        'cert-manager.io/certificate-name': metadata.name,
        'cert-manager.io/issuer-name': spec.issuerRef.name,
      },
    },
    type: 'kubernetes.io/tls',
    data: { 'ca.crt': encoded(cert), 'tls.crt': encoded(cert), 'tls.key': encoded(key) },
  };
}

const stamp = (at: Date): string => at.toISOString().replace(/\.\d+Z$/, 'Z');

const issuers = [ISSUER, CLUSTER_ISSUER] as readonly Kind<Issuer>[];

export const certManager: readonly Controller[] = [
  ...issuers.map((kind) =>
    controller({
      name: `cert-manager ${kind.kind}`,
      kind,
      reconcile: readied,
      watches: [forAll(DEPLOYMENT as Kind, kind as Kind)],
    }),
  ),
  controller({
    name: 'cert-manager Certificate',
    kind: CERTIFICATE,
    reconcile: issued,
    watches: [SECRET, ...issuers, DEPLOYMENT].map((kind) => forAll(kind as Kind, CERTIFICATE as Kind)),
  }),
];
