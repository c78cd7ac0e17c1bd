/** `npm run fuzz -- impact [COUNT] [SEED]`: any JSON as old and new object gets an answer, and never throws. */
import fc from 'fast-check';
import { DEFAULT_PROFILE } from '../../kubevirt/config';
import { type Impact, type ImpactInput, impactOf, summarize } from '../../kubevirt/impact';
import { poolImpact } from '../../kubevirt/impact/kinds/pool';
import { normalize } from '../../kubevirt/impact/normalize';
import { vmImpact } from '../../kubevirt/impact/vm/vm-impact';
import { objectIndex } from '../../kubevirt/object-index';
import { realisticVm } from '../bench/realistic-vm';
import type { Tally } from './report';

const KINDS = [
  'VirtualMachine',
  'VirtualMachinePool',
  'VirtualMachineInstance',
  'VirtualMachineClusterInstancetype',
  'VirtualMachinePreference',
  'DataVolume',
  'PersistentVolumeClaim',
  'MigrationPolicy',
  'KubeVirt',
  'Secret',
  'ConfigMap',
  'constructor',
];

const json = fc.jsonValue({ maxDepth: 4 });
const identified = (value: unknown, kind: string) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? { apiVersion: 'kubevirt.io/v1', ...value, kind }
    : value;

/** Any JSON, any JSON under a known kind, and VMs and pools with any JSON in one or two places. */
const object = fc.oneof(
  json,
  fc.tuple(json, fc.constantFrom(...KINDS)).map(([value, kind]) => identified(value, kind)),
  fc
    .tuple(fc.array(fc.tuple(fc.nat(), json), { minLength: 0, maxLength: 2 }), fc.boolean())
    .map(([edits, pooled]) => mangled(edits, pooled)),
);
const input: fc.Arbitrary<ImpactInput> = fc.record(
  {
    old: object,
    new: object,
    bootedFrom: object,
    live: json as fc.Arbitrary<never>,
    related: fc.array(object, { maxLength: 2 }) as fc.Arbitrary<never>,
  },
  { requiredKeys: ['old', 'new'] },
);

function mangled(edits: readonly (readonly [number, unknown])[], pooled: boolean): unknown {
  const vm = structuredClone(realisticVm(0)) as unknown as Record<string, unknown>;
  const target = pooled
    ? {
        apiVersion: 'pool.kubevirt.io/v1beta1',
        kind: 'VirtualMachinePool',
        metadata: vm['metadata'],
        spec: { replicas: 2, virtualMachineTemplate: vm },
      }
    : vm;
  for (const [at, value] of edits) {
    const places = placesIn(target);
    const [parent, key] = places[at % places.length]!;
    parent[key] = value;
  }
  return target;
}

function placesIn(value: unknown): [parent: Record<string, unknown>, key: string][] {
  if (typeof value !== 'object' || value === null) return [];
  const parent = value as Record<string, unknown>;
  return Object.keys(parent).flatMap((key) => [
    [parent, key] as [Record<string, unknown>, string],
    ...placesIn(parent[key]),
  ]);
}

/** The models alone: most of what is tried here the API would refuse, and they would never see it. */
function modelled({ old, new: now, bootedFrom, live, related }: ImpactInput): Impact[] {
  const asked = {
    old: normalize(old),
    new: normalize(now),
    ...(bootedFrom !== undefined && { bootedFrom: normalize(bootedFrom) }),
    ...(live && { live }),
    profile: DEFAULT_PROFILE,
    catalog: objectIndex(related),
  };
  return [vmImpact(asked), poolImpact(asked)];
}

export async function run(count: number, seed: number): Promise<Tally[]> {
  const classes = new Map<string, number>();
  fc.assert(
    fc.property(input, (asked) => {
      for (const impact of [impactOf(asked), ...modelled(asked)]) {
        classes.set(impact.class, (classes.get(impact.class) ?? 0) + 1);
        if (typeof summarize(impact) !== 'string' || JSON.stringify(impact) === undefined) throw new Error('no answer');
      }
    }),
    { numRuns: count, seed },
  );
  const told = [...classes].sort(([, a], [, b]) => b - a).map(([name, times]) => `${name} ${times}`);
  const target = 'impact, by its table and by its models';
  return [{ target, inputs: count, read: count, more: told.join(', ') }];
}
