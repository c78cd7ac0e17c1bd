import { isGiven, type JsonObject, objectAt } from '../../../../kube/json';
import type { Fault } from '../../engine/fault';
import type { ObjectRule } from '../../engine/rule';

/** Kinds that hold the spec of a DataVolume, and where. */
export const SPECS: Readonly<Record<string, string>> = { DataVolume: 'spec', DataImportCron: 'spec.template.spec' };
/** Kinds that hold a source to import from. */
export const SOURCES: Readonly<Record<string, string>> = { ...SPECS, VolumeImportSource: 'spec' };

/** A rule on the spec of a DataVolume, wherever it stands. Paths are relative to it. */
export function onSpec(
  rule: Pick<ObjectRule, 'id' | 'name' | 'title' | 'paths' | 'good' | 'bad'> & {
    check(spec: JsonObject): Fault | readonly Fault[] | undefined;
  },
  places: Readonly<Record<string, string>> = SPECS,
): ObjectRule {
  return {
    ...rule,
    kinds: Object.keys(places),
    paths: rule.paths.map((path) => `spec.${path}`),
    check: (object) => {
      const base = places[object.kind]!;
      const spec = objectAt(object, ...base.split('.'));
      const faults = spec && rule.check(spec);
      if (!faults) return undefined;
      return (Array.isArray(faults) ? (faults as Fault[]) : [faults as Fault]).map((fault) => ({
        ...fault,
        at: fault.at ? `${base}.${fault.at}` : base,
      }));
    },
  };
}

/** The claim that a DataVolume asks for, under its key. */
export const claimOf = (spec: JsonObject): { key: 'pvc' | 'storage'; claim: JsonObject } | undefined => {
  for (const key of ['pvc', 'storage'] as const) {
    const claim = objectAt(spec, key);
    if (claim) return { key, claim };
  }
  return undefined;
};
export const isExternal = (spec: JsonObject) => {
  const claim = claimOf(spec)?.claim;
  return isGiven(claim?.['dataSource']) || isGiven(claim?.['dataSourceRef']);
};
export const sourceNames = (spec: JsonObject) =>
  Object.entries(objectAt(spec, 'source') ?? {})
    .filter(([, value]) => isGiven(value))
    .map(([name]) => name);

export const withSource = (source: JsonObject) => ({ 'spec.source': source });
