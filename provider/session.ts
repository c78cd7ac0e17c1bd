import type { Cluster } from '../cluster';
import { NO_CONFIG, type ProviderConfig } from './config';
import { connectEngine, type Engine, NO_ENGINE } from './engine';

/** What one process of the plugin knows: who talks to it, how it is configured, and whether it is to stop. */
export class Session {
  engine: Engine = NO_ENGINE;
  config: ProviderConfig = NO_CONFIG;
  /** Resources that were read, and not compared since. */
  readonly justRead = new Set<string>();
  private reached?: Cluster;
  private readonly stop = new AbortController();

  attach(address: string): void {
    if (!address) return;
    this.engine.close();
    this.engine = connectEngine(address);
  }

  /** Aborted once the engine cancels: whatever waits answers at once with what it knows. */
  get stopping(): AbortSignal {
    return this.stop.signal;
  }

  /** The cluster, made at first need: Check, Diff and previews never come here. */
  get cluster(): Cluster {
    if (!this.reached) {
      const { connect } = require('./connect') as typeof import('./connect');
      this.reached = connect(this.config);
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
