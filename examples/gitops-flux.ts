/** The same platform and guests, applied by Flux. */
import { App, Chart } from 'cdk8s';
import {
  Disk,
  GitOps,
  Image,
  ReleaseSource,
  Subject,
  synth,
  Tenant,
  VirtualizationStack,
  VirtualMachine,
} from 'kubevirt-iac';

const app = new App();

const platform = new Chart(app, 'platform');
const virt = new VirtualizationStack(platform, 'virt', {
  // A folder that `npx kubevirt-iac vendor --out vendor` filled.
  kubevirt: { source: ReleaseSource.folder(process.env['RELEASES'] ?? 'vendor') },
  lockFile: process.env['LOCK_FILE'] ?? 'kubevirt-iac.lock.json',
});

const shop = new Chart(app, 'shop');
shop.node.addDependency(virt);
const team = new Tenant(shop, 'shop', { access: { operators: [Subject.group('shop')] } });
const web = new VirtualMachine(shop, 'web', {
  namespace: team.name,
  cpu: 1,
  memory: '1Gi',
  bootDisk: Disk.import(Image.registry('quay.io/containerdisks/fedora:42'), { size: '10Gi' }),
});
web.node.addDependency(team);

synth(app, {
  outdir: 'manifests',
  gitops: GitOps.flux({
    source: { url: 'https://git.example.com/shop/vms.git', secret: 'shop-vms' },
    name: 'shop-vms',
  }),
});
