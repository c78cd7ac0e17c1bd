/** `kill -9` at every API request and at every gRPC call of every operation. */
import type { Disturbance } from './life';
import type { Running } from './stack';

interface Boundary {
  readonly says: string;
  readonly victim: 'plugin' | 'cli';
  /** The disturbance that kills at the request or call of this ordinal. */
  at(ordinal: number): Disturbance;
}

const byRequest = (victim: 'plugin' | 'cli') => (ordinal: number) => ({
  treat: ({ total }: { total: number }, running: Running) =>
    total === ordinal
      ? {
          after: async () => {
            running.kill(victim);
            await running.ended;
          },
        }
      : undefined,
});

const byCall = (words: string) => (ordinal: number) => ({ env: { CHAOS_KILL: words.replace('N', String(ordinal)) } });

/** In each, the server has carried out the request; its answer is never read. */
export const KILLS = {
  'plugin, at an API request': {
    says: 'kill -9 of the plugin when the API server has answered request number N',
    victim: 'plugin',
    at: byRequest('plugin'),
  },
  'CLI and plugin, at an API request': {
    says: 'kill -9 of the CLI and its plugin when the API server has answered request number N',
    victim: 'cli',
    at: byRequest('cli'),
  },
  'plugin, at a gRPC call': {
    says: 'kill -9 of the plugin when call number N of the engine arrives',
    victim: 'plugin',
    at: byCall('before N plugin'),
  },
  'CLI and plugin, at a gRPC call': {
    says: 'kill -9 of the CLI and its plugin when the plugin has carried out call number N and has not answered',
    victim: 'cli',
    at: byCall('after N cli'),
  },
} as const satisfies Readonly<Record<string, Boundary>>;

export type KillName = keyof typeof KILLS;
