import type { Cluster } from '../../cluster';
import { isObject } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { type ClusterProfile, DEFAULT_PROFILE } from '../../kubevirt/config';
import {
  EFFECTS,
  type Effect,
  type Impact,
  type ImpactInput,
  impactOf,
  needsRestart,
  phraseOf,
  type RowId,
  row,
  type Section,
  TABLE,
} from '../../kubevirt/impact';
import { kindOf } from '../../kubevirt/kinds';
import type { ObservedGuest } from '../../provider';
import { type Sandbox, startSandbox } from '../../sandbox/testing';
import { type Declared, MiniEngine, type Run, SECRET } from '../support/mini-engine';
import { type Plugin, startPlugin } from '../support/plugin';
import { edited, vm } from '../unit/impact/objects';
import { CHANGES, CLUSTERS, type ClusterName, MEANWHILE, type VmChange } from './announced/changes';
import {
  asks,
  conditionsOf,
  Guests,
  happened,
  hasArrived,
  isSameGuest,
  liveStateOf,
  NAMESPACE,
  phaseOf,
  type Seen,
} from './announced/guests';
import { KUBEVIRT, VMI } from './simulator-objects';

/**
 * The wiring of the plugin and of the sandbox, for each row of the table "What a change does" that is about a VirtualMachine: the plugin
 * says in a preview, and refuses, what the impact model announces; and the sandbox, which asks the same model, carries out each row on a
 * running guest (`EFFECTS`), and nothing after it. That KubeVirt does what the model says is not shown here: recordings of it judge the
 * model in `test/unit/verdicts/impact.test.ts`, and the simulator in `test/unit/verdicts/live.test.ts`.
 */
jest.setTimeout(120_000);

const NOT_ABOUT_VMS: readonly Section[] = ['pool', 'relatedObjects', 'kubevirt'];
const ROWS = (Object.keys(TABLE) as Section[])
  .filter((section) => !NOT_ABOUT_VMS.includes(section))
  .flatMap((section) => Object.keys(TABLE[section]) as RowId[]);
const SHOWN = ROWS.flatMap((id) => {
  const change = CHANGES[id];
  return change === undefined || typeof change === 'string' ? [] : [[id, change] as const];
});

let sandbox: Sandbox;
let cluster: Cluster;
let guests: Guests;

const claim = (name: string, accessMode = 'ReadWriteMany'): KubeObject => ({
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name, namespace: NAMESPACE },
  spec: {
    accessModes: [accessMode],
    volumeMode: 'Block',
    storageClassName: 'shared',
    resources: { requests: { storage: '1Gi' } },
  },
});

const OWN_INSTANCETYPE: KubeObject = {
  apiVersion: 'instancetype.kubevirt.io/v1beta1',
  kind: 'VirtualMachineClusterInstancetype',
  metadata: { name: 'own' },
  spec: { cpu: { guest: 2, dedicatedCPUPlacement: false, model: 'host-model' }, memory: { guest: '4Gi' } },
};

/** What VMs name, and the plugin does not know of. */
const BESIDE: readonly KubeObject[] = [
  ...['data', 'plug', 'iso', 'new', 'other'].map((name) => claim(name)),
  claim('single', 'ReadWriteOnce'),
  OWN_INSTANCETYPE,
];

const ARM_NODE: KubeObject = {
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name: 'node-arm', labels: { 'kubernetes.io/arch': 'arm64', 'kubernetes.io/os': 'linux' } },
};

const profileOf = (name: ClusterName): ClusterProfile => ({ ...DEFAULT_PROFILE, ...CLUSTERS[name] });

