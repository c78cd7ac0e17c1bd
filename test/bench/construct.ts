/** Components in other languages: what a Construct costs beside the engine's own time, and a stack of many of them from YAML. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { startSandbox } from '../../sandbox';
import { binaries } from '../../toolchain/binaries';
import { packageRoot } from '../../toolchain/package-root';
import { pulumiWorkspace } from '../../tools/pulumi-workspace';
import { constructRequest } from '../support/component-requests';
import { MiniEngine } from '../support/mini-engine';
import { startPlugin } from '../support/plugin';
import { startRecordingMonitor } from '../support/recording-monitor';
import { type BenchOptions, type Figures, median, quantile } from './figures';
import { watchPlugin } from './plugin-processes';

const CALLS = 300;
const DEFAULT_VMS = 200;
const GUESTS_PER_NODE = 100;
const MOST_MIB = 200;

export async function run({ vms = DEFAULT_VMS, parallel }: BenchOptions): Promise<Figures> {
  return { ...(await constructs()), ...(await stackFromYaml(vms, parallel)) };
}

export function broken(figures: Figures): string[] {
  const peak = Number(figures[PEAK]);
  return peak > MOST_MIB
    ? [`The plugin took ${peak.toFixed(0)} MiB for a stack of components; ${MOST_MIB} is the most.`]
    : [];
}

const PEAK = `plugin, peak MiB (at most ${MOST_MIB})`;

/** A VM as in the README: an imported disk, cloud-init and a Service. */
const vm = (index: number) => ({
  namespace: 'default',
  memory: '256Mi',
  cpu: { sockets: 1 },
  bootDisk: { containerDisk: 'quay.io/containerdisks/fedora:42' },
  disks: [{ name: 'data', blank: {}, size: '1Gi', accessMode: 'ReadWriteMany' }],
  cloudInit: { config: { hostname: `vm-${index}` } },
  services: { ssh: { port: 22 } },
});

/** One after the other, against an engine that answers at once. */
async function constructs(): Promise<Figures> {
  const monitor = await startRecordingMonitor();
  const plugin = await startPlugin({ KUBECONFIG: '/nowhere' });
  try {
    await new MiniEngine().open(plugin);
    const idle = resident(plugin.process.pid);
    const took: number[] = [];
    let processor = 0;
    for (let index = 0; index <= CALLS; index++) {
      const request = await constructRequest(monitor, vm(index), { name: `vm-${index}` });
      const started = performance.now();
      await plugin.callBytes('Construct', request);
      took.push(performance.now() - started - monitor.take().milliseconds);
      if (index === 0) processor = -processorMs(plugin.process.pid);
    }
    const [first, ...others] = took;
    return {
      'idle before the first Construct, MB (budget 80)': idle,
      'first Construct, ms': first!,
      'Construct of a VM with disk, Secret and Service, p50, ms': median(others),
      'the same, p95, ms (budget 25)': quantile(others, 0.95),
      "the same, the plugin's processor time, ms": (processor + processorMs(plugin.process.pid)) / CALLS,
      [`memory after ${CALLS} of them, MB`]: resident(plugin.process.pid),
    };
  } finally {
    await plugin.stop();
    monitor.close();
  }
}

/** The kernel counts in hundredths of a second. */
function processorMs(pid: number | undefined): number {
  const [user, system] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ').slice(11, 13);
  return (Number(user) + Number(system)) * 10;
}

const resident = (pid: number | undefined): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

async function stackFromYaml(vms: number, parallel?: number): Promise<Figures> {
  const sandbox = await startSandbox({ name: 'bench', speed: 50, nodes: Math.ceil(vms / GUESTS_PER_NODE) + 2 });
  const { pulumi, 'pulumi-language-yaml': language } = await binaries(['pulumi', 'pulumi-language-yaml']);
  const bin = join(packageRoot(), 'bin');
  const workspace = pulumiWorkspace(dirname(pulumi), bin, {
    PATH: [dirname(language), dirname(pulumi), process.env['PATH']].join(delimiter),
  });
  const folder = mkdtempSync(join(tmpdir(), 'kubevirt-iac-bench-construct-'));
  try {
    const resources = Array.from({ length: vms }, (_, index) => [
      `vm-${index}`,
      { type: 'kubevirt:VirtualMachine', properties: vm(index) },
    ]);
    const program = {
      name: 'fleet',
      runtime: 'yaml',
      plugins: { providers: [{ name: 'kubevirt', path: bin }] },
      resources: Object.fromEntries(resources) as object,
    };
    writeFileSync(join(folder, 'Pulumi.yaml'), JSON.stringify(program));
    const stack = await workspace.local('dev', folder);
    await stack.setConfig('kubevirt:kubeconfig', { value: sandbox.kubeconfig, secret: true });
    const usage = watchPlugin(join(bin, 'pulumi-resource-kubevirt'));
    const seconds = async (work: () => Promise<unknown>) => {
      const started = performance.now();
      await work();
      return (performance.now() - started) / 1000;
    };
    const figures: Figures = {
      'component VMs from YAML': vms,
      'create, s': await seconds(() => stack.up({ parallel })),
      'no-op, s': await seconds(() => stack.up({ parallel })),
    };
    return { ...figures, [PEAK]: usage()?.peakMiB ?? Number.NaN };
  } finally {
    workspace.remove();
    rmSync(folder, { recursive: true, force: true });
    await sandbox.stop();
  }
}
