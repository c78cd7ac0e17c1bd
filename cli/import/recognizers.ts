/** Kinds that a construct makes as its one object, and the props that make it. */
import { isObject } from '../../kube/json';
import { at, filled, type Json, listAt, objectAt, orNone } from './fields';
import { machineProps, virtualMachineProps } from './machine-props';

/** A way to describe an object by the props of a construct. */
export interface Recognizer {
  /** Name of the construct's class in `kubevirt-iac`. */
  readonly class:
    | 'Clone'
    | 'Export'
    | 'Migration'
    | 'MigrationPolicy'
    | 'Restore'
    | 'Snapshot'
    | 'VirtualMachine'
    | 'VirtualMachineInstance'
    | 'VirtualMachineInstanceReplicaSet'
    | 'VMPool';
  /** Props, apart from the name and the namespace. What has no prop is for the comparison with the original to find. */
  readonly props: (object: Json) => Json;
}

const metadataProps = (object: Json): Json => ({
  labels: at(object, 'metadata', 'labels'),
  annotations: at(object, 'metadata', 'annotations'),
});

const nameOf = (object: Json): string => String(at(object, 'metadata', 'name'));

const template = (object: Json): Json => objectAt(object, 'spec', 'template');

/** By group and kind: versions of a kind differ in nothing but their name. */
const RECOGNIZERS: Readonly<Record<string, Recognizer>> = {
  'kubevirt.io VirtualMachine': { class: 'VirtualMachine', props: virtualMachineProps },
  'kubevirt.io VirtualMachineInstance': {
    class: 'VirtualMachineInstance',
    props: (vmi) => ({
      ...machineProps({}, { metadata: { labels: at(vmi, 'metadata', 'labels') }, spec: vmi['spec'] }, nameOf(vmi)),
      annotations: at(vmi, 'metadata', 'annotations'),
    }),
  },
  'kubevirt.io VirtualMachineInstanceReplicaSet': {
    class: 'VirtualMachineInstanceReplicaSet',
    props: (set) => ({
      ...metadataProps(set),
      machine: machineProps({}, template(set), nameOf(set)),
      replicas: at(set, 'spec', 'replicas'),
      paused: at(set, 'spec', 'paused'),
    }),
  },
  'kubevirt.io VirtualMachineInstanceMigration': {
    class: 'Migration',
    props: (migration) => ({
      ...metadataProps(migration),
      of: at(migration, 'spec', 'vmiName'),
      addedNodeSelector: at(migration, 'spec', 'addedNodeSelector'),
    }),
  },
  'pool.kubevirt.io VirtualMachinePool': { class: 'VMPool', props: poolProps },
  'migrations.kubevirt.io MigrationPolicy': {
    class: 'MigrationPolicy',
    props: (policy) => {
      const { selectors, bandwidthPerMigration, completionTimeoutPerGiB, ...switches } = objectAt(policy, 'spec');
      return {
        ...metadataProps(policy),
        guestLabels: at(selectors, 'virtualMachineInstanceSelector'),
        namespaceLabels: at(selectors, 'namespaceSelector'),
        bandwidth: bandwidthPerMigration,
        completionTimeoutPerGiB: completionTimeoutPerGiB === undefined ? undefined : `${completionTimeoutPerGiB}s`,
        allowAutoConverge: switches['allowAutoConverge'],
        allowPostCopy: switches['allowPostCopy'],
        allowWorkloadDisruption: switches['allowWorkloadDisruption'],
      };
    },
  },
  'snapshot.kubevirt.io VirtualMachineSnapshot': {
    class: 'Snapshot',
    props: (snapshot) => ({
      ...metadataProps(snapshot),
      of: at(snapshot, 'spec', 'source', 'name'),
      failureDeadline: at(snapshot, 'spec', 'failureDeadline'),
      deletionPolicy: at(snapshot, 'spec', 'deletionPolicy'),
      retain: false,
    }),
  },
  'snapshot.kubevirt.io VirtualMachineRestore': {
    class: 'Restore',
    props: (restore) => ({
      ...metadataProps(restore),
      of: at(restore, 'spec', 'target', 'name'),
      from: at(restore, 'spec', 'virtualMachineSnapshotName'),
      targetReadinessPolicy: at(restore, 'spec', 'targetReadinessPolicy'),
      volumeRestorePolicy: at(restore, 'spec', 'volumeRestorePolicy'),
    }),
  },
  'clone.kubevirt.io VirtualMachineClone': { class: 'Clone', props: cloneProps },
  'export.kubevirt.io VirtualMachineExport': {
    class: 'Export',
    props: (given) => {
      const source = objectAt(given, 'spec', 'source');
      const key = EXPORTED[String(source['kind'])];
      return {
        ...metadataProps(given),
        ...(key !== undefined && { [key]: source['name'] }),
        ttl: at(given, 'spec', 'ttlDuration'),
        tokenSecret: at(given, 'spec', 'tokenSecretRef'),
      };
    },
  },
};

