import { copyJson, ensureObject, fill, isFilled, objectAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { UNRESOLVED } from '../../kube/unresolved';
import { type ClusterConfig, type ClusterProfile, clusterConfig, DEFAULT_PROFILE } from '../config';
import type { FindObject } from '../instancetype';
import { fillGuest } from './guest';
import { asStored } from './stored';
import { storedVm } from './virtual-machine';

export interface ApplyDefaultsOptions {
  /** What is known of the cluster; KubeVirt v1.9.0 on amd64 with its defaults unless given. */
  profile?: ClusterProfile;
  /** Finds instancetypes, preferences and what a matcher is inferred from; nothing is known of them unless given. */
  find?: FindObject;
}

type Write = (object: KubeObject, cluster: ClusterConfig, find: FindObject) => KubeObject;

/** By kind: what its mutating webhook writes. */
const WEBHOOKS: Readonly<Record<string, Write>> = {
  VirtualMachine: storedVm,
  VirtualMachineInstance(vmi, cluster) {
    const copy = copyJson(vmi);
    const metadata = ensureObject(copy, 'metadata');
    const spec = ensureObject(copy, 'spec');
    if (metadata && spec) fillGuest({ metadata, spec }, cluster);
    return copy;
  },
  VirtualMachineInstanceMigration(migration) {
    const copy = copyJson(migration);
    fill(ensureObject(copy, 'metadata', 'labels'), 'kubevirt.io/vmi-name', copy.spec?.['vmiName'], isFilled);
    return copy;
  },
  VirtualMachineClone(clone) {
    const copy = copyJson(clone);
    const spec = objectAt(copy, 'spec');
    fill(spec, 'target', { apiGroup: 'kubevirt.io', kind: 'VirtualMachine' });
    fill(objectAt(spec, 'target'), 'name', UNRESOLVED, isFilled);
    return copy;
  },
};

/**
 * A copy of an object as the API stores it once its mutating webhook has written into it. Random values are omitted (a VM's
 * firmware uuid and serial) or UNRESOLVED (a clone's target name).
 */
export function applyDefaults(object: KubeObject, options: ApplyDefaultsOptions = {}): KubeObject {
  const { profile = DEFAULT_PROFILE, find = () => undefined } = options;
  const webhook = Object.hasOwn(WEBHOOKS, object.kind) ? WEBHOOKS[object.kind] : undefined;
  return asStored(webhook ? webhook(object, clusterConfig(profile), find) : object);
}
