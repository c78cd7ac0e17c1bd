/** Workers for machine learning: each with a GPU, a fast network card, and CPUs and memory of its own. */
import { App, Chart, Size } from 'cdk8s';
import {
  CloudInit,
  DataSource,
  Disk,
  EvictionStrategy,
  Nic,
  PoolUpdate,
  Port,
  SriovNetwork,
  synth,
  Topology,
  VMPool,
} from 'kubevirt-iac';

const GPU = 'nvidia.com/A2';

const app = new App();
const chart = new Chart(app, 'training', { namespace: 'training' });
const fabric = new SriovNetwork(chart, 'fabric', { resourceName: 'example.com/fabric', vlan: 300 });

const pool = new VMPool(chart, 'trainer', {
  replicas: 4,
  machine: {
    // CPUs of the node that no other guest uses, and memory of the NUMA node beside them.
    cpu: { sockets: 1, cores: 8, threads: 1, dedicatedCpuPlacement: true, numa: { guestMappingPassthrough: {} } },
    memory: { guest: '32Gi', hugepages: '1Gi' },
    bootDisk: Disk.clone(DataSource.ref('ubuntu', { namespace: 'training' }), { size: Size.gibibytes(100) }),
    nics: [Nic.pod({ ports: [Port.tcp(22, 'ssh')] }), Nic.on(fabric)],
    devices: { gpus: [{ name: 'gpu', deviceName: GPU }] },
    // A guest with devices of its node cannot be migrated: a drain of the node stops it.
    evictionStrategy: EvictionStrategy.NONE,
    cloudInit: CloudInit.config({ packages: ['nvidia-driver-570-server'] }),
  },
  update: PoolUpdate.proactive({ maxUnavailable: 1 }),
});
pool.scheduling.spread({ topology: Topology.HOSTNAME, maxSkew: 1 });

// What the cluster permits, as its KubeVirt object says; the pool is checked against it.
synth(app, {
  cluster: {
    kubevirtVersion: 'v1.9.0',
    architecture: 'amd64',
    configuration: {
      developerConfiguration: { featureGates: ['HostDevices', 'CPUManager'] },
      permittedHostDevices: { pciHostDevices: [{ pciVendorSelector: '10DE:25B6', resourceName: GPU }] },
    },
  },
});
