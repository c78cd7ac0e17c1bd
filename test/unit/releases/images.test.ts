import { isImage, mirroredImage, taggedByDigest, withRegistry } from '../../../kubevirt/releases';

const DIGEST = 'a'.repeat(64);

it.each([
  ['quay.io/kubevirt/virt-api:v1.9.0', true],
  [`registry.k8s.io/sig-storage/csi-snapshotter@sha256:${DIGEST}`, true],
  ['localhost:5000/virt/virt-api:v1', true],
  ['registry.example:5000/a/b_c/d--e:x', true],
  ['quay.io/kubevirt/virt-api', false],
  ['network-resources-injector:latest', false],
  ['https://kubevirt.io/monitoring/runbooks/%s', false],
  ['prometheus-k8s', false],
  ["quay.io/x/y:v1'; rm -rf /", false],
  ['quay.io/x/$(id):v1', false],
  ['quay.io/x/y:v1\nquay.io/x/z:v1', false],
  ['', false],
])('whether %j is an image: %s', (text, image) => expect(isImage(text)).toBe(image));

it.each([
  ['quay.io/kubevirt/a:v1', { 'quay.io': 'r.example' }, 'r.example/kubevirt/a:v1'],
  ['quay.io/kubevirt/a:v1', { 'quay.io': 'r.example', 'quay.io/kubevirt/': 'r.example/virt/' }, 'r.example/virt/a:v1'],
  ['quay.io.evil/a:v1', { 'quay.io': 'r.example' }, 'quay.io.evil/a:v1'],
  ['ghcr.io/x/a:v1', { 'quay.io': 'r.example' }, 'ghcr.io/x/a:v1'],
])('%s with %j is %s', (image, map, mapped) => expect(withRegistry(image, map as Record<string, string>)).toBe(mapped));

it('a mirror keeps the path and replaces the host', () => {
  expect(mirroredImage('quay.io/kubevirt/a:v1', 'r.example:5000/m/')).toBe('r.example:5000/m/kubevirt/a:v1');
  expect(taggedByDigest(`quay.io/a/b@sha256:${DIGEST}`)).toBe(`quay.io/a/b:sha256-${DIGEST}`);
  expect(taggedByDigest('quay.io/a/b:v1')).toBe('quay.io/a/b:v1');
});
