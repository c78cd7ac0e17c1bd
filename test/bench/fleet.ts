import { startSandbox, writeVerbs } from '../../sandbox';
import { type Declared, MiniEngine } from '../support/mini-engine';
import { type Plugin, startPlugin } from '../support/plugin';
import type { Figures } from './figures';

const COUNT = 500;
/** As wide as the Pulumi engine runs on two cores. */
const PARALLEL = 8;
const NAMESPACE = 'fleet';

/** A fleet through the plugin against a real API server: what it costs to create, refresh and look at it, in requests and in time. */
export async function run(): Promise<Figures> {
  const sandbox = await startSandbox({ name: 'bench', speed: 1000 });
  try {
    const namespaces = { apiVersion: 'v1', kind: 'Namespace', plural: 'namespaces', namespaced: false };
    await sandbox.cluster().apply(namespaces, { apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE } });
    const fleet = Array.from({ length: COUNT }, (_, i) => halted(`vm-${i}`));
    const engines = Array.from({ length: PARALLEL }, (_, lane) => ({
      engine: new MiniEngine(),
      fleet: fleet.filter((_, i) => i % PARALLEL === lane),
    }));
    const phase = async (work: (engine: MiniEngine, plugin: Plugin, lane: Declared[]) => Promise<unknown>) => {
      const plugin = await startPlugin({ KUBECONFIG: sandbox.kubeconfigPath });
      await new MiniEngine().open(plugin, { namespace: NAMESPACE, qps: 10_000, burst: 10_000 });
      const since = new Date();
      const started = performance.now();
      await Promise.all(engines.map(({ engine, fleet: lane }) => work(engine, plugin, lane)));
      const seconds = (performance.now() - started) / 1000;
      await plugin.stop();
      return { seconds, requests: sandbox.requests({ userAgent: 'pulumi-resource-kubevirt', since }) };
    };
    const created = await phase((engine, plugin, lane) => engine.up(plugin, lane));
    const unchanged = await phase((engine, plugin, lane) => engine.up(plugin, lane));
    const refreshed = await phase((engine, plugin) => engine.refresh(plugin));
    const destroyed = await phase((engine, plugin) => engine.destroy(plugin));
    const count = (requests: typeof created.requests, ...verbs: string[]) =>
      requests.filter(({ verb, resource }) => verbs.includes(verb) && resource === 'virtualmachines').length;
    return {
      'create of 500 VMs, s': created.seconds,
      'writes per VM created': count(created.requests, ...writeVerbs) / COUNT,
      'lists while they are created and waited for': count(created.requests, 'list'),
      'watches while they are created and waited for (budget 1)': count(created.requests, 'watch'),
      'unchanged run of 500 VMs, s': unchanged.seconds,
      'requests of the unchanged run': unchanged.requests.length,
      'refresh of 500 VMs, s': refreshed.seconds,
      'lists of the refresh (budget 2)': count(refreshed.requests, 'list'),
      'gets of the refresh': count(refreshed.requests, 'get'),
      'destroy of 500 VMs, s': destroyed.seconds,
    };
  } finally {
    await sandbox.stop();
  }
}

function halted(name: string): Declared {
  const domain = {
    memory: { guest: '1Gi' },
    devices: { disks: [{ name: 'root', disk: { bus: 'virtio' } }], interfaces: [{ name: 'default', masquerade: {} }] },
  };
  const template = {
    domain,
    networks: [{ name: 'default', pod: {} }],
    volumes: [{ name: 'root', containerDisk: { image: 'quay.io/containerdisks/fedora:42' } }],
  };
  return {
    type: 'kubevirt:core/v1:VirtualMachine',
    name,
    inputs: { spec: { runStrategy: 'Halted', template: { spec: template } } },
  };
}
