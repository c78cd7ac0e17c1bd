import type { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { apiObjects, textOf } from '../render';

/**
 * The order in which objects must be applied: by wave, then by what Kubernetes itself needs first, then by namespace and name. It follows
 * from the objects and their dependencies alone, not from the order in which a program happened to construct them.
 */
export interface Ordered {
  object: ApiObject;
  /** 0 for what depends on nothing; otherwise one more than the last wave of all that it depends on. */
  wave: number;
}

/** What must exist before the rest of its wave, in this order; everything else follows. */
const FIRST = [
  'Namespace',
  'CustomResourceDefinition',
  'PriorityClass',
  'StorageClass',
  'ServiceAccount',
  'ClusterRole',
  'ClusterRoleBinding',
  'Role',
  'RoleBinding',
  'NetworkAttachmentDefinition',
  'ConfigMap',
  'Secret',
  'PersistentVolumeClaim',
  'DataVolume',
];
/** What acts on the rest of its wave, in this order: a restore needs its snapshot, a backup its tracker. */
const LAST = [
  'VirtualMachineSnapshot',
  'VirtualMachineBackupTracker',
  'VirtualMachineRestore',
  'VirtualMachineClone',
  'VirtualMachineBackup',
  'VirtualMachineExport',
  'VirtualMachineInstanceMigration',
];
const rankOf = (kind: string): number => {
  const last = LAST.indexOf(kind);
  return last >= 0 ? FIRST.length + 2 + last : FIRST.indexOf(kind) + 1 || FIRST.length + 1;
};

export function inOrder(root: IConstruct): Ordered[] {
  const waves = new Waves();
  // Keys are made once, because a sort asks for each of them many times.
  const all = apiObjects(root).map((object) => ({
    ordered: { object, wave: waves.of(object) },
    rank: rankOf(object.kind),
    key: [object.kind, textOf(object.metadata.namespace ?? ''), textOf(object.name), object.apiGroup].join('\u0000'),
  }));
  return all
    .sort((a, b) => a.ordered.wave - b.ordered.wave || a.rank - b.rank || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ ordered }) => ordered);
}

/**
 * Waves of constructs. `a.node.addDependency(b)` puts every object of `a` behind every object of `b`, so the wave of an object is decided by
 * the construct itself and by all scopes around it; each construct is looked at once.
 */
class Waves {
  private readonly own = new Map<IConstruct, number>();
  private readonly last = new Map<IConstruct, number>();
  private readonly open: IConstruct[] = [];

  of(construct: IConstruct): number {
    return this.once(this.own, construct, () => {
      const scope = construct.node.scope;
      const behind = construct.node.dependencies.map((dependency) => this.lastOf(dependency) + 1);
      return Math.max(scope ? this.of(scope) : 0, ...behind);
    });
  }

  /** The last wave in which an object of this construct's tree is applied; -1 where there is none. */
  private lastOf(construct: IConstruct): number {
    const known = this.last.get(construct);
    if (known !== undefined) return known;
    const wave = Math.max(-1, ...apiObjects(construct).map((object) => this.of(object)));
    this.last.set(construct, wave);
    return wave;
  }

  private once(memory: Map<IConstruct, number>, construct: IConstruct, compute: () => number): number {
    const known = memory.get(construct);
    if (known !== undefined) return known;
    const again = this.open.indexOf(construct);
    if (again >= 0) {
      const cycle = [...this.open.slice(again), construct].map((step) => step.node.path || '(app)').join(' -> ');
      throw new Error(
        `Circular dependency between constructs, so none of them can be applied first: ${cycle}. Remove one of these addDependency() calls.`,
      );
    }
    this.open.push(construct);
    const wave = compute();
    this.open.pop();
    memory.set(construct, wave);
    return wave;
  }
}
