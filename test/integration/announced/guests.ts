import type { Cluster, ResourceKind, Watch } from '../../../cluster';
import type { KubeObject } from '../../../kube/object';
import type { Effect, LiveState } from '../../../kubevirt/impact';
import { MIGRATION, VM, VMI } from '../simulator-objects';

/** What a VM and its guest are at one moment. */
export interface Seen {
  vm: KubeObject;
  guest?: KubeObject;
  migrations: readonly KubeObject[];
}

interface Condition {
  type: string;
  status: string;
}

export const NAMESPACE = 'vms';
const PATIENCE_MS = 60_000;

/** By these a guest asks for a migration. */
const ASKING = ['HotVCPUChange', 'HotMemoryChange', 'VolumesChange', 'MigrationRequired'];

/** All VMs of the namespace, their guests and migrations, as they change. */
export class Guests {
  private readonly watches: Readonly<Record<'vms' | 'guests' | 'migrations', Watch>>;

  constructor(private readonly cluster: Cluster) {
    const watch = (kind: ResourceKind) => cluster.watch(kind, { namespace: NAMESPACE });
    this.watches = { vms: watch(VM), guests: watch(VMI), migrations: watch(MIGRATION) };
  }

  async ready(): Promise<void> {
    await Promise.all(Object.values(this.watches).map((watch) => watch.ready()));
  }

  see(name: string): Seen | undefined {
    const { vms, guests, migrations } = this.watches;
    const ref = { name, namespace: NAMESPACE };
    const vm = vms.get(ref);
    const guest = guests.get(ref);
    const own = migrations.list().filter(({ spec }) => spec?.['vmiName'] === name);
    return vm && { vm, ...(guest && { guest }), migrations: own };
  }

  /** Waits until VM and guest are so, and says how they were instead if they never are. */
  until(name: string, what: string, check: (seen: Seen) => boolean): Promise<Seen> {
    return new Promise((resolve, reject) => {
      const look = () => {
        const seen = this.see(name);
        if (!seen || !check(seen)) return;
        clearTimeout(timer);
        for (const stop of stops) stop();
        resolve(seen);
      };
      const stops: (() => void)[] = [];
      const timer = setTimeout(() => {
        for (const stop of stops) stop();
        const { vm, guest } = this.see(name) ?? {};
        reject(new Error(`${name}: not ${what}: ${JSON.stringify({ vm: vm?.status, guest: guest?.status })}`));
      }, PATIENCE_MS);
      for (const watch of Object.values(this.watches)) stops.push(watch.onChange(look));
      look();
    });
  }

  /** Waits until the controller has looked at the VM as it is now, which it writes down while there is a guest. */
  async noticed(name: string): Promise<Seen> {
    const { metadata } = await this.cluster.get(VM, { name, namespace: NAMESPACE });
    return this.until(name, 'noticed', ({ vm }) => {
      const generation = vm.metadata?.generation ?? 0;
      if (generation < (metadata?.generation ?? 0)) return false;
      return vm.status?.['created'] !== true || vm.status['desiredGeneration'] === generation;
    });
  }

  /** Stops the guest and starts it: what it is then. */
  async reboot(name: string): Promise<Seen> {
    const set = (runStrategy: string) =>
      this.cluster.patch(VM, { name, namespace: NAMESPACE }, { type: 'merge', body: { spec: { runStrategy } } });
    await set('Halted');
    await this.until(name, 'stopped', ({ guest }) => guest === undefined);
    await set('Always');
    return this.until(name, 'started', ({ guest }) => guest !== undefined);
  }

  close(): void {
    for (const watch of Object.values(this.watches)) watch.close();
  }
}

export const conditionsOf = (object: KubeObject | undefined): readonly Condition[] =>
  (object?.status?.['conditions'] as readonly Condition[] | undefined) ?? [];

export const has = (object: KubeObject | undefined, ...types: readonly string[]): boolean =>
  conditionsOf(object).some(({ type, status }) => status === 'True' && types.includes(type));

export const asks = ({ guest }: Seen): boolean => has(guest, ...ASKING);

/** Whether a migration has taken the guest, the same one, to another node, and it waits for no other. */
export const hasArrived = (before: Seen, after: Seen): boolean =>
  after.guest?.metadata?.uid === before.guest?.metadata?.uid &&
  after.guest?.status?.['nodeName'] !== before.guest?.status?.['nodeName'] &&
  after.migrations.some(({ status }) => status?.['phase'] === 'Succeeded') &&
  !asks(after);

export const phaseOf = ({ guest }: Seen): unknown => guest?.status?.['phase'];

/** What the impact model may know of a guest, all of it. */
export function liveStateOf(seen: Seen): LiveState {
  const { guest } = seen;
  if (!guest) return { running: false };
  const migration = guest.status?.['migrationState'] as { completed?: boolean } | undefined;
  return {
    running: true,
    liveMigratable: phaseOf(seen) !== 'Running' || has(guest, 'LiveMigratable'),
    storageLiveMigratable: phaseOf(seen) !== 'Running' || has(guest, 'StorageLiveMigratable'),
    migrating: migration !== undefined && !migration.completed,
    phase: String(phaseOf(seen)),
    settled: !asks(seen),
    extraConditions: conditionsOf(guest),
  };
}

/** What happened to a running guest, in the words of the table; nothing where VM and guest keep still. */
export function happened(before: Seen, after: Seen): Effect[] {
  const moved = after.migrations.length > before.migrations.length;
  // Stopped, started, or another one in its place.
  const power = before.guest?.metadata?.uid !== after.guest?.metadata?.uid;
  const patched = !power && textOf(before.guest) !== textOf(after.guest);
  const migration = (asks(after) && !asks(before)) || moved;
  return [
    ...(has(after.vm, 'Failure') ? (['stuck'] as const) : []),
    ...(has(after.vm, 'RestartRequired') ? (['restart'] as const) : []),
    ...(migration ? (['live+migration'] as const) : power || patched ? (['live'] as const) : []),
  ];
}

/** Whether two guests are the same to their users. */
export const isSameGuest = (a: Seen, b: Seen): boolean => textOf(a.guest) === textOf(b.guest);

/** Written by KubeVirt for itself, and different for every start. */
const BOOKKEEPING = /^kubevirt\.io\/(vm-generation|nodeName)$/;

function textOf(guest: KubeObject | undefined): string {
  const { labels, annotations } = guest?.metadata ?? {};
  const told = (entries: Readonly<Record<string, string>> = {}) =>
    Object.entries(entries)
      .filter(([key]) => !BOOKKEEPING.test(key))
      .sort();
  return JSON.stringify(sorted({ spec: guest?.spec, labels: told(labels), annotations: told(annotations) }));
}

/** The same whatever the order of keys and of what has a name. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    const name = (item: unknown) => (item as { name?: string } | null)?.name ?? '';
    return [...value].sort((a, b) => name(a).localeCompare(name(b))).map(sorted);
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => a.localeCompare(b)).map(([key, one]) => [key, sorted(one)]));
}
