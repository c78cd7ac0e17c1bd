import type { Cluster } from '../../cluster';
import type { Action } from './actions';
import { Cache, keyOf } from './cache';
import { Ages, type Clock } from './clock';
import type { Controller, Request } from './controller';
import { type Kind, kindOf } from './kinds';
import { type AnyLive, isDeleting } from './live-object';
import type { World } from './world';
import { evict, isOvertaken, remove, write } from './writes';

/** The number of objects that are reconciled at once. */
const WORKERS = 16;
const OVERTAKEN_RETRY = 30;
const FIRST_RETRY = 200;
const LAST_RETRY = 10_000;

/** Runs controllers: keeps a queue of the objects to reconcile, each by one worker at a time, and performs what the controllers return. */
export class Runner {
  readonly cache = new Cache();
  private readonly ages: Ages;
  private readonly queue = new Map<string, Job>();
  private readonly busy = new Set<string>();
  private readonly failures = new Map<string, number>();
  private readonly timers = new Map<string, { at: number; cancel: () => void }>();
  private readonly work = new Set<Promise<void>>();
  private state: 'filling' | 'running' | 'stopped' = 'filling';

  constructor(
    private readonly controllers: readonly Controller[],
    private readonly cluster: Cluster,
    private readonly clock: Clock,
    private readonly report: (message: string) => void,
    private readonly exists: (kind: Kind, object: AnyLive) => Promise<boolean>,
  ) {
    this.ages = new Ages(clock);
  }

  /** Takes in an object as it is now, or (`gone`) as it last was. */
  changed(kind: Kind, object: AnyLive, gone = false): void {
    if (gone) {
      this.cache.gone(kind, object);
      this.ages.forget(object.metadata.uid);
    } else if (!this.cache.seen(kind, object)) return;
    for (const controller of this.controllers) {
      if (controller.kind === kind) this.enqueue(controller, object.metadata);
      for (const trigger of controller.watches ?? [])
        if (trigger.kind === kind)
          for (const named of trigger.mapToRequests(object, this.worldFor(controller))) this.enqueue(controller, named);
    }
  }

  /** Starts to reconcile: before, changes are only taken in. */
  start(): void {
    this.state = 'running';
    this.next();
  }

  async stop(): Promise<void> {
    this.state = 'stopped';
    this.queue.clear();
    for (const { cancel } of this.timers.values()) cancel();
    await Promise.allSettled(this.work);
  }

  private enqueue(controller: Controller, { namespace, name }: Request): void {
    if (this.state === 'stopped') return;
    const id = `${controller.name} ${keyOf({ namespace, name })}`;
    this.queue.set(id, { id, controller, namespace, name });
    this.next();
  }

  private next(): void {
    if (this.state !== 'running') return;
    for (const job of this.queue.values()) {
      if (this.busy.size >= WORKERS) return;
      if (this.busy.has(job.id)) continue;
      this.queue.delete(job.id);
      this.busy.add(job.id);
      const done = this.run(job).finally(() => {
        this.work.delete(done);
        this.busy.delete(job.id);
        this.next();
      });
      this.work.add(done);
    }
  }

  private async run(job: Job): Promise<void> {
    const { controller, namespace, name } = job;
    const object = this.cache.get(controller.kind, namespace, name);
    if (!object) return;
    try {
      for (const action of controller.reconcile(object, this.worldFor(controller))) await this.perform(action);
      this.failures.delete(job.id);
    } catch (error) {
      if (this.state === 'stopped') return;
      const failures = (this.failures.get(job.id) ?? 0) + 1;
      this.failures.set(job.id, failures);
      if (isOvertaken(error)) return this.requeueAfter(job, OVERTAKEN_RETRY);
      this.report(`${controller.name}: ${keyOf(job)}: ${(error as Error).message}`);
      this.requeueAfter(job, Math.min(FIRST_RETRY * 2 ** (failures - 1), LAST_RETRY));
    }
  }

  private async perform(action: Action): Promise<void> {
    if (action.do === 'delete') {
      // The watch may send no further event about an object that is gone.
      const held = await remove(action, this.cluster);
      // An API server also answers with the object where it took it away at once.
      const gone = held === undefined || action.gracePeriodSeconds === 0;
      if (gone) this.changed(kindOf(action.object), held ?? action.object, true);
      else this.answered(held);
      return;
    }
    if (action.do === 'evict') return evict(action.object, this.cluster);
    const answer = await write(action, this.cluster);
    // A response without finalizers, about an object that is being deleted, means that it is gone by now.
    if (answer && !(isDeleting(answer) && !answer.metadata.finalizers?.length)) this.answered(answer);
  }

  /** Takes in the answer to a write, which may be of an object that no watch ever shows. */
  private answered(object: AnyLive): void {
    const kind = kindOf(object);
    this.changed(kind, object);
    const { namespace, name, uid } = object.metadata;
    void this.exists(kind, object).then((exists) => {
      const known = this.cache.get(kind, namespace, name)?.metadata.uid === uid;
      if (!exists && known) this.changed(kind, object, true);
    });
  }

  /** Runs the job again after so many milliseconds, or sooner if that was requested already. */
  private requeueAfter(job: Job, milliseconds: number): void {
    const at = this.clock.milliseconds() + milliseconds;
    const earlier = this.timers.get(job.id);
    if (earlier && earlier.at <= at) return;
    earlier?.cancel();
    const cancel = this.clock.after((milliseconds / 1000) * this.clock.speed, () => {
      this.timers.delete(job.id);
      this.enqueue(job.controller, job);
    });
    this.timers.set(job.id, { at, cancel });
  }

  private worldFor(controller: Controller): World {
    const { cache, ages, clock } = this;
    return {
      get: (kind, namespace, name) => cache.get(kind, namespace, name),
      list: (kind, namespace) => cache.list(kind, namespace),
      owned: (kind, owner) => cache.owned(kind, owner),
      now: (seconds) => clock.date(seconds),
      age: (object, stage) => ages.of(object.metadata.uid, stage),
      requeueAfter: ({ metadata }, seconds) => {
        const { namespace, name } = metadata;
        const id = `${controller.name} ${keyOf({ namespace, name })}`;
        this.requeueAfter({ id, controller, namespace, name }, (seconds * 1000) / clock.speed + 1);
      },
    };
  }
}

interface Job extends Request {
  readonly id: string;
  readonly controller: Controller;
}
