/** A platform and its guests in Git, applied by Argo CD. */
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
  gitops: GitOps.argoCd({
    repoURL: 'https://git.example.com/shop/vms.git',
    name: 'shop-vms',
    applications: 'charts',
    // A change may restart a guest: on its own, Argo CD applies it on Saturday night.
    restartWindow: { schedule: '0 22 * * 6', duration: '4h', timeZone: 'Europe/Berlin' },
    notify: { service: 'slack', recipient: 'shop-vms' },
  }),
});
