/** What KubeVirt's webhook writes into a VirtualMachine, and the VirtualMachineInstance that its controller makes from it. */

import { copyJson, ensureObject, fill, isFilled, type JsonObject, objectAt, objectsAt, valueAt } from '../../kube/json';
import type { KubeObject, ObjectMeta } from '../../kube/object';
import { UNRESOLVED } from '../../kube/unresolved';
import type { ClusterConfig } from '../config';
import { expandWith, type FindObject, infer, type MatcherKind, matched } from '../instancetype';
import { markPciTopology } from './guest';
import { attachPodNetwork, attachVolumes, fillMachine } from './template';

/**
 * A copy of a VirtualMachine as it is stored once created: inferred matchers, architecture, machine type, preferred storage class.
 * The firmware's uuid and serial, which are random, are omitted.
 */
export function storedVm(vm: KubeObject, cluster: ClusterConfig, find: FindObject): KubeObject {
  const stored = copyJson(vm);
  const template = objectAt(stored, 'spec', 'template');
  if (!template) return stored;
  const spec = ensureObject(template, 'spec');
  inferMatcher(stored, 'instancetype', find);
  inferMatcher(stored, 'preference', find);
  if (spec) {
    fillFromPreference(stored, spec, find);
    fill(spec, 'architecture', architectureOfImage(stored, find), isFilled);
    fillMachine(spec, cluster);
    markPciTopology(ensureObject(template, 'metadata'), spec);
  }
  return stored;
}

function inferMatcher(vm: KubeObject, matcher: MatcherKind, find: FindObject): void {
  const inference = infer(vm, matcher, find);
  if (inference.state === 'none') return;
  const spec = vm.spec!;
  const ignoring = valueAt(spec, matcher, 'inferFromVolumeFailurePolicy') === 'Ignore';
  if (inference.state === 'unknown') spec[matcher] = { name: UNRESOLVED };
  if (inference.state === 'failed' && inference.ignorable && ignoring) delete spec[matcher];
  if (inference.state !== 'inferred') return;
  const domain = objectAt(spec, 'template', 'spec', 'domain');
  if (matcher === 'instancetype' && ignoring && domain) delete domain['memory'];
  spec[matcher] = { name: inference.name, ...(isFilled(inference.kind) && { kind: inference.kind }) };
}

/** What of a preference is stored, because it must be known before the guest is made. */
function fillFromPreference(vm: KubeObject, spec: JsonObject, find: FindObject): void {
  const preference = matched(vm, 'preference', find);
  if (preference.state === 'none') return;
  const preferred = (...path: string[]) =>
    preference.state === 'found' ? valueAt(preference.spec, ...path) || undefined : UNRESOLVED;
  fill(spec, 'architecture', preferred('preferredArchitecture'), isFilled);
  const machine = preferred('machine', 'preferredMachineType');
  if (machine !== undefined) fill(ensureObject(spec, 'domain', 'machine'), 'type', machine, isFilled);
  const storageClass = preferred('volumes', 'preferredStorageClassName');
  for (const template of objectsAt(vm, 'spec', 'dataVolumeTemplates')) {
    for (const claim of ['pvc', 'storage']) fill(objectAt(template, 'spec', claim), 'storageClassName', storageClass);
  }
}

/** A DataSource may say of which architecture its image is. */
function architectureOfImage(vm: KubeObject, find: FindObject): unknown {
  for (const template of objectsAt(vm, 'spec', 'dataVolumeTemplates')) {
    const reference = objectAt(template, 'spec', 'sourceRef');
    if (String(reference?.['kind']).toLowerCase() !== 'datasource') continue;
    const dataSource = lookUp(reference!, vm.metadata?.namespace, find);
    const behind = objectAt(dataSource, 'spec', 'source', 'dataSource');
    const labelled = behind ? lookUp(behind, undefined, find) : dataSource;
    const architecture = labelled?.metadata?.labels?.['template.kubevirt.io/architecture'];
    if (['amd64', 'arm64', 's390x'].includes(architecture as string)) return architecture;
  }
  return undefined;
}

function lookUp(reference: JsonObject, namespace: unknown, find: FindObject): KubeObject | undefined {
  const { name, namespace: own } = reference;
  const at = isFilled(own) ? own : namespace;
  if (typeof name !== 'string') return undefined;
  return find('DataSource', name, typeof at === 'string' ? at : undefined);
}

/**
 * The VirtualMachineInstance that the controller asks for when it starts a stored VirtualMachine, before the webhook of the
 * VirtualMachineInstance fills in the rest.
 */
export function guestOf(stored: KubeObject, cluster: ClusterConfig, find: FindObject): KubeObject {
  return startedFrom(copyJson(stored), cluster, find);
}

/** The same, made of a stored VirtualMachine that nobody else needs any more: writes into what it is given. */
export function startedFrom(stored: KubeObject, cluster: ClusterConfig, find: FindObject): KubeObject {
  const spec = ensureObject(objectAt(stored, 'spec', 'template'), 'spec');
  const instancetype = matched(stored, 'instancetype', find);
  const preference = matched(stored, 'preference', find);
  if (spec) {
    attachVolumes(spec);
    const preferred = preference.state === 'found' ? objectAt(preference.spec, 'devices') : undefined;
    const devices = ensureObject(spec, 'domain', 'devices');
    fill(devices, 'autoattachInputDevice', preferred?.['preferredAutoattachInputDevice']);
    fill(devices, 'autoattachPodInterface', preferred?.['preferredAutoattachPodInterface']);
    if (devices?.['autoattachInputDevice'] === true) fill(devices, 'inputs', [{ name: 'default-0' }], isFullList);
    attachPodNetwork(spec, cluster);
  }
  const template = objectAt(expandWith(stored, instancetype, preference).vm, 'spec', 'template');
  const { name, namespace } = stored.metadata ?? {};
  const metadata: ObjectMeta = ensureObject(template, 'metadata') ?? {};
  if (name !== undefined) metadata.name = name;
  if (namespace !== undefined) metadata.namespace = namespace;
  return {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachineInstance',
    metadata,
    spec: ensureObject(template, 'spec') ?? {},
  };
}

function isFullList(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : isFilled(value);
}
