/** The short form of `npm run chaos`: what has failed once, and a few seeds of every kind of trouble. */
import { faultJobs, killJobs, surroundingJobs } from '../chaos/campaigns';
import type { FaultName } from '../chaos/faults';
import type { Row } from '../chaos/jobs';
import { type OpenLab, openLab } from '../chaos/lab';
import type { Operation } from '../chaos/program';

jest.setTimeout(300_000);
let lab: OpenLab;
beforeAll(async () => {
  lab = await openLab('short-chaos');
});
afterAll(() => lab?.close());

/** What an operation left behind that it should not have; a failure says how to see it again. */
function damage(rows: readonly Row[]): string[] {
  return rows.flatMap(({ part, name, operation, seed, complaints, said }) =>
    complaints.map((complaint) => `${part} ${name}, ${operation}, seed ${seed}: ${complaint}\n${said ?? ''}`),
  );
}

const runAll = async (jobs: readonly { run(): Promise<readonly Row[]> }[]): Promise<Row[]> =>
  (await Promise.all(jobs.map((job) => job.run()))).flat();

/** Fault, seed and operation of runs that left damage once. */
const FAILED_ONCE: readonly (readonly [fault: FaultName, seed: number, operation: Operation])[] = [
  // A hot-plug under way was taken for one that was stuck, and the guest was restarted.
  ['events repeated', 1, 'live update'],
];

it.each(FAILED_ONCE)('%s, seed %i, %s: converges, and nothing is damaged', async (fault, seed, operation) => {
  const rows = await runAll(faultJobs(lab, [seed], { fault, operation }));
  expect(rows).toHaveLength(1);
  expect(damage(rows)).toEqual([]);
});

it('a whole life of a stack under lost answers, and one under stale reads, leaves no damage', async () => {
  const jobs = (['answer lost', 'stale reads'] as const).flatMap((fault) => faultJobs(lab, [1], { fault }));
  const rows = await runAll(jobs);
  expect(damage(rows)).toEqual([]);
  expect(rows).toHaveLength(16);
});

it('kill -9 of the plugin, and of the CLI with it, in the middle of each operation: the next command converges', async () => {
  const rows = await runAll(killJobs(lab, [3]));
  expect(damage(rows)).toEqual([]);
  expect(new Set(rows.map(({ name }) => name)).size).toBe(4);
});

it('Ctrl-C twice, and an object that another client has created anew, leave no damage', async () => {
  const around = ['interrupted twice', 'object recreated'];
  const rows = await runAll(around.flatMap((surrounding) => surroundingJobs(lab, [1], false, { surrounding })));
  expect(damage(rows)).toEqual([]);
  expect(new Set(rows.map(({ name }) => name))).toEqual(new Set(around));
});
