/** Namespaces for teams that describe what they need in a file of their own, on the clusters that they are on. */
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { BridgeNetwork, Clusters, Disk, Fleet, GoldenImage, Image, synth, Tenants } from 'kubevirt-iac';

const clusters = Clusters.fromFile(join(__dirname, 'clusters.yaml'));
const fedora = { dataSource: 'fedora', namespace: 'golden-images' };

const tenants = Tenants.fromFolder(join(__dirname, 'tenants'), {
  clusters,
  sizes: { small: 'u1.small', medium: 'u1.medium', large: 'u1.2xlarge' },
  images: { fedora: { disk: Disk.clone(fedora, { size: '30Gi' }), preference: 'fedora' } },
  networks: {
    factory: (scope, namespace) => new BridgeNetwork(scope, 'factory', { namespace, bridge: 'br-factory', vlan: 120 }),
  },
  podNetworks: ['10.128.0.0/14'],
  atMost: { vms: 50, cpu: 200, memory: '1Ti', storage: '10Ti', largestDisk: '1Ti' },
  reserved: ['golden-images', 'argocd'],
});

const app = new App();
new Fleet(app, 'sites', {
  clusters,
  site: ({ app, cluster }) => {
    const images = new Chart(app, 'images', { namespace: 'golden-images' });
    const golden = new GoldenImage(images, 'fedora', {
      from: Image.registry('quay.io/containerdisks/fedora:42'),
      schedule: '0 3 * * 1',
    });
    const all = new Tenants(new Chart(app, 'tenants'), 'tenants', { tenants, cluster });
    for (const name of all.tenants.keys()) golden.grantClone({ namespace: name });
  },
});
synth(app);
