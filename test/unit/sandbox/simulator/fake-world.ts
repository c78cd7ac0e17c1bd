import { type Action, mergePatch } from '../../../../sandbox/simulator/actions';
import { Cache } from '../../../../sandbox/simulator/cache';
import { clusterConfigOf, findIn } from '../../../../sandbox/simulator/cluster-config';
import type { Controller } from '../../../../sandbox/simulator/controller';
import { evictionOf } from '../../../../sandbox/simulator/evacuation';
import {
  CDI,
  CLAIM,
  DAEMON_SET,
  DEPLOYMENT,
  HOST_PATH_PROVISIONER,
  type Kind,
  kindOf,
  POD,
  REPLICA_SET,
  VM,
  VMI,
} from '../../../../sandbox/simulator/kinds';
import {
  type AnyLive,
  asKubeObject,
  asLive,
  controllerOf,
  type Draft,
  isDeleting,
  withFinalizer,
  withoutFinalizers,
} from '../../../../sandbox/simulator/live-object';
import type { Pod } from '../../../../sandbox/simulator/types';
import { mutated } from '../../../../sandbox/simulator/vm-admission';
import type { World } from '../../../../sandbox/simulator/world';

/** A world that stands still until it is told to go on, and takes actions at their word. */
export class FakeWorld implements World {
  private readonly cache = new Cache();
  private readonly since = new Map<string, number>();
  private seconds = 0;
  private version = 0;
  /** What a watcher sees: every object as it was stored, and those that went. */
  readonly events: { object: AnyLive; gone: boolean }[] = [];
  /** When the controllers want to look again, in seconds from now. */
  readonly wakes: number[] = [];

  constructor(...objects: object[]) {
    for (const object of objects) this.put(object);
  }

  readonly get: World['get'] = (kind, namespace, name) => this.cache.get(kind, namespace, name);
  readonly list: World['list'] = (kind, namespace) => this.cache.list(kind, namespace);
  readonly owned: World['owned'] = (kind, owner) => this.cache.owned(kind, owner);

  now(seconds = 0): string {
    return new Date((this.seconds + seconds) * 1000).toISOString();
  }

  age({ metadata }: AnyLive, stage: string): number {
    const key = `${metadata.uid} ${stage}`;
    const began = this.since.get(key) ?? this.seconds;
    this.since.set(key, began);
    return this.seconds - began;
  }

  requeueAfter(_: AnyLive, seconds: number): void {
    this.wakes.push(seconds);
  }

  pass(seconds: number): void {
    this.seconds += seconds;
  }

  /** Stores an object as the API server would. */
  put<T extends AnyLive>(object: object): T {
    const given = asLive<AnyLive>(JSON.parse(JSON.stringify(object)));
    const { name, namespace } = given.metadata;
    const kind = kindOf(given);
    const known = this.cache.get(kind, namespace, name);
    // As the webhook of KubeVirt completes it.
    if (kind === VM && !known)
      Object.assign(given, { spec: mutated(asKubeObject(given), clusterConfigOf(this), findIn(this)).spec });
    const generation =
      (known?.metadata.generation ?? 0) +
      (mergePatch(counted(kind, known), counted(kind, given)) === undefined ? 0 : 1) +
      (known && given.metadata.deletionTimestamp && !known.metadata.deletionTimestamp ? 1 : 0);
    const metadata = {
      ...given.metadata,
      uid: given.metadata.uid ?? `uid-${name}-${++this.version}`,
      creationTimestamp: given.metadata.creationTimestamp ?? this.now(),
      generation: generation || 1,
      resourceVersion: String(++this.version),
    };
    const served = { ...(known ? {} : DEFAULTS.get(kind)), ...given, metadata } as unknown as T;
    if (metadata.deletionTimestamp && !metadata.finalizers?.length && !runs(served)) this.forget(kind, served);
    else {
      this.cache.seen(kind, served);
      this.events.push({ object: served, gone: false });
    }
    return served;
  }

  /** In the foreground: it stays until everything that it owns is gone. */
  deleteInForeground(object: AnyLive): void {
    const live = this.cache.get(kindOf(object), object.metadata.namespace, object.metadata.name);
    if (!live || isDeleting(live)) return;
    const { metadata } = withFinalizer(live, FOREGROUND);
    this.put({ ...live, metadata: { ...metadata, deletionTimestamp: this.now() } });
  }

  delete(object: AnyLive, gracePeriodSeconds?: number): void {
    const live = this.cache.get(kindOf(object), object.metadata.namespace, object.metadata.name);
    if (live?.metadata.finalizers?.length || (live && runs(live) && gracePeriodSeconds !== 0))
      this.put({
        ...live,
        metadata: {
          ...live.metadata,
          deletionTimestamp: live.metadata.deletionTimestamp ?? this.now(),
        },
      });
    else if (live) this.forget(kindOf(live), live);
  }

