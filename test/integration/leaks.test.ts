/**
 * Canaries at every place where a secret can stand, against an API server that repeats whatever it is sent: in its rejections, conditions and events. No
 * message, status line, error, output stream, file or open part of the state may hold one.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Empty } from 'google-protobuf/google/protobuf/empty_pb';
import { type EchoingApi, type Mood, startEchoingApi } from '../support/echoing-api';
import { type Declared, type Json, MiniEngine, type Run } from '../support/mini-engine';
import { markdownTable, withSection } from '../support/page-section';
import { type Plugin, startPlugin, stopPlugins } from '../support/plugin';
import {
  leaksIn as canariesIn,
  canaryAt,
  hidden,
  hiddenOutput,
  needlesOf,
  SECRET_PLACES,
} from '../support/secret-places';
import { kubeconfig } from '../unit/cluster/server';

jest.setTimeout(120_000);

const TOKEN = 'canaryTokenQx7Lm2Vb9';

const PLACES = SECRET_PLACES.map(({ place }) => place);

/** The program with all places. `change`: something else is different, too. */
function program(as: 'mark' | 'output', change = '', settings: Json = { await: 'created' }): Declared[] {
  const hide = as === 'mark' ? hidden : hiddenOutput;
  return SECRET_PLACES.map(({ declare, clusterWide }, index) => {
    const { type, inputs } = declare(canaryAt(index), hide);
    const { metadata = {}, ...rest } = inputs as { metadata?: Json };
    const { annotations, ...others } = metadata as { annotations?: Json };
    const marked = annotations && '4dabf18193072939515e22adb298388d' in annotations;
    return {
      type,
      name: `r${index}`,
      ...(settings['await'] === undefined && { timeoutSeconds: 1 }),
      inputs: {
        ...rest,
        ...settings,
        metadata: {
          ...others,
          name: `r${index}`,
          ...(!clusterWide && { namespace: 'vms' }),
          annotations: marked ? annotations : { ...annotations, 'example.com/change': change },
        },
      },
    };
  });
}

/** The state without what the engine encrypts. */
function inTheClear(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inTheClear);
  if (typeof value !== 'object' || value === null) return value;
  if ((value as Json)['4dabf18193072939515e22adb298388d'] === '1b47061264138c4ac30d75fd1eb44270') return '[secret]';
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inTheClear(one)]));
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}

let api: EchoingApi;
let home: string;
let plugin: Plugin;
let engine: MiniEngine;

beforeEach(async () => {
  api = await startEchoingApi();
  home = mkdtempSync(join(tmpdir(), 'kubevirt-iac-leaks-'));
  engine = new MiniEngine();
  await start();
});
afterEach(async () => {
  await stopPlugins();
  await api.stop();
  rmSync(home, { recursive: true, force: true });
});

async function start(): Promise<void> {
  const environment = { HOME: home, TMPDIR: home, KUBECONFIG: '/nowhere', NODE_DEBUG: '' };
  plugin = await startPlugin(environment);
  const cluster = {
    configuration: { developerConfiguration: { featureGates: ['Sidecar', 'ExperimentalIgnitionSupport'] } },
  };
  const config = { cluster, kubeconfig: hidden(kubeconfig(api.address, { token: TOKEN })), namespace: 'vms' };
  expect(await engine.open(plugin, config)).toEqual([]);
}

/** Everything that a user, a log or the state shows, by the resource that it concerns, and what concerns none. */
function shown(run?: Run): string {
  const state = [...engine.state].map(([urn, kept]) => [urn, inTheClear(kept)]);
  const files = filesBelow(home).map((path) => `${path}: ${readFileSync(path, 'utf8')}`);
  const texts = [run?.errors, run?.diffs, plugin.said, state, files];
  return texts.map((text) => JSON.stringify(text ?? null)).join('\n') + plugin.printed();
}

/** What stands in a text that should not. */
const leaksIn = (text: string): string[] => [
  ...canariesIn(text, PLACES),
  ...(text.includes(TOKEN) ? ['the token of the kubeconfig'] : []),
];

const up = (mood: Mood, change = '', preview = false, as: 'mark' | 'output' = 'mark', settings?: Json) => {
  api.mood = mood;
  return engine.up(plugin, program(as, change, settings), { preview });
};
const refresh = (mood: Mood) => {
  api.mood = mood;
  return engine.refresh(plugin);
};
const FAILURES: readonly Mood[] = ['reject', 'forbid', 'babble'];

/** Waits that something ends: all resources are being created side by side, and those that can be ready do not become it. */
async function waiting(): Promise<{ texts: Promise<string[]> }> {
  api.mood = 'quote';
  const before = api.written;
  const runs = program('mark', '', {}).map(async (one) => {
    const alone = new MiniEngine(one.name);
    const shown = await alone.up(plugin, [{ ...one, timeoutSeconds: 60 }]).then(
      ({ errors }) => errors,
      (error: Error) => error.message,
    );
    return JSON.stringify([shown, [...alone.state.values()].map(inTheClear)]);
  });
  while (api.written - before < SECRET_PLACES.length) await new Promise((resolve) => setImmediate(resolve));
  return { texts: Promise.all(runs) };
}

