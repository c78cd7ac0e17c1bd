/** The gates beside a real cluster: at every recorded moment, the verdict and its sentence. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KubeObject } from '../../../kube/object';
import { type Readiness, readinessOf } from '../../../kubevirt/readiness';

interface Moment {
  scenario: string;
  object: string;
  /** Seconds since the scenario began. */
  after: number;
  live: KubeObject;
  state: Readiness['state'];
  message?: string;
}

const MOMENTS = readFileSync(join(__dirname, '../../verdicts/gates.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Moment);

const verdictOn = ({ live }: Moment) => readinessOf({ ...live, metadata: { name: 'x', ...live.metadata } });
const named = (moments: Moment[]) =>
  [...new Set(moments.map(({ scenario }) => scenario))].map(
    (scenario) => [scenario, moments.filter((moment) => moment.scenario === scenario)] as const,
  );

test.each(named(MOMENTS))(
  '%s: every moment has the verdict and the sentence that what followed bears out',
  (_, moments) => {
    const line = ({ object, after }: Moment, { state, message }: Readiness | Moment) =>
      `${after} s ${object}: ${state}${message ? `, ${message}` : ''}`;
    expect(moments.map((moment) => line(moment, verdictOn(moment)))).toEqual(
      moments.map((moment) => line(moment, moment)),
    );
  },
);

/** What the recordings show to have come of an object by itself: these are facts, and no gate has a say in them. */
describe('what followed', () => {
  test('nothing that was called failed became ready', () => {
    const healed = MOMENTS.filter(({ scenario, object, after, state }, at) => {
      const later = MOMENTS.slice(at + 1).filter((next) => next.scenario === scenario && next.object === object);
      return state === 'failed' && later.some((next) => next.state === 'ready' && next.after > after);
    });
    expect(healed).toEqual([]);
  });

  test('no guest that was called ready had yet to start, and none was about to be restarted', () => {
    const early = MOMENTS.filter(({ live, state }) => {
      const { printableStatus, stateChangeRequests = [], phase } = (live.status ?? {}) as Record<string, string>;
      const asked = (live.spec?.['runStrategy'] ?? 'Always') !== 'Halted';
      const off = printableStatus === 'Starting' || printableStatus === 'Provisioning' || phase === 'Scheduled';
      return (
        live.kind.startsWith('VirtualMachine') && state === 'ready' && asked && (off || stateChangeRequests.length > 0)
      );
    });
    expect(early).toEqual([]);
  });

  test('no workload of Kubernetes was called ready before its controller had looked at it', () => {
    const unseen = MOMENTS.filter(
      ({ live, state }) =>
        live.apiVersion === 'apps/v1' &&
        state === 'ready' &&
        live.status?.['observedGeneration'] !== live.metadata?.generation,
    );
    expect(unseen).toEqual([]);
  });
});
