/** 500 VMs wait at once while every watch is cut each second and the API server restarts twice; then the run is cancelled. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Empty } from 'google-protobuf/google/protobuf/empty_pb';
import type { ResourceKind } from '../../cluster';
import { kindOf } from '../../kubevirt/kinds';
import { FAULT_ANNOTATION, startSandbox } from '../../sandbox';
import { type Declared, MiniEngine, type Run } from '../support/mini-engine';
import { type Plugin, startPlugin } from '../support/plugin';
import { FaultProxy, upstreamOf } from './proxy';
import { killServer, stopServers } from './servers';

export interface AwaitFigures {
  readonly machines: number;
  /** Machines whose wait ended when they were ready. */
  readonly arrived: number;
  /** Seconds for which all of them waited under faults. */
  readonly seconds: number;
  readonly requests: number;
  readonly watches: number;
  readonly lists: number;
  /** Machines that had a status line after the second restart. */
  readonly spoken: number;
  readonly cancelMs: number;
}

const CUT_MS = 1_000;
const AWAY_MS = 2_000;
const BETWEEN_MS = 8_000;
const NODES_FOR = 100;
const NAMESPACE = 'awaits';
/** The guest's own trouble, and not the way there. */
const STUCK = /ErrorUnschedulable/;
const VM = kindOf('kubevirt.io/v1', 'VirtualMachine') as ResourceKind;
const NAMESPACES = kindOf('v1', 'Namespace') as ResourceKind;

const waiting = (index: number): Declared => ({
  type: 'kubevirt:core/v1:VirtualMachine',
  name: `vm-${index}`,
  inputs: {
    metadata: { namespace: NAMESPACE, name: `vm-${index}`, annotations: { [FAULT_ANNOTATION]: 'unschedulable' } },
    spec: { runStrategy: 'Always', template: { spec: { domain: { devices: {}, memory: { guest: '64Mi' } } } } },
  },
});

export async function awaits(machines = 500): Promise<AwaitFigures> {
  const sandbox = await startSandbox({ name: NAMESPACE, speed: 50, nodes: Math.ceil(machines / NODES_FOR) + 1 });
  const proxy = await FaultProxy.start(upstreamOf(sandbox.kubeconfig), NAMESPACE);
  let plugin: Plugin | undefined;
  try {
    const cluster = sandbox.cluster({ rateLimit: { qps: 500, burst: 1_000 } });
    await cluster.apply(NAMESPACES, { apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE } });
    plugin = await startPlugin();
    const failures = await new MiniEngine().open(plugin, { kubeconfig: proxy.kubeconfig, qps: 500, burst: 1_000 });
    if (failures.length > 0) throw new Error(failures.join('; '));
    const fleet = Array.from({ length: machines }, (_, index) => waiting(index));
    const { runs, spokenOf } = started(plugin, fleet);
    await until(() => spokenOf(0, STUCK).size === machines);

    const began = Date.now();
    proxy.begin(({ watch }) => (watch ? { cutAfterMs: CUT_MS } : undefined));
    let since = 0;
    for (let restart = 0; restart < 2; restart++) {
      await sleep(BETWEEN_MS);
      const again = killServer(sandbox, 'kube-apiserver');
      await sleep(AWAY_MS);
      again();
      await until(() =>
        cluster.request({ method: 'GET', path: '/readyz' }).then(
          () => true,
          () => false,
        ),
      );
      since = plugin.said.length;
    }
    const body = { metadata: { annotations: { [FAULT_ANNOTATION]: null } } };
    await Promise.all(
      fleet.map(({ name }) => cluster.patch(VM, { name, namespace: NAMESPACE }, { type: 'merge', body })),
    );
    const ended = await Promise.all(runs);
    const seconds = (Date.now() - began) / 1000;
    const { requests } = proxy;
    const arrived = ended.filter(({ errors }) => Object.keys(errors).length === 0).length;
    const spoken = spokenOf(since).size;

    proxy.begin();
    const second = started(
      plugin,
      fleet.map((one) => ({ ...one, name: `${one.name}-b`, inputs: renamed(one) })),
    );
    await until(() => second.spokenOf(0, STUCK).size === machines);
    const asked = Date.now();
    await plugin.call('cancel', new Empty());
    await Promise.all(second.runs);
    return {
      machines,
      arrived,
      seconds,
      requests: requests.length,
      watches: requests.filter(({ watch }) => watch).length,
      lists: requests.filter(({ watch, method, path }) => !watch && method === 'GET' && /s$/.test(path)).length,
      spoken,
      cancelMs: Date.now() - asked,
    };
  } finally {
    await plugin?.stop();
    await proxy.stop();
    stopServers(sandbox);
    await sandbox.stop();
  }
}

function renamed({ name, inputs }: Declared): Declared['inputs'] {
  return { ...inputs, metadata: { ...(inputs['metadata'] as object), name: `${name}-b` } };
}

/** An engine for each machine, because one engine takes its resources one after the other; all in one plugin. */
function started(plugin: Plugin, fleet: readonly Declared[]) {
  const urns = new Set<string>();
  const runs: Promise<Run>[] = fleet.map((declared) => {
    const engine = new MiniEngine();
    urns.add(engine.urn(declared));
    return engine.up(plugin, [declared]);
  });
  /** The machines that have said something since a line. */
  const spokenOf = (line: number, what = /./) =>
    new Set(
      plugin.said
        .slice(line)
        .filter(({ urn, ephemeral, message }) => ephemeral && what.test(message) && urns.has(urn))
        .map(({ urn }) => urn),
    );
  return { runs, spokenOf };
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await sleep(100);
}

/** What of the figures breaks a promise, one sentence each. */
export function brokenAwaits({ machines, arrived, seconds, watches, lists, spoken, cancelMs }: AwaitFigures): string[] {
  // A watch and its guests' watch each begin once a second; a list follows only where history is gone.
  const most = 4 * seconds + 40;
  return [
    ...(arrived < machines ? [`${machines - arrived} machines were ready and their waits did not end`] : []),
    ...(watches + lists > most ? [`${watches} watches and ${lists} lists in ${seconds.toFixed(0)} s are a storm`] : []),
    ...(spoken < machines ? [`${machines - spoken} machines said nothing after the restarts`] : []),
    ...(cancelMs > 1_000 ? [`Cancel took ${cancelMs} ms`] : []),
  ];
}
