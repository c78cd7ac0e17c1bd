/** The defaults beside KubeVirt v1.9.0: what its mutating webhooks made of recorded objects. */
import { isDeepStrictEqual } from 'node:util';
import { applyDefaults } from '../../../kubevirt/defaults';
import { isObject } from '../../../kubevirt/json';
import { DEFAULT_PROFILE } from '../../../kubevirt/profile';
import { type StoredObject, storedObjects } from '../../verdicts/read';

/** What KubeVirt writes and the defaults leave out, by kind, with the reason. Is to shrink: an entry that no recording needs fails. */
const LEFT_OUT: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  VirtualMachine: {
    'metadata.namespace': 'that of the request, by the API server',
    'spec.template.spec.domain.firmware.uuid': 'random',
    'spec.template.spec.domain.firmware.serial': 'random',
    'spec.template.spec.domain.resources': 'an empty object, which says nothing',
    'spec.template.spec.domain.features.acpi': 'an empty object, which says nothing',
  },
  VirtualMachineInstance: {
    'metadata.namespace': 'that of the request, by the API server',
    'metadata.finalizers': 'of no interest to whoever compares a spec',
    status: 'is not what a user writes',
    'spec.domain.firmware.uuid': 'random, or derived from the name',
    'spec.domain.firmware.serial': 'random',
    'spec.domain.resources': 'an empty object, which says nothing',
    'spec.volumes[].containerDisk.image': 'an empty image, which cannot start, is kept as it is',
  },
  VirtualMachineInstanceMigration: { 'metadata.finalizers': 'of no interest to whoever compares a spec' },
  VirtualMachineClone: {
    'spec.target.name': 'random: UNKNOWN, as it is before it is applied',
    'spec.template': 'an empty object, which says nothing',
  },
};

const VERDICTS = storedObjects();

function ours({ object, related = [], configuration }: StoredObject): unknown {
  return applyDefaults(object, {
    profile: { ...DEFAULT_PROFILE, ...(configuration && { configuration }) },
    find: (kind, name, namespace) =>
      related.find(
        ({ kind: of, metadata }) => of === kind && metadata?.name === name && metadata?.namespace === namespace,
      ),
  });
}

/** The paths at which two values differ; of what only one has, down to its leaves. */
function differences(own: unknown, stored: unknown, path = ''): string[] {
  if (isDeepStrictEqual(own, stored)) return [];
  if (Array.isArray(own) && Array.isArray(stored) && own.length === stored.length)
    return own.flatMap((item, i) => differences(item, stored[i], `${path}[]`));
  const [mine, theirs] = [own ?? {}, stored ?? {}];
  const keys = isObject(mine) && isObject(theirs) ? [...new Set([...Object.keys(mine), ...Object.keys(theirs)])] : [];
  if (path === 'status' || keys.length === 0) return [path];
  return keys.flatMap((key) =>
    differences((mine as object)[key as never], (theirs as object)[key as never], path ? `${path}.${key}` : key),
  );
}

const leftOut = ({ object }: StoredObject): string[] => Object.keys(LEFT_OUT[object.kind] ?? {});

test.each(VERDICTS.map((one) => [`${one.object.kind} ${one.id}`, one] as const))('%s', (_, one) => {
  expect(differences(ours(one), one.stored).filter((path) => !leftOut(one).includes(path))).toEqual([]);
});

test.each(Object.keys(LEFT_OUT))('what is left out of a %s is written by KubeVirt', (kind) => {
  const written = new Set(
    VERDICTS.filter(({ object }) => object.kind === kind).flatMap((one) => differences(ours(one), one.stored)),
  );
  expect(Object.keys(LEFT_OUT[kind]!).filter((path) => !written.has(path))).toEqual([]);
});
