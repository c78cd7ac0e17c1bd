import type { KubeObject } from '../../../../kube/object';
import { MATCHED_KINDS, type MatcherKind, matchedKind } from '../../../instancetype';
import type { Fault } from '../../engine/fault';
import { type ObjectContext, type ObjectRule, objectRules } from '../../engine/rule';
import { oneOf, show } from '../../engine/suggest';
import { unlessOneOf } from '../shared/messages';
import { AREA, MATCHERS, type Matcher, matcherOf, SIZED_BY, VM, WHERE } from './expanded-vm';

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** The same rule for both matchers, which have ids of their own. */
function forBoth(
  ids: Readonly<Record<MatcherKind, string>>,
  name: string,
  title: string,
  field: string | undefined,
  check: (
    matcher: Matcher,
    which: MatcherKind,
    vm: KubeObject,
    context: ObjectContext,
  ) => Omit<Fault, 'at'> | undefined,
  good: object,
  bad: object | ((which: MatcherKind) => object),
): ObjectRule[] {
  return MATCHERS.map((which) => {
    const at = field ? `spec.${which}.${field}` : `spec.${which}`;
    return {
      id: ids[which],
      name: name.replace('{}', which),
      title: capital(title.replace('{}', which)),
      kinds: VM,
      paths: [at],
      check: (vm, context) => {
        const matcher = matcherOf(vm, which);
        const fault = matcher && check(matcher, which, vm, context);
        return fault && { ...fault, at };
      },
      good: { [`spec.${which}`]: good, ...SIZED_BY[which] },
      bad: { [`spec.${which}`]: typeof bad === 'function' ? bad(which) : bad, ...SIZED_BY[which] },
    };
  });
}

export const INSTANCETYPE_MATCHER = objectRules(
  AREA,
  [
    ...forBoth(
      { instancetype: 'INS-01', preference: 'INS-05' },
      '{}-matcher-empty',
      '{} matcher with neither `name` nor `inferFromVolume`',
      undefined,
      ({ name, inferFromVolume }, which) =>
        name || inferFromVolume
          ? undefined
          : {
              message: `spec.${which} names nothing. Put the name of a ${oneOf(MATCHED_KINDS[which])} into name, or that of a volume to read it from into inferFromVolume; or remove spec.${which}.`,
              allowed: 'name or inferFromVolume',
            },
      { name: 'u1.small' },
      {},
    ),
    ...forBoth(
      { instancetype: 'INS-02', preference: 'INS-06' },
      '{}-matcher-name-beside-inference',
      '{} matcher with both `name` and `inferFromVolume`',
      'name',
      ({ name, inferFromVolume }, which) =>
        name && inferFromVolume
          ? {
              message: `The ${which} is named (${show(name)}) and at the same time to be inferred from the volume ${show(inferFromVolume)}. Remove one of the two.`,
              found: name,
              allowed: 'nothing, beside inferFromVolume',
            }
          : undefined,
      { name: 'u1.small' },
      { name: 'u1.small', inferFromVolume: 'root' },
    ),
    ...forBoth(
      { instancetype: 'INS-03', preference: 'INS-07' },
      '{}-matcher-kind-beside-inference',
      '{} matcher with both `kind` and `inferFromVolume`',
      'kind',
      ({ kind, inferFromVolume }, which) =>
        kind && inferFromVolume
          ? {
              message: `The ${which} is inferred from the volume ${show(inferFromVolume)}, and its kind with it, but kind is ${show(kind)}. Remove kind.`,
              found: kind,
              allowed: 'nothing, beside inferFromVolume',
            }
          : undefined,
      { name: 'u1.small' },
      (which) => ({ kind: MATCHED_KINDS[which][0], inferFromVolume: 'root' }),
    ),
    ...forBoth(
      { instancetype: 'INS-04', preference: 'INS-08' },
      '{}-matcher-unknown-failure-policy',
      'Unknown `inferFromVolumeFailurePolicy` of the {} matcher',
      'inferFromVolumeFailurePolicy',
      ({ inferFromVolumeFailurePolicy: policy }) => unlessOneOf('', policy, ['Reject', 'Ignore'], 'a policy'),
      { name: 'u1.small', inferFromVolumeFailurePolicy: 'Ignore' },
      { name: 'u1.small', inferFromVolumeFailurePolicy: 'ignore' },
    ),
    {
      id: 'INS-09',
      name: 'stale-revision-name',
      title: '`revisionName` of another instancetype or preference',
      kinds: VM,
      paths: ['spec.instancetype.revisionName', 'spec.preference.revisionName'],
      on: 'update',
      check: (vm, { old }) =>
        MATCHERS.flatMap((which) => {
          const [now, before] = [matcherOf(vm, which), old && matcherOf(old, which)];
          if (!now?.revisionName || !before || now.name === before.name || now.revisionName !== before.revisionName)
            return [];
          return [
            {
              at: `spec.${which}.revisionName`,
              message: `spec.${which} names ${show(now.name)} instead of ${show(before.name)}, but revisionName still pins a stored copy of the old one. Remove revisionName.`,
              found: now.revisionName,
              allowed: 'nothing, or a revision of the new one',
            },
          ];
        }),
      good: {
        edit: { 'spec.preference': { name: 'small-linux' } },
        old: { 'spec.preference': { name: 'rhel.9', revisionName: 'r1' } },
      },
      bad: {
        edit: { 'spec.preference': { name: 'small-linux', revisionName: 'r1' } },
        old: { 'spec.preference': { name: 'rhel.9', revisionName: 'r1' } },
      },
    },
    {
      id: 'INS-37',
      name: 'unknown-matcher-kind',
      title: 'Unknown `kind` of an instancetype or preference',
      kinds: VM,
      paths: ['spec.instancetype.kind', 'spec.preference.kind'],
      stage: 'start',
      check: (vm) =>
        MATCHERS.flatMap((which) => {
          const kind = matcherOf(vm, which)?.kind;
          if (!kind || matchedKind(which, kind)) return [];
          const fault = unlessOneOf(`spec.${which}.kind`, kind, MATCHED_KINDS[which], `a kind of ${which}`);
          return fault ? [{ ...fault, message: `${fault.message} The API takes this, but the VM never starts.` }] : [];
        }),
      good: { 'spec.preference': { name: 'small-linux', kind: 'VirtualMachinePreference' } },
      bad: { 'spec.preference': { name: 'small-linux', kind: 'Preference' } },
    },
  ],
  WHERE,
);
