import { writeFileSync } from 'node:fs';
import { stringify } from 'yaml';

/** A VM as a team would write it: three disks, two NICs, cloud-init, a probe and anti-affinity. The same index gives the same VM. */
export function realisticVm(index: number) {
  const name = `vm-${index}`;
  return {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachine',
    metadata: { name, namespace: 'vms', labels: { app: 'web', tier: 'front' } },
    spec: {
      runStrategy: 'Always',
      template: {
        metadata: { labels: { app: 'web', 'example.org/guest': name } },
        spec: {
          evictionStrategy: 'LiveMigrateIfPossible',
          terminationGracePeriodSeconds: 180,
          affinity: {
            podAntiAffinity: {
              preferredDuringSchedulingIgnoredDuringExecution: [
                {
                  weight: 100,
                  podAffinityTerm: {
                    topologyKey: 'kubernetes.io/hostname',
                    labelSelector: { matchLabels: { app: 'web' } },
                  },
                },
              ],
            },
          },
          domain: {
            cpu: { sockets: 2, cores: 1, threads: 1 },
            memory: { guest: '4Gi' },
            devices: {
              disks: [
                { name: 'root', disk: { bus: 'virtio' }, bootOrder: 1 },
                { name: 'data', disk: { bus: 'virtio' }, cache: 'none' },
                { name: 'cloudinit', disk: { bus: 'virtio' } },
              ],
              interfaces: [
                { name: 'default', masquerade: {}, model: 'virtio', ports: [{ name: 'http', port: 80 }] },
                { name: 'lan', bridge: {}, model: 'virtio' },
              ],
              rng: {},
            },
          },
          networks: [
            { name: 'default', pod: {} },
            { name: 'lan', multus: { networkName: 'lan' } },
          ],
          readinessProbe: { tcpSocket: { port: 80 }, initialDelaySeconds: 30, periodSeconds: 10 },
          volumes: [
            { name: 'root', dataVolume: { name: `${name}-root` } },
            { name: 'data', persistentVolumeClaim: { claimName: `${name}-data` } },
            {
              name: 'cloudinit',
              cloudInitNoCloud: {
                userData:
                  '#cloud-config\nusers:\n  - name: ops\n    ssh_authorized_keys: [ssh-ed25519 AAAA ops]\npackages: [nginx]\n',
              },
            },
          ],
        },
      },
    },
  };
}

/** VMs in one file. In the second generation, of every three one gets more sockets, one more memory, one another probe. */
export function writeRealisticVms(file: string, count: number, generation: number): void {
  const vms = Array.from({ length: count }, (_, index) => {
    const vm = realisticVm(index);
    const { spec } = vm.spec.template;
    if (generation > 0) {
      if (index % 3 === 0) spec.domain.cpu.sockets += 1;
      else if (index % 3 === 1) spec.domain.memory.guest = '8Gi';
      else spec.readinessProbe.periodSeconds += 1;
    }
    return stringify(vm);
  });
  writeFileSync(file, vms.join('---\n'));
}
