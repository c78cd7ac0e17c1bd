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
  VMPool,
} from '../../constructs';

export interface PlatformTree {
  /** Output folder. */
  readonly outdir: string;
  readonly gitops: GitOpsTarget;
  /** Folder with the releases, and a lock file beside it. */
  readonly releases: string;
  /** Names of the guests. */
  readonly guests: readonly string[];
  /** Whether there is also a pool with an autoscaler, `workers`. */
  readonly pool?: boolean;
}

/** Writes the tree of a platform, and of guests in the namespace shop. */
export function writePlatformTree({ outdir, gitops, releases, guests, pool }: PlatformTree): void {
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
  if (pool) {
    const bootDisk = Disk.containerDisk('quay.io/containerdisks/fedora:42');
    const workers = new VMPool(shop, 'workers', { namespace: team.name, machine: { cpu: 1, memory: '1Gi', bootDisk } });
    workers.autoscale({ max: 3, cpu: 70 });
    workers.node.addDependency(team);
  }
  synth(app, { outdir, gitops, onWarning: () => {} });
}