it('every place is declared as the provider accepts it', async () => {
  expect((await up('accept')).errors).toEqual({});
  expect(engine.state.size).toBe(SECRET_PLACES.length);
  expect(SECRET_PLACES.length).toBeGreaterThanOrEqual(40);
  // The canaries have arrived, or nothing below could fail.
  const stored = JSON.stringify([...api.objects.values()]);
  SECRET_PLACES.forEach((_, index) => {
    expect(needlesOf(index).some((needle) => stored.includes(needle))).toBe(true);
  });
});

/** Each operation leaves what it shows. */
const OPERATIONS: Readonly<Record<string, () => Promise<string>>> = {
  preview: async () => shown(await up('accept', '', true)) + shown(await up('accept', '', true, 'output')),
  up: async () =>
    shown(await up('accept')) + shown(await up('accept', 'b')) + shown(await up('accept', 'b', false, 'output')),
  'failing up': async () => {
    const texts: string[] = [];
    for (const mood of FAILURES) texts.push(shown(await up(mood)));
    await up('accept');
    for (const mood of FAILURES) texts.push(shown(await up(mood, mood)));
    return texts.join('\n');
  },
  'waiting up': async () => {
    api.mood = 'quote';
    // Side by side: each waits until its time is over.
    const texts = await Promise.all(
      program('mark', '', {}).map(async (one) => {
        const alone = new MiniEngine(one.name);
        const run = await alone.up(plugin, [one]);
        return JSON.stringify([run.errors, [...alone.state.values()].map(inTheClear)]);
      }),
    );
    return shown() + texts.join('\n');
  },
  refresh: async () => {
    await up('accept');
    for (const [path, object] of api.objects)
      api.objects.set(path, { ...object, metadata: { ...object.metadata, labels: { drifted: 'a' } } });
    const seen = shown(await refresh('accept'));
    const failed = await refresh('forbid').catch((error: Error) => ({
      steps: {},
      diffs: {},
      errors: { all: [error.message] },
    }));
    return seen + shown(failed) + shown(await up('accept', '', true));
  },
  import: async () => {
    await up('accept');
    const declared = program('mark');
    const ids = declared.map((one) => engine.state.get(engine.urn(one))!.id);
    engine = new MiniEngine('other');
    const imported = declared.flatMap((one, index) =>
      SECRET_PLACES[index]!.because === 'nature' ? [{ ...one, import: ids[index] }] : [],
    );
    await start();
    return shown(await engine.up(plugin, imported));
  },
  destroy: async () => {
    await up('accept');
    api.mood = 'forbid';
    const failed = await engine.destroy(plugin);
    api.mood = 'accept';
    return shown(failed) + shown(await engine.destroy(plugin));
  },
  cancel: async () => {
    const { texts } = await waiting();
    await plugin.call('cancel', new Empty());
    return (await texts).join('\n') + shown();
  },
  crash: async () => {
    const { texts } = await waiting();
    plugin.process.kill('SIGKILL');
    const seen = (await texts).join('\n') + shown();
    await start();
    return seen + shown(await up('accept'));
  },
};

const found: Record<string, string[]> = {};

it.each(Object.keys(OPERATIONS))('no canary is seen: %s', async (operation) => {
  const leaks = leaksIn(await OPERATIONS[operation]!());
  found[operation] = leaks;
  expect(leaks).toEqual([]);
});

const cellOf = (place: string, because: string, operation: string) =>
  operation === 'import' && because === 'mark'
    ? '-'
    : found[operation]!.some((leak) => leak.startsWith(place))
      ? 'SEEN'
      : 'hidden';

/** The table of docs/secrets.md: each place, and what each operation showed of it. */
function table(): string {
  const operations = Object.keys(OPERATIONS);
  return markdownTable([
    ['place', 'secret by', ...operations],
    ...SECRET_PLACES.map(({ place, because }) => [
      place,
      because,
      ...operations.map((operation) => cellOf(place, because, operation)),
    ]),
  ]);
}

const WRITE = 'KUBEVIRT_IAC_WRITE_REPORT=1 npm test -- leaks';

/** The summary of docs/reliability.md. */
function summarized(page: string): string {
  const rows = Object.keys(OPERATIONS).map((operation) => {
    const cells = SECRET_PLACES.map(({ place, because }) => cellOf(place, because, operation));
    return [operation, cells.filter((cell) => cell !== '-').length, cells.filter((cell) => cell === 'SEEN').length];
  });
  return withSection(page, 'canaries', WRITE, markdownTable([['operation', 'canaries', 'seen'], ...rows]));
}

/** The pages that have the results of this run, and what makes them from what they are. */
const PAGES: Readonly<Record<string, (page: string) => string>> = {
  'secrets.md': (page) => page.replace(/(^\|.*\n)+/m, () => `${table()}\n`),
  'reliability.md': summarized,
};

it.each(Object.entries(PAGES))('docs/%s has the result of this run', (name, updated) => {
  const page = join(__dirname, '../../docs', name);
  const text = readFileSync(page, 'utf8');
  const now = updated(text);
  if (process.env.KUBEVIRT_IAC_WRITE_REPORT === '1') writeFileSync(page, now);
  else expect(text).toBe(now);
});