beforeAll(async () => {
  sandbox = await startSandbox({ name: 'announced', speed: 40, nodes: 3 });
  cluster = sandbox.cluster({ rateLimit: { qps: 500, burst: 500 } });
  for (const name of [NAMESPACE, 'kubevirt'])
    await cluster.apply(kindOf('v1', 'Namespace')!, { apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
  await Promise.all(
    [...BESIDE, ARM_NODE].map((object) => cluster.apply(kindOf(object.apiVersion, object.kind)!, object)),
  );
  guests = new Guests(cluster);
  await guests.ready();
});
afterAll(async () => {
  guests?.close();
  await sandbox?.stop();
});

interface Story {
  name: string;
  /** What the plugin answers to a preview that is to refuse restarts, and allows nothing: paths. */
  refused: readonly string[];
  warning: string;
  before: Seen;
  /** What happened, in the words of the table. */
  effects: readonly Effect[];
  /** Whether nothing can come after it: the guest was started anew to see what it is then, or never changed. */
  over: boolean;
  /** As the plugin sees it, offline by what its state holds of the guest, and as the cluster is. */
  offline: Impact;
  informed: Impact;
  /** Whether the state says that no guest runs. */
  isStopped: boolean;
}

/** The changed effects, without what cannot be told apart beside them: what waits in silence beside a restart or an error. */
function effectsOf(found: Iterable<Effect>): Effect[] {
  const effects = new Set(found);
  effects.delete('no-effect');
  if (effects.has('restart') || effects.has('stuck')) effects.delete('next-boot-silent');
  if (effects.has('live+migration')) effects.delete('live');
  return [...effects].sort();
}

const effectsIn = ({ changes }: Impact): Effect[] => effectsOf(changes.map(({ effect }) => effect));

/** The paths at which the plugin rejects a change: hazards, and with `onRestart: refuse` what a guest that is not stopped only gets by a restart. */
const unwantedIn = ({ changes, hazards }: Impact, isStopped: boolean): string[] => [
  ...hazards.map(({ path }) => path),
  ...changes
    .filter(({ effect, row: id }) => (!isStopped && needsRestart(effect)) || (effect === 'refused' && !id))
    .map(({ path }) => path),
];

const PHRASES: readonly (readonly [phrase: RegExp, effect: Effect])[] = [
  ...EFFECTS.map(
    (effect) =>
      [
        new RegExp(
          ` (${phraseOf(effect)}|${phraseOf(effect, 2)})(, until then .* waits? too)?$`.replaceAll('+', '\\+'),
        ),
        effect,
      ] as const,
  ),
  [/ takes effect at once: the guest is (shut down|started)$/, 'live'],
  [/ takes? effect at the next boot, and nothing in the cluster shows that (it waits|they wait)$/, 'next-boot-silent'],
];

const announcedBy = (warning: string): Effect[] =>
  effectsOf(
    warning
      .replace(/ \((if |as last observed, )the guest .*\)$/, '')
      .split('; ')
      .flatMap((part) => PHRASES.filter(([phrase]) => phrase.test(part)).map(([, effect]) => effect)),
  );

/** A value of the state with its secrets opened. */
const revealed = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_, part: unknown) =>
    isObject(part) && Object.keys(SECRET).every((key) => key in part) ? part['value'] : part,
  );

/** A program with the one VM, in a state of its own. */
class Program {
  readonly engine: MiniEngine;
  constructor(
    private readonly plugin: Plugin,
    readonly name: string,
  ) {
    this.engine = new MiniEngine(name);
  }

  up({ metadata, spec }: Record<string, unknown>, settings: object = {}, preview = false): Promise<Run> {
    const inputs = { metadata, spec, ...settings } as Record<string, unknown>;
    const declared: Declared = { type: 'kubevirt:core/v1:VirtualMachine', name: this.name, inputs };
    return this.engine.up(this.plugin, [declared], { preview });
  }

  /** What the state holds of the guest, as the impact model takes it. */
  observed(old: object): Pick<ImpactInput, 'live' | 'bootedFrom'> {
    const { bootedFrom, ...live } = revealed(this.engine.state.get(this.urn)?.outputs['guest'] ?? {}) as ObservedGuest;
    if (live.running === undefined) return {};
    return { live, ...(bootedFrom && { bootedFrom: { ...old, spec: bootedFrom } }) };
  }

  private get urn(): string {
    return this.engine.urn({ type: 'kubevirt:core/v1:VirtualMachine', name: this.name });
  }

  warnings(): string[] {
    const { urn } = this;
    return this.plugin.said.filter((said) => said.urn === urn && !said.ephemeral).map(({ message }) => message);
  }
}

/** What a change does is watched here, and not waited for by the plugin. */
const UNAWAITED = { await: 'created' };

