/** Trees of a platform and its guests for the tests of Argo CD and Flux. */
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import {
  Disk,
  type GitOpsTarget,
  Image,
  ReleaseSource,
  synth,
  Tenant,
  VirtualizationStack,
  VirtualMachine,
} from '../../constructs';

export interface PlatformTree {
  /** Output folder. */
  readonly outdir: string;
  readonly gitops: GitOpsTarget;
  /** Folder with the releases, and a lock file beside it. */
  readonly releases: string;
  /** Names of the guests. */
  readonly guests: readonly string[];
}

/** Writes the tree of a platform, and of guests in the namespace shop. */
export function writePlatformTree({ outdir, gitops, releases, guests }: PlatformTree): void {
  const app = new App();
  const platform = new Chart(app, 'platform');
  const virt = new VirtualizationStack(platform, 'virt', {
    kubevirt: { source: ReleaseSource.folder(releases) },
    lockFile: join(releases, '..', 'lock.json'),
  });
  const shop = new Chart(app, 'shop');
  shop.node.addDependency(virt);
  const team = new Tenant(shop, 'shop', {});
  for (const name of guests) {
    const vm = new VirtualMachine(shop, name, {
      namespace: team.name,
      cpu: 1,
      memory: '1Gi',
      bootDisk: Disk.import(Image.registry('quay.io/containerdisks/fedora:42'), { size: '10Gi' }),
    });
    vm.node.addDependency(team);
  }
  synth(app, { outdir, gitops, onWarning: () => {} });
}
