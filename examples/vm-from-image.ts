/** Two VMs cloned from a golden image that is updated weekly: a data disk each, separate nodes, and network policies. */
import { App, Chart, Duration, Size } from 'cdk8s';
import { CloudInit, Disk, GoldenImage, Image, Peer, Port, Probe, synth, User, VirtualMachine } from 'kubevirt-iac';

const app = new App();
const images = new Chart(app, 'images', { namespace: 'golden-images' });
const fedora = new GoldenImage(images, 'fedora', {
  from: Image.registry('quay.io/containerdisks/fedora:42'),
  schedule: '0 3 * * 1',
  defaultInstancetype: 'u1.medium',
  defaultPreference: 'fedora',
});

const shop = new Chart(app, 'shop', { namespace: 'shop' });
const [blue, green] = ['blue', 'green'].map(
  (id) =>
    new VirtualMachine(shop, id, {
      instancetype: 'u1.large',
      preference: 'fedora',
      bootDisk: Disk.clone(fedora.source, { size: Size.gibibytes(40) }),
      // A hotpluggable disk can be added and removed while the guest runs.
      disks: [Disk.blank({ name: 'data', size: Size.gibibytes(100), hotpluggable: true })],
      cloudInit: CloudInit.config({
        users: [
          User.admin('ops', {
            sshKeys: ['ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExampleExampleExampleExampleExampleExample ops'],
          }),
        ],
        packages: ['qemu-guest-agent'],
        runcmd: [['systemctl', 'enable', '--now', 'qemu-guest-agent']],
      }),
      readiness: Probe.http(8080, { path: '/healthz', initialDelay: Duration.seconds(60) }),
      guestLabels: { app: 'shop' },
    }),
) as [VirtualMachine, VirtualMachine];

green.scheduling.separate(blue);
for (const vm of [blue, green]) {
  vm.expose('http', { port: 80, targetPort: 8080 });
  vm.connections.allowFrom(Peer.namespace('ingress'), Port.tcp(8080));
  vm.connections.allowFrom(Peer.ipBlock('10.20.0.0/16'), Port.tcp(22));
}
synth(app);
