/**
 * Random mutations of valid objects, and arbitrary JSON, through `validate --jsonl`: an answer a line in the order of the lines, the
 * same answer to the same object, no crash, no hang, and no more memory in the end than in the middle.
 */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { isDeepStrictEqual } from 'node:util';
import { EXAMPLE_KINDS, validObject } from '../../kubevirt/admission/examples';
import { type Random, randomFrom } from './random';
import type { Tally } from './report';

const CLI = join(__dirname, '../../cli/main.js');
/** Longer than any answer takes, shorter than anybody waits. */
const PATIENCE_MS = 60_000;

export async function run(count: number, seed: number): Promise<Tally[]> {
  const random = randomFrom(seed);
  const child = spawn(process.execPath, [CLI, 'validate', '--jsonl'], { stdio: ['pipe', 'pipe', 'pipe'] });
  const failed = failure(child);
  const sent = send(child, count, random);
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const memory: number[] = [];
  let allowed = 0;
  for (let i = 0; i < count; i++) {
    const first = await next(answers, failed);
    const second = await next(answers, failed);
    if (first.id !== idOf(i, 'a') && first.id !== null)
      throw new Error(`answer ${i} is for ${JSON.stringify(first.id)}: the order was not kept`);
    if (!isDeepStrictEqual({ ...first, id: 0 }, { ...second, id: 0 })) {
      throw new Error(
        `the same object was answered in two ways: ${JSON.stringify(first)} and ${JSON.stringify(second)}`,
      );
    }
    const broken = first.violations.find(({ message }) => message.includes('could not judge'));
    if (broken) throw new Error(`a rule is broken: ${JSON.stringify(broken)}`);
    if (first.allowed) allowed++;
    if (i % Math.ceil(count / 100) === 0) memory.push(residentMegabytes(child));
  }
  await sent;
  child.stdin.end();
  await once(child, 'close');
  const target = 'admission, each object twice, allowed or rejected';
  return [{ target, inputs: count, read: allowed, more: memoryOf(memory) }];
}

interface Answer {
  id: unknown;
  allowed: boolean;
  violations: { rule: string; message: string }[];
}

const idOf = (i: number, which: 'a' | 'b') => `${i}${which}`;

/** Writes every object twice, as fast as they are read. */
async function send(child: ChildProcessWithoutNullStreams, count: number, random: Random): Promise<void> {
  for (let i = 0; i < count; i++) {
    const line = lineOf(random);
    for (const which of ['a', 'b'] as const) {
      const text = typeof line === 'string' ? line : JSON.stringify({ id: idOf(i, which), ...line });
      if (!child.stdin.write(`${text}\n`)) await once(child.stdin, 'drain');
    }
  }
}

/** Mostly requests with an object that was valid; now and then any JSON, or no JSON at all. */
function lineOf(random: Random): string | Record<string, unknown> {
  const dice = random.below(100);
  if (dice === 0) return `{"broken": ${random.below(1000)}`;
  if (dice < 4) return { object: anyJson(random, 4) };
  const object = mutated(validObject(random.of(EXAMPLE_KINDS)), random);
  const old = random.below(10) === 0 ? { oldObject: mutated(object, random) } : {};
  const related =
    random.below(10) === 0
      ? { related: [mutated(validObject(random.of(EXAMPLE_KINDS)), random), anyJson(random, 2)] }
      : {};
  const cluster = random.below(5) === 0 ? { cluster: anyCluster(random) } : {};
  return { object, ...old, ...related, ...cluster };
}

function anyCluster(random: Random): unknown {
  if (random.below(10) === 0) return anyJson(random, 3);
  const gates = () =>
    Array.from({ length: random.below(4) }, () =>
      random.of(['HostDisk', 'HostDevices', 'Sidecar', 'VSOCK', 'NetworkDevicesWithDRA', 'GraceIOVirtualization', '']),
    );
  return {
    architecture: random.of(['amd64', 'arm64', 's390x', 'x86', 5]),
    configuration: {
      developerConfiguration: { featureGates: gates(), disabledFeatureGates: gates() },
      vmRolloutStrategy: random.of(['Stage', 'LiveUpdate', 1]),
      network: random.below(3) === 0 ? anyJson(random, 2) : {},
    },
  };
}

/** One to four edits anywhere: a value replaced, a key taken away, added or renamed, an entry doubled. */
function mutated<T>(object: T, random: Random): T {
  const copy = structuredClone(object);
  for (let edits = 1 + random.below(4); edits > 0; edits--) {
    const places = [...containers(copy)];
    if (places.length === 0) return copy;
    EDITS[random.below(EDITS.length)]!(random.of(places), random);
  }
  return copy;
}

