/** `--live`: the guests that a plan is about, as the cluster shows them. Only reads: every request is a GET. */
import { isDeepStrictEqual } from 'node:util';
import { ApiError, type Cluster } from '../../cluster';
import { isObject, objectAt, objectsAt, valueAt } from '../../kube/json';
import { DEFAULT_NAMESPACE, type KubeObject } from '../../kube/object';
import { fitsOn } from '../../kubevirt/availability';
import type { ClusterProfile } from '../../kubevirt/config';
import { withServerWritten } from '../../kubevirt/defaults';
import { bootedFromOf, bootRevisionOf, type LiveState, liveStateOf } from '../../kubevirt/impact';
import { MATCHED_KINDS } from '../../kubevirt/instancetype';
import { kindOf } from '../../kubevirt/kinds';
import { readProfile } from '../profile';
import type { Tree } from './tree';

/** What of a change is known from the cluster: input of a verdict. */
export interface Observed {
  old: unknown;
  new: unknown;
  live?: LiveState;
  bootedFrom?: unknown;
}

/** A guest that runs, and where. */
export interface LiveGuest {
  /** Name of the VirtualMachineInstance. */
  name: string;
  node: string;
  /** Other nodes that can take it: their room is not looked at. Absent where the nodes could not be read. */
  others?: readonly string[];
}

export interface LiveCluster {
  /** As far as it could be read. */
  profile?: ClusterProfile;
  /** Objects of the cluster that changed VMs refer to. */
  related: readonly KubeObject[];
  /** The change with what is known of its guests; as it is where nothing is. */
  observe(change: { old: Manifest; new: Manifest }): Observed;
  /** The guests of a VM or pool that run; empty for other objects. */
  guestsOf(object: Manifest): readonly LiveGuest[];
  /** What could not be read, and what the plan assumes instead: sentences. */
  unread: readonly string[];
}

type Manifest = Record<string, unknown>;
type Reader = Pick<Cluster, 'find' | 'get' | 'list' | 'server'>;