async function tell(id: string, change: VmChange, clusterName: ClusterName, plugin: Plugin): Promise<Story> {
  const name = `${id}-${clusterName}`.replace(/[^a-z0-9-]/g, '-');
  const named = { 'metadata.name': name };
  const program = new Program(plugin, name);
  const profile = profileOf(clusterName);
  const booted = vm({ ...named, ...change.vm });
  const { starting = false } = change;
  const created = await program.up(booted, starting ? UNAWAITED : {});
  expect(created.errors).toEqual({});
  await guests.until(name, 'up', (seen) => (starting ? phaseOf(seen) === 'Scheduling' : phaseOf(seen) === 'Running'));
  const first = await guests.noticed(name);
  const old = change.first ? edited(booted, change.first) : booted;
  if (change.first) {
    const paths = impactOf({ old: booted, new: old, profile }).hazards.map(({ path }) => path);
    const powered = 'spec.runStrategy' in change.first;
    expect((await program.up(old, { ...(!powered && UNAWAITED), allow: paths })).errors).toEqual({});
    await guests.until(name, 'changed', (seen) => (powered ? seen.guest === undefined : asks(seen)));
    await guests.noticed(name);
  }
  if (change.meanwhile) {
    const { conditions = [], ...status } = MEANWHILE[change.meanwhile];
    const body = [
      ...Object.entries(status).map(([field, value]) => ({ op: 'add', path: `/status/${field}`, value })),
      ...conditions.map((value) => ({ op: 'add', path: '/status/conditions/-', value })),
    ];
    await cluster.patch(VMI, { name, namespace: NAMESPACE }, { type: 'json', body });
    await guests.until(
      name,
      'in the middle of something',
      ({ guest }) =>
        Object.keys(status).every((key) => key in guest!.status!) &&
        conditions.every(({ type }) => conditionsOf(guest).some((one) => one.type === type)),
    );
  }
  const before = await guests.noticed(name);
  const next = edited(old, change.edits);
  const observed = program.observed(old);
  const isStopped = observed.live?.running === false;
  const offline = impactOf({ old, new: next, profile, ...observed });
  const live = liveStateOf(before);
  const informed = impactOf({ old, new: next, profile, live, bootedFrom: booted, related: BESIDE });
  const refusal = await program.up(next, { ...UNAWAITED, onRestart: 'refuse' }, true);
  const refused = (refusal.errors[name] ?? []).map((failure) => failure.split(': ')[0]!);
  const said = program.warnings().length;
  const run = await program.up(next, { ...UNAWAITED, allow: offline.hazards.map(({ path }) => path) });
  const story = {
    name,
    refused,
    warning: program.warnings().slice(said).join('\n'),
    before,
    offline,
    isStopped,
    informed,
  };
  const step = run.steps[name];
  if (step !== 'update') return { ...story, effects: [step ?? 'refused'] as Effect[], over: true };
  await guests.noticed(name);
  const expected = effectsIn(informed).filter((effect) => effect !== 'next-boot-silent');
  const after = await guests.until(name, expected.join(' and '), (seen) =>
    expected.every((effect) => happened(before, seen).includes(effect)),
  );
  if (clusterName === 'migrating') await guests.until(name, 'moved', (seen) => hasArrived(before, seen));
  const effects = effectsOf(happened(before, after));
  if (effects.length > 0) return { ...story, effects, over: false };
  const rebooted = await guests.reboot(name);
  const same = isSameGuest(after.guest ? after : first, rebooted);
  return { ...story, effects: same ? [] : ['next-boot-silent'], over: true };
}

it('carries out every row about a VirtualMachine, but for those that it says why not', () => {
  expect(Object.keys(CHANGES).sort()).toEqual([...ROWS].sort());
  const left = Object.entries(CHANGES).filter(([, change]) => typeof change === 'string');
  expect(left.map(([id]) => id)).toEqual([
    'run-strategy-unknown',
    'disk-waits-for-running',
    'nic-unplugged-in-place',
    'nic-ordinal',
    'instancetype-expanded',
    'replaced',
  ]);
});

describe.each(Object.keys(CLUSTERS) as ClusterName[])('plugin and sandbox agree in a cluster %s', (clusterName) => {
  const own = SHOWN.filter(([, change]) => (change.cluster ?? 'waiting') === clusterName);
  const migrated = SHOWN.filter(
    ([id, change]) => row(id).effect === 'live+migration' && change.cluster === undefined && !change.meanwhile,
  );
  const rows = clusterName === 'migrating' ? migrated : own;
  const stories = new Map<string, Promise<Story>>();
  let plugin: Plugin;

  beforeAll(async () => {
    const { configuration, workloadUpdateMethods } = CLUSTERS[clusterName];
    await cluster.apply(KUBEVIRT, {
      apiVersion: 'kubevirt.io/v1',
      kind: 'KubeVirt',
      metadata: { name: 'kubevirt', namespace: 'kubevirt' },
      spec: { configuration, workloadUpdateStrategy: { workloadUpdateMethods } },
    });
    plugin = await startPlugin({ KUBECONFIG: sandbox.kubeconfigPath });
    const config = { namespace: NAMESPACE, qps: 500, burst: 500, cluster: { configuration, workloadUpdateMethods } };
    expect(await new MiniEngine('open').open(plugin, config)).toEqual([]);
    for (const [id, change] of rows) {
      const story = tell(id, change, clusterName, plugin);
      story.catch(() => undefined);
      stories.set(id, story);
    }
  });
  afterAll(() => plugin?.stop());

  it.each(rows)('%s', async (id, change) => {
    const { name, before, offline, isStopped, informed, effects, over, warning, refused } = await stories.get(id)!;
    const told = [...informed.changes, ...offline.changes].find((one) => one.row === (change.told ?? id));
    expect(told).toMatchObject({ effect: row(id).effect });
    expect(effects).toEqual(effectsIn(informed));
    expect(refused).toEqual(unwantedIn(offline, isStopped));
    expect(announcedBy(warning)).toEqual(effectsIn(offline).filter((effect) => effect !== 'refused'));
    const surprised = JSON.stringify(effectsIn(offline)) !== JSON.stringify(effectsIn(informed));
    expect(change.assumed !== undefined).toBe(surprised);
    if (change.assumed) expect(warning).toMatch(change.assumed);
    // And nothing comes after it.
    await Promise.allSettled(stories.values());
    if (!over) expect(effectsOf(happened(before, guests.see(name)!))).toEqual(effects);
  });
});
