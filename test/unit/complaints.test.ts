import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What users of the generic Kubernetes provider complain about, by the numbers of the issues (pulumi-kubernetes unless noted). Each number
 * stands in the name of a test that shows how this provider behaves there; one to which no test can answer is in `NOT_APPLICABLE`.
 */
const COMPLAINTS: readonly (readonly [subject: string, ...numbers: string[]])[] = [
  ['readiness of custom resources', '#1260', '#1056', '#3318', 'pulumi#6389'],
  ['a CRD or webhook that was installed a moment ago', '#3188', '#3137', '#1446', '#3176', '#1098'],
  ['waits that say nothing', '#1843', '#4389', '#640'],
  ['a rename or replacement that deletes the new object', '#4522', '#2948'],
  ['differences that never end', '#2335', '#2131', '#1556'],
  ['drift that is seen and not corrected', '#2404'],
  ['conflicts of server-side apply', '#2491', '#2569', '#2280'],
  ['fields that cannot be changed', '#955', '#2575', '#3767', '#342'],
  ['a destroy that hangs on a finalizer', '#1418', '#1920', 'pulumi#8502'],
  ['previews without a cluster', '#349', '#2374', '#2236', '#3027'],
  ['another kubeconfig replaces everything', '#4019', '#2745', '#1148'],
  ['many objects are slow', '#937', '#1423', 'pulumi#7682'],
  ['ready by the status from before the change', '#2941'],
];

/**
 * What was found when the provider was first run on a real cluster (D) and by its first users (P), with what must not come back. Each stands in
 * the name of a test.
 */
const FOUND: Readonly<Record<string, string>> = {
  D1: 'another image deletes the filled disk of a running VM',
  D2: 'a VM that never started is not repaired by correcting it',
  D3: 'a VM that is stopped for a moment counts as at rest before anything has started',
  D4: 'image volumes without a container runtime that has them',
  D5: 'a live change is reported as done while it has only been asked for',
  D6: 'customTimeouts of a component have no effect',
  D7: 'one node that is away holds up KubeVirt itself',
  D8: 'a disk that is filled at its first use shows neither progress nor cause',
  D9: 'a pool is ready by the guests from before the change',
  D10: 'a warning about a drain is labelled as if the guest could not start',
  'D-a': 'a trouble of 0.1 s flashes in the row',
  'D-b': 'the version of the guest agent is judged before it is known',
  'D-c': 'a guest that is not ready right after a migration',
  'D-d': 'a guest that has ended while its VM still says ready',
  'D-e': 'a refresh calls a guest Running that is gone with its node',
  'D-f': 'a restart that passes through Stopped',
  'D-g': 'a restart that passes through CrashLoopBackOff',
  P1: 'a renamed resource that adopts its VM deletes it',
  P2: 'the spec of a DataVolume is replaced silently',
  P3: 'after a kill -9 each object exists already',
  P4: 'components do not pass on the options of Pulumi',
  P5: 'replaceOnChanges and --replace fail on the name',
  P6: 'what waits for a migration or a restart is nowhere to be seen',
  P8: 'a hundred VMs that wait cost a hundred watches',
  P9: 'silence while the API server is away',
  P10: 'a crash loop is waited for without end',
  P11: 'the sandbox runs a corrected guest that KubeVirt would not run',
  P13: 'a Service of the Kubernetes provider waits for endpoints without end',
  P14: 'a Manifest has no outputs',
  P15: 'an import that also changes the VM shows no effects',
};

/** Number and reason. */
const NOT_APPLICABLE: Readonly<Record<string, string>> = {};

const TESTS = join(__dirname, '..');
const names = ['unit', 'integration', 'e2e']
  .flatMap((folder) =>
    readdirSync(join(TESTS, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
  )
  .filter((file) => file.endsWith('.test.ts') && !file.endsWith('complaints.test.ts'))
  .flatMap((file) => [
    ...readFileSync(join(TESTS, file), 'utf8').matchAll(/(?:\b(?:it|test|describe)|\))\(\s*(['"`])(.*?)\1/g),
  ])
  .map(([, , name]) => name ?? '');

/** Numbers in the name of a test, such as `pulumi-kubernetes#1, #2, pulumi#3: ...`: the repository goes on to the next one. */
function numbersIn(name: string): string[] {
  let repository = '';
  return [...name.matchAll(/(pulumi(?:-kubernetes)?)?#(\d+)/g)].map(([, named, number]) => {
    repository = named ?? repository;
    return repository === 'pulumi' ? `pulumi#${number}` : `#${number}`;
  });
}

test.each(COMPLAINTS)('%s: each number has a test by its name, or a reason why none can answer', (_, ...numbers) => {
  const tested = new Set(names.flatMap(numbersIn));
  expect(numbers.filter((number) => !tested.has(number) && !(number in NOT_APPLICABLE))).toEqual([]);
});

test.each(Object.entries(FOUND))('%s (%s) has a test by its name', (id) => {
  expect(names.filter((name) => new RegExp(`(^|[ ,])${id}(?=[:,])`).test(name))).not.toEqual([]);
});

test('no number is called not applicable that has a test, or that is not a complaint', () => {
  const known = new Set(COMPLAINTS.flatMap(([, ...numbers]) => numbers));
  const tested = new Set(names.flatMap(numbersIn));
  expect(Object.keys(NOT_APPLICABLE).filter((number) => tested.has(number) || !known.has(number))).toEqual([]);
});
