import type { Cluster } from '../cluster';
import { memoize } from '../kube/memoize';
import type { ClusterProfile } from '../kubevirt/config';
import type { ProviderConfig } from './config';
import { connectEngine, type Engine, NO_ENGINE } from './engine';
import { KnownResources } from './known-resources';

/** Answers a request with the address of the engine and the reference of the provider, both messages of Pulumi's as bytes. */
type Answer = (request: Uint8Array, engineAddress: string, provider: string) => Promise<Uint8Array>;

/** Runs components and their methods. */
export interface Components {
  readonly construct: Answer;
  readonly call: Answer;
}

/** The state of one plugin process: its engine, its configuration, and whether it must stop. */
export class Session {
  engine: Engine = NO_ENGINE;
  engineAddress = '';
  /** The provider that this process is, `<URN>::<id>`; empty where the engine does not say. */
  reference = '';
  known = new KnownResources();
  private configured?: ProviderConfig;
  private readonly declared = new WeakMap<object, ClusterProfile>();
  private reached?: Cluster;
  private readonly stop = new AbortController();

  /** @param components loads what runs components, on the first call for one */
  constructor(readonly components?: () => Components) {}

  attach(address: string): void {
    if (!address) return;
    this.engine.close();
    this.engine = connectEngine(address);
    this.engineAddress = address;
  }

  /** The configuration, loaded on first use: the port line must not wait for the KubeVirt facts that it needs. */
  get config(): ProviderConfig {
    this.configured ??= (require('./config') as typeof import('./config')).NO_CONFIG;
    return this.configured;
  }

  set config(config: ProviderConfig) {
    this.configured = config;
    // A run begins with its configuration; a plugin that was attached serves many.
    this.known = new KnownResources();
  }

  /** The cluster as the configuration describes it, otherwise as the program's own KubeVirt or HyperConverged does. */
  get profile(): ClusterProfile {
    const { profile } = this.config;
    const { DEFAULT_PROFILE } = require('../kubevirt/config') as typeof import('../kubevirt/config');
    if (profile !== DEFAULT_PROFILE || this.known.around.length === 0) return profile;
    const { profileOf } = require('../kubevirt/declared-profile') as typeof import('../kubevirt/declared-profile');
    return memoize(this.declared, this.known.around, () => profileOf(this.known.around));
  }

  /** Aborted once the engine cancels: every wait then answers immediately. */
  get stopping(): AbortSignal {
    return this.stop.signal;
  }

  /** The cluster, connected on first use: Check, Diff and previews never need it. */
  get cluster(): Cluster {
    if (!this.reached) {
      const { connect } = require('./connect') as typeof import('./connect');
      this.reached = connect(this.config, (text) => void this.engine.warn('', text));
    }
    return this.reached;
  }

  cancel(): void {
    this.stop.abort(new Error('the update was cancelled'));
  }

  async close(): Promise<void> {
    this.cancel();
    this.engine.close();
    await this.reached?.close();
  }
}
