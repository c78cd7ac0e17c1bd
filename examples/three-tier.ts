/** A shop in three tiers: web servers that scale behind a load balancer, an application, and a database. Each tier reaches the next one only. */
import { App, Chart, Size } from 'cdk8s';
import {
  CloudInit,
  DefaultDeny,
  Disk,
  GoldenImage,
  Image,
  Peer,
  Port,
  Probe,
  ServiceType,
  synth,
  Topology,
  VirtualMachine,
  VMPool,
} from 'kubevirt-iac';

const app = new App();
const images = new Chart(app, 'images', { namespace: 'golden-images' });
const centos = new GoldenImage(images, 'centos9', {
  from: Image.registry('quay.io/containerdisks/centos-stream:9'),
  schedule: '0 3 * * 1',
});
centos.grantClone({ namespace: 'shop' });

const chart = new Chart(app, 'shop', { namespace: 'shop' });
chart.node.addDependency(images);
const image = Disk.clone(centos.source, { size: Size.gibibytes(40) });

const web = new VMPool(chart, 'web', {
  machine: {
    instancetype: 'u1.medium',
    preference: 'centos.stream9',
    bootDisk: image,
    cloudInit: CloudInit.config({ packages: ['nginx'] }),
    readiness: Probe.http(443, { path: '/healthz', scheme: 'HTTPS' }),
  },
});
web.autoscale({ min: 2, max: 8, cpu: 70 });
web.scheduling.spread({ topology: Topology.ZONE, whenUnsatisfiable: 'ScheduleAnyway' });
web.expose('https', {
  port: 443,
  type: ServiceType.LOAD_BALANCER,
  loadBalancerSourceRanges: ['203.0.113.0/24'],
});

const backend = new VMPool(chart, 'backend', {
  replicas: 2,
  machine: {
    instancetype: 'u1.large',
    preference: 'centos.stream9',
    bootDisk: image,
    cloudInit: CloudInit.config({ packages: ['java-21-openjdk-headless'] }),
  },
});
backend.scheduling.spread();
backend.expose('api', { port: 8080 });

const db = new VirtualMachine(chart, 'db', {
  instancetype: 'u1.xlarge',
  preference: 'centos.stream9',
  bootDisk: image,
  disks: [Disk.blank({ name: 'data', size: Size.gibibytes(200) })],
  cloudInit: CloudInit.config({ packages: ['postgresql-server'] }),
  deletionProtection: true,
});
db.expose('sql', { port: 5432 });

new DefaultDeny(chart, 'deny');
web.connections.allowFrom(Peer.anywhere(), Port.tcp(443));
web.connections.allowTo(backend, Port.tcp(8080));
backend.connections.allowFrom(web, Port.tcp(8080));
backend.connections.allowTo(db, Port.tcp(5432));
db.connections.allowFrom(backend, Port.tcp(5432));
synth(app);