/** Reads what the verdicts on the changed VMs and pools depend on. A cluster that cannot be read leaves sentences in `unread`. */
export async function readLive(cluster: Reader, old: Tree, now: Tree, given?: ClusterProfile): Promise<LiveCluster> {
  const unread: string[] = [];
  let answers = true;
  const attempt = async <T>(what: string, otherwise: string, request: () => Promise<T>): Promise<T | undefined> => {
    if (!answers) return undefined;
    try {
      return await request();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      answers = error.status !== 0;
      unread.push(
        answers
          ? `${what} cannot be read: ${reasonOf(error)} ${otherwise}`
          : `The cluster cannot be reached: ${reasonOf(error)} The plan assumes the state of every guest.`,
      );
      return undefined;
    }
  };

  const changed = changedGuests(old, now);
  const profile =
    given ??
    (await attempt('The KubeVirt object', 'The plan assumes KubeVirt v1.9.0 with its default configuration.', () =>
      readProfile(cluster),
    ));
  const namespaces = [...new Set(changed.map(namespaceOf))].sort();
  const objects: KubeObject[] = [];
  const listed = new Set<string>();
  for (const namespace of namespaces) {
    for (const [kind, otherwise] of NEEDED) {
      const found = await attempt(`${kind} objects in namespace ${namespace}`, otherwise, () =>
        list(cluster, kind, namespace),
      );
      if (found) listed.add(`${kind}/${namespace}`);
      objects.push(...(found ?? []));
    }
  }
  for (const kind of matchedKinds(changed)) {
    const found = await attempt(
      `${kind} objects`,
      'The plan uses those in the manifests and those that KubeVirt installs.',
      () => list(cluster, kind),
    );
    objects.push(...(found ?? []));
  }
  const dynamicNetworksController =
    answers && changed.some(hasMultus) ? await findsDynamicNetworks(cluster) : undefined;
  const beside = dynamicNetworksController === undefined ? {} : { dynamicNetworksController };

  const guests = new Map(objects.filter(isOf('VirtualMachineInstance')).map((vmi) => [idOf(vmi), vmi]));
  const vms = objects.filter(isOf('VirtualMachine'));
  const nodes =
    guests.size > 0
      ? await attempt('Node objects', 'The plan does not show which nodes can take a guest that moves.', () =>
          list(cluster, 'Node'),
        )
      : undefined;
  const revisions = new Map<string, KubeObject>();
  for (const vm of changed.filter(isOf('VirtualMachine'))) {
    const name = bootRevisionOf(guests.get(idOf(vm)));
    if (name === undefined) continue;
    const what = `ControllerRevision ${namespaceOf(vm)}/${name}`;
    const otherwise = 'The plan assumes that the guest was booted from the old manifest.';
    const revision = await attempt(what, otherwise, () => cluster.get(REVISION, { name, namespace: namespaceOf(vm) }));
    if (revision) revisions.set(idOf(vm), revision);
  }

  function observeVm(change: { old: Manifest; new: Manifest }): Observed {
    const id = idOf(change.new);
    if (!listed.has(`VirtualMachineInstance/${namespaceOf(change.new)}`)) return change;
    const vm = vms.find((found) => idOf(found) === id);
    const live = liveStateOf(guests.get(id), beside);
    const bootedFrom = bootedFromOf(vm ?? change.old, revisions.get(id));
    return {
      old: vm ? withServerWritten(change.old, vm) : change.old,
      new: vm ? withServerWritten(change.new, vm) : change.new,
      live,
      ...(bootedFrom && vm && { bootedFrom }),
    };
  }

  const ownedBy = (pool: Manifest): KubeObject[] =>
    vms.filter(
      (vm) =>
        namespaceOf(vm) === namespaceOf(pool) &&
        objectsAt(vm, 'metadata', 'ownerReferences').some(
          (owner) => owner['kind'] === POOL && owner['name'] === valueAt(pool, 'metadata', 'name'),
        ),
    );

  function observePool(change: { old: Manifest; new: Manifest }): Observed {
    if (!listed.has(`VirtualMachineInstance/${namespaceOf(change.new)}`)) return change;
    return { ...change, live: together(ownedBy(change.new).map((vm) => liveStateOf(guests.get(idOf(vm)), beside))) };
  }

  function guestsOf(object: Manifest): LiveGuest[] {
    const made = object['kind'] === POOL ? ownedBy(object) : object['kind'] === 'VirtualMachine' ? [object] : [];
    return made.flatMap((vm) => {
      const vmi = guests.get(idOf(vm));
      const node = valueAt(vmi, 'status', 'nodeName');
      if (!vmi || typeof node !== 'string') return [];
      const others = nodes?.filter((one) => one.metadata?.name !== node && fitsOn(one, vmi.spec));
      return [
        {
          name: String(vmi.metadata?.name),
          node,
          ...(others && { others: others.map(({ metadata }) => String(metadata?.name)).sort() }),
        },
      ];
    });
  }

  return {
    ...(profile && { profile }),
    related: objects.filter(({ kind }) => kind !== 'VirtualMachineInstance' && kind !== 'VirtualMachine'),
    observe: (change) =>
      change.new['kind'] === POOL
        ? observePool(change)
        : change.new['kind'] === 'VirtualMachine'
          ? observeVm(change)
          : change,
    guestsOf,
    unread: [...new Set(unread)],
  };
}

const POOL = 'VirtualMachinePool';
const REVISION = kindOf('apps/v1', 'ControllerRevision')!;

