import fc from 'fast-check';
import { mergePatch } from '../../../../sandbox/simulator/actions';

/** RFC 7396, as the API server applies it. */
function apply(target: unknown, patch: unknown): unknown {
  if (typeof patch !== 'object' || patch === null || Array.isArray(patch)) return patch;
  const result: Record<string, unknown> =
    typeof target === 'object' && target !== null && !Array.isArray(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete result[key];
    else result[key] = apply(result[key], value);
  }
  return result;
}

// Kubernetes objects hold no nulls: a merge patch could not write one.
const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.array(tie('value'), { maxLength: 3 }),
    tie('object'),
  ),
  object: fc.dictionary(
    fc.string().filter((key) => key !== '__proto__'),
    tie('value'),
    { maxKeys: 4 },
  ),
}));

test('the patch of two objects turns the one into the other', () => {
  fc.assert(
    fc.property(json.object, json.object, (from, to) => {
      const patch = mergePatch(from, to);
      expect(patch === undefined ? from : apply(from, patch)).toEqual(to);
    }),
  );
});

test('equal objects need no patch, and undefined is the same as absent', () => {
  fc.assert(fc.property(json.object, (object) => mergePatch(object, structuredClone(object)) === undefined));
  expect(mergePatch({ a: 1 }, { a: 1, b: undefined })).toBeUndefined();
});
