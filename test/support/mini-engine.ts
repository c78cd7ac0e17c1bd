import type { ServiceError } from '@grpc/grpc-js';
import * as pb from '@pulumi/pulumi/proto/provider_pb';
import type { Empty } from 'google-protobuf/google/protobuf/empty_pb';
import { type JavaScriptValue, Struct } from 'google-protobuf/google/protobuf/struct_pb';
import { initErrorOf, type Plugin } from './plugin';

export type Json = Record<string, unknown>;

/** A resource as a program declares it. */
export interface Declared {
  type: string;
  name: string;
  inputs: Json;
  timeoutSeconds?: number;
  /** Take over the object with this id. */
  import?: string;
}

/** A resource in the state: what the engine keeps between runs, and nothing else. */
export interface Kept {
  type: string;
  id: string;
  inputs: Json;
  outputs: Json;
  initErrors: string[];
}

/** What happened to one resource in a run. */
export type Step = 'create' | 'update' | 'replace' | 'same' | 'delete' | 'read' | 'gone';

export interface Run {
  steps: Record<string, Step>;
  /** Errors by resource; what Check and Diff reject as `path: reason`. */
  errors: Record<string, string[]>;
  /** The detailed diffs by resource. */
  diffs: Record<string, Record<string, number>>;
}

export const SECRET = { '4dabf18193072939515e22adb298388d': '1b47061264138c4ac30d75fd1eb44270' };
export const UNKNOWN = '04da6b54-80e4-46f7-96ec-b56ff0331ba9';

/** The state of a stack, and the engine's order of calls on it. One per stack; any number of plugin processes may serve it in turn. */
export class MiniEngine {
  readonly state = new Map<string, Kept>();
  /** As customTimeouts of every delete; 0: the plugin's default. */
  deleteTimeoutSeconds = 0;

  private readonly configs = new WeakMap<Plugin, Json>();

  constructor(private readonly stack = 'test') {}

  urn({ type, name }: { type: string; name: string }): string {
    return `urn:pulumi:${this.stack}::mini::${type}::${name}`;
  }

  /** Handshake, CheckConfig, Configure: what precedes every run. */
  async open(plugin: Plugin, config: Json = {}): Promise<string[]> {
    this.configs.set(plugin, config);
    await plugin.call('handshake', new pb.ProviderHandshakeRequest());
    const check = new pb.CheckRequest();
    check.setUrn(`urn:pulumi:${this.stack}::mini::pulumi:providers:kubevirt::default`);
    check.setOlds(struct({}));
    check.setNews(struct(config));
    const checked: pb.CheckResponse = await plugin.call('checkConfig', check);
    const failures = failuresOf(checked);
    if (failures.length > 0) return failures;
    const configure = new pb.ConfigureRequest();
    configure.setArgs(checked.getInputs());
    configure.setAcceptsecrets(true);
    await plugin.call('configure', configure);
    return [];
  }

  /** `pulumi up`, or `pulumi preview` of it: resources in their order, then the removed ones backwards. */
  async up(plugin: Plugin, program: readonly Declared[], { preview = false } = {}): Promise<Run> {
    await this.begin(plugin);
    const run: Run = { steps: {}, errors: {}, diffs: {} };
    for (const declared of program) await this.step(plugin, declared, preview, run);
    const wanted = new Set(program.map((declared) => this.urn(declared)));
    for (const urn of [...this.state.keys()].reverse()) {
      if (!wanted.has(urn)) await this.remove(plugin, urn, preview, run);
    }
    return run;
  }

  destroy(plugin: Plugin): Promise<Run> {
    return this.up(plugin, []);
  }

  async refresh(plugin: Plugin): Promise<Run> {
    await this.begin(plugin);
    const run: Run = { steps: {}, errors: {}, diffs: {} };
    const reads = [...this.state].map(async ([urn, kept]) => {
      const answer = await this.read(plugin, urn, kept.id, kept);
      run.steps[nameOf(urn)] = answer.getId() === '' ? 'gone' : 'read';
      if (answer.getId() === '') this.state.delete(urn);
      else Object.assign(kept, { inputs: json(answer.getInputs()), outputs: json(answer.getProperties()) });
    });
    await Promise.all(reads);
    return run;
  }

  /** Each run begins with its configuration: what the plugin learned of the program in the run before is over. */
  private async begin(plugin: Plugin): Promise<void> {
    const config = this.configs.get(plugin);
    if (config) await this.open(plugin, config);
  }

  private async step(plugin: Plugin, declared: Declared, preview: boolean, run: Run): Promise<void> {
    const { name } = declared;
    const urn = this.urn(declared);
    if (declared.import !== undefined && !this.state.has(urn)) {
      const read = await this.read(plugin, urn, declared.import);
      if (read.getId() === '') {
        run.errors[name] = [`${declared.import} does not exist`];
        return;
      }
      this.keep(urn, declared, read.getId(), json(read.getInputs()), json(read.getProperties()));
    }
    const old = this.state.get(urn);
    const inputs = await this.check(plugin, urn, old?.inputs ?? {}, declared.inputs, run);
    if (!inputs) return;
    if (!old) {
      run.steps[name] = 'create';
      await this.create(plugin, urn, declared, inputs, preview, run);
      return;
    }
    const diff = await this.diff(plugin, urn, old, inputs).catch((error: ServiceError) => {
      run.errors[name] = error.details.split('\n');
    });
    if (!diff) return;
    const detailed: Record<string, number> = {};
    diff.getDetaileddiffMap().forEach((one: pb.PropertyDiff, path: string) => {
      detailed[path] = one.getKind();
    });
    run.diffs[name] = detailed;
    const changed = diff.getChanges() === pb.DiffResponse.DiffChanges.DIFF_SOME;
    if (diff.getReplacesList().length > 0) {
      run.steps[name] = 'replace';
      // Before a replacement the engine checks again, as if nothing had been there.
      const fresh = await this.check(plugin, urn, {}, declared.inputs, run);
      if (!fresh) return;
      if (diff.getDeletebeforereplace()) await this.delete(plugin, urn, old, preview, run);
      await this.create(plugin, urn, declared, fresh, preview, run);
      if (!diff.getDeletebeforereplace()) await this.delete(plugin, urn, old, preview, run);
    } else if (changed || old.initErrors.length > 0) {
      run.steps[name] = 'update';
      await this.update(plugin, urn, declared, old, inputs, preview, run);
    } else run.steps[name] = 'same';
  }

