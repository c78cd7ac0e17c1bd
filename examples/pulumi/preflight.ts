/**
 * KubeVirt behind its preflight: nothing is installed on a cluster that is not ready for it. Afterwards a second run checks the installation, and
 * the VM gets the CPU model that all nodes share, so that it can migrate to each of them.
 *
 * Configuration: `release` (folder with the manifests of the operators; default: `vendor/kubevirt-iac`).
 */
import * as pulumi from '@pulumi/pulumi';
import { ReleaseSource } from 'kubevirt-iac';
import * as kubevirt from 'kubevirt-iac/pulumi';

export async function behindPreflight() {
  const config = new pulumi.Config();
  const folder = config.get('release');
  const source = folder ? ReleaseSource.folder(folder) : ReleaseSource.upstream();
  const kubevirtVersion = 'v1.9.0';

  const before = new kubevirt.Preflight('before', { kubevirtVersion, requires: ['storage'] });
  const stack = new kubevirt.VirtualizationStack(
    'virt',
    { kubevirt: { version: kubevirtVersion, source }, lockFile: config.get('lockFile') },
    { dependsOn: [before] },
  );
  // It has no input that changes with an installation: the trigger runs it again after an upgrade.
  const after = new kubevirt.Preflight(
    'after',
    { kubevirtVersion, requires: ['live-migration'], bootGuest: true, triggers: [stack.kubevirtVersion] },
    { dependsOn: [stack] },
  );

  const vm = new kubevirt.VirtualMachine(
    'web',
    {
      cpu: { sockets: 2, model: after.cpuModel.apply((model) => model ?? 'host-model') },
      memory: '2Gi',
      bootDisk: { import: { registry: 'quay.io/containerdisks/fedora:42' }, size: '20Gi', accessMode: 'ReadWriteMany' },
      allow: ['web-root'],
    },
    { dependsOn: [stack] },
  );
  return { cpuModel: after.cpuModel, nodes: after.nodes, status: vm.printableStatus };
}
