import { macLength } from '../../../../kube/addresses';
import { objectRules } from '../../engine/rule';
import { show } from '../../engine/suggest';
import { unlessOneOf } from '../shared/messages';
import { isJson, needsGate, type Reference, type WithSpec } from '../shared/rule-templates';

type Clone = WithSpec<{
  source?: Reference;
  target?: Reference;
  labelFilters?: string[];
  annotationFilters?: string[];
  template?: { labelFilters?: string[]; annotationFilters?: string[] };
  newMacAddresses?: Record<string, string>;
  patches?: string[];
}>;

const CLONE = ['VirtualMachineClone'];

/** Every filter of a clone, with its path. */
function filtersOf({ spec }: Clone): { at: string; filter: string }[] {
  const lists = {
    'spec.labelFilters': spec?.labelFilters,
    'spec.annotationFilters': spec?.annotationFilters,
    'spec.template.labelFilters': spec?.template?.labelFilters,
    'spec.template.annotationFilters': spec?.template?.annotationFilters,
  };
  return Object.entries(lists).flatMap(([at, filters]) =>
    (filters ?? []).map((filter, i) => ({ at: `${at}[${i}]`, filter })),
  );
}

const FILTER =
  'the key of a label or annotation to take along, with "*" at the end for any ending and "!" at the start to leave it out';
const PATHS = [
  'spec.labelFilters',
  'spec.annotationFilters',
  'spec.template.labelFilters',
  'spec.template.annotationFilters',
];

const wrongFilters = (clone: Clone, isWrong: (filter: string) => boolean, what: string) =>
  filtersOf(clone)
    .filter(({ filter }) => isWrong(filter))
    .map(({ at, filter }) => ({
      at,
      message: `The filter ${show(filter)} ${what} Write ${FILTER}.`,
      found: filter,
      allowed: FILTER,
    }));

