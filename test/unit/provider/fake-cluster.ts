import { ApiError } from '../../../cluster';
import type { KubeObject } from '../../../kube/object';
import { check } from '../../../provider/server/check';
import { create } from '../../../provider/server/create';
import { remove } from '../../../provider/server/delete';
import { diff } from '../../../provider/server/diff';
import { read } from '../../../provider/server/read';
import { update } from '../../../provider/server/update';
import { Session } from '../../../provider/session';
import type { Properties } from '../../../provider/wire';

type Json = Record<string, unknown>;
type Ref = { name: string; namespace?: string };

/** Objects as an API server keeps them: by kind and name, with a uid and the manager of the last apply. */
export class FakeCluster {
  readonly objects = new Map<string, KubeObject>();
  readonly writes: string[] = [];
  private readonly managers = new Map<string, string>();
  private uids = 0;

  put(object: KubeObject): KubeObject {
    const stored = {
      ...object,
      metadata: { namespace: 'vms', uid: `uid-${++this.uids}`, resourceVersion: '1', ...object.metadata },
    };
    this.objects.set(`${object.kind} ${stored.metadata.name}`, stored);
    return stored;
  }

  get(kind: string, name: string): KubeObject | undefined {
    return this.objects.get(`${kind} ${name}`);
  }

  async find({ kind }: { kind: string }, { name }: Ref): Promise<KubeObject | undefined> {
    return this.get(kind, name);
  }

  async list({ kind }: { kind: string }): Promise<{ items: KubeObject[] }> {
    return { items: [...this.objects.values()].filter((one) => one.kind === kind) };
  }

  async apply(
    { kind }: { kind: string },
    manifest: KubeObject,
    { createOnly = false, force = false, fieldManager = '' },
  ): Promise<KubeObject> {
    const key = `${kind} ${manifest.metadata!.name}`;
    const live = this.objects.get(key);
    if (live && createOnly) throw rejection(409, 'AlreadyExists', `${key} exists already`);
    const manager = this.managers.get(key);
    if (live && manager !== undefined && manager !== fieldManager && !force) {
      const causes = [
        { reason: 'FieldManagerConflict', message: `conflict with "${manager}"`, field: '.metadata.annotations' },
      ];
      throw rejection(409, 'Conflict', 'conflict', causes);
    }
    this.managers.set(key, fieldManager);
    this.writes.push(`apply ${key}`);
    const { status, metadata } = live ?? {};
    return this.put({
      ...manifest,
      metadata: { ...manifest.metadata, ...(metadata?.uid && { uid: metadata.uid }) },
      ...(status && { status }),
    });
  }

  async patch({ kind }: { kind: string }, { name }: Ref, { body }: { body: object }): Promise<KubeObject> {
    const live = this.get(kind, name)!;
    this.writes.push(`patch ${kind} ${name}`);
    const { spec, metadata } = body as { spec?: Json; metadata?: { annotations?: Record<string, string | null> } };
    const annotations = Object.entries({ ...live.metadata?.annotations, ...metadata?.annotations });
    const kept = Object.fromEntries(annotations.filter(([, value]) => value !== null)) as Record<string, string>;
    return this.put({ ...live, metadata: { ...live.metadata, annotations: kept }, spec: { ...live.spec, ...spec } });
  }

  async delete({ kind }: { kind: string }, { name }: Ref, { uid }: { uid?: string }): Promise<undefined> {
    const live = this.get(kind, name);
    if (!live || (uid !== undefined && live.metadata?.uid !== uid)) return;
    this.writes.push(`delete ${kind} ${name}`);
    this.objects.delete(`${kind} ${name}`);
  }

  /** The shared watch has what the cluster has. */
  watch({ kind }: { kind: string }) {
    return {
      ready: async () => {},
      get: ({ name }: Ref) => this.get(kind, name),
      until: async ({ name }: Ref, look: (live?: KubeObject) => unknown) => look(this.get(kind, name)),
      close: () => {},
    };
  }
}

function rejection(status: number, reason: string, message: string, causes: object[] = []): ApiError {
  return new ApiError({ message, status, reason, attempt: { verb: 'apply' }, details: { causes: causes as never } });
}

/** A resource in the state. */
export interface Kept {
  urn: string;
  id: string;
  inputs: Properties;
  outputs: Properties;
}

/** One process of the plugin: a run of the engine, call by call. */
export class Process {
  readonly session = new Session();
  readonly warned: string[] = [];

  constructor(cluster: FakeCluster | undefined) {
    if (cluster) Object.defineProperty(this.session, 'cluster', { value: cluster });
    this.session.engine = {
      status: async () => {},
      warn: (_, message) => void this.warned.push(message),
      inform: () => {},
      close: () => {},
    };
  }

  check(urn: string, news: Json, olds?: Properties): Properties {
    const { inputs, failures } = check({ urn, news: bag(news), olds: olds ?? bag({}) } as never, this.session);
    if (failures.length > 0)
      throw new Error(failures.map(({ property, reason }) => `${property}|${reason}`).join('\n'));
    return inputs;
  }

  async diff({ urn, id, inputs, outputs }: Kept, news: Json) {
    const now = this.check(urn, news, inputs);
    return diff({ urn, id, oldInputs: inputs, olds: outputs, news: now, ignoreChanges: [] } as never, this.session);
  }

  /** The creation as a preview asks for it. */
  async preview(urn: string, news: Json) {
    const inputs = this.check(urn, news);
    return create({ urn, properties: inputs, timeout: 5, preview: true } as never, this.session);
  }

  async create(urn: string, news: Json): Promise<Kept> {
    const inputs = this.check(urn, news);
    const { id, properties } = await create({ urn, properties: inputs, timeout: 5 } as never, this.session);
    return { urn, id: id!, inputs, outputs: properties! };
  }

  async update(kept: Kept, news: Json, ignoreChanges: readonly string[] = []): Promise<Kept> {
    const inputs = this.check(kept.urn, news, kept.inputs);
    const { urn, id, inputs: oldInputs, outputs: olds } = kept;
    const { properties } = await update(
      { urn, id, news: inputs, oldInputs, olds, ignoreChanges, timeout: 5 } as never,
      this.session,
    );
    return { ...kept, inputs, outputs: properties! };
  }

  async read({ urn, id, inputs, outputs }: Kept): Promise<Kept> {
    const answer = await read({ urn, id, inputs, properties: outputs, timeout: 5 } as never, this.session);
    return { urn, id, inputs: answer.inputs!, outputs: answer.properties! };
  }

  async delete({ urn, id, inputs, outputs }: Kept): Promise<void> {
    await remove({ urn, id, oldInputs: inputs, properties: outputs, timeout: 5 } as never, this.session);
  }
}

export function bag(value: Json): Properties {
  return { value, secrets: [] };
}