/** Props of an export, by the kind of its source. */
const EXPORTED: Readonly<Record<string, string>> = {
  VirtualMachine: 'of',
  VirtualMachineSnapshot: 'snapshot',
  PersistentVolumeClaim: 'claim',
  VirtualMachineBackup: 'backup',
};

/** Why an object of any other kind is written as it is. */
export const NO_CONSTRUCT = 'no construct makes this kind';

/** The recognizer of an object's kind, if a construct makes the kind. */
export function recognizerOf({ apiVersion, kind }: { apiVersion: string; kind: string }): Recognizer | undefined {
  const key = `${String(apiVersion).split('/')[0]} ${kind}`;
  return Object.hasOwn(RECOGNIZERS, key) ? RECOGNIZERS[key] : undefined;
}

function cloneProps(clone: Json): Json {
  const spec = objectAt(clone, 'spec');
  const source = at(spec, 'source', 'name');
  return {
    ...metadataProps(clone),
    [at(spec, 'source', 'kind') === 'VirtualMachineSnapshot' ? 'snapshot' : 'of']: source,
    // KubeVirt names the new VM where the clone does not.
    to: at(spec, 'target', 'name') ?? `${String(source)}-clone`,
    labelFilters: spec['labelFilters'],
    annotationFilters: spec['annotationFilters'],
    newMacAddresses: spec['newMacAddresses'],
    newSmbiosSerial: spec['newSMBiosSerial'],
    volumeNamePolicy: spec['volumeNamePolicy'],
  };
}

function poolProps(pool: Json): Json {
  const { replicas, paused, updateStrategy, maxUnavailable, scaleInStrategy, autohealing, virtualMachineTemplate } =
    objectAt(pool, 'spec');
  const { template: guest, runStrategy, running, ...own } = objectAt(virtualMachineTemplate, 'spec');
  return {
    ...metadataProps(pool),
    machine: machineProps(own, objectAt({ guest }, 'guest'), nameOf(pool)),
    replicas,
    runStrategy: runStrategy ?? (running === true ? undefined : 'Halted'),
    update: isObject(updateStrategy) ? updateOf(updateStrategy, maxUnavailable) : undefined,
    scaleIn: isObject(scaleInStrategy) ? scaleInOf(scaleInStrategy) : undefined,
    paused,
    autohealing,
  };
}

const updateOf = (strategy: Json, maxUnavailable: unknown): Json | undefined =>
  isObject(strategy['proactive'])
    ? { proactive: filled({ maxUnavailable, select: selectionOf(strategy['proactive']) }) }
    : kindOf(strategy);

function scaleInOf(strategy: Json): Json | undefined {
  if (isObject(strategy['unmanaged'])) return { unmanaged: {} };
  const key = ['proactive', 'opportunistic'].find((one) => isObject(strategy[one]));
  if (key === undefined) return undefined;
  const { statePreservation } = objectAt(strategy, key);
  const keep = statePreservation === 'Disabled' ? 'nothing' : 'disks';
  return { [key]: filled({ keep, select: key === 'proactive' ? selectionOf(strategy[key]) : undefined }) };
}

const kindOf = (strategy: Json): Json | undefined =>
  ['opportunistic', 'unmanaged'].filter((one) => isObject(strategy[one])).map((one): Json => ({ [one]: {} }))[0];

function selectionOf(strategy: unknown): Json | undefined {
  const policy = objectAt(strategy, 'selectionPolicy');
  const requirements = listAt(policy, 'selectors', 'nodeSelectorRequirementMatcher');
  return orNone(
    filled({
      sortPolicy: policy['sortPolicy'],
      labelSelector: at(policy, 'selectors', 'labelSelector'),
      nodeSelector: orNone(requirements),
    }),
  );
}
