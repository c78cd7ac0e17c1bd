/** What applies to guests from beside them: MigrationPolicies, snapshots and their schedules, instancetypes. */
import { objectAt, objectsAt, valueAt } from '../../../kube/json';
import type { KubeObject } from '../../../kube/object';
import { MATCHED_KINDS } from '../../../kubevirt/instancetype';
import { migrationPolicyFor } from '../../../kubevirt/migration-policy';
import type { Relation } from '../model';
import { appOf, clusterRefOf, details, type Link, type Reader, refOf, text, textAt } from './reader';

/** Settings that a reader looks for first. */
const SETTINGS: Readonly<Record<string, (value: unknown) => string | undefined>> = {
  bandwidthPerMigration: (value) => text(value),
  completionTimeoutPerGiB: (value) => `${String(value)} s/GiB`,
  allowAutoConverge: (value) => (value === true ? 'auto-converge' : undefined),
  allowPostCopy: (value) => (value === true ? 'post-copy' : undefined),
};

/** Of several policies that select a guest, one applies. */
export const migrationPolicy: Reader = (object, scene) => {
  const self = clusterRefOf(object);
  const policies = scene.index.given('MigrationPolicy');
  const governed = scene.guests.filter(
    ({ labels, namespace }) => migrationPolicyFor(policies, labels, scene.namespaceLabels(namespace)) === object,
  );
  const shown = Object.entries(SETTINGS).map(([key, show]) => {
    const value = valueAt(object, 'spec', key);
    return value === undefined ? undefined : show(value);
  });
  return {
    nodes: [{ ...self, app: appOf(object), details: details(...shown) }],
    links: governed.map(({ ref }) => ({ from: self, to: ref, relation: 'governs' })),
  };
};

/** Fields of the kinds that act on a VM once, each with what it refers to. */
const ACTS: Readonly<Record<string, readonly (readonly [relation: Relation, ...path: string[]])[]>> = {
  VirtualMachineSnapshot: [['protects', 'source']],
  VirtualMachineRestore: [['protects', 'target']],
  VirtualMachineClone: [
    ['copies', 'source'],
    ['protects', 'target'],
  ],
  VirtualMachineBackup: [['protects', 'source']],
  VirtualMachineExport: [['protects', 'source']],
};

export const act: Reader = (object) => {
  const self = refOf(object);
  const links = (ACTS[object.kind] ?? []).flatMap(([relation, ...path]): Link[] => {
    const ref = objectAt(object, 'spec', ...path);
    const [kind, name] = [text(ref?.['kind']), text(ref?.['name'])];
    return kind === undefined || name === undefined
      ? []
      : [{ from: self, to: { kind, namespace: self.namespace, name }, relation }];
  });
  const snapshot = textAt(object, 'spec', 'virtualMachineSnapshotName');
  if (snapshot !== undefined)
    links.push({
      from: self,
      to: { kind: 'VirtualMachineSnapshot', namespace: self.namespace, name: snapshot },
      relation: 'copies',
    });
  return { nodes: [{ ...self, app: appOf(object), details: [] }], links };
};

/** A schedule of snapshots, by what its Job is given: the VMs, and how many snapshots stay. Other CronJobs are not shown. */
export const schedule: Reader = (object) => {
  const env = environmentOf(object);
  const vms = listOf(env.get('VMS'));
  if (!env.has('SCHEDULE') || vms.length === 0) return {};
  const self = refOf(object);
  const keep = env.get('KEEP');
  return {
    nodes: [
      {
        ...self,
        app: appOf(object),
        details: details(textAt(object, 'spec', 'schedule'), keep !== undefined && `keeps ${keep}`),
      },
    ],
    links: vms.map((name) => ({
      from: self,
      to: { kind: 'VirtualMachine', namespace: self.namespace, name },
      relation: 'protects',
    })),
  };
};

function environmentOf(object: KubeObject): Map<string, string> {
  const containers = objectsAt(object, 'spec', 'jobTemplate', 'spec', 'template', 'spec', 'containers');
  const pairs = containers.flatMap((container) => objectsAt(container, 'env'));
  return new Map(pairs.flatMap(({ name, value }) => (typeof value === 'string' ? [[String(name), value]] : [])));
}

function listOf(json: string | undefined): string[] {
  try {
    const list: unknown = JSON.parse(json ?? '[]');
    return Array.isArray(list) ? list.flatMap((one) => textAt(one, 'name') ?? []) : [];
  } catch {
    return [];
  }
}

const CLUSTER_KINDS: ReadonlySet<string> = new Set(Object.values(MATCHED_KINDS).map(([, cluster]) => cluster));

export const sizes: Reader = (object) => {
  const ref = CLUSTER_KINDS.has(object.kind) ? clusterRefOf(object) : refOf(object);
  const cpus = valueAt(object, 'spec', 'cpu', 'guest');
  const memory = textAt(object, 'spec', 'memory', 'guest');
  return { nodes: [{ ...ref, details: details(typeof cpus === 'number' && `${cpus} vCPU`, memory) }] };
};

/** A VM that is made from it on request does not exist yet. */
export const template: Reader = (object) => ({
  nodes: [{ ...refOf(object), app: appOf(object), details: [] }],
});
