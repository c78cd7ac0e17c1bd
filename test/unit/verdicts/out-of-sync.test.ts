/** What Argo CD compares of recorded objects, beside what KubeVirt's webhooks made of them: nothing is out of sync. */
import { isDeepStrictEqual } from 'node:util';
import { comparisonOf } from '../../../constructs/gitops/ignored';
import { isObject } from '../../../kube/json';
import { asStored } from '../../../kubevirt/defaults';
import { without } from '../../support/ignored-paths';
import { storedObjects } from '../../verdicts/read';

/** Paths of a manifest at which the live object is not as it says. What only the live object has is no business of the manifest; lists are compared whole. */
function outOfSync(manifest: unknown, live: unknown, path = ''): string[] {
  // A volume that names no instancetype leaves an empty reference behind, which the webhook drops.
  if (isObject(manifest) && Object.keys(manifest).length === 0 && live === undefined) return [];
  if (!isObject(manifest) || !isObject(live)) return isDeepStrictEqual(manifest, live) ? [] : [path];
  return Object.keys(manifest).flatMap((key) => outOfSync(manifest[key], live[key], `${path}/${key}`));
}

/** Recordings hold no ids of firmware, even where the manifest gives them. */
const BLANKED = {
  kind: 'VirtualMachine',
  jsonPointers: ['uuid', 'serial'].map((id) => `/spec/template/spec/domain/firmware/${id}`),
};

const KINDS = ['VirtualMachine', 'VirtualMachineClone', 'VirtualMachineInstanceMigration', 'VirtualMachineRestore'];
const recorded = storedObjects().filter(({ object }) => KINDS.includes(object.kind));

test('there are recordings of what is kept in Git', () => {
  expect(recorded.length).toBeGreaterThan(80);
});

test.each(recorded.map((one) => [`${one.object.kind} ${one.id}`, one] as const))('%s', (_, { object, stored }) => {
  const rules = [...comparisonOf([object]).ignored, BLANKED];
  expect(outOfSync(without(asStored(object), rules), without(asStored(stored), rules))).toEqual([]);
});
