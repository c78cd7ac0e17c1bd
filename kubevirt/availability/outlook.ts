/** What a drain of a node would do to machines that are only written down: any of them may run on that node. */
import { objectAt, valueAt } from '../../kube/json';
import { DEFAULT_NAMESPACE, type KubeObject } from '../../kube/object';
import { objectIndex } from '../object-index';
import { poolVm } from '../pool-vm';
import { type Drain, drainOf } from './drain';
import { machineOf, type Surroundings } from './machine';

/** The guests of one VirtualMachine or VirtualMachinePool. */
export interface DrainOutlook {
  /** `namespace/name`, and how many there are of a pool: `shop/workers (10)`. */
  readonly name: string;
  readonly guests: number;
  readonly outcome: Exclude<Drain, 'not-running'>;
  readonly sentence: string;
}

/** Why the guest cannot be migrated live, as far as its objects show; undefined where nothing prevents it. */
export const migrationObstacle = (vm: KubeObject, surroundings: Surroundings): string | undefined =>
  machineOf(vm, surroundings).unmovable;

/** The machines among `objects` that may run on the node, and what its drain does to each; those that do not run are omitted. */
export function drainOutlook(
  node: unknown,
  objects: readonly KubeObject[],
  { profile }: Pick<Surroundings, 'profile'> = {},
): DrainOutlook[] {
  const index = objectIndex(objects);
  const machines = [
    ...index.all('VirtualMachine').map((vm) => ({ owner: vm, vm, guests: 1 })),
    ...index
      .all('VirtualMachinePool')
      .map((pool) => ({ owner: pool, vm: poolVm(pool), guests: Number(valueAt(pool, 'spec', 'replicas') ?? 1) })),
  ];
  return machines.flatMap(({ owner, vm, guests }) => {
    const { outcome, sentence } = drainOf(vm, { ...(profile && { profile }), related: objects });
    if (outcome === 'not-running' || guests === 0 || isElsewhere(vm, node)) return [];
    const name = `${owner.metadata?.namespace ?? DEFAULT_NAMESPACE}/${owner.metadata?.name}`;
    return [{ name: guests === 1 ? name : `${name} (${guests})`, guests, outcome, sentence }];
  });
}

/** A guest that is bound to another node by name. */
function isElsewhere(vm: KubeObject, node: unknown): boolean {
  const bound = objectAt(vm, 'spec', 'template', 'spec', 'nodeSelector')?.['kubernetes.io/hostname'];
  return typeof bound === 'string' && typeof node === 'string' && bound !== node;
}

const PHRASES: readonly (readonly [outcome: DrainOutlook['outcome'], one: string, several: string])[] = [
  ['migrates', 'moves by live migration', 'move by live migration'],
  ['restarts-elsewhere', 'is shut down and started on another node', 'are shut down and started on another node'],
  ['shuts-down', 'is shut down', 'are shut down'],
  ['external', 'waits for the controller that manages it', 'wait for the controller that manages them'],
  ['blocks', 'blocks the drain', 'block the drain'],
];

/** `14 move by live migration, 2 block the drain`, with the reason of each that does not move; undefined where all move. */
export function drainOutlookText(outlook: readonly DrainOutlook[]): string | undefined {
  const others = outlook.filter(({ outcome }) => outcome !== 'migrates');
  if (others.length === 0) return undefined;
  const counts = PHRASES.flatMap(([outcome, one, several]) => {
    const guests = outlook.filter((each) => each.outcome === outcome).reduce((sum, each) => sum + each.guests, 0);
    return guests === 0 ? [] : [`${guests} ${guests === 1 ? one : several}`];
  });
  return `${counts.join(', ')}. ${others.map(({ name, sentence }) => `${name}: ${sentence}`).join(' ')}`;
}