type Container = Record<string, unknown> | unknown[];

function* containers(value: unknown): Generator<Container> {
  if (typeof value !== 'object' || value === null) return;
  yield value as Container;
  for (const child of Object.values(value)) yield* containers(child);
}

const EDITS: readonly ((place: Container, random: Random) => void)[] = [
  (place, random) => onEntry(place, random, (key) => set(place, key, anyJson(random, 2))),
  (place, random) => onEntry(place, random, (key) => set(place, key, anyValue(random))),
  (place, random) =>
    onEntry(place, random, (key) => (Array.isArray(place) ? place.splice(Number(key), 1) : delete place[key])),
  (place, random) =>
    Array.isArray(place) ? place.push(anyJson(random, 2)) : set(place, random.of(KEYS), anyJson(random, 2)),
  (place, random) =>
    onEntry(place, random, (key) =>
      Array.isArray(place)
        ? place.push(structuredClone(place[Number(key)]))
        : set(place, random.of(KEYS), structuredClone(place[key])),
    ),
];

function onEntry(place: Container, random: Random, act: (key: string) => void): void {
  const keys = Object.keys(place);
  if (keys.length > 0) act(random.of(keys));
}

function set(place: Container, key: string, value: unknown): void {
  Object.defineProperty(place, key, { value, enumerable: true, configurable: true, writable: true });
}

const VALUES: readonly unknown[] = [
  '',
  ' ',
  'virtio',
  'sata',
  '2Gi',
  '-1',
  '1.5',
  '0',
  'a/b',
  'Ä',
  'x'.repeat(300),
  0,
  -1,
  1.5,
  1e20,
  true,
  false,
  null,
  {},
  [],
  [[]],
  [null],
];
/** A fresh one: what is edited later must not be shared. */
const anyValue = (random: Random): unknown => structuredClone(random.of(VALUES));
const KEYS = [
  'name',
  'spec',
  'metadata',
  'disk',
  'cdrom',
  'bus',
  'pod',
  'multus',
  'labels',
  '__proto__',
  'constructor',
  'toString',
  '',
  'a.b/c',
  'cpu',
  'memory',
  'requests',
  'realtime',
  'numa',
  'efi',
  'instancetype',
  'preference',
];

function anyJson(random: Random, depth: number): unknown {
  const dice = random.below(depth > 0 ? 12 : 9);
  if (dice < 9) return anyValue(random);
  if (dice === 9) return Array.from({ length: random.below(4) }, () => anyJson(random, depth - 1));
  return Object.fromEntries(
    Array.from({ length: random.below(4) }, () => [random.of(KEYS), anyJson(random, depth - 1)]),
  );
}

async function next(answers: AsyncIterator<string>, failed: Promise<never>): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${PATIENCE_MS / 1000} s`)), PATIENCE_MS);
  });
  try {
    const { value, done } = await Promise.race([answers.next(), failed, late]);
    if (done) throw new Error('the answers ended before the questions');
    return JSON.parse(value) as Answer;
  } finally {
    clearTimeout(timer);
  }
}

/** Rejects when the process ends badly. */
function failure(child: ChildProcessWithoutNullStreams): Promise<never> {
  let words = '';
  child.stderr.on('data', (chunk) => {
    words += chunk;
  });
  child.stdin.on('error', () => {});
  const failed = new Promise<never>((_, reject) => {
    child.on('close', (code) => {
      if (code !== 0) reject(new Error(`validate ended with ${code}: ${words.slice(0, 2000)}`));
    });
  });
  failed.catch(() => {});
  return failed;
}

/** Zero where the system does not tell. */
function residentMegabytes({ pid }: ChildProcessWithoutNullStreams): number {
  const file = `/proc/${pid}/status`;
  if (!existsSync(file)) return 0;
  return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(file, 'utf8'))?.[1] ?? 0) / 1024;
}

function memoryOf(memory: readonly number[]): string {
  const half = Math.max(...memory.slice(0, Math.ceil(memory.length / 2)));
  const end = Math.max(...memory.slice(Math.ceil(memory.length / 2)));
  if (end > half * 1.3 + 20)
    throw new Error(`memory grows: ${half.toFixed(0)} MB in the first half, ${end.toFixed(0)} MB in the second`);
  return `at most ${end.toFixed(0)} MB (first half ${half.toFixed(0)} MB)`;
}
