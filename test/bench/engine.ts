/**
 * A stack as large as it gets, on the plugin alone: an engine of ours with the API server of a fleet, so that processor time and memory are the plugin's
 * and not those of Pulumi, etcd and controllers. Memory is told as a slope, because what a stack of any size needs is not what one more machine costs.
 */
import { type FleetApi, startFleetApi } from '../support/fleet-api';
import { type Declared, MiniEngine, type Run } from '../support/mini-engine';
import { type Plugin, startPlugin } from '../support/plugin';
import type { BenchOptions, Figures } from './figures';
import { usageOf } from './plugin-processes';
import { realisticVm } from './realistic-vm';

const DEFAULT_VMS = 1_000;
/** As wide as the Pulumi engine runs on two cores. */
const PARALLEL = 8;
/** No request waits for its turn: the server is ours. */
const CONFIG = { qps: 10_000, burst: 10_000 };

interface Phase {
  /** A label of every VM: a change that no guest sees. */
  readonly label?: string;
  /** The call that ends a resource's part in the operation. */
  readonly lastCall: string;
  run(engine: MiniEngine, plugin: Plugin, program: readonly Declared[]): Promise<Run>;
}

const up: Phase['run'] = (engine, plugin, program) => engine.up(plugin, program);

const PHASES: Readonly<Record<string, Phase>> = {
  create: { lastCall: 'create', run: up },
  'no-op': { lastCall: 'diff', run: up },
  refresh: { lastCall: 'read', run: (engine, plugin) => engine.refresh(plugin) },
  update: { label: 'two', lastCall: 'update', run: up },
  destroy: { label: 'two', lastCall: 'delete', run: (engine, plugin) => engine.destroy(plugin) },
};

export async function run({ vms = DEFAULT_VMS, parallel = PARALLEL }: BenchOptions): Promise<Figures> {
  const api = await startFleetApi();
  const lanes = Array.from({ length: parallel }, (_, lane) => ({
    engine: new MiniEngine(),
    programOf: (label?: string) =>
      Array.from({ length: vms }, (_, index) => index)
        .filter((index) => index % parallel === lane)
        .map((index) => vm(index, label)),
  }));
  const figures: Figures = { VMs: vms };
  try {
    for (const [name, phase] of Object.entries(PHASES)) {
      const found = await measure(name, phase, api, vms, lanes);
      for (const [what, value] of Object.entries(found)) figures[`${name}, ${what}`] = value;
    }
  } finally {
    await api.stop();
  }
  return figures;
}

interface Lane {
  readonly engine: MiniEngine;
  programOf(label?: string): readonly Declared[];
}

/** One operation, in a plugin of its own as the engine starts one for each. */
async function measure(
  name: string,
  { label, lastCall, run: operate }: Phase,
  api: FleetApi,
  vms: number,
  lanes: readonly Lane[],
): Promise<Figures> {
  const before = { ...api.requests };
  const plugin = await startPlugin();
  try {
    const failures = await new MiniEngine().open(plugin, { ...CONFIG, kubeconfig: api.kubeconfig });
    if (failures.length > 0) throw new Error(failures.join('; '));
    const memory = new Memory(plugin, lastCall, vms);
    const started = performance.now();
    const runs = await Promise.all(
      lanes.map(({ engine, programOf }) => operate(engine, memory.plugin, programOf(label))),
    );
    const seconds = (performance.now() - started) / 1000;
    const usage = usageOf(String(plugin.process.pid));
    const [error] = runs.flatMap(({ errors }) => Object.values(errors).flat());
    if (error !== undefined) throw new Error(`${name}: ${error}`);
    return {
      s: seconds,
      ...(usage && {
        'plugin processor, s': usage.processorSeconds,
        'plugin processor per VM, ms': (usage.processorSeconds * 1000) / vms,
        'plugin peak, MiB': usage.peakMiB,
        'plugin memory per VM, KiB': memory.slopeKiB,
      }),
      ...Object.fromEntries(
        Object.entries(api.requests)
          .map(([method, count]) => [`requests: ${method.toLowerCase()}`, count - (before[method] ?? 0)] as const)
          .filter(([, count]) => count > 0),
      ),
    };
  } finally {
    await plugin.stop();
  }
}

/** The memory of a plugin after the first half of its calls, and after the last. */
class Memory {
  private calls = 0;
  private readonly half: number;
  private atHalf = Number.NaN;
  private atEnd = Number.NaN;
  readonly plugin: Plugin;

  constructor(plugin: Plugin, lastCall: string, expected: number) {
    this.half = Math.floor(expected / 2);
    const resident = () => (usageOf(String(plugin.process.pid))?.residentMiB ?? Number.NaN) * 1024;
    this.plugin = {
      ...plugin,
      call: async <Q, A>(method: string, request: Q): Promise<A> => {
        const answer = await plugin.call<Q, A>(method, request);
        if (method === lastCall) {
          this.calls++;
          if (this.calls === this.half) this.atHalf = resident();
          if (this.calls === expected) this.atEnd = resident();
        }
        return answer;
      },
    };
  }

  get slopeKiB(): number {
    return (this.atEnd - this.atHalf) / (this.calls - this.half);
  }
}

function vm(index: number, label?: string): Declared {
  const { apiVersion: _apiVersion, kind: _kind, ...inputs } = realisticVm(index);
  const { labels, ...metadata } = inputs.metadata;
  return {
    type: 'kubevirt:core/v1:VirtualMachine',
    name: metadata.name,
    inputs: { ...inputs, metadata: { ...metadata, labels: { ...labels, ...(label && { revision: label }) } } },
  };
}
