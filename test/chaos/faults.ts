/** The faults that the proxy injects, one row per class. */
import { draw } from './draw';
import type { Passing, Treatment } from './proxy';

/** The draws for one request: a name for the purpose gives each decision a number of its own. */
type Draw = (purpose?: string) => number;

interface Fault {
  /** The sentence of docs/reliability.md. */
  readonly says: string;
  /** What happens to a request; nothing for most. */
  treat?(passing: Passing, chance: Draw, perPath: Draw): Treatment | undefined;
  /** Milliseconds by which the plugin's clock is wrong. */
  skewMs?(chance: Draw): number;
}

const MINUTE_MS = 60_000;

/** Every class ends by itself: a request is treated at most so often, so that a run that repeats it gets through. */
const often = ({ ordinal }: Passing, times: number) => ordinal < times;

export const FAULTS = {
  latency: {
    says: 'half of all requests wait for up to 0.4 s, one in twenty for 2 s',
    treat: (_, chance) => {
      if (chance('long') < 0.05) return { delayMs: 2_000 };
      return chance() < 0.5 ? { delayMs: Math.round(400 * chance('ms')) } : undefined;
    },
  },
  'too many requests': {
    says: '429 with `Retry-After: 1`, up to twice in a row',
    treat: (passing, chance) =>
      often(passing, 2) && chance() < 0.4 ? { answer: { status: 429, retryAfter: 1 } } : undefined,
  },
  'server errors': {
    says: 'bursts of up to three 500 or 503, with and without `Retry-After`',
    treat: (passing, chance, perPath) => {
      if (!often(passing, Math.floor(4 * perPath('length')))) return undefined;
      const kinds = [{ status: 500 }, { status: 503 }, { status: 503, retryAfter: 1 }] as const;
      return { answer: kinds[Math.floor(kinds.length * chance())]! };
    },
  },
  'cut before': {
    says: 'the connection is cut before the request reaches the server',
    treat: (passing, chance) => (often(passing, 2) && chance() < 0.4 ? { cut: 'before' } : undefined),
  },
  'cut within': {
    says: 'the connection is cut in the middle of the response',
    treat: (passing, chance) => (often(passing, 2) && chance() < 0.4 ? { cut: 'within' } : undefined),
  },
  'cut after': {
    says: 'the connection is cut as soon as the response is out, and with it what else it was kept for',
    treat: (_, chance) => (chance() < 0.5 ? { cut: 'after' } : undefined),
  },
  'answer lost': {
    says: 'the server carries out a write, and its answer is lost',
    treat: (passing, chance) => (passing.write && often(passing, 2) && chance() < 0.6 ? { cut: 'instead' } : undefined),
  },
  'watches cut': {
    says: 'every watch is cut within 1.5 s, in the middle of an event too',
    treat: ({ watch }, chance) => (watch ? { cutAfterMs: Math.round(1_500 * chance()) } : undefined),
  },
  'history gone': {
    says: 'watches answer 410 Gone, at their start or in their middle',
    treat: (passing, chance) => {
      if (!passing.watch || !often(passing, 3)) return undefined;
      return chance() < 0.5 ? { answer: { status: 410 } } : { goneAfterMs: Math.round(800 * chance('ms')) };
    },
  },
  'stale reads': {
    says: 'gets and lists are answered with an earlier answer to the same request, from the operation before too',
    treat: (passing, chance) =>
      passing.method === 'GET' && !passing.watch && often(passing, 3) && chance() < 0.5 ? { stale: true } : undefined,
  },
  'events repeated': {
    says: 'every event of a watch comes twice',
    treat: ({ watch }) => (watch ? { repeatEvents: true } : undefined),
  },
  'token expired': {
    says: '401 once for a request, before the credentials are read again',
    treat: (passing, chance) => (often(passing, 1) && chance() < 0.5 ? { answer: { status: 401 } } : undefined),
  },
  'slow bodies': {
    says: 'half of the responses arrive in eight pieces over half a second',
    treat: (_, chance) => (chance() < 0.5 ? { slow: true } : undefined),
  },
  'certificate rotated': {
    says: 'the server changes to another certificate of the same authority, and all connections end',
    treat: (passing, chance) => (often(passing, 2) && chance() < 0.15 ? { rotate: true } : undefined),
  },
  'clock skew': {
    says: "the plugin's clock is up to two hours before or behind that of the cluster",
    skewMs: (chance) => Math.round((chance() - 0.5) * 240) * MINUTE_MS,
  },
} as const satisfies Readonly<Record<string, Fault>>;

export type FaultName = keyof typeof FAULTS;

/** What the fault does to the requests of one operation: a pure function of the seed and of each request's ordinal among its like. */
export function interference(
  fault: FaultName,
  seed: number,
  operation: string,
): (passing: Passing) => Treatment | undefined {
  const { treat }: Fault = FAULTS[fault];
  return (passing) => {
    const path = [seed, fault, operation, passing.method, passing.path, passing.watch ? 'watch' : ''];
    return treat?.(
      passing,
      (purpose = '') => draw(...path, passing.ordinal, purpose),
      (purpose = '') => draw(...path, purpose),
    );
  };
}

/** The same in all operations of a stack: a clock that is wrong stays so. */
export function clockSkewMs(fault: FaultName, seed: number): number {
  const { skewMs }: Fault = FAULTS[fault];
  return skewMs?.((purpose = '') => draw(seed, fault, purpose)) ?? 0;
}