  private async check(plugin: Plugin, urn: string, olds: Json, news: Json, run: Run): Promise<Json | undefined> {
    const request = new pb.CheckRequest();
    request.setUrn(urn);
    request.setOlds(struct(olds));
    request.setNews(struct(news));
    const answer: pb.CheckResponse = await plugin.call('check', request);
    const failures = failuresOf(answer);
    if (failures.length > 0) run.errors[nameOf(urn)] = failures;
    return failures.length > 0 ? undefined : json(answer.getInputs());
  }

  private diff(plugin: Plugin, urn: string, old: Kept, news: Json): Promise<pb.DiffResponse> {
    const request = new pb.DiffRequest();
    request.setId(old.id);
    request.setUrn(urn);
    request.setOlds(struct(old.outputs));
    request.setOldInputs(struct(old.inputs));
    request.setNews(struct(news));
    return plugin.call('diff', request);
  }

  private async create(
    plugin: Plugin,
    urn: string,
    declared: Declared,
    inputs: Json,
    preview: boolean,
    run: Run,
  ): Promise<void> {
    const request = new pb.CreateRequest();
    request.setUrn(urn);
    request.setProperties(struct(inputs));
    request.setPreview(preview);
    request.setTimeout(declared.timeoutSeconds ?? 0);
    try {
      const answer: pb.CreateResponse = await plugin.call('create', request);
      if (!preview) this.keep(urn, declared, answer.getId(), inputs, json(answer.getProperties()));
    } catch (error) {
      this.failed(urn, declared, inputs, error, run);
    }
  }

  private async update(
    plugin: Plugin,
    urn: string,
    declared: Declared,
    old: Kept,
    news: Json,
    preview: boolean,
    run: Run,
  ): Promise<void> {
    const request = new pb.UpdateRequest();
    request.setId(old.id);
    request.setUrn(urn);
    request.setOlds(struct(old.outputs));
    request.setOldInputs(struct(old.inputs));
    request.setNews(struct(news));
    request.setPreview(preview);
    request.setTimeout(declared.timeoutSeconds ?? 0);
    try {
      const answer: pb.UpdateResponse = await plugin.call('update', request);
      if (!preview) this.keep(urn, declared, old.id, news, json(answer.getProperties()));
    } catch (error) {
      this.failed(urn, declared, news, error, run);
    }
  }

  private async remove(plugin: Plugin, urn: string, preview: boolean, run: Run): Promise<void> {
    run.steps[nameOf(urn)] = 'delete';
    if (await this.delete(plugin, urn, this.state.get(urn)!, preview, run)) this.state.delete(urn);
  }

  private async delete(plugin: Plugin, urn: string, old: Kept, preview: boolean, run: Run): Promise<boolean> {
    if (preview) return false;
    const request = new pb.DeleteRequest();
    request.setId(old.id);
    request.setUrn(urn);
    request.setProperties(struct(old.outputs));
    request.setOldInputs(struct(old.inputs));
    request.setTimeout(this.deleteTimeoutSeconds);
    try {
      await plugin.call<pb.DeleteRequest, Empty>('delete', request);
      return true;
    } catch (error) {
      run.errors[nameOf(urn)] = [(error as ServiceError).details];
      return false;
    }
  }

  private read(plugin: Plugin, urn: string, id: string, kept?: Kept): Promise<pb.ReadResponse> {
    const request = new pb.ReadRequest();
    request.setId(id);
    request.setUrn(urn);
    request.setInputs(struct(kept?.inputs ?? {}));
    request.setProperties(struct(kept?.outputs ?? {}));
    return plugin.call('read', request);
  }

  /** An init failure keeps the resource with its reasons; any other error leaves the state as it was. */
  private failed(urn: string, declared: Declared, inputs: Json, error: unknown, run: Run): void {
    const partial = initErrorOf(error);
    run.errors[nameOf(urn)] = partial?.reasons ?? [(error as ServiceError).details];
    if (partial) this.keep(urn, declared, partial.id, inputs, json(partial.properties), partial.reasons);
  }

  private keep(
    urn: string,
    { type }: Declared,
    id: string,
    inputs: Json,
    outputs: Json,
    initErrors: string[] = [],
  ): void {
    this.state.set(urn, { type, id, inputs, outputs, initErrors });
  }
}

function nameOf(urn: string): string {
  return urn.split('::').at(-1)!;
}

export function struct(value: Json): Struct {
  return Struct.fromJavaScript(JSON.parse(JSON.stringify(value)) as Record<string, JavaScriptValue>);
}

export function json(value: Struct | undefined): Json {
  return (value?.toJavaScript() ?? {}) as Json;
}

function failuresOf(answer: pb.CheckResponse): string[] {
  return answer
    .getFailuresList()
    .map((failure) => [failure.getProperty(), failure.getReason()].filter(Boolean).join(': '));
}
