/** Releases of this project that meet: a state that another one wrote, a program whose SDK is of another one, and what one of them does not know. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as pb from '@pulumi/pulumi/proto/provider_pb';
import type { KubeObject } from '../../kube/object';
import { type EchoingApi, startEchoingApi } from '../support/echoing-api';
import { type Declared, type Kept, MiniEngine, SECRET, struct } from '../support/mini-engine';
import { type Plugin, startPlugin, stopPlugins } from '../support/plugin';
import { kubeconfig } from '../unit/cluster/server';

/** What a run left: the program, the state as the engine keeps it, and the objects as the API server has them. */
interface Fixture {
  stack: string;
  program: Declared[];
  state: [string, Kept][];
  objects: Record<string, KubeObject>;
}

const { version } = jest.requireActual<{ version: string }>('../../package.json');
const read = (name: string): Fixture =>
  JSON.parse(readFileSync(join(__dirname, '../fixtures', `state-${name}.json`), 'utf8')) as Fixture;

let api: EchoingApi;
let plugin: Plugin;
beforeEach(async () => {
  api = await startEchoingApi();
  plugin = await startPlugin({ KUBECONFIG: '/nowhere' });
});
afterEach(async () => {
  await stopPlugins();
  await api.stop();
});

async function engineWith({ stack, state, objects }: Fixture): Promise<MiniEngine> {
  const engine = new MiniEngine(stack);
  for (const [urn, kept] of state) engine.state.set(urn, structuredClone(kept));
  for (const [path, object] of Object.entries(objects)) api.objects.set(path, object);
  expect(await engine.open(plugin, { kubeconfig: kubeconfig(api.address), namespace: stack })).toEqual([]);
  return engine;
}

/** The inputs in the state, secret or not. */
const inputsIn = (engine: MiniEngine): unknown => [...engine.state.values()].map((kept) => opened(kept.inputs));

function opened(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(opened);
  if (typeof value !== 'object' || value === null) return value;
  const [signature] = Object.keys(SECRET);
  if (signature! in value) return (value as { value?: unknown }).value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, opened(one)]));
}

const all = (fixture: Fixture, step: string) => Object.fromEntries(fixture.program.map(({ name }) => [name, step]));

describe.each(['0.1.0'])('a state that %s wrote', (release) => {
  it('is taken over with an empty diff, before and after a refresh', async () => {
    const fixture = read(release);
    const engine = await engineWith(fixture);
    const before = await engine.up(plugin, fixture.program);
    expect(before.errors).toEqual({});
    expect(before.steps).toEqual(all(fixture, 'same'));
    const inputs = inputsIn(engine);
    expect((await engine.refresh(plugin)).steps).toEqual(all(fixture, 'read'));
    expect(inputsIn(engine)).toEqual(inputs);
    // What has become a secret since is one now.
    const download = engine.state.get(engine.urn(fixture.program.find(({ name }) => name === 'download')!));
    expect(download?.inputs['spec']).toMatchObject({ source: { http: { extraHeaders: SECRET, url: SECRET } } });
    const after = await engine.up(plugin, fixture.program);
    expect(after.steps).toEqual(all(fixture, 'same'));
    expect(api.written).toBe(0);
  });

  it('can be changed', async () => {
    const fixture = read(release);
    const engine = await engineWith(fixture);
    const settings = fixture.program.find(({ name }) => name === 'settings')!;
    const changed = { ...settings, inputs: { ...settings.inputs, data: { colour: 'green' } } };
    const run = await engine.up(
      plugin,
      fixture.program.map((one) => (one === settings ? changed : one)),
    );
    expect(run).toMatchObject({ errors: {}, diffs: { settings: { 'data.colour': expect.any(Number) } } });
    expect(Object.values(run.steps).filter((step) => step !== 'same')).toEqual(['update']);
  });
});

it('a state of a newer format is rejected by every operation, and nothing is written', async () => {
  const fixture = read('0.1.0');
  const engine = await engineWith(fixture);
  for (const kept of engine.state.values()) kept.outputs['__stateFormat'] = 2;
  const says =
    /written by a newer release of the kubevirt plugin: its format is 2, and release .* knows 1\. Nothing was changed\. Install/;
  const [declared] = fixture.program;
  const up = await engine.up(plugin, fixture.program, { preview: true });
  expect(Object.values(up.errors).flat()).toHaveLength(fixture.program.length);
  expect(up.errors[declared!.name]).toEqual([expect.stringMatching(says)]);
  await expect(engine.refresh(plugin)).rejects.toMatchObject({ details: expect.stringMatching(says) });
  expect((await engine.destroy(plugin)).errors[declared!.name]).toEqual([expect.stringMatching(says)]);
  expect(api.written).toBe(0);
  expect(api.objects.size).toBe(Object.keys(fixture.objects).length);
});

const [major, minor] = version.split('.').map(Number) as [number, number];

it.each([
  ['the same', version, true],
  ['an older patch', `${major}.${minor}.0`, true],
  ['a newer patch', `${major}.${minor}.99`, true],
  ['an older minor release', `${major}.${Math.max(0, minor - 1)}.7`, true],
  ['a newer minor release', `${major}.${minor + 1}.0`, false],
  ['a newer major release', `${major + 1}.0.0-alpha.1`, false],
  ['none', undefined, true],
])('a program with the SDK of %s', async (_, sdk, accepted) => {
  const request = new pb.CheckRequest();
  request.setUrn('urn:pulumi:dev::a::pulumi:providers:kubevirt::default');
  request.setOlds(struct({}));
  request.setNews(struct(sdk === undefined ? {} : { version: sdk }));
  const answer: pb.CheckResponse = await plugin.call('checkConfig', request);
  const reasons = answer.getFailuresList().map((failure) => failure.getReason());
  expect(reasons).toEqual(
    accepted
      ? []
      : [
          expect.stringMatching(
            `written with release ${sdk} of the SDK, and this plugin is release ${version}, which is older. Install`,
          ),
        ],
  );
});

it('what a newer SDK has and this plugin does not is named with its release', async () => {
  const engine = new MiniEngine();
  await engine.open(plugin);
  const newer = { type: 'kubevirt:core/v9:VirtualMachine', name: 'a', inputs: { spec: {} } };
  await expect(engine.up(plugin, [newer], { preview: true })).rejects.toMatchObject({
    details: expect.stringMatching(`kubevirt:core/v9:VirtualMachine is not a resource type .*release ${version}`),
  });
  const request = new pb.InvokeRequest();
  request.setTok('kubevirt:index:getTomorrow');
  request.setArgs(struct({}));
  await expect(plugin.call('invoke', request)).rejects.toMatchObject({
    details: expect.stringMatching(`getTomorrow is not a function .*release ${version}`),
  });
});