/** Kinds that are listed in the namespaces of changed VMs, and what is assumed without them. */
const NEEDED: readonly (readonly [kind: keyof typeof API_VERSIONS, otherwise: string])[] = [
  ['VirtualMachine', 'The plan compares the manifests without what KubeVirt wrote into the VMs.'],
  [
    'VirtualMachineInstance',
    'The plan assumes that guests run according to their run strategy and can be live-migrated.',
  ],
  ['PersistentVolumeClaim', 'The plan assumes that the claims that the VMs refer to exist.'],
];

const API_VERSIONS = {
  VirtualMachine: 'kubevirt.io/v1',
  VirtualMachineInstance: 'kubevirt.io/v1',
  PersistentVolumeClaim: 'v1',
  Node: 'v1',
} as const;
const INSTANCETYPE = 'instancetype.kubevirt.io/v1beta1';

async function list(cluster: Reader, kind: string, namespace?: string): Promise<KubeObject[]> {
  const apiVersion = Object.hasOwn(API_VERSIONS, kind) ? API_VERSIONS[kind as keyof typeof API_VERSIONS] : INSTANCETYPE;
  return (await cluster.list(kindOf(apiVersion, kind)!, namespace === undefined ? {} : { namespace })).items;
}

/** Installed by the Cluster Network Addons Operator: whoever installed it otherwise cannot be seen. */
async function findsDynamicNetworks(cluster: Reader): Promise<boolean | undefined> {
  const kind = kindOf('networkaddonsoperator.network.kubevirt.io/v1', 'NetworkAddonsConfig')!;
  const config = await cluster.find(kind, { name: 'cluster' }).catch(() => undefined);
  return config ? isObject(config.spec?.['multusDynamicNetworks']) : undefined;
}

/** The changed VMs and pools, as they were and as they shall be. */
function changedGuests(old: Tree, now: Tree): Manifest[] {
  return [...now].flatMap(([id, { object }]) => {
    const before = old.get(id)?.object;
    const isGuest = object['kind'] === 'VirtualMachine' || object['kind'] === POOL;
    return before && isGuest && !isDeepStrictEqual(before, object) ? [before, object] : [];
  });
}

/** The kinds of instancetypes and preferences that these name. */
function matchedKinds(manifests: readonly Manifest[]): string[] {
  const specs = manifests.map((object) =>
    object['kind'] === POOL ? objectAt(object, 'spec', 'virtualMachineTemplate', 'spec') : objectAt(object, 'spec'),
  );
  return (['instancetype', 'preference'] as const).flatMap((matcher) =>
    specs.some((spec) => spec?.[matcher]) ? [...MATCHED_KINDS[matcher]] : [],
  );
}

function hasMultus(object: Manifest): boolean {
  return JSON.stringify(object).includes('"multus"');
}

/** Of several guests the least favourable state. */
function together(states: readonly LiveState[]): LiveState {
  const running = states.filter((state) => state.running);
  if (running.length === 0) return { running: false };
  const every = (key: 'liveMigratable' | 'storageLiveMigratable') => running.every((state) => state[key] !== false);
  return {
    running: true,
    liveMigratable: every('liveMigratable'),
    storageLiveMigratable: every('storageLiveMigratable'),
    migrating: running.some(({ migrating }) => migrating),
    ...(running[0]!.dynamicNetworksController !== undefined && {
      dynamicNetworksController: running[0]!.dynamicNetworksController,
    }),
  };
}

const isOf =
  (kind: string) =>
  (object: { [key: string]: unknown }): boolean =>
    object['kind'] === kind;

function namespaceOf(object: object): string {
  const namespace = valueAt(object, 'metadata', 'namespace');
  return typeof namespace === 'string' && namespace !== '' ? namespace : DEFAULT_NAMESPACE;
}

function idOf(object: object): string {
  return `${namespaceOf(object)}/${String(valueAt(object, 'metadata', 'name'))}`;
}

function reasonOf({ status, message }: ApiError): string {
  const [first] = message.split('\n');
  return `${status === 0 ? '' : `HTTP ${status}, `}${first!.replace(/\.?$/, '.')}`;
}
