/**
 * `inferFromVolume`: KubeVirt reads the instancetype or preference off labels of what a volume is made from, once, when the VM is
 * created or updated.
 */
import { isFilled, isGiven, isObject, type JsonObject, objectAt, objectsAt, valueAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { isUnresolved } from '../../kube/unresolved';
import type { FindObject, MatcherKind } from './find';

export type Inference =
  /** The matcher infers nothing, or is also named, which is refused. */
  | { state: 'none' }
  | { state: 'inferred'; name: string; kind?: string }
  /** KubeVirt refuses, unless the failure policy is Ignore and `ignorable`: then it drops the matcher. */
  | { state: 'failed'; rule: 'INS-10' | 'INS-11' | 'INS-12' | 'INS-13'; ignorable: boolean; reason: string }
  /** Depends on an object that nobody has shown. */
  | { state: 'unknown'; kind: string; name: string };

interface Source {
  kind: string;
  name: unknown;
  namespace: unknown;
}

/** What a VirtualMachine's matcher is inferred to. */
export function infer(vm: KubeObject, matcher: MatcherKind, find: FindObject): Inference {
  const written = objectAt(vm.spec, matcher);
  const volumeName = written?.['inferFromVolume'];
  if (!isFilled(volumeName) || isUnresolved(volumeName)) return { state: 'none' };
  if (isFilled(written?.['name']) || isFilled(written?.['kind'])) return { state: 'none' };
  const namespace = vm.metadata?.namespace;
  const volume = objectsAt(vm, 'spec', 'template', 'spec', 'volumes').find(({ name }) => name === volumeName);
  if (!volume) {
    return { state: 'failed', rule: 'INS-10', ignorable: false, reason: `the template has no volume "${volumeName}"` };
  }
  const claim = objectAt(volume, 'persistentVolumeClaim');
  const dataVolume = objectAt(volume, 'dataVolume');
  if (claim) return fromSource({ kind: 'PersistentVolumeClaim', name: claim['claimName'], namespace }, matcher, find);
  if (dataVolume) return fromDataVolume(vm, dataVolume['name'], matcher, find);
  return {
    state: 'failed',
    rule: 'INS-11',
    ignorable: true,
    reason: `volume "${volumeName}" is neither a persistentVolumeClaim nor a dataVolume`,
  };
}

function fromDataVolume(vm: KubeObject, name: unknown, matcher: MatcherKind, find: FindObject): Inference {
  const namespace = vm.metadata?.namespace;
  const template = objectsAt(vm, 'spec', 'dataVolumeTemplates').find(
    (dvt) => valueAt(dvt, 'metadata', 'name') === name,
  );
  if (template) return fromDataVolumeSpec(objectAt(template, 'spec'), namespace, matcher, find);
  const found = lookUp({ kind: 'DataVolume', name, namespace }, find);
  if (!found) return fromSource({ kind: 'PersistentVolumeClaim', name, namespace }, matcher, find);
  return fromLabels(found, matcher) ?? fromDataVolumeSpec(objectAt(found, 'spec'), namespace, matcher, find);
}

function fromDataVolumeSpec(
  spec: JsonObject | undefined,
  vmNamespace: unknown,
  matcher: MatcherKind,
  find: FindObject,
): Inference {
  const claim = objectAt(spec, 'source', 'pvc');
  const snapshot = objectAt(spec, 'source', 'snapshot');
  const reference = objectAt(spec, 'sourceRef');
  if (claim) return fromSource(source('PersistentVolumeClaim', claim), matcher, find);
  if (snapshot) return fromSource(source('VolumeSnapshot', snapshot), matcher, find);
  if (reference?.['kind'] !== 'DataSource') {
    const given = reference ? `a sourceRef of kind "${reference['kind']}"` : 'a source other than pvc and snapshot';
    return { state: 'failed', rule: 'INS-13', ignorable: true, reason: `its DataVolume has ${given}` };
  }
  const namespace = isGiven(reference['namespace']) ? reference['namespace'] : vmNamespace;
  const dataSource: Source = { kind: 'DataSource', name: reference['name'], namespace };
  const found = lookUp(dataSource, find);
  if (!found) return unknown(dataSource);
  const labelled = fromLabels(found, matcher);
  if (labelled) return labelled;
  const behind = objectAt(found, 'spec', 'source');
  if (isObject(behind?.['pvc'])) return fromSource(source('PersistentVolumeClaim', behind['pvc']), matcher, find);
  if (isObject(behind?.['snapshot'])) return fromSource(source('VolumeSnapshot', behind['snapshot']), matcher, find);
  return {
    state: 'failed',
    rule: 'INS-12',
    ignorable: true,
    reason: `DataSource "${found.metadata?.name}" has neither the label nor a source that could carry it`,
  };
}

function fromSource(from: Source, matcher: MatcherKind, find: FindObject): Inference {
  const found = lookUp(from, find);
  if (!found) return unknown(from);
  return (
    fromLabels(found, matcher) ?? {
      state: 'failed',
      rule: 'INS-12',
      ignorable: true,
      reason: `${from.kind} "${from.name}" has no label ${inferenceLabel(matcher)}`,
    }
  );
}

/** The label that names an instancetype or preference on what a volume is made from; with `-kind` it names the kind. */
export function inferenceLabel(matcher: MatcherKind): string {
  return `instancetype.kubevirt.io/default-${matcher}`;
}

function fromLabels(object: KubeObject, matcher: MatcherKind): Inference | undefined {
  const label = inferenceLabel(matcher);
  const name = object.metadata?.labels?.[label];
  if (typeof name !== 'string') return undefined;
  return { state: 'inferred', name, kind: object.metadata?.labels?.[`${label}-kind`] };
}

function source(kind: string, of: JsonObject): Source {
  return { kind, name: of['name'], namespace: of['namespace'] };
}

function lookUp({ kind, name, namespace }: Source, find: FindObject): KubeObject | undefined {
  if (typeof name !== 'string') return undefined;
  return find(kind, name, typeof namespace === 'string' ? namespace : undefined);
}

function unknown({ kind, name }: Source): Inference {
  return { state: 'unknown', kind, name: String(isUnresolved(name) ? '' : name) };
}
