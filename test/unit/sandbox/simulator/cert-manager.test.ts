import { X509Certificate } from 'node:crypto';
import { CERTIFICATE, CLUSTER_ISSUER, ISSUER, type Kind, SECRET } from '../../../../sandbox/simulator/kinds';
import type { FakeWorld } from './fake-world';
import { operator } from './platform';
import { bareCluster, conditions, play } from './play';

const certManager = operator('cert-manager', 'cert-manager', 'X', 'y', 1);
const put = (world: FakeWorld, { apiVersion, kind }: Kind, name: string, spec: object, namespace?: string) =>
  void world.put({ apiVersion, kind, metadata: { name, ...(namespace && { namespace }) }, spec });
const SPEC = { secretName: 'tls', dnsNames: ['webhook.vms.svc', 'webhook'], issuerRef: { name: 'own' } };
const certificate = (world: FakeWorld) => world.get(CERTIFICATE, 'vms', 'webhook')!;

test('a Certificate becomes ready with a Secret that holds a certificate of its names', () => {
  const world = bareCluster(1);
  certManager(world);
  put(world, ISSUER as Kind, 'own', { selfSigned: {} }, 'vms');
  put(world, CERTIFICATE as Kind, 'webhook', SPEC, 'vms');
  play(world);
  expect(conditions(certificate(world))).toEqual(['Ready']);
  expect(certificate(world).status).toMatchObject({ revision: 1, notAfter: expect.stringMatching(/Z$/) });
  const secret = world.get(SECRET, 'vms', 'tls') as unknown as { type: string; data: Record<string, string> };
  expect(secret.type).toBe('kubernetes.io/tls');
  const read = new X509Certificate(Buffer.from(secret.data['tls.crt']!, 'base64'));
  expect(read.checkHost('webhook.vms.svc')).toBe('webhook.vms.svc');
  expect(read.verify(read.publicKey)).toBe(true);
  world.delete(world.get(SECRET, 'vms', 'tls')!);
  play(world);
  expect(conditions(certificate(world))).toEqual(['Ready']);
  expect(world.get(SECRET, 'vms', 'tls')).toBeDefined();
});

test('a Certificate waits for its issuer, and all of them for cert-manager', () => {
  const world = bareCluster(1);
  put(world, CERTIFICATE as Kind, 'webhook', { ...SPEC, issuerRef: { name: 'own', kind: 'ClusterIssuer' } }, 'vms');
  play(world);
  expect(certificate(world).status).toBeUndefined();
  certManager(world);
  play(world);
  expect(conditions(certificate(world))).toEqual(['Issuing']);
  expect(world.get(SECRET, 'vms', 'tls')).toBeUndefined();
  put(world, CLUSTER_ISSUER as Kind, 'own', { selfSigned: {} });
  play(world);
  expect(conditions(certificate(world))).toEqual(['Ready']);
});