export const CLONES = objectRules<Clone>('clones', [
  needsGate('CLN-01', 'clone-feature-gate', CLONE, 'Snapshot', false) as never,
  {
    id: 'CLN-02',
    name: 'clone-filter-excludes-nothing',
    title: 'Clone filter that excludes nothing',
    kinds: CLONE,
    paths: PATHS,
    check: (clone) => wrongFilters(clone, (filter) => filter === '!', 'does not say what to leave out.'),
    good: { 'spec.labelFilters': ['*', '!secret/*'] },
    bad: { 'spec.labelFilters': ['!'] },
  },
  {
    id: 'CLN-03',
    name: 'clone-filter-misplaced-exclamation',
    title: 'Clone filter with a misplaced `!`',
    kinds: CLONE,
    paths: PATHS,
    check: (clone) =>
      wrongFilters(
        clone,
        (filter) => filter.length > 1 && filter.slice(1).includes('!'),
        'has "!" behind its first character.',
      ),
    good: { 'spec.annotationFilters': ['!a'] },
    bad: { 'spec.annotationFilters': ['a!'] },
  },
  {
    id: 'CLN-04',
    name: 'clone-filter-misplaced-wildcard',
    title: 'Clone filter with a misplaced `*`',
    kinds: CLONE,
    paths: PATHS,
    check: (clone) =>
      wrongFilters(
        clone,
        (filter) => filter.length > 1 && filter.slice(0, -1).includes('*'),
        'has "*" before its last character.',
      ),
    good: { 'spec.template': { labelFilters: ['a*'] } },
    bad: { 'spec.template': { labelFilters: ['a*b'] } },
  },
  {
    id: 'CLN-05',
    name: 'empty-clone-filter',
    title: 'Empty clone filter',
    kinds: CLONE,
    paths: PATHS,
    check: (clone) =>
      wrongFilters(
        clone,
        (filter) => filter === '',
        "is empty, at which KubeVirt's webhook crashes, so that the API answers with an internal error.",
      ),
    good: { 'spec.template': { annotationFilters: ['a'] } },
    bad: { 'spec.template': { annotationFilters: [''] } },
  },
  {
    id: 'CLN-06',
    name: 'clone-source-kind',
    title: 'Clone source that is neither a VirtualMachine nor a snapshot',
    kinds: CLONE,
    paths: ['spec.source.kind'],
    check: ({ spec }) =>
      unlessOneOf(
        'spec.source.kind',
        spec?.source && (spec.source.kind ?? ''),
        ['VirtualMachine', 'VirtualMachineSnapshot'],
        'something that can be cloned',
      ),
    good: {
      'spec.source': { apiGroup: 'snapshot.kubevirt.io', kind: 'VirtualMachineSnapshot', name: 'before-upgrade' },
    },
    bad: { 'spec.source.kind': 'VirtualMachineInstance' },
  },
  {
    id: 'CLN-07',
    name: 'clone-target-kind',
    title: 'Clone target that is not a VirtualMachine',
    kinds: CLONE,
    paths: ['spec.target.kind'],
    check: ({ spec }) =>
      unlessOneOf(
        'spec.target.kind',
        spec?.target && (spec.target.kind ?? ''),
        ['VirtualMachine'],
        'something that a clone can become',
      ),
    good: { 'spec.target': undefined },
    bad: { 'spec.target.kind': 'VirtualMachineInstance' },
  },
  {
    id: 'CLN-08',
    name: 'incomplete-clone-source',
    title: 'Incomplete clone source',
    kinds: CLONE,
    paths: ['spec.source.apiGroup', 'spec.source.kind', 'spec.source.name'],
    check: ({ spec }) =>
      spec?.source === undefined
        ? {
            at: 'spec.source',
            message:
              'The clone does not say what to clone. Put apiGroup, kind and name of a VirtualMachine or VirtualMachineSnapshot into spec.source.',
            allowed: 'a VirtualMachine or VirtualMachineSnapshot',
          }
        : (['apiGroup', 'kind', 'name'] as const)
            .filter((key) => !spec.source?.[key])
            .map((key) => ({
              at: `spec.source.${key}`,
              message: `spec.source has no ${key}. Write apiGroup (kubevirt.io, or snapshot.kubevirt.io for a snapshot), kind and name.`,
            })),
    good: {},
    bad: { 'spec.source.apiGroup': '' },
  },
  {
    id: 'CLN-09',
    name: 'clone-onto-source',
    title: 'Clone onto its own source',
    kinds: CLONE,
    paths: ['spec.target.name', 'spec.source.name'],
    check: ({ spec }) => {
      const { source, target } = spec ?? {};
      if (source?.kind !== 'VirtualMachine' || target?.kind !== 'VirtualMachine' || source.name !== target.name)
        return undefined;
      return {
        at: 'spec.target.name',
        message: `A VirtualMachine cannot be cloned onto itself: source and target are both "${source.name}". Choose another name for the target, or leave it out to have one made up.`,
        found: target.name,
      };
    },
    good: { 'spec.target.name': 'web-2' },
    bad: { 'spec.target.name': 'web' },
  },
  {
    id: 'CLN-10',
    name: 'malformed-clone-mac-address',
    title: 'Malformed `newMacAddresses`',
    kinds: CLONE,
    paths: ['spec.newMacAddresses.*'],
    check: ({ spec }) =>
      Object.entries(spec?.newMacAddresses ?? {})
        .filter(([, mac]) => mac !== '' && macLength(mac) !== 6)
        .map(([nic, mac]) => ({
          at: `spec.newMacAddresses.${nic}`,
          message: `${show(mac)}, for the interface "${nic}", is no MAC address. Write six bytes, such as 02:00:00:00:00:01; or write "" to have one made up.`,
          found: mac,
          allowed: 'six bytes in hexadecimal: 02:00:00:00:00:01',
        })),
    good: { 'spec.newMacAddresses': { default: '02:00:00:00:00:01' } },
    bad: { 'spec.newMacAddresses': { default: '02:00:00' } },
  },
  {
    id: 'CLN-11',
    name: 'malformed-clone-patch',
    title: 'Malformed clone patch',
    kinds: CLONE,
    paths: ['spec.patches[]'],
    check: ({ spec }) =>
      (spec?.patches ?? []).flatMap((patch, i) =>
        isJson(patch)
          ? []
          : [
              {
                at: `spec.patches[${i}]`,
                message: `This patch is not JSON. Write one operation of a JSON patch, as text: '{"op": "replace", "path": "/spec/runStrategy", "value": "Halted"}'.`,
                allowed: 'one operation of a JSON patch, as JSON text',
              },
            ],
      ),
    good: { 'spec.patches': ['{"op": "remove", "path": "/spec/runStrategy"}'] },
    bad: { 'spec.patches': ['op: remove'] },
  },
]);