  private forget(kind: Kind, object: AnyLive): void {
    this.cache.gone(kind, object);
    this.events.push({ object, gone: true });
  }

  /** Has the controllers at it until nothing is left to do, and time pass while they wait. */
  play(controllers: readonly Controller[], seconds = 60): void {
    const end = this.seconds + seconds;
    for (let rounds = 0; rounds < 2_000; rounds++) {
      this.wakes.length = 0;
      if (this.round(controllers)) continue;
      const next = Math.min(...this.wakes);
      if (this.seconds + next > end || this.wakes.length === 0) return;
      // A rest too small for the clock to show would never pass.
      this.pass(Math.max(next, 0.001));
    }
    throw new Error('The controllers never come to rest.');
  }

  /** Every controller looks at every object once. Answers whether anything changed. */
  private round(controllers: readonly Controller[]): boolean {
    let changed = this.collect();
    for (const { kind, reconcile } of controllers) {
      for (const { metadata } of this.list(kind)) {
        const object = this.get(kind, metadata.namespace, metadata.name);
        if (object) for (const action of reconcile(object, this)) changed = this.perform(action) || changed;
      }
    }
    return changed;
  }

  /** Takes what an object owns that is deleted in the foreground, then the object. */
  private collect(): boolean {
    const held = DEPENDENTS.flatMap(([kind, dependents]) =>
      this.list(kind)
        .filter((owner) => isDeleting(owner) && owner.metadata.finalizers?.includes(FOREGROUND))
        .map((owner) => ({ owner, owned: dependents.flatMap((one) => this.owned(one, owner)) })),
    );
    for (const { owner, owned } of held) {
      if (owned.length === 0) this.put(withoutFinalizers(owner, [FOREGROUND]));
      for (const object of owned.filter((one) => !isDeleting(one)))
        if (kindOf(object) === POD) this.delete(object);
        else this.deleteInForeground(object);
    }
    return held.some(({ owned }) => owned.length === 0 || owned.some((one) => !isDeleting(one)));
  }

  private perform(action: Action): boolean {
    if (action.do === 'delete' && action.foreground) this.deleteInForeground(action.object);
    else if (action.do === 'delete') this.delete(action.object, action.gracePeriodSeconds);
    else if (action.do === 'evict') return this.evict(action.object as Pod);
    else if (action.do === 'create') this.create(action.object);
    else if (action.do === 'bind')
      this.put({ ...action.object, spec: { ...action.object.spec, nodeName: action.node } });
    else {
      const changes = mergePatch(action.from, action.to);
      const live = this.get(kindOf(action.from), action.from.metadata.namespace, action.from.metadata.name);
      if (changes === undefined || live?.metadata.resourceVersion !== action.from.metadata.resourceVersion)
        return false;
      this.put(action.to);
    }
    return true;
  }

  /** As the API server answers, with the webhook of KubeVirt. */
  private evict(pod: Pod): boolean {
    const owner = controllerOf(pod);
    const vmi = owner?.kind === VMI.kind ? this.get(VMI, pod.metadata.namespace, owner.name) : undefined;
    const answer = vmi ? evictionOf(pod, vmi, this) : ({ allowed: true } as const);
    if (answer.allowed) this.delete(pod);
    else if (vmi && answer.mark) this.put({ ...vmi, status: { ...vmi.status, evacuationNodeName: pod.spec.nodeName } });
    return answer.allowed || answer.mark === true;
  }

  private create(draft: Draft): void {
    if (!this.get(kindOf(draft), draft.metadata.namespace, draft.metadata.name)) this.put(draft);
  }
}

const FOREGROUND = 'foregroundDeletion';
const DEPENDENTS = [
  [DEPLOYMENT, [REPLICA_SET]],
  [REPLICA_SET, [POD]],
] as unknown as readonly (readonly [Kind, readonly Kind[]])[];

/** What the API server writes into a new object. */
const DEFAULTS: ReadonlyMap<Kind, object> = new Map<Kind, object>([
  [CLAIM, { status: { phase: 'Pending' } }],
  [
    DAEMON_SET,
    { status: { currentNumberScheduled: 0, desiredNumberScheduled: 0, numberMisscheduled: 0, numberReady: 0 } },
  ],
] as [Kind, object][]);

/** A pod that has a node and has not ended goes gracefully: it stays until its kubelet has stopped it. */
function runs(object: AnyLive): boolean {
  const { kind, spec, status } = object as Pod;
  return kind === POD.kind && spec.nodeName !== undefined && !['Succeeded', 'Failed'].includes(status?.phase ?? '');
}

/** What of an object counts as a new generation: also the annotations of a Deployment, and a status that is not a subresource. */
function counted(kind: Kind, object: AnyLive | undefined): object {
  const { spec, status, metadata } = object ?? {};
  if (kind === DEPLOYMENT) return { spec, annotations: metadata?.annotations };
  return kind === CDI || kind === HOST_PATH_PROVISIONER ? { spec, status } : { spec };
}
