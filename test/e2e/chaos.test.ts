/** The short form of `npm run chaos`: what has failed once, and a few seeds of every kind of trouble. */
import { faultJobs, killJobs, surroundingJobs } from '../chaos/campaigns';
import { FAULTS, type FaultName } from '../chaos/faults';
import { inLanes, type Job, type Row } from '../chaos/jobs';
import { type OpenLab, openLab } from '../chaos/lab';
import { OPERATIONS, type Operation } from '../chaos/program';

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

const LANES = 4;

async function runAll(jobs: readonly Job[]): Promise<Row[]> {
  const rows: Row[] = [];
  await inLanes(jobs, lab, LANES, Number.POSITIVE_INFINITY, (more) => rows.push(...more));
  return rows;
}

/** Fault, seed and operation of runs that left damage once. */
const FAILED_ONCE: readonly (readonly [fault: FaultName, seed: number, operation: Operation])[] = [
  // A hot-plug under way was taken for one that was stuck, and the guest was restarted.
  ['events repeated', 10, 'live update'],
  // A VM created since the list of its kind was taken was reported missing.
  ['slow bodies', 2, 'import'],
];

it.each(FAILED_ONCE)('%s, seed %i, %s: converges, and nothing is damaged', async (fault, seed, operation) => {
  const rows = await runAll(faultJobs([seed], { fault, operation }));
  expect(rows).toHaveLength(1);
  expect(damage(rows)).toEqual([]);
});

it('a whole life of a stack under each class of faults leaves no damage', async () => {
  const rows = await runAll(faultJobs([1]));
  expect(damage(rows)).toEqual([]);
  expect(rows).toHaveLength(Object.keys(FAULTS).length * OPERATIONS.length);
});

it('nor does one of the real CLI whose answers are lost', async () => {
  const rows = await runAll(faultJobs([10], { fault: 'answer lost' }));
  expect(damage(rows)).toEqual([]);
  expect(rows).toHaveLength(OPERATIONS.length);
});

it('kill -9 of the plugin, and of the CLI with it, in the middle of a create: the next command converges', async () => {
  const rows = await runAll(killJobs([3], { operation: 'create' }));
  expect(damage(rows)).toEqual([]);
  expect(new Set(rows.map(({ name }) => name)).size).toBe(4);
});

it('Ctrl-C twice, and an object that another client has created anew, leave no damage', async () => {
  // Ctrl-C in the middle of a write left a resource in the state that Pulumi could not read again.
  const only = { 'interrupted twice': { operation: 'create' as const }, 'object recreated': {} };
  const rows = await runAll(
    Object.entries(only).flatMap(([surrounding, one]) => surroundingJobs([1], false, { surrounding, ...one })),
  );
  expect(damage(rows)).toEqual([]);
  expect(new Set(rows.map(({ name }) => name))).toEqual(new Set(Object.keys(only)));
});
