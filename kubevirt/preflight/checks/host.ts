import { type Check, type Finding, fail, overReports, pass, skipped, textAt, unknown, type View, warn } from '../check';
import type { ProbeReport } from '../probe';

type Judge = (report: ProbeReport, view: View, architecture: string) => Finding;

/** A check that judges the report of each node. */
function host(check: Omit<Check, 'level' | 'needs' | 'judge'> & { judge: Judge }): Check {
  const { judge, ...rest } = check;
  return {
    ...rest,
    level: 'node',
    needs: ['nodes', 'probes'],
    judge: (view) =>
      overReports(view, (report, node) => judge(report, view, textAt(node, 'status', 'nodeInfo', 'architecture'))),
  };
}

const gib = (kib: number): string => `${Math.round(kib / 1024 / 1024)} GiB`;

export const HOST: readonly Check[] = [
  {
    id: 'probe',
    title: 'Probe of the nodes',
    level: 'node',
    needs: ['nodes', 'probes'],
    expects: 'a report of every node that is Ready',
    repair: 'Repair what the message names, and run it again. The checks of these nodes are unknown until then.',
    judge: ({ ready, read }) => {
      const answers = read('probes').filter(({ node }) => ready.some(({ metadata }) => metadata?.name === node));
      const silent = answers.filter((answer) => 'reason' in answer);
      if (silent.length === 0) return pass(`${answers.length} of ${ready.length} nodes`);
      const parts = silent.map((answer) => `${answer.node}: ${'reason' in answer ? answer.reason : ''}`);
      const repair = silent.map((answer) => ('repair' in answer ? answer.repair : undefined)).find(Boolean);
      return unknown(parts.join('; '), repair);
    },
  },
  host({
    id: 'kvm',
    title: 'Hardware virtualization',
    expects: '/dev/kvm that can be opened; not needed for guests that may be emulated',
    repair:
      'Enable VT-x or AMD-V in the firmware and load kvm_intel or kvm_amd; or exclude the node by the node selector.',
    judge: ({ kvm, vmx, svm, hypervisor }, { options, profile }) => {
      const flag = vmx ? 'vmx' : svm ? 'svm' : '';
      if (kvm === 'open') return pass(`/dev/kvm works${flag ? ` (${flag})` : ''}`);
      const state = kvm === 'closed' ? '/dev/kvm cannot be opened' : 'no /dev/kvm';
      const cause = flag
        ? `the CPU has ${flag}: the module of KVM is not loaded`
        : `the CPU shows neither vmx nor svm${hypervisor ? ': this node is a VM without nested virtualization' : ''}`;
      const emulated = options.emulation || profile.configuration.developerConfiguration?.['useEmulation'] === true;
      if (emulated) return warn(`${state}; guests are emulated, and slow`);
      return fail(`${state}; ${cause}`);
    },
  }),
  host({
    id: 'nx',
    title: 'No-execute bit',
    expects: 'the CPU flag nx on amd64',
    repair: 'Enable the no-execute bit (NX, XD) in the firmware.',
    judge: ({ nx }, _, architecture) => {
      if (architecture !== 'amd64') return skipped(`not on ${architecture}`);
      return nx ? pass('on') : fail('off');
    },
  }),
  host({
    id: 'vhost-net',
    title: '/dev/vhost-net',
    expects: 'there; the kernel may still load it at first use, so its absence is a warning',
    repair: 'Load it at boot: echo vhost_net > /etc/modules-load.d/vhost_net.conf.',
    judge: ({ vhostNet }) => (vhostNet ? pass('there') : warn('not there: networks of guests would be slow')),
  }),
  host({
    id: 'tun',
    title: '/dev/net/tun',
    expects: 'there; the kernel may still load it at first use, so its absence is a warning',
    repair: 'Load it at boot: echo tun > /etc/modules-load.d/tun.conf.',
    judge: ({ tun }) => (tun ? pass('there') : warn('not there: guests have no network without it')),
  }),
  host({
    id: 'cgroup',
    title: 'Version of cgroups',
    expects: '2; version 1 is deprecated in KubeVirt 1.9 and removed after it',
    repair: 'Boot the node with cgroup v2 (systemd.unified_cgroup_hierarchy=1).',
    judge: ({ cgroup }) => (cgroup === 2 ? pass('2') : warn('1: KubeVirt 1.9 is the last release that supports it')),
  }),
  host({
    id: 'kubelet-root',
    title: 'Folder of the kubelet',
    expects: '/var/lib/kubelet: KubeVirt and the hostpath provisioner look for Pods there',
    repair:
      'Bind-mount the folder of this distribution to /var/lib/kubelet (k0s, MicroK8s), or run the kubelet with its default root.',
    judge: ({ kubeletRoot }) =>
      kubeletRoot ? pass('/var/lib/kubelet') : fail('the kubelet does not work in /var/lib/kubelet'),
  }),
  host({
    id: 'iommu',
    title: 'IOMMU',
    requirement: 'host-devices',
    expects: 'on, where host devices are required',
    repair: 'Enable VT-d or AMD-Vi in the firmware, and boot with intel_iommu=on or amd_iommu=on.',
    judge: ({ iommuGroups }, { demanded }) => {
      if (iommuGroups > 0) return pass(`${iommuGroups} groups`);
      return demanded('host-devices') ? fail('off') : skipped('off, and not required');
    },
  }),
  host({
    id: 'nested',
    title: 'Nested virtualization',
    requirement: 'nested',
    expects: 'on, where guests run guests of their own',
    repair: 'Load the module with nested=1: echo "options kvm_intel nested=1" > /etc/modprobe.d/kvm.conf.',
    judge: ({ nested }, { demanded }) => {
      if (nested) return pass('on');
      return demanded('nested')
        ? fail(nested === false ? 'off' : 'no module of KVM is loaded')
        : skipped('not required');
    },
  }),
  host({
    id: 'hugepages-host',
    title: 'Huge pages of the host',
    expects: 'as many as the kubelet offers: it reads them only at its start',
    repair: 'Restart the kubelet.',
    judge: ({ hugepages }, { ready }) => {
      const offered = ready.some((node) =>
        Object.entries(node.status?.['allocatable'] ?? {}).some(
          ([key, value]) => key.startsWith('hugepages-') && value !== '0',
        ),
      );
      if (hugepages > 0 && !offered) return warn(`${hugepages} reserved by the kernel, none offered by the kubelet`);
      return pass(hugepages > 0 ? `${hugepages} reserved` : 'none');
    },
  }),
  host({
    id: 'security-modules',
    title: 'SELinux and AppArmor',
    expects: 'no AppArmor profile of a libvirt on the host: it keeps the QEMU of virt-handler from starting',
    repair: 'Remove libvirt from the host: guests bring their own.',
    judge: ({ selinux, apparmor, libvirtProfile }) => {
      if (libvirtProfile) return warn('AppArmor has a profile of libvirtd');
      return pass(`SELinux ${selinux}, AppArmor ${apparmor ? 'enabled' : 'disabled'}`);
    },
  }),
  host({
    id: 'swap',
    title: 'Swap',
    expects: 'off; memory overcommit with swap needs wasp-agent',
    repair: 'Turn it off (swapoff -a, and /etc/fstab), or install wasp-agent.',
    judge: ({ swap }) => (swap === 0 ? pass('off') : warn(`${gib(swap)} on: guests may be swapped out`)),
  }),
  host({
    id: 'host-os',
    title: 'Distribution of the host',
    expects: 'rhcos for the flavour openshift',
    repair: 'Use nodes with Red Hat Enterprise Linux CoreOS for guests.',
    judge: ({ os }, { options }) => {
      const right = options.flavour !== 'openshift' || ['rhcos', 'rhel'].includes(os);
      return right ? pass(os || 'not named') : fail(os || 'not named');
    },
  }),
  host({
    id: 'pool-path',
    title: 'Room on the pool path',
    expects:
      'the free space that was asked for (50Gi unless given), not on the root filesystem, where a pool path is given',
    repair: 'Mount a filesystem of its own on the pool path, on each node.',
    judge: ({ pool, os }, { options }) => {
      const { poolPath, poolMinFree } = options;
      if (poolPath === undefined) return skipped('no pool path is given');
      if (!pool) return unknown('the image of the probe has no df', 'Use an image with df for the probe.');
      if (os === 'rhcos' && !/^\/var\//.test(poolPath))
        return fail(`${poolPath} is read-only on this operating system`, 'Choose a pool path below /var.');
      const room = `${gib(pool.free)} of ${gib(pool.size)} free`;
      const where = `${poolPath}${pool.exists ? '' : ' (does not exist yet)'}`;
      if (pool.free * 1024 < poolMinFree) return fail(`${where}: ${room}, wanted ${gib(poolMinFree / 1024)}`);
      if (pool.rootFilesystem)
        return warn(`${where}: ${room} on the root filesystem: disks of guests could fill the host`);
      return pass(`${where}: ${room}`);
    },
  }),
];

/** Ids of the checks that need the probe, for a run without it. */
export const PROBED: readonly string[] = HOST.map(({ id }) => id);
